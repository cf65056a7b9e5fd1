"""How does it reach the screen? The only package that speaks Streamlit."""

from dashboard.ui.attention import attention
from dashboard.ui.choose import choose, codes
from dashboard.ui.definitions import show_definitions, show_ground
from dashboard.ui.journal import demo_data, show_journal, show_origin
from dashboard.ui.key_figures import key_figures
from dashboard.ui.layout import columns
from dashboard.ui.map_view import map_controls, map_legend, show_map
from dashboard.ui.page import Page, begin
from dashboard.ui.profile import of_library, profile
from dashboard.ui.promises import show_ledger, show_status
from dashboard.ui.show import show
from dashboard.ui.upload import choose_report, show_upload
from dashboard.ui.visit import enter, run_page
from dashboard.ui.walking import show_next_sites, walking_controls

__all__ = [
    "Page",
    "attention",
    "begin",
    "choose",
    "choose_report",
    "codes",
    "columns",
    "demo_data",
    "enter",
    "key_figures",
    "map_controls",
    "map_legend",
    "of_library",
    "profile",
    "run_page",
    "show",
    "show_definitions",
    "show_ground",
    "show_journal",
    "show_ledger",
    "show_map",
    "show_next_sites",
    "show_origin",
    "show_status",
    "show_upload",
    "walking_controls",
]
