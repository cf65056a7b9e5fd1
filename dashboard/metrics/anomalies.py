"""Which monthly figures are unusual? Beside what the same libraries usually have at that time of year."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date

import numpy as np
import pandas as pd
from sqlmodel import Session

from dashboard.filters import Filters
from dashboard.metrics import reports
from dashboard.metrics.frames import CODE, MONTH, SHARE
from dashboard.metrics.judged import Judged, judged
from dashboard.metrics.kept import of_selection
from dashboard.metrics.known_reasons import Reasons, known_reasons
from dashboard.reading import ALL, Unusual, with_notes
from dashboard.store.tables import Attendance, EventCount

TABLES = {"visits": "attendance", "events": "event_count"}
MONTHLY: Mapping[str, reports.Table] = {"visits": Attendance, "events": EventCount}
FLAG = "bool"
MANY = 0.25
"""Share of the libraries that must have the same reason for it to be that of their sum."""


def visits_anomalies(session: Session, filters: Filters) -> pd.DataFrame:
    """Visits month by month beside what is usual, and every library's unusual month.

    Usual is a library's own level of the months around times its season, both medians (``metrics.usual``); of several
    libraries the sum. Unusual is more than 4 ordinary deviations off and at least 1.5 times (a sum: 1.15 times),
    unless the same month a year before or after strayed alike. Months with a closed day are not judged; the sum of
    several libraries is judged from three years of figures on.

    Grain: finished month of the period for the whole selection, and library-month that is unusual; oldest first.

    Columns:
        month (datetime64[s]): first day of the month.
        library (str): code; missing where the row is of the whole selection.
        visits (float64): entries counted; missing where nobody reported.
        usual (float64): what is usual; missing where nothing can be said.
        usual_from, usual_to (float64): the ordinary lies between them.
        times (float64): visits / usual.
        unusual (bool): beyond what is ordinary.
        known_reason (str): explained (somebody wrote why), after_change, after_closure; missing where none is known.

    Notes: ``unusual``: the unusual figures; ``reports_by_month``.

    Source: tables ``attendance``, ``closure``, ``library``, ``remark``.
    """
    return _anomalies(session, filters, "visits")


def events_anomalies(session: Session, filters: Filters) -> pd.DataFrame:
    """The same of events: column ``events`` instead of ``visits``, table ``event_count``."""
    return _anomalies(session, filters, "events")


def unusual_figures(session: Session, filters: Filters, measure: str) -> tuple[Unusual, ...]:
    """The unusual figures of the period, of the whole selection and of its libraries, oldest first."""
    return _found(session, filters, measure)[0]


def _found(session: Session, filters: Filters, measure: str) -> tuple[tuple[Unusual, ...], tuple[Unusual, ...]]:
    """The unusual figures, and the whole selection in every month: once for all panels of a page."""
    return of_selection(session, ("unusual", measure, filters), lambda: _judged(session, filters, measure))


def _judged(session: Session, filters: Filters, measure: str) -> tuple[tuple[Unusual, ...], tuple[Unusual, ...]]:
    found = judged(session, filters, measure)
    if found is None:
        return (), ()
    return _unusual(found, _reasons(session, filters, measure), filters), tuple(_everyone(found[1], filters))


def _anomalies(session: Session, filters: Filters, measure: str) -> pd.DataFrame:
    numbers = (measure, "usual", "usual_from", "usual_to", "times")
    columns = {"month": MONTH, "library": CODE, **dict.fromkeys(numbers, SHARE), "unusual": FLAG, "known_reason": CODE}
    unusual, everyone = _found(session, filters, measure)
    if all(np.isnan(one.value) and np.isnan(one.high) for one in everyone):  # libraries, and no report of any
        return with_notes(pd.DataFrame(columns=list(columns)).astype(columns), unusual=())
    far = {one.month: one for one in unusual if one.whose == ALL}
    rows = [(far.get(one.month, one), one.month in far) for one in everyone]
    rows += [(one, True) for one in unusual if one.whose != ALL]
    made = pd.DataFrame.from_records([_row(one, flag=flag) for one, flag in rows], columns=list(columns))
    ordered = made.astype(columns).sort_values(
        ["month", "library"], ignore_index=True, kind="stable", na_position="first"
    )
    counts = reports.report_counts(session, filters.all_time(), MONTHLY[measure])
    return with_notes(ordered, unusual=unusual, reports_by_month=reports.by_month(counts))


def _row(one: Unusual, *, flag: bool) -> tuple[object, ...]:
    times = one.value / one.usual if one.usual else np.nan
    library = None if one.whose == ALL else one.whose
    return one.month, library, one.value, one.usual, one.low, one.high, times, flag, one.reason


def _unusual(found: tuple[Judged, Judged], reasons: Reasons, filters: Filters) -> tuple[Unusual, ...]:
    each, total = found
    libraries = list(each.counted.columns)
    parts = [*_far(total, filters, _shared(reasons, libraries))]
    if len(libraries) > 1:
        parts += _far(each, filters, reasons)
    return tuple(sorted(parts, key=lambda one: (one.month, one.whose)))


def _far(series: Judged, filters: Filters, reasons: Reasons) -> Iterator[Unusual]:
    # Cell by cell out of arrays: pandas takes a tenth of a millisecond to find one.
    cells = tuple(table.to_numpy() for table in (series.counted, series.usual, series.edge))
    months, names = series.counted.index, series.counted.columns
    shown = months.isin(_shown(series.counted, filters))
    for row, column in np.argwhere(series.unusual.to_numpy(dtype=bool) & shown[:, None]).tolist():
        whose, month = str(names[column]), months[row].date()
        yield _figure(month, whose, [float(table[row, column]) for table in cells], reasons)


def _everyone(total: Judged, filters: Filters) -> Iterator[Unusual]:
    """The whole selection in every month, usual or not."""
    months, shown = total.counted.index, set(_shown(total.counted, filters))
    columns = (table[ALL].to_numpy(dtype="float64") for table in (total.counted, total.usual, total.edge))
    for month, *cells in zip(months, *columns, strict=True):
        if month in shown:
            yield _figure(month.date(), ALL, [float(cell) for cell in cells], Reasons())


def _figure(month: date, whose: str, cells: Sequence[float], reasons: Reasons) -> Unusual:
    """``cells``: counted, usual, edge."""
    value, base, edge = cells
    width = float(np.exp(edge))
    low, high = max((base + 1) / width - 1, 0.0), (base + 1) * width - 1
    return Unusual(month, whose, value, base, low, high, reasons.of(whose).get(month))


def _shown(table: pd.DataFrame, filters: Filters) -> list[pd.Timestamp]:
    """Finished months of the period."""
    first = pd.Timestamp(filters.start) if filters.start else table.index[0]
    return [month for month in table.index if first <= month <= pd.Timestamp(filters.last_finished_month)]


def _reasons(session: Session, filters: Filters, measure: str) -> Reasons:
    return known_reasons(session, filters.all_time(), TABLES[measure])


def _shared(reasons: Reasons, libraries: Sequence[str]) -> Reasons:
    """Reasons of the sum: those that a quarter of the libraries have."""
    having = Counter(each for library in libraries for each in reasons.of(library).items())
    return Reasons({ALL: {month: reason for (month, reason), n in having.items() if n >= MANY * len(libraries)}})
