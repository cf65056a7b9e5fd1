"""How does every page begin? Demo band, name, answer, filters: the same frame everywhere."""

from dataclasses import dataclass, field, replace

import streamlit as st

from dashboard.export.workbook import Sheet
from dashboard.filters import Filters
from dashboard.i18n import Translator
from dashboard.panels import Panel, Prepared, prepare
from dashboard.ui import sidebar
from dashboard.ui.facts import coverage_line, has_demo
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

    @property
    def t(self) -> Translator:
        """The reader's translator."""
        return self.visit.t

    def prepare(self, panel: Panel, **chosen: str | None) -> Prepared:
        """A panel to be shown on this page; ``chosen`` sets what only this panel follows (a project, a library)."""
        prepared = self.read(panel, **chosen)
        self.shown.append(prepared)
        return prepared

    def read(self, panel: Panel, **chosen: str | None) -> Prepared:
        """A panel for this page's selection that is only asked: not its numbers are shown, but a sentence or codes."""
        filters = replace(self.filters, **chosen) if chosen else self.filters  # type: ignore[arg-type]  # str fields
        return prepare(panel.id, filters, self.t.language, self.visit.theme, self.visit.snapshot)


def begin(page_id: str, answer: Panel | None = None) -> Page:
    """Draw a page's frame, for those who may open it. A page run without the shell stops here and shows nothing."""
    visit = current()
    if visit is None:
        st.stop()
    entry = BY_ID[page_id]
    if not visit.may(entry.permission):
        st.title(visit.t(f"page.{page_id}.title"), anchor=False)
        not_allowed(entry.permission, visit.person, visit.t)
        show_who(visit.person, visit.t)
        st.stop()
    page = Page(entry, visit, sidebar.filters(entry, visit))
    if has_demo(visit.snapshot):
        st.warning(visit.t("demo.band"), icon=":material/science:")
    _headline(page)
    if answer is not None:
        prepared = page.read(answer)
        st.markdown(f"### {prepared.saying.text or page.t(f'page.{page_id}.question')}")
    return page


def _headline(page: Page) -> None:
    with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="bottom"):
        st.title(page.t(f"page.{page.entry.id}.title"), width="content", anchor=False)
        line = coverage_line(page.visit, page.filters)
        with st.container(horizontal=True, width="content", vertical_alignment="bottom"):
            if line:
                st.caption(line, width="content")
            if page.entry.tables:
                with st.container(width="content"):  # a fragment alone takes the whole line
                    take_page(page.entry.id, page.shown, page.others, page.t)
