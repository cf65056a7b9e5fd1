"""What happened to a library? Dates that explain a jump in its figures."""

from datetime import timedelta

from sqlalchemy import select
from sqlmodel import Session, col

from dashboard.filters import Filters
from dashboard.reading import Moment
from dashboard.store.tables import Closure, Library


def moments(session: Session, filters: Filters) -> tuple[Moment, ...]:
    """The moments of the one library selected, oldest first; none while several are selected."""
    chosen = (filters.library,) if filters.library else filters.libraries
    if len(chosen) != 1:
        return ()
    library = session.get(Library, chosen[0])
    if library is None:
        return ()
    return tuple(sorted([*_of_life(library), *_of_closures(session, chosen[0])], key=lambda moment: moment.on))


def _of_life(library: Library) -> list[Moment]:
    dates = (
        (library.opened_on, "opened", library.opened_precision),
        (library.modernised_on, "modernised", library.modernised_precision),
        (library.open_24_7_since, "open_24_7", library.open_24_7_precision),
    )
    return [Moment(on, kind, precision or "day") for on, kind, precision in dates if on]


def _of_closures(session: Session, library: str) -> list[Moment]:
    closed = select(col(Closure.starts_on), col(Closure.ends_on), col(Closure.reason)).where(
        col(Closure.venue_code) == library
    )
    found: list[Moment] = []
    for start, end, reason in session.execute(closed):
        found.append(Moment(start, f"closed_{reason}", "day"))
        if end:
            found.append(Moment(end + timedelta(days=1), "reopened", "day"))
    return found
