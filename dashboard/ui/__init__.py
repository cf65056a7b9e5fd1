"""How does it reach the screen? The only package that speaks Streamlit."""

from dashboard.ui.attention import attention
from dashboard.ui.audit import show_audit
from dashboard.ui.choose import choose, codes
from dashboard.ui.definitions import show_definitions, show_ground
from dashboard.ui.following import following
from dashboard.ui.guests import guest_controls, guest_legend, list_guests, show_walk
from dashboard.ui.in_tabs import show_in_tabs
from dashboard.ui.journal import demo_data, show_journal, show_origin
from dashboard.ui.key_figures import key_figures
from dashboard.ui.layout import columns
from dashboard.ui.map_view import answer, map_controls, map_legend, map_question, show_map
from dashboard.ui.override import show_override
from dashboard.ui.page import Page, begin
from dashboard.ui.people import show_people
from dashboard.ui.present import build_deck, list_decks, on_stage, show_stage
from dashboard.ui.profile import of_library, profile
from dashboard.ui.project_figures import project_figures
from dashboard.ui.promises import show_ledger
from dashboard.ui.rules_card import show_rules
from dashboard.ui.show import asked_for, show, show_asked, show_if_known
from dashboard.ui.standing import show_status, with_statuses
from dashboard.ui.upload import choose_report, show_upload
from dashboard.ui.visit import enter, run_page
from dashboard.ui.walking import list_sites, sites_controls, walking_controls, walking_legend

__all__ = [
    "Page",
    "answer",
    "asked_for",
    "attention",
    "begin",
    "build_deck",
    "choose",
    "choose_report",
    "codes",
    "columns",
    "demo_data",
    "enter",
    "following",
    "guest_controls",
    "guest_legend",
    "key_figures",
    "list_decks",
    "list_guests",
    "list_sites",
    "map_controls",
    "map_legend",
    "map_question",
    "of_library",
    "on_stage",
    "profile",
    "project_figures",
    "run_page",
    "show",
    "show_asked",
    "show_audit",
    "show_definitions",
    "show_ground",
    "show_if_known",
    "show_in_tabs",
    "show_journal",
    "show_ledger",
    "show_map",
    "show_origin",
    "show_override",
    "show_people",
    "show_rules",
    "show_stage",
    "show_status",
    "show_upload",
    "show_walk",
    "sites_controls",
    "walking_controls",
    "walking_legend",
    "with_statuses",
]
