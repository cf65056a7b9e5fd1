"""Was it the change? The table of libraries, with the estimate that compares them with those not changed yet."""

import pandas as pd
from sqlmodel import Session

from dashboard.filters import Filters
from dashboard.metrics.effect import by_library
from dashboard.metrics.effect.estimates import effect_estimates
from dashboard.reading import with_notes


def by_modernisation(session: Session, filters: Filters) -> pd.DataFrame:
    """See ``by_library.by_modernisation``; the note ``estimate`` is its row of ``effect_estimates`` for visits."""
    return _told(session, filters, by_library.by_modernisation(session, filters), "modernisation")


def by_24_7(session: Session, filters: Filters) -> pd.DataFrame:
    """See ``by_library.by_24_7``; the note ``estimate`` is its row of ``effect_estimates`` for visits."""
    return _told(session, filters, by_library.by_24_7(session, filters), "open_24_7")


def _told(session: Session, filters: Filters, table: pd.DataFrame, intervention: str) -> pd.DataFrame:
    rows = effect_estimates(session, filters).itertuples(index=False)
    own = next((tuple(row) for row in rows if row[:2] == (intervention, "visits")), None)
    return with_notes(table, estimate=own)
