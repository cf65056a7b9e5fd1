"""Does a date lie where nobody means it? A slip in the year: 1926 or 2062 for 2026."""

from datetime import date
from functools import partial

from dashboard.ingest.kind import Finding, Row

EARLIEST = 1990
YEARS_AHEAD = 15


def _near(row: Row, as_of: date, column: str) -> Finding | None:
    day = row.get(column)
    if isinstance(day, date) and not EARLIEST <= day.year <= as_of.year + YEARS_AHEAD:
        return Finding("w.unusual_year", column, {"year": str(day.year)})
    return None


def near(*columns: str) -> tuple[partial[Finding | None], ...]:
    """Rules that ask about a day before 1990 or more than fifteen years ahead, a column each."""
    return tuple(partial(_near, column=column) for column in columns)
