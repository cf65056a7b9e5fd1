"""How does a page follow its filters without being drawn whole again?

A whole run draws the frame with a place for each part; then the filters, in a fragment of their own which fills those
places. A change of a filter runs that fragment alone: menu, cards and feet are neither made nor sent again.
"""

from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from dashboard import meters
from dashboard.filters import Filters
from dashboard.panels import Panel
from dashboard.ui import selection, sidebar
from dashboard.ui.access import fragment_while, runs_alone
from dashboard.ui.frame import Frame
from dashboard.ui.page import Page, headed, opened
from dashboard.ui.state import one_state
from dashboard.ui.visit import resumed, still_holds


@contextmanager
def following(page_id: str, answer: Panel | None = None) -> Iterator[Frame]:
    """The frame of a page whose parts follow its filters. They are drawn when the block ends."""
    frame = Frame(*opened(page_id))
    headed(frame, answer)
    yield frame
    drawn: list[Page] = []
    with st.sidebar:
        _selected(frame, drawn)
    for page in drawn:
        frame.draw_rests(page)


def _holds(frame: Frame, drawn: list[Page]) -> bool:
    return still_holds(frame.visit)


@fragment_while(_holds)
def _selected(frame: Frame, drawn: list[Page]) -> None:
    """The filters, and what follows them; ``drawn`` takes the page of a whole run: a fragment gives nothing back."""
    if runs_alone():
        with resumed(frame.visit, frame.menu), one_state(frame.visit.snapshot), meters.run_of(frame.entry.id):
            _follow(frame)
        return
    page = _page(frame, sidebar.filters(frame.entry, frame.visit))
    frame.draw_parts(page)
    drawn.append(page)


def _follow(frame: Frame) -> None:
    filters = sidebar.filters(frame.entry, frame.visit)
    selection.keep(selection.FILTERS)
    page = _page(frame, filters)
    if not frame.still_true(page):
        st.rerun(scope="app")
    frame.draw_parts(page)


def _page(frame: Frame, filters: Filters) -> Page:
    frame.shown.clear()  # the lists are those that the page is taken away from
    frame.others.clear()
    return Page(frame.entry, frame.visit, filters, frame.shown, frame.others)
