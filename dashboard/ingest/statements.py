"""Who said what and when? Dated statements: of milestones, and figures as published.

A statement is never replaced by a newer one. Its natural key is one text, so that the same
statement read twice is one row and two publishers stand side by side.
"""

from datetime import date
from decimal import Decimal

from dashboard import rules
from dashboard.ingest.kind import Record, Row, Value

UPLOAD = "upload"
"""Publisher of what a monthly status says: the file itself."""

LEDGER = (
    "project_code",
    "milestone_code",
    "reported_on",
    "date_kind",
    "date_value",
    "date_precision",
    "delay_reason",
    "percent",
    "cost_kzt",
    "spent_kzt",
    "contractor",
    "statement_by_kk",
    "statement_by_ru",
    "statement_by_en",
    "publisher",
    "source_url",
    "note_kk",
    "note_ru",
    "note_en",
)
FIGURE = (
    "indicator",
    "geography",
    "period",
    "value",
    "value_text",
    "unit",
    "reported_on",
    "publisher",
    "source_url",
    "note_kk",
    "note_ru",
    "note_en",
)
STATEMENT_KEY = (
    "project_code",
    "milestone_code",
    "reported_on",
    "date_kind",
    "date_value",
    "source_url",
    "publisher",
)
FIGURE_KEY = (
    "indicator",
    "scope",
    "venue_code",
    "geography",
    "period",
    "value",
    "value_text",
    "reported_on",
    "source_url",
    "publisher",
)
SPOKEN = (
    (rules.DateKind.BASELINE, "planned_date"),
    (rules.DateKind.FORECAST, "forecast_date"),
    (rules.DateKind.ACTUAL, "actual_date"),
)
MONEY = {"percent": "percent", "cost_kzt": "budget", "spent_kzt": "spent"}


def natural_key(values: Row, columns: tuple[str, ...]) -> str:
    """The values of the columns in one text; an empty one leaves its place empty."""
    return "|".join(_plain(values.get(column)) for column in columns)


def report(row: Row) -> Record:
    """A line of the ledger."""
    values = {column: row[column] for column in LEDGER if column in row}
    values["reported_precision"] = row.get("reported_precision") or _precision(row.get("reported_on"))
    values["as_of"] = bool(row.get("as_of"))
    if "denied" in row:
        values["denied"] = bool(row["denied"])
    return Record("milestone_report", values | {"statement": natural_key(values, STATEMENT_KEY)})


def monthly(row: Row, as_of: date) -> tuple[Record, ...]:
    """What a monthly status says: the plan, the forecast, what happened; amounts go with the last of them."""
    said = [(kind, row[column]) for kind, column in SPOKEN if row.get(column) is not None]
    spoken = [_said(row, as_of, kind.value, day) for kind, day in said]
    if spoken:
        spoken[-1] |= {column: row[name] for column, name in MONEY.items() if name in row}
    if "delay_reason" in row and len(spoken) > 1:
        # The plan is the first promise: what moved it stands with the forecast, or with the day it happened.
        spoken[1]["delay_reason"] = row["delay_reason"]
    keyed = (values | {"statement": natural_key(values, STATEMENT_KEY)} for values in spoken)
    return tuple(Record("milestone_report", values) for values in keyed)


def figure_statement(row: Row) -> Record:
    """A figure under the key of who published it, for what, when."""
    values = {column: row[column] for column in FIGURE if column in row}
    values |= {"scope": row.get("scope") or "city", "venue_code": row.get("library_code")}
    values["reported_precision"] = row.get("reported_precision") or _precision(row.get("reported_on"))
    return Record("published_figure", values | {"statement": natural_key(values, FIGURE_KEY)})


def _said(row: Row, as_of: date, kind: str, day: Value) -> dict[str, Value]:
    return {
        "project_code": row["project_code"],
        "milestone_code": row["milestone_code"],
        "reported_on": as_of,
        "reported_precision": rules.ReportedPrecision.DAY.value,
        "date_kind": kind,
        "date_value": day,
        "date_precision": rules.DatePrecision.DAY.value,
        "publisher": UPLOAD,
    }


def _precision(reported_on: Value) -> str:
    known = reported_on is not None
    return (rules.ReportedPrecision.DAY if known else rules.ReportedPrecision.UNKNOWN).value


def _plain(value: Value) -> str:
    if value is None:
        return ""
    # 3.10 and 3.1 are one figure: the key must not tell them apart.
    return format(value.normalize(), "f") if isinstance(value, Decimal) else str(value)
