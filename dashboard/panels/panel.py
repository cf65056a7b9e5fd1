"""What is a panel? The numbers, the picture and the sentence of one thing worth showing, declared once."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pandas as pd
from sqlmodel import Session

from dashboard.filters import Filters
from dashboard.i18n import Translator
from dashboard.look import Look
from dashboard.metrics.behind import BY_BASIS, Behind
from dashboard.reading import note
from dashboard.sayings.saying import Saying

PROJECTS_ALONE = "projects_alone"
"""The note of a frame that was left with what is about projects, by a panel that tells of libraries too."""
STATEMENTS = "milestone_report"
"""The basis whose rows are published statements about projects."""

Drawing = Any
"""A ``go.Figure`` or a ``pdk.Deck``: neither library ships types, and naming them here would import both."""

Metric = Callable[[Session, Filters], pd.DataFrame]
Draw = Callable[[pd.DataFrame, Translator, Look], Drawing]
Say = Callable[[pd.DataFrame, Translator], Saying]


@dataclass(frozen=True, slots=True)
class Panel:
    """One thing worth showing. Page, presenter, exports, command line and tests walk the same catalogue.

    ``id`` is also the prefix of its words in the catalogues: ``panel.<id>.name``, ``.caption`` (measure, unit,
    how to read the marks), ``.unit``, ``.definition``, ``.empty``.
    """

    id: str
    metric: Metric
    say: Say
    draw: Draw | None = None
    """None: the panel is a table."""
    basis: str = "attendance"
    """The table whose newest figure gives 'data as of': attendance, event_count, library, population or
    milestone_report."""
    columns: tuple[str, ...] = ()
    """Columns of the table twin, if not all of the frame."""
    follows: tuple[str, ...] | None = None
    """Parts of the selection that its numbers follow beside the as-of day; None: all of them may count."""
    behind: Behind | None = None
    """The stored rows that a row of its frame stands on, where they do not follow from the basis alone."""

    def asked(self, filters: Filters) -> Filters:
        """The part of a selection that counts: the same for all selections that differ elsewhere."""
        if self.follows is None:
            return filters
        return Filters(filters.as_of, **{name: getattr(filters, name) for name in self.follows})

    def basis_of(self, frame: pd.DataFrame) -> str:
        """The table that rows of it come from: the statements where only projects were looked at."""
        alone = note(frame, PROJECTS_ALONE) or ("layer" in frame and (frame["layer"] == "projects").all())
        return STATEMENTS if alone and len(frame) else self.basis

    def word(self, part: str) -> str:
        """Key of one of its words in the catalogues."""
        return f"panel.{self.id}.{part}"

    @property
    def stands_on(self) -> Behind:
        """The stored rows that a row of its frame stands on."""
        return self.behind or BY_BASIS[self.basis]
