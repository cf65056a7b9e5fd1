"""What did people explain? Remarks on monthly figures of the libraries that are selected."""

from collections.abc import Collection, Mapping
from datetime import date

import pandas as pd
from sqlalchemy import select
from sqlmodel import Session, col

from dashboard.filters import Filters
from dashboard.reading import ALL, COUNTED_IN, Remark
from dashboard.store.tables import Remark as Written
from dashboard.store.tables import Venue
from dashboard.store.tables.journal import WHOLE

MONTHLY = frozenset({"attendance", "event_count"})
"""Tables whose rows have the key ``library|month|…``."""


def tables_of(frame: pd.DataFrame, basis: str) -> frozenset[str]:
    """The monthly tables that a panel's frame tells of: by its basis, and by the figures it holds."""
    held = MONTHLY if "measure" in frame else {COUNTED_IN[name] for name in frame.columns if name in COUNTED_IN}
    return frozenset({basis, *held}) & MONTHLY


def remarks(session: Session, tables: Collection[str], filters: Filters) -> tuple[Remark, ...]:
    """Remarks on monthly tables, of the selected libraries up to the last month, oldest first."""
    if not tables:
        return ()
    written = select(col(Written.row_key), col(Written.text), col(Written.author), col(Written.table_name)).where(
        col(Written.table_name).in_(sorted(tables))
    )
    keys = list(session.execute(written))
    chosen = _districts(session, filters) if keys else {}
    found = {_remark(tuple(row), chosen) for row in keys if row.row_key.split("|")[0] in chosen}
    # The start is left out: charts of years and of what is usual show months before it.
    return tuple(sorted(one for one in found if one.month <= filters.last_month and _of_group(one, filters)))


def _remark(row: tuple[str, str, str, str], districts: Mapping[str, str | None]) -> Remark:
    key, text, author, table = row
    library, month, part = key.split("|", 2)
    whose = ALL if library == WHOLE else library
    return Remark(
        date.fromisoformat(month), whose, text, author, "" if part == WHOLE else part, districts[library] or "", table
    )


def _of_group(remark: Remark, filters: Filters) -> bool:
    chosen = filters.age_groups if remark.table == "attendance" else ()
    return not chosen or remark.part in {"", *chosen}


def _districts(session: Session, filters: Filters) -> dict[str, str | None]:
    """District by library of the selection; ``WHOLE`` among them where nothing is left out."""
    places = select(col(Venue.code), col(Venue.district_code)).where(
        *filters.where(library=col(Venue.code), district=col(Venue.district_code))
    )
    found: dict[str, str | None] = {row.code: row.district_code for row in session.execute(places)}
    return found if filters.libraries or filters.districts else {**found, WHOLE: None}
