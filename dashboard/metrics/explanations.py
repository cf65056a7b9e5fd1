"""What did people write about the rows that a frame stands on? Of projects, plans, residents, closures, the register.

Monthly figures are not asked for here: their remarks belong to columns, not to rows (``metrics.remarks``).
"""

from collections.abc import Iterable, Iterator, Mapping
from itertools import islice
from typing import Any

import pandas as pd
from sqlalchemy import inspect, select
from sqlmodel import Session, col

from dashboard.filters import Filters
from dashboard.metrics.behind import Behind, Line
from dashboard.metrics.remarks import MONTHLY
from dashboard.reading import ALL, CITY, Explanation
from dashboard.store.stored_rows import StoredRows
from dashboard.store.tables import (
    Closure,
    Library,
    MilestoneReport,
    Population,
    Project,
    PublishedFigure,
    Remark,
    Target,
)

WHOSE: Mapping[str, Any] = {
    "closure": Closure.venue_code,
    "library": Library.venue_code,
    "milestone_report": MilestoneReport.project_code,
    "population": Population.district_code,
    "project": Project.code,
    "published_figure": PublishedFigure.venue_code,
    "target": Target.scope,
}
"""The column of a table that says whose its row is."""
NAMING = ("library", "branch", "project", "place", "scope")
"""Columns of a frame that say whose a row is; one about a district may be about a library too."""
KEYS_A_QUERY = 500
MOST_ROWS = 5000
"""Rows of a frame that are looked up: beyond, a table for the country tells of its first ones."""

Written = Mapping[str, Mapping[str, tuple[Explanation, ...]]]
"""By table and key of the row."""


def explanations(
    session: Session, frame: pd.DataFrame, behind: Behind, filters: Filters
) -> dict[int, tuple[Explanation, ...]]:
    """What people wrote, by number of the row of a frame that is numbered from 0; rows without a word are left out."""
    written = {} if frame.empty else _written(session)
    if not written:
        return {}
    about = {one.whose for rows in written.values() for some in rows.values() for one in some}
    found, barren, alike = dict[int, tuple[Explanation, ...]](), set[str](), _likeness(frame)
    for number in islice(_rows_about(frame, about), MOST_ROWS):
        if alike[number] in barren:
            continue
        standing = [
            rows for rows in behind(Line.of(frame, number, filters)) if str(rows.table.__tablename__) in written
        ]
        if not standing:
            barren.add(alike[number])
        elif some := tuple(_met(session, standing, written)):
            found[number] = some
    return found


def _likeness(frame: pd.DataFrame) -> list[str]:
    """A sign for each row; rows of one sign stand on the same tables: which ones is decided by codes, not by days."""
    coded = frame.select_dtypes("object").copy()
    for name in NAMING:
        if name in coded:
            coded[name] = coded[name].notna()
    return [repr(row) for row in coded.itertuples(index=False, name=None)]


def _written(session: Session) -> Written:
    said = select(col(Remark.table_name), col(Remark.row_key), col(Remark.text), col(Remark.author)).where(
        col(Remark.table_name).not_in(MONTHLY)
    )
    texts: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for table, key, text, author in session.execute(said.order_by(col(Remark.id))):
        texts.setdefault(table, {}).setdefault(key, []).append((text, author))
    return {table: _named(session, table, by_key) for table, by_key in texts.items() if table in WHOSE}


def _named(
    session: Session, table: str, texts: Mapping[str, list[tuple[str, str]]]
) -> dict[str, tuple[Explanation, ...]]:
    whose = _keys(session, StoredRows(WHOSE[table].class_), texts)
    return {
        key: tuple(Explanation(ALL if owner in {None, CITY} else owner, *said) for said in texts[key])
        for key, owner in whose.items()
    }


def _rows_about(frame: pd.DataFrame, about: set[str]) -> Iterator[int]:
    """Numbers of the rows that may be about any of these: those that name another one are not."""
    named = frame[[name for name in NAMING if name in frame]]
    possible = (named.isna() | named.isin({*about, CITY})).all(axis="columns")
    yield from map(int, possible.to_numpy().nonzero()[0])


def _met(session: Session, standing: Iterable[StoredRows], written: Written) -> Iterator[Explanation]:
    for rows in standing:
        texts = written[str(rows.table.__tablename__)]
        met = _keys(session, rows, texts)
        yield from (one for key, some in texts.items() if key in met for one in some)


def _keys(session: Session, rows: StoredRows, texts: Mapping[str, object]) -> dict[str, str | None]:
    """Those of the keys whose rows meet the conditions, each with whose the row is."""
    own = [rows.table.__table__.c[column.name] for column in inspect(rows.table).primary_key]  # type: ignore[attr-defined]  # every table has one
    firsts = sorted({key if len(own) == 1 else key.split("|")[0] for key in texts})
    found: dict[str, str | None] = {}
    for start in range(0, len(firsts), KEYS_A_QUERY):
        some = firsts[start : start + KEYS_A_QUERY]
        wanted = select(WHOSE[str(rows.table.__tablename__)], *own).where(own[0].in_(some), *rows.conditions)
        found |= {"|".join(map(str, key)): whose for whose, *key in session.execute(wanted)}
    return {key: whose for key, whose in found.items() if key in texts}
