"""What does one row of a shown table say, and what was the table asked for? What the rows behind it follow from."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Self

import pandas as pd

from dashboard.filters import Filters
from dashboard.reading import Coverage, notes
from dashboard.store.stored_rows import StoredRows

Span = tuple[date | None, date | None]
"""First and last day, both included; None = no limit."""


@dataclass(frozen=True, slots=True)
class Line:
    """A row of a panel's frame: its cells by column, the selection it was read for, the frame's notes."""

    cells: Mapping[str, Any]
    filters: Filters
    notes: Mapping[str, Any]

    @classmethod
    def of(cls, frame: pd.DataFrame, number: int, filters: Filters) -> Self:
        """The row at a position of the frame: missing cells are None, days are dates."""
        row = frame.iloc[number]
        cells = {str(name): _plain(value) for name, value in row.items()}
        return cls(cells, filters, notes(frame))

    def __getitem__(self, column: str) -> Any:
        return self.cells.get(column)

    @property
    def library(self) -> str | None:
        """Code of the library that the row is about."""
        code: str | None = self["library"] or self["branch"]
        return code

    @property
    def spans(self) -> tuple[Span, ...]:
        """The totals' months: those that were counted, and the same a year earlier where the frame has them."""
        known = (self.notes.get(name) for name in ("coverage", "coverage_before"))
        return tuple((one.first, one.last) for one in known if isinstance(one, Coverage))


Behind = Callable[[Line], tuple[StoredRows, ...]]
"""The stored rows that a row of a panel's frame stands on."""


def _plain(value: Any) -> Any:
    if isinstance(value, tuple):
        return value
    if pd.isna(value):
        return None
    return value.date() if isinstance(value, pd.Timestamp) else value
