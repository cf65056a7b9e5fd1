"""Does a milestone's row contradict itself? Done without a day, a day and not done, a forecast that has passed."""

from datetime import date
from decimal import Decimal

from dashboard.ingest.kind import Finding, Row
from dashboard.rules import DateKind, DatePrecision

WHOLE = 100


def within_budget(row: Row) -> Finding | None:
    """More spent than there is: happens, and wants an explanation."""
    budget = row.get("budget", row.get("cost_kzt"))
    column = "spent" if "spent" in row else "spent_kzt"
    spent = row.get(column)
    if isinstance(spent, Decimal) and isinstance(budget, Decimal) and spent > budget:
        return Finding("w.overspend", column, {"budget": f"{budget.normalize():f}"})
    return None


def done_on_a_day(row: Row) -> Finding | None:
    """All of it done and no day of it, or a day on which it was done and not all of it."""
    percent, day = row.get("percent"), row.get("actual_date")
    if not isinstance(percent, Decimal) or "actual_date" not in row:
        return None
    if day is None and percent == WHOLE:
        return Finding("w.done_without_date", "percent")
    if isinstance(day, date) and percent < WHOLE:
        return Finding("w.date_before_done", "percent", {"day": f"{day:%d.%m.%Y}"})
    return None


def forecast_ahead(row: Row, as_of: date) -> Finding | None:
    """A forecast for a day that has passed, of something that has not happened."""
    day = row.get("forecast_date")
    open_still = row.get("actual_date", as_of) is None and row.get("percent") != WHOLE
    if isinstance(day, date) and day < as_of and open_still:
        return Finding("w.forecast_passed", "forecast_date", {"day": f"{day:%d.%m.%Y}"})
    return None


def happened(row: Row, as_of: date) -> Finding | None:
    """A statement that something happened on a day still to come; a coarse date stands for its last day."""
    day, precision = row.get("date_value"), row.get("date_precision")
    if row.get("date_kind") != DateKind.ACTUAL.value or not isinstance(day, date) or day <= as_of:
        return None
    running = precision not in {None, DatePrecision.DAY.value} and day.year == as_of.year
    return None if running else Finding("cell.future", "date_value", {"as_of": as_of})
