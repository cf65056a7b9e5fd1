"""How does a page follow its filters without being drawn whole again?

A whole run draws the frame with a place for each part; then the filters, in a fragment of their own which fills those
places. A change of a filter runs that fragment alone: menu and cards are neither made nor sent again, and of what is in
the places only that which says something else now.
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
from dashboard.ui.visit import brought_up_to_date, resumed


@contextmanager
def following(page_id: str, answer: Panel | None = None) -> Iterator[Frame]:
    """The frame of a page whose parts follow its filters. They are drawn when the block ends."""
    frame = Frame(*opened(page_id))
    headed(frame, answer)
    yield frame
    with st.sidebar:
        _selected(frame)


def _holds(frame: Frame) -> bool:
    """Whether the frame does; from then on it is of the newest state."""
    now = brought_up_to_date(frame.visit) if frame.last is not None else None
    if now is None:
        return False
    frame.visit = now
    return True


@fragment_while(_holds)
def _selected(frame: Frame) -> None:
    """The filters, and what follows them."""
    if not runs_alone():
        frame.draw(_page(frame, sidebar.filters(frame.entry, frame.visit)))
        return
    with resumed(frame.visit, frame.menu), one_state(frame.visit.snapshot), meters.run_of(frame.entry.id):
        filters = sidebar.filters(frame.entry, frame.visit)
        selection.keep(selection.FILTERS)
        frame.bring_up_to_date(_page(frame, filters))


def _page(frame: Frame, filters: Filters) -> Page:
    frame.shown.clear()  # the lists are those that the page is taken away from
    frame.others.clear()
    return Page(frame.entry, frame.visit, filters, frame.shown, frame.others)
