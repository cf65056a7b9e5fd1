"""What will the first visitor ask for? The Overview as it opens, in the city's first language, then in the others."""

import time
from contextlib import suppress

from dashboard import settings, store
from dashboard.i18n import DEFAULT_LANGUAGE, LANGUAGES
from dashboard.look import LOOKS
from dashboard.panels import PANELS, Snapshot, StateMovedError, has_demo, prepare
from dashboard.ui.sidebar import opening_filters

FIRST_LANGUAGE = DEFAULT_LANGUAGE
FIRST_PAGE = ("overview.", "attendance.year_on_year", "projects.gantt")
"""Panels of the first page, by id or its beginning."""

PAUSE_SECONDS = 0.05
"""Between two panels that nobody may ever ask for, so that a visitor who is there goes first."""


TRIES = 5


def draw(language: str, pause: float = 0) -> None:
    """Prepare the panels of the Overview for the selection it opens with, light and dark.

    Where somebody saves meanwhile it begins anew; where somebody always does, the pages draw themselves.
    """
    for _ in range(TRIES):
        with suppress(StateMovedError):
            _draw(language, pause)
            return


def _draw(language: str, pause: float) -> None:
    url = settings.database_url()
    with store.reading(url) as session:
        snapshot = Snapshot(url, store.revision(session))
    has_demo(snapshot)
    selection = opening_filters(settings.today())
    for panel_id in (panel_id for panel_id in PANELS if panel_id.startswith(FIRST_PAGE)):
        for theme in LOOKS:
            prepare(panel_id, selection, language, theme, snapshot)
            time.sleep(pause)


def draw_other_languages() -> None:
    """The same for whoever reads another language, without haste."""
    for language in LANGUAGES:
        if language != FIRST_LANGUAGE:
            draw(language, PAUSE_SECONDS)
