"""Which stored rows stand behind the figures and the attention list of the Overview?"""

from dataclasses import replace

from sqlmodel import col

from dashboard.filters import MONTHS, add_months
from dashboard.metrics.behind.libraries import registered
from dashboard.metrics.behind.line import Behind, Line, Span
from dashboard.metrics.behind.months import Rows, counted, of_month, planned
from dashboard.metrics.behind.projects import everything, standing
from dashboard.metrics.plan import MEASURE
from dashboard.metrics.reports import Table, year_before
from dashboard.store.stored_rows import StoredRows
from dashboard.store.tables import Attendance, EventCount, Target
from dashboard.store.tables.figures import CITY


def key_figure(line: Line) -> Rows:
    """The month or the twelve months of the figure, and those it is compared with."""
    return FIGURES[line["figure"]](line)


def needs_attention(line: Line) -> Rows:
    """What was said of the project; the reports of the month; what the import brought; the plan; else the library."""
    if line["attention"] in {"late", "at_risk", "override"}:
        return standing(replace(line, cells={"project": line["place"], "override": line["override"]}))
    if line["attention"] == "unexplained":
        return tuple(
            StoredRows(table, (col(table.batch_id) == line["batch"],)) for table in (Attendance, EventCount, Target)
        )
    month = line["month"]
    own = Line({"library": line["place"], "month": month}, line.filters, line.notes)
    table: Table = EventCount if line["measure"] == "events" else Attendance
    if line["attention"] == "missing":
        return of_month(table)(Line({"month": month}, line.filters, line.notes))
    if line["attention"] == "behind":
        return planned(replace(line, cells={**line.cells, "scope": line["place"] or CITY}))
    return (counted(table, own, (None, month)),)


def _months(table: Table, count: int) -> Behind:
    def behind(line: Line) -> Rows:
        last = line["month"]
        span = (add_months(last, 1 - count), last)
        spans: tuple[Span, ...] = (span, year_before(span))
        return (counted(table, line, *spans),)

    return behind


def _new_libraries(line: Line) -> Rows:
    plan = StoredRows(Target, (col(Target.measure) == MEASURE, col(Target.scope) == CITY))
    return plan, registered(line)[0]


FIGURES = {
    "visits_month": _months(Attendance, 1),
    "visits_12_months": _months(Attendance, MONTHS),
    "events_month": _months(EventCount, 1),
    "participants_per_event": _months(EventCount, MONTHS),
    "modernised": lambda line: registered(line)[:1],
    "new_libraries": _new_libraries,
    "projects_late": lambda line: everything(line.filters),
    "reported": of_month(Attendance),
}
"""By code of the key figure."""
