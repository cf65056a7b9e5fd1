"""Which library sent which month? The board of the intake as a tidy frame."""

import pandas as pd
from sqlmodel import Session

from dashboard.filters import MONTHS, Filters, add_months
from dashboard.ingest import completeness

KINDS = ("attendance", "events")


def report_board(session: Session, filters: Filters) -> pd.DataFrame:
    """What became of each month of each library: the selected finished months, at most the last twelve of them.

    ``filters.measure`` chooses the report: ``attendance`` (also where it is not given) or ``events``.

    Grain: library × month, libraries by code, oldest month first.

    Columns:
        library (str): code.
        month (datetime64[s]): first day of the month.
        report (str): sent, late, missing, due, closed or not_yet_open.

    Source: tables ``library``, ``closure``, ``attendance`` or ``event_count``, ``change``, ``batch``.
    """
    last = filters.last_finished_month
    first = max(filters.start or last, add_months(last, 1 - MONTHS)) if filters.start else add_months(last, 1 - MONTHS)
    kind = filters.measure if filters.measure in KINDS else KINDS[0]
    slots = completeness.board(session, completeness.months_between(first, last), filters.as_of, kind)
    wanted = [slot for slot in slots if not filters.libraries or slot.library in filters.libraries]
    rows = [(slot.library, pd.Timestamp(slot.month), slot.state.value) for slot in wanted]
    made = pd.DataFrame.from_records(rows, columns=["library", "month", "report"])
    return made.astype({"library": "object", "month": "datetime64[s]", "report": "object"})
