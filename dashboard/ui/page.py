"""How does every page begin? Demo band, name, answer, filters: the same frame everywhere."""

from collections.abc import Callable, Hashable
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from functools import partial

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import get_script_run_ctx

from dashboard.export.workbook import Sheet
from dashboard.filters import Filters
from dashboard.i18n import Translator
from dashboard.panels import Panel, Prepared, has_demo, prepare
from dashboard.panels.drawing_ahead import OPEN_PAGES, Shown
from dashboard.ui import sidebar
from dashboard.ui.facts import coverage_line
from dashboard.ui.frame import Frame
from dashboard.ui.page_table import BY_ID, PageEntry
from dashboard.ui.take_page import take_page
from dashboard.ui.visit import Visit, current
from dashboard.ui.who import not_allowed, show_who


@dataclass(frozen=True, slots=True)
class Page:
    """A page being drawn: what was asked for, and how to prepare a panel for it."""

    entry: PageEntry
    visit: Visit
    filters: Filters
    shown: list[Prepared] = field(default_factory=list)
    """The panels drawn so far: whoever takes the page away gets them."""
    others: list[Sheet] = field(default_factory=list)
    """Tables drawn so far that are no panels."""
    asked: str = ""
    """The panel that the address is a link to, when it was drawn first: it is not drawn again in its place."""
    known: dict[Hashable, Prepared] = field(default_factory=dict, init=False)
    """What was read for this selection: a card asks for its panel three times, for picture, foot and file."""

    @property
    def t(self) -> Translator:
        """The reader's translator."""
        return self.visit.t

    def follow(
        self,
        said: "Callable[[Page], object]",
        draw: "Callable[[Page], None]",
        place: DeltaGenerator | None = None,
        *,
        flat: bool = False,
    ) -> None:
        """Draw what follows the selection: at once, whatever it says, this page is drawn whole in every run."""
        with place or nullcontext():
            draw(self)

    def prepare(self, panel: Panel, **chosen: str | None) -> Prepared:
        """A panel to be shown on this page; ``chosen`` sets what only this panel follows (a project, a library)."""
        prepared = self.read(panel, **chosen)
        if prepared not in self.shown:
            self.shown.append(prepared)
        return prepared

    def read(self, panel: Panel, **chosen: str | None) -> Prepared:
        """A panel for this page's selection that is only asked: not its numbers are shown, but a sentence or codes."""
        key = (panel.id, *chosen.items())
        if key not in self.known:
            self.known[key] = self._read(panel, **chosen)
        return self.known[key]

    def _read(self, panel: Panel, **chosen: str | None) -> Prepared:
        filters = replace(self.filters, **chosen) if chosen else self.filters  # type: ignore[arg-type]  # str fields
        shown = Shown(panel.id, filters, self.t.language, self.visit.theme)
        context = get_script_run_ctx()
        if context is not None:
            OPEN_PAGES.shows(context.session_id, self.entry.id, shown)
        return prepare(panel.id, filters, shown.language, shown.theme, self.visit.snapshot)


def begin(page_id: str, answer: Panel | None = None) -> Page:
    """Draw the head of a page that is drawn whole in every run, for those who may open it."""
    entry, visit = opened(page_id)
    with st.sidebar:
        page = Page(entry, visit, sidebar.filters(entry, visit))
    headed(page, answer)
    return page


def opened(page_id: str) -> tuple[PageEntry, Visit]:
    """A page's entry and the visit. Who may not open it is told so; a page run without the shell shows nothing."""
    visit = current()
    if visit is None:
        st.stop()
    entry = BY_ID[page_id]
    if not visit.may(entry.permission):
        st.title(visit.t(f"page.{page_id}.title"), anchor=False)
        not_allowed(entry.permission, visit.person, visit.t)
        show_who(visit.person, visit.t)
        st.stop()
    return entry, visit


def headed(page: Page | Frame, answer: Panel | None) -> None:
    """Draw the demo band, the page's name, how many reported, and the answer."""
    if has_demo(page.visit.snapshot):
        st.warning(page.t("demo.band"), icon=":material/science:")
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        st.title(page.t(f"page.{page.entry.id}.title"), width="content", anchor=False)
        right = st.container(horizontal=True, width="content", vertical_alignment="bottom")
        page.follow(_reported, _coverage, right, flat=True)
    if page.entry.tables:
        # Streamlit copies all containers that a fragment is drawn in, each with its parents: hence outside the row's.
        with right.container(width="content"):  # a fragment alone takes the whole line
            take_page(page.entry.id, page.shown, page.others, page.t)
    if answer is not None:
        page.follow(partial(_said, answer), partial(_answer, answer), flat=True)


def _reported(page: Page) -> str:
    return coverage_line(page.visit, page.filters)


def _coverage(page: Page) -> None:
    if line := _reported(page):
        st.caption(line, width="content")


def _said(panel: Panel, page: Page) -> str:
    return page.read(panel).saying.text or page.t(f"page.{page.entry.id}.question")


def _answer(panel: Panel, page: Page) -> None:
    st.markdown(f"## {_said(panel, page)}")
