"""Is a plan or a count of residents twice or half of the one before it?"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlmodel import Session

from dashboard import rules
from dashboard.ingest.checked import Checked, Notice
from dashboard.ingest.images import Image, coerced, table


@dataclass(frozen=True, slots=True)
class Series:
    """Rows of a table that follow each other: what they are about, when, how much."""

    about: tuple[str, ...]
    when: str
    value: str
    column: str
    """The column of the file that holds the value."""


SERIES: Mapping[str, Series] = {
    "target": Series(("measure", "scope"), "year", "value", "value"),
    "population": Series(("district_code", "age_group"), "month", "residents", "residents"),
}

Past = dict[tuple[object, ...], dict[Any, Any]]


def far_from_earlier(session: Session, checked: Checked) -> Iterator[Notice]:
    """A warning for each figure of the file that is far from the newest one before it; none for other kinds."""
    name = checked.kind.table
    series = SERIES.get(name)
    if series is None:
        return
    came = [(row, record.values) for row in checked.rows for record in checked.kind.records(row.values, checked.as_of)]
    held = _by_time([dict(row) for row in session.execute(select(table(name))).mappings()], series)
    known = _by_time([coerced(name, values) for _, values in came], series, _copied(held))
    for row, values in came:
        image = coerced(name, values)
        about, value = _key(image, series), float(str(image[series.value]))
        when: Any = image[series.when]  # a year or a day
        before = [moment for moment in known[about] if moment < when]
        if held.get(about, {}).get(when) == image[series.value] or not before:
            continue
        base = float(str(known[about][max(before)]))
        if max(base, value) > 0 and rules.far(value, base):
            words = {"total": f"{value:g}", "base": f"{base:g}"}
            where = (row.row, row.line, series.column, row.cell(series.column))
            yield Notice("w.far_from_earlier", *where, words["total"], words["total"], words)


def _key(image: Mapping[str, object], series: Series) -> tuple[object, ...]:
    return tuple(image[name] for name in series.about)


def _copied(past: Past) -> Past:
    return {about: dict(values) for about, values in past.items()}


def _by_time(rows: Iterable[Image], series: Series, found: Past | None = None) -> Past:
    found = {} if found is None else found
    for row in rows:
        found.setdefault(_key(row, series), {})[row[series.when]] = row[series.value]
    return found
