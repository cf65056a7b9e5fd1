"""What did people explain? Remarks on monthly figures of the libraries that are selected."""

from collections.abc import Mapping
from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from dashboard.filters import Filters
from dashboard.reading import ALL, Remark
from dashboard.store.tables import Remark as Written
from dashboard.store.tables import Venue
from dashboard.store.tables.journal import WHOLE

MONTHLY = frozenset({"attendance", "event_count"})
"""Tables whose rows have the key ``library|month|…``."""


def remarks(session: Session, table: str, filters: Filters) -> tuple[Remark, ...]:
    """Remarks on a monthly table, of the selected libraries up to the last month, oldest first; else none."""
    if table not in MONTHLY:
        return ()
    written = select(col(Written.row_key), col(Written.text), col(Written.author)).where(
        col(Written.table_name) == table
    )
    keys = list(session.execute(written))
    chosen = _districts(session, filters) if keys else {}
    found = {_remark(key, text, author, chosen) for key, text, author in keys if key.split("|")[0] in chosen}
    # The start is left out: charts of years and of what is usual show months before it.
    return tuple(sorted(one for one in found if one.month <= filters.last_month and _of_group(one, table, filters)))


def _remark(key: str, text: str, author: str, districts: Mapping[str, str | None]) -> Remark:
    library, month, part = key.split("|", 2)
    whose = ALL if library == WHOLE else library
    return Remark(
        date.fromisoformat(month), whose, text, author, "" if part == WHOLE else part, districts[library] or ""
    )


def _of_group(remark: Remark, table: str, filters: Filters) -> bool:
    chosen = filters.age_groups if table == "attendance" else ()
    return not chosen or remark.part in {"", *chosen}


def _districts(session: Session, filters: Filters) -> dict[str, str | None]:
    """District by library of the selection; ``WHOLE`` among them where nothing is left out."""
    places = select(col(Venue.code), col(Venue.district_code)).where(
        *filters.where(library=col(Venue.code), district=col(Venue.district_code))
    )
    found: dict[str, str | None] = {row.code: row.district_code for row in session.execute(places)}
    return found if filters.libraries or filters.districts else {**found, WHOLE: None}
