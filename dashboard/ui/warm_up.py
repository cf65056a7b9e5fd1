"""What will the first visitor ask for? The Overview as it opens, in each language."""

from dashboard import settings, store
from dashboard.i18n import LANGUAGES
from dashboard.look import LOOKS
from dashboard.panels import PANELS, Snapshot, prepare
from dashboard.ui.facts import has_demo
from dashboard.ui.sidebar import opening_filters

FIRST = ("overview.", "attendance.year_on_year", "projects.gantt")
"""Panels of the first page, by id or its beginning."""


def draw_first_page() -> None:
    """Prepare the panels of the Overview for the selection it opens with."""
    url = settings.database_url()
    with store.reading(url) as session:
        snapshot = Snapshot(url, store.revision(session))
    has_demo(snapshot)
    selection = opening_filters(settings.today())
    for language in sorted(LANGUAGES, key="ru kk en".split().index):
        for panel_id in (panel_id for panel_id in PANELS if panel_id.startswith(FIRST)):
            for theme in LOOKS:
                prepare(panel_id, selection, language, theme, snapshot)
