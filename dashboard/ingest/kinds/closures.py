"""What does a file of closures hold? Days on which a library was closed, and why."""

from collections.abc import Iterator, Sequence
from datetime import date
from itertools import groupby
from operator import itemgetter

from dashboard.ingest import records
from dashboard.ingest.kind import Clash, CsvKind, Finding, Layout, Row
from dashboard.ingest.kinds.columns import LIBRARY, NOTES, column
from dashboard.ingest.kinds.our_times import near


def ends_after_start(row: Row) -> Finding | None:
    """A closure that ends before it begins."""
    start, end = row.get("starts_on"), row.get("ends_on")
    if isinstance(start, date) and isinstance(end, date) and end < start:
        return Finding("row.inconsistent", "ends_on", {"rule": "ends_before_start"})
    return None


def apart(rows: Sequence[Row]) -> Iterator[Clash]:
    """Closures of one library for one reason that overlap; two reasons may hold on one day.

    The same first day is a doubled key. Those in the store are asked in ``ingest.overlaps``.
    """
    spans = sorted(span for place, row in enumerate(rows) if (span := _span(row, place)))
    for _, some in groupby(spans, key=itemgetter(0)):
        (_, start, end, other), *following = some
        for _, next_start, next_end, place in following:
            if start < next_start <= end:
                yield Clash(place, other, Finding("row.inconsistent", "starts_on", {"rule": "overlap"}))
            if next_end > end:
                start, end, other = next_start, next_end, place


def _span(row: Row, place: int) -> tuple[tuple[str, str], date, date, int] | None:
    start, end = row.get("starts_on"), row.get("ends_on")
    if not isinstance(start, date) or not row.keys() >= {"ends_on", "library_code", "reason"}:
        return None  # a faulty cell has no value, and its own message
    about = (str(row["library_code"]), str(row["reason"]))
    return about, start, end if isinstance(end, date) else date.max, place


CLOSURES = CsvKind(
    id="closures",
    layouts=(
        Layout(
            columns=(
                LIBRARY,
                column("starts_on", "day", "Закрыта с", "Дата закрытия", "Дата начала", "Жабылған күні", "Closed from"),
                column(
                    "ends_on",
                    "open_day",
                    "Закрыта по",
                    "Дата окончания",
                    "Жабық соңғы күн",
                    "Closed until",
                    nullable=True,
                ),
                column("reason", "closure_reason", "Причина закрытия", "Причина", "Себебі", "Жабылу себебі", "Reason"),
                *NOTES,
            ),
            key=("library_code", "starts_on", "reason"),
        ),
    ),
    records=records.closures,
    table="closure",
    row_rules=(ends_after_start,),
    day_rules=near("starts_on", "ends_on"),
    across=apart,
)
