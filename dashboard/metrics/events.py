"""What do we offer, and do people come? Events and participants by month, type and library."""

import pandas as pd
from sqlmodel import Session

from dashboard.filters import MONTHS, Filters
from dashboard.metrics import reports
from dashboard.metrics.anomalies import unusual_figures
from dashboard.metrics.frames import CODE, COUNT, MONTH, SHARE, frame
from dashboard.metrics.sums import events
from dashboard.reading import ALL, with_notes
from dashboard.store.tables import EventCount

COUNTS = {"events": COUNT, "participants": COUNT}
COUNT_OR_MISSING = "Int64"


def events_by_type(session: Session, filters: Filters) -> pd.DataFrame:
    """Events and participants per month and type.

    Grain: month × event type that has data, oldest first.

    Columns:
        month (datetime64[s]): first day of the month.
        event_type (str): code, see ``rules.EventType``.
        events (int64): events held.
        participants (int64): people counted at them; counted beside visits, never added to them.

    Notes: ``coverage`` of the newest finished month; ``reports_by_month``; ``unusual`` months, see ``anomalies``.

    Source: table ``event_count``.
    """
    statement = events(filters, "month", "event_type")
    found = frame(session, statement, {"month": MONTH, "event_type": CODE, **COUNTS})
    return with_notes(
        found,
        coverage=reports.newest_coverage(session, filters, EventCount),
        unusual=unusual_figures(session, filters, "events"),
        reports_by_month=reports.by_month(reports.report_counts(session, filters, EventCount)),
    )


def participants_per_event(session: Session, filters: Filters) -> pd.DataFrame:
    """Participants per event in the last twelve finished months and in the twelve before.

    The period sets only where the twelve months end.

    Grain: event type with events in the last twelve months, most participants per event first.

    Columns:
        event_type (str): code, see ``rules.EventType``.
        events, participants (int64): in the twelve months up to the newest finished one with reports.
        events_before, participants_before (int64): in the same months a year earlier.
        per_event, per_event_before (float64): participants / events; missing where there were no events.

    Notes: ``coverage``, ``coverage_before``; ``comparable``: every month of both years has figures; ``months``
    of the last twelve that have figures.

    Source: table ``event_count``.
    """
    columns = {"event_type": CODE, "per_event": SHARE, "per_event_before": SHARE}
    columns |= COUNTS | {f"{name}_before": COUNT for name in COUNTS}
    span = reports.last_year(session, filters, EventCount)
    if span is None:
        return pd.DataFrame(columns=list(columns)).astype(columns)
    before = reports.year_before(span)
    years = [_year(session, filters, each) for each in (span, before)]
    sums = [year.groupby("event_type")[list(COUNTS)].sum() for year in years]
    table = sums[0].join(sums[1].add_suffix("_before")).fillna(0)
    table = table[table["events"] > 0].rename_axis("event_type").reset_index()
    for suffix in ("", "_before"):
        held = table[f"events{suffix}"]
        table[f"per_event{suffix}"] = table[f"participants{suffix}"] / held.where(held > 0)
    ordered = table.sort_values(["per_event", "event_type"], ascending=[False, True], ignore_index=True)
    counts = reports.report_counts(session, filters.all_time(), EventCount)
    return with_notes(
        ordered[list(columns)].astype(columns),
        coverage=reports.coverage(counts, span),
        coverage_before=reports.coverage(counts, before),
        comparable=all(year["month"].nunique() == MONTHS for year in years),
        months=years[0]["month"].nunique(),
    )


def events_by_library(session: Session, filters: Filters) -> pd.DataFrame:
    """Events per library and type in the last twelve finished months.

    The period sets only where the twelve months end.

    Grain: library × event type that has data; libraries with most events first.

    Columns:
        library (str): code.
        event_type (str): code, see ``rules.EventType``.
        events, participants (int64): in the twelve months.

    Notes: ``coverage`` of the twelve months; ``months`` of them that have figures.

    Source: table ``event_count``.
    """
    columns = {"library": CODE, "event_type": CODE, **COUNTS}
    span = reports.last_year(session, filters, EventCount)
    if span is None:
        return pd.DataFrame(columns=list(columns)).astype(columns)
    found = frame(session, events(filters, "library", "event_type", span=span), columns)
    months = _year(session, filters, span)["month"].nunique()
    found["size"] = found.groupby("library")["events"].transform("sum")
    ordered = found.sort_values(["size", "library", "event_type"], ascending=[False, True, True], ignore_index=True)
    counts = reports.report_counts(session, filters.all_time(), EventCount)
    return with_notes(ordered[list(columns)].astype(columns), coverage=reports.coverage(counts, span), months=months)


def events_by_month(session: Session, filters: Filters) -> pd.DataFrame:
    """Events per month, every year on record, whatever the start of the period.

    Grain: month from the first to the newest with reports, oldest first.

    Columns:
        month (datetime64[s]): first day of the month.
        events, participants (Int64): missing unless reported.
        state (str): reported; closed where every library was; missing where reports were due and none came.

    Notes: ``reports_by_month``; ``unusual`` months of the whole selection, see ``anomalies``.

    Source: tables ``event_count``, ``library``, ``closure``.
    """
    everything = filters.all_time()
    counted = frame(session, events(everything, "month"), {"month": MONTH, **COUNTS})
    counts = reports.report_counts(session, everything, EventCount)
    found = _network_state(counts).merge(counted, how="left", on="month")
    columns = {"month": MONTH, **dict.fromkeys(COUNTS, COUNT_OR_MISSING), "state": CODE}
    unusual = tuple(one for one in unusual_figures(session, everything, "events") if one.whose == ALL)
    return with_notes(found[list(columns)].astype(columns), unusual=unusual, reports_by_month=reports.by_month(counts))


def _network_state(counts: pd.DataFrame) -> pd.DataFrame:
    """The first of the states that any library is in, month by month."""
    states = counts[["reported", "missing", "closed", "not_open"]]
    known = states[states.sum(axis=1) > 0]
    first = (known > 0).idxmax(axis=1).rename("state").rename_axis("month").reset_index()
    return first.astype({"month": MONTH, "state": CODE})


def _year(session: Session, filters: Filters, span: reports.Span) -> pd.DataFrame:
    statement = events(filters, "month", "event_type", span=span)
    return frame(session, statement, {"month": MONTH, "event_type": CODE, **COUNTS})
