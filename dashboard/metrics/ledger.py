"""Who announced what, and when? Every date ever announced; contradictions stand side by side."""

import pandas as pd
from sqlmodel import Session

from dashboard.filters import Filters
from dashboard.metrics.frames import CODE, COUNT, MONTH
from dashboard.metrics.projects import made
from dashboard.metrics.promises import SEPARATOR, Statement, statements

LEDGER = {
    "project": CODE,
    "reported_on": MONTH,
    "reported_precision": CODE,
    "milestone": CODE,
    "date_kind": CODE,
    "date_value": MONTH,
    "date_precision": CODE,
    "as_of": "bool",
    "denied": "bool",
    "delay_reason": CODE,
    "percent": "float64",
    "cost_kzt": "Int64",
    "spent_kzt": "Int64",
    "contractor": CODE,
    "statement_by_kk": CODE,
    "statement_by_ru": CODE,
    "statement_by_en": CODE,
    "sources": COUNT,
    "publisher": CODE,
    "source_url": CODE,
    "note_kk": CODE,
    "note_ru": CODE,
    "note_en": CODE,
}


def ledger(session: Session, filters: Filters) -> pd.DataFrame:
    """Every statement about the chosen project (all projects when none is chosen), newest first.

    Grain: statement; the same statement in several outlets is one row with all its links.

    Columns:
        project, milestone, date_kind (str): codes.
        reported_on (datetime64[s]), reported_precision (str): when it was said; ``…_inferred`` = not printed there.
        date_value (datetime64[s]), date_precision (str): the date named; a coarse one is its last day.
        as_of (bool): the date is that of the report, the day of the event is not known.
        denied (bool): the speaker denies that it happened.
        delay_reason (str): why the date moved or works stood, see ``rules.DelayReason``; empty where nobody said.
        percent (float64, 0-100), cost_kzt, spent_kzt (Int64, tenge), contractor (str).
        statement_by, note (str): in Kazakh, Russian, English.
        sources (int64): outlets that carried it; publisher, source_url (str): all of them, joined by `` | ``.

    Source: table ``milestone_report``.
    """
    said = [one for group in statements(session, filters).values() for one in group]
    said.sort(key=lambda one: one.age, reverse=True)
    return made((_line(one) for one in said), LEDGER)


def _line(one: Statement) -> tuple[object, ...]:
    publishers, links = zip(*one.sources, strict=True) if one.sources else ((), ())
    return (
        one.project,
        one.reported_on,
        one.reported_precision,
        one.milestone,
        one.date_kind,
        one.date_value,
        one.date_precision,
        one.as_of,
        one.denied,
        one.delay_reason,
        one.percent,
        one.cost_kzt,
        one.spent_kzt,
        one.contractor,
        *one.speaker,
        len(one.sources),
        SEPARATOR.join(filter(None, publishers)) or None,
        SEPARATOR.join(filter(None, links)) or None,
        *one.note,
    )
