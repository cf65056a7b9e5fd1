"""What does a reader get? A panel's numbers, picture and sentence for one selection, language and theme.

Prepared panels are kept until a table they were read from is written (``until_written``), so nobody ever gets an older
one. What does not hold any more is let go as soon as somebody asks for a newer state: in a day of uploads it would fill
half a gigabyte.
"""

import json
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field, replace
from datetime import date
from functools import wraps
from typing import Any, TypeVar

import pandas as pd

from dashboard import store
from dashboard.charts.chart import Chart
from dashboard.charts.room import leave_room
from dashboard.charts.written import Written
from dashboard.filters import Filters
from dashboard.i18n import Translator
from dashboard.look import LOOKS
from dashboard.metrics import explanations, freshness, remarks
from dashboard.panels.catalogue import panel
from dashboard.panels.panel import Drawing, Panel
from dashboard.panels.snapshot import Snapshot, opened
from dashboard.panels.turns import in_turn
from dashboard.panels.until_written import until_written
from dashboard.reading import read_as_of, with_notes
from dashboard.sayings.saying import Saying

T = TypeVar("T")
KEPT = 2048
"""Prepared panels kept: 40 panels × 3 languages × 2 themes × the selections of a busy morning."""


@dataclass(frozen=True, slots=True, eq=False)
class Prepared:
    """A panel ready to be shown. Shared by all sessions: never change what it holds. Told apart by identity."""

    panel: Panel
    frame: pd.DataFrame
    saying: Saying
    drawing: Drawing | None
    data_as_of: date | None
    demo: bool
    filters: Filters | None = None
    """What it was read for, and from which state of the store; None for a frame that came from elsewhere."""
    snapshot: Snapshot | None = None
    written: dict[Hashable, Any] = field(default_factory=dict, init=False, repr=False)
    """What was written of it once (:func:`once`)."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing to draw."""
        return len(self.frame) == 0  # pandas' own ``empty`` counts the names of the columns too, a run asks ten times


def _as_of(prepared: Prepared, snapshot: Snapshot) -> Prepared:
    """The same panel of a newer state; what was written of it holds as well."""
    newer = replace(prepared, snapshot=snapshot)
    newer.written.update(prepared.written)
    return newer


@until_written(16)
def reader(snapshot: Snapshot, language: str) -> Translator:
    """The translator of a language that knows the names in the store."""
    with opened(snapshot) as session:
        return Translator(language, store.names(session))


def once(write: Callable[["Prepared", Translator], T]) -> Callable[["Prepared", Translator], T]:
    """What is written of a panel in a language, kept with the panel: it goes when the panel does."""

    @wraps(write)
    def kept(prepared: Prepared, t: Translator) -> T:
        key = (write, t)
        if key not in prepared.written:
            prepared.written[key] = write(prepared, t)
        told: T = prepared.written[key]
        return told

    return kept


def prepare(panel_id: str, filters: Filters, language: str, theme: str, snapshot: Snapshot) -> Prepared:
    """A panel's numbers, finding and drawing. An empty frame is neither drawn nor talked about."""
    _let_go_before(snapshot)
    asked = panel(panel_id).asked(filters)
    return in_turn(_drawn, snapshot, panel_id, asked, language, theme, has_demo(snapshot))


@until_written(KEPT, _as_of)
def _drawn(snapshot: Snapshot, panel_id: str, filters: Filters, language: str, theme: str, demo: bool) -> Prepared:  # noqa: FBT001  part of the key
    prepared = _numbers(snapshot, panel_id, filters, language, demo)
    if prepared.empty or prepared.panel.draw is None:
        return prepared
    drawing = prepared.panel.draw(prepared.frame, reader(snapshot, language), LOOKS[theme])
    return replace(prepared, drawing=drawn_once(drawing))


_newest: dict[str, int] = {}


def _let_go_before(snapshot: Snapshot) -> None:
    """Let go of what does not hold in a state of the store once it is asked for."""
    known = _newest.get(snapshot.url)
    if known is not None and snapshot.revision <= known:
        return
    if known is not None:
        for kept in (_drawn, _numbers, _frame):
            kept.let_go_before(snapshot)
    _newest[snapshot.url] = snapshot.revision


def times_kept() -> tuple[int, int]:
    """How often a drawn panel was there already, and how often it was drawn, since the start."""
    return _drawn.hits, _drawn.misses


def drawn_once(drawing: Drawing) -> Drawing:
    """A finished drawing: it is turned into what goes to the browser once, however often it is shown."""
    # Streamlit asks a figure for its dict on every run. Ours is never changed again, so it is made once: half of the
    # processor time of a page with three charts. A map is a text from the start.
    if isinstance(drawing, Chart):
        leave_room(drawing)
    if hasattr(drawing, "to_plotly_json"):
        made = Written(drawing.to_dict())
        object.__setattr__(drawing, "to_dict", lambda: made)
    elif drawing is not None:
        # pydeck writes for eyes, indented and with every letter in six characters: three times as long.
        written = json.dumps(json.loads(drawing.to_json()), ensure_ascii=False, separators=(",", ":"))
        object.__setattr__(drawing, "to_json", lambda: written)
    return drawing


def numbers(panel_id: str, filters: Filters, language: str, snapshot: Snapshot) -> Prepared:
    """A panel without its drawing: for the command line and for files."""
    return _numbers(snapshot, panel_id, filters, language, has_demo(snapshot))


@until_written(KEPT, _as_of)
def _numbers(snapshot: Snapshot, panel_id: str, filters: Filters, language: str, demo: bool) -> Prepared:  # noqa: FBT001  part of the key
    chosen = panel(panel_id)
    frame, as_of = in_turn(_frame, snapshot, panel_id, filters)
    saying = Saying() if frame.empty else chosen.say(frame, reader(snapshot, language)).capitalised()
    return Prepared(chosen, frame, saying, None, as_of, demo, filters, snapshot)


@until_written(KEPT)
def _frame(snapshot: Snapshot, panel_id: str, filters: Filters) -> tuple[pd.DataFrame, date | None]:
    chosen = panel(panel_id)
    with opened(snapshot) as session:
        # Numbered from 0: what is explained of a row is found again in any part of the frame.
        frame = read_as_of(chosen.metric(session, filters).reset_index(drop=True), filters.as_of)
        monthly = remarks.remarks(session, remarks.tables_of(frame, chosen.basis), filters)
        explained = explanations.explanations(session, frame, chosen.stands_on, filters)
        if frame.empty:
            anything = freshness.data_as_of(session, chosen.basis, Filters(filters.as_of))
            with_notes(frame, nothing_stored=anything is None)
        return (
            with_notes(frame, remarks=monthly, explanations=explained),
            freshness.data_as_of(session, chosen.basis_of(frame), filters),
        )


@until_written(16)
def has_demo(snapshot: Snapshot) -> bool:
    """Whether any synthetic batch is in the store: every import writes the table that tells, few change the answer."""
    with opened(snapshot) as session:
        return freshness.has_demo(session)
