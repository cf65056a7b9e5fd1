"""What did people explain? Remarks on monthly figures of the libraries that are selected."""

from datetime import date

from sqlalchemy import select
from sqlmodel import Session, col

from dashboard.filters import Filters
from dashboard.reading import Remark
from dashboard.store.tables import Remark as Written
from dashboard.store.tables import Venue

MONTHLY = frozenset({"attendance", "event_count"})
"""Tables whose rows have the key ``library|month|…``."""


def remarks(session: Session, table: str, filters: Filters) -> tuple[Remark, ...]:
    """Remarks on the rows of a monthly table inside the selection, oldest month first; none for other tables."""
    if table not in MONTHLY:
        return ()
    written = select(col(Written.row_key), col(Written.text), col(Written.author)).where(
        col(Written.table_name) == table
    )
    found = [_remark(key, text, author) for key, text, author in session.execute(written)]
    chosen = _libraries(session, filters) if found else frozenset()
    first = filters.start or date.min
    return tuple(sorted({r for r in found if r.library in chosen and first <= r.month <= filters.last_month}))


def _remark(key: str, text: str, author: str) -> Remark:
    library, month, _ = key.split("|", 2)
    return Remark(date.fromisoformat(month), library, text, author)


def _libraries(session: Session, filters: Filters) -> frozenset[str]:
    places = select(col(Venue.code)).where(*filters.where(library=col(Venue.code), district=col(Venue.district_code)))
    return frozenset(session.execute(places).scalars())
