"""Who is looking, in which language, at which state of the store? Settled once at the start of a run."""

from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import streamlit as st

from dashboard import settings, store
from dashboard.i18n import LANGUAGES, Translator, language_of
from dashboard.panels import Snapshot, reader
from dashboard.ui.page_table import PAGES, PageEntry

FOLDER = settings.ROOT / "pages"
LOGO = settings.ROOT / "dashboard" / "static"


@dataclass(frozen=True, slots=True)
class Visit:
    """What holds for the whole run."""

    t: Translator
    theme: str
    today: date
    snapshot: Snapshot


_visit: ContextVar[Visit | None] = ContextVar("visit", default=None)
"""Set by the shell in the thread of this run only: a page run without the shell finds nothing here."""


def enter() -> None:
    """Settle the visit: state of the store, language, theme. Called by the shell in every run."""
    url = settings.database_url()
    with store.reading(url) as session:
        snapshot = Snapshot(url, store.revision(session))
    language = _choose_language()
    theme = "dark" if st.context.theme.type == "dark" else "light"
    _visit.set(Visit(reader(snapshot, language), theme, settings.today(), snapshot))


def current() -> Visit | None:
    """The visit of this run; None when the shell did not run."""
    return _visit.get()


def run_page() -> None:
    """Show the navigation in the reader's language and run the page that the address names."""
    visit = current()
    if visit is None:
        return
    sections: dict[str, list[st.Page]] = {}
    for entry in PAGES:
        sections.setdefault(visit.t(f"section.{entry.section}"), []).append(_page(entry, visit.t))
    chosen = st.navigation(sections)
    st.set_page_config(page_title=f"{chosen.title} · {visit.t('app.name')}", layout="wide")
    chosen.run()


def path_of(page_id: str) -> Path:
    """The file of a page."""
    return FOLDER / f"{page_id}.py"


def _page(entry: PageEntry, t: Translator) -> st.Page:
    title = t(f"page.{entry.id}.title")
    return st.Page(path_of(entry.id), title=title, icon=entry.icon, url_path=entry.id, default=entry is PAGES[0])


def _choose_language() -> str:
    # The language always stands in the address: labels of other filters there are in that language too.
    if "lang" not in st.session_state and "lang" not in st.query_params:
        st.session_state["lang"] = language_of(st.context.locale)
    with st.sidebar:
        chosen = st.segmented_control(
            "Тіл · Язык · Language", LANGUAGES, key="lang", bind="query-params", required=True, width="stretch"
        )
    return chosen or language_of(st.context.locale)
