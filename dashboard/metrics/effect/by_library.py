"""What changed at each library? Before, during and after its modernisation, or its switch to 24/7."""

from collections.abc import Iterable, Iterator
from datetime import date

import pandas as pd
from sqlalchemy import select
from sqlmodel import Session, col

from dashboard.filters import Filters
from dashboard.metrics.effect.before_after import BeforeAfter, before_after
from dashboard.metrics.effect.changes import Change, Intervention, changes
from dashboard.metrics.effect.difference import NEVER
from dashboard.metrics.effect.monthly import MEASURES, Monthly, monthly
from dashboard.metrics.frames import CODE, MONTH, SHARE
from dashboard.store.tables import Library, Venue

MONTHS_COMPARED = "Int64"
UNCHANGED = {"modernisation": "not_modernised", "open_24_7": "not_24_7"}
PARTS = {
    "before": SHARE,
    "during": SHARE,
    "after": SHARE,
    "change": SHARE,
    "months_compared": MONTHS_COMPARED,
    "state": CODE,
}
COLUMNS = {
    "library": CODE,
    "began_on": MONTH,
    "after_from": MONTH,
    **PARTS,
    **{f"{name}_events": kind for name, kind in PARTS.items()},
}


def by_modernisation(session: Session, filters: Filters) -> pd.DataFrame:
    """Mean monthly visits and events before, during and after the modernisation.

    Compared are the same calendar months, of the twelve before the works and of the twelve after the reopening. Closed
    days are excluded: a month counts as its figure per day open, times its days; with fewer than half of its days open
    or without a report it counts on neither side. The beginning of the period does not count.

    Grain: library of the selection that figures or a date are known of, largest change first.

    Columns:
        library (str): code.
        began_on, after_from (datetime64[s]): first day that is no longer before, first day that is after. The works
            that end nearest to the modernisation give both; without them a coarse date's whole span is neither.
        before, during, after (float64): visits a month; ``during`` as reported in whole months of the works.
        change (float64): after / before − 1.
        months_compared (Int64): calendar months that both sides have.
        state (str): estimated, too_few_months, no_before (no figures from before), in_works, not_modernised.
        before_events … state_events: the same of events.

    Source: tables ``attendance``, ``event_count``, ``closure``, ``library``.
    """
    return _by_library(session, filters, "modernisation")


def by_24_7(session: Session, filters: Filters) -> pd.DataFrame:
    """The same for the switch to round-the-clock work; ``not_24_7`` stands for ``not_modernised``."""
    return _by_library(session, filters, "open_24_7")


def selected(session: Session, filters: Filters) -> list[str]:
    """Codes of the libraries of the selection."""
    library = col(Library.venue_code)
    chosen = filters.where(library=library, district=col(Venue.district_code))
    statement = select(library).join(Venue, col(Venue.code) == library).where(*chosen).order_by(library)
    return list(session.execute(statement).scalars())


def places(change: Change | None, figures: Monthly) -> tuple[int, int]:
    """Places of the first month no longer before and the first after; ``NEVER`` for what has not come."""
    if change is None:
        return NEVER, NEVER
    back = figures.place(change.after_from, whole=True) if change.after_from else NEVER
    return figures.place(change.began_on, whole=False), back


def _by_library(session: Session, filters: Filters, intervention: Intervention) -> pd.DataFrame:
    turned = changes(session, intervention, filters.as_of)
    figures = {measure: monthly(session, measure, filters) for measure in MEASURES}
    if figures["visits"].full.empty and figures["events"].full.empty:
        return pd.DataFrame(columns=list(COLUMNS)).astype(COLUMNS)
    rows = list(_rows(selected(session, filters), turned, figures, UNCHANGED[intervention]))
    made = pd.DataFrame.from_records(rows, columns=list(COLUMNS)).astype(COLUMNS)
    return made.sort_values(["change", "library"], ascending=[False, True], ignore_index=True)


def _rows(
    libraries: Iterable[str], turned: dict[str, Change | None], figures: dict[str, Monthly], unchanged: str
) -> Iterator[tuple[object, ...]]:
    for library in libraries:
        change = turned[library]
        compared = [_compared(library, change, figures[measure], unchanged) for measure in MEASURES]
        days: tuple[date | None, date | None] = (change.began_on, change.after_from) if change else (None, None)
        yield (library, *days, *(cell for each in compared for cell in _cells(each)))


def _compared(library: str, change: Change | None, figures: Monthly, unchanged: str) -> BeforeAfter:
    if change is None:
        return BeforeAfter(unchanged)
    if figures.full.empty:
        return BeforeAfter("no_before")
    # Turned over, a library is a column: one Series, which is what the types promise.
    return before_after(
        figures.reported.T[library], figures.full.T[library], *places(change, figures), _works(change, figures)
    )


def _works(change: Change, figures: Monthly) -> tuple[int, int] | None:
    """Places of the months that lie in the works from their first day to their last."""
    if change.after_from is None:
        return None
    return figures.place(change.began_on, whole=True), figures.place(change.after_from, whole=False)


def _cells(compared: BeforeAfter) -> tuple[object, ...]:
    said = compared.state in {"estimated", "too_few_months"}
    months = compared.months if said else None
    return compared.before, compared.during, compared.after, compared.change, months, compared.state
