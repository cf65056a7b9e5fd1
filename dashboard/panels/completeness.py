"""Which library sent which month? The board of the intake as a tidy frame."""

import pandas as pd
from sqlmodel import Session

from dashboard.filters import MONTHS, Filters, add_months
from dashboard.ingest import completeness
from dashboard.metrics import reports
from dashboard.store.tables import Attendance, EventCount

KINDS = ("attendance", "events")


def report_board(session: Session, filters: Filters) -> pd.DataFrame:
    """What became of each month of each library: the selected finished months, at most the last twelve of them.

    No month before the first that any library reported: nobody owes what was never collected.

    ``filters.measure`` chooses the report: ``attendance`` (also where it is not given) or ``events``.

    Grain: library × month, libraries by code, oldest month first.

    Columns:
        library (str): code.
        month (datetime64[s]): first day of the month.
        report (str): sent, late, missing, due, closed or not_yet_open.

    Source: tables ``library``, ``closure``, ``attendance`` or ``event_count``, ``change``, ``batch``.
    """
    last = filters.last_finished_month
    kind = filters.measure if filters.measure in KINDS else KINDS[0]
    begun = reports.first_reports(session, EventCount if kind == "events" else Attendance)
    record = min(begun.values(), default=last)
    first = min(max(filters.start or record, add_months(last, 1 - MONTHS), record), last)
    slots = completeness.board(session, completeness.months_between(first, last), filters.as_of, kind, begun)
    wanted = [slot for slot in slots if not filters.libraries or slot.library in filters.libraries]
    rows = [(slot.library, pd.Timestamp(slot.month), slot.state.value) for slot in wanted]
    made = pd.DataFrame.from_records(rows, columns=["library", "month", "report"])
    return made.astype({"library": "object", "month": "datetime64[s]", "report": "object"})
