"""How is the outcome of a check told to programs and on a terminal? One JSON object, or lines to read."""

from collections.abc import Iterator, Mapping
from datetime import date
from decimal import Decimal

from dashboard.i18n import LANGUAGES, Translator, translator
from dashboard.ingest.checked import Checked, CheckedRow, Notice, Problem
from dashboard.ingest.kind import Column, Value
from dashboard.ingest.messages import headline, notice_text, problem_text

MONTH_TYPES = frozenset({"month", "any_month", "past_month"})
SHOWN_NOTICES = 20


def as_json(checked: Checked, *, stored: int = 0, changes: Mapping[str, int] | None = None) -> dict[str, object]:
    """The object that ``--json`` prints; ``stored`` and ``changes`` come from an import."""
    rows = [_row(row, checked) for row in checked.rows] if checked.accepted else []
    return {
        "outcome": "accept" if checked.accepted else "reject",
        "rows": rows,
        "stored": stored,
        "errors": [_error(problem) for problem in checked.problems],
        "errors_total": checked.problems_total,
        "notices": [_notice(notice) for notice in checked.notices],
        "changes": dict(changes or {"new": 0, "changed": 0, "same": 0}),
    }


def as_text(checked: Checked, t: Translator) -> Iterator[str]:
    """Lines to read: the verdict, every problem with its place, then what was normalised."""
    yield headline(checked, t)
    for problem in checked.problems:
        yield f"  {_where(problem, t)}: {problem_text(problem, t)}"
    if checked.problems_total > len(checked.problems):
        yield "  " + t("intake.place.more", n=checked.problems_total - len(checked.problems))
    for notice in checked.notices[:SHOWN_NOTICES]:
        yield f"  · {_where(notice, t)}: {notice_text(notice, t)}"
    if len(checked.notices) > SHOWN_NOTICES:
        yield "  · " + t("intake.place.more", n=len(checked.notices) - SHOWN_NOTICES)


def _where(one: Problem | Notice, t: Translator) -> str:
    return one.cell or (t("intake.place.row", row=str(one.row)) if one.row else t("intake.place.file"))


def _row(row: CheckedRow, checked: Checked) -> dict[str, object]:
    cells = {column.name: column for layout in checked.kind.layouts for column in layout.columns}
    return {name: plain(value, cells[name]) for name, value in row.values.items()}


def plain(value: Value, column: Column) -> object:
    """A value as JSON holds it: months ``YYYY-MM``, dates ISO, decimals as numbers."""
    if isinstance(value, date):
        return value.isoformat()[:7] if column.cell in MONTH_TYPES else value.isoformat()
    if isinstance(value, Decimal):
        return int(value) if value == value.to_integral_value() else float(value)
    return list(value) if isinstance(value, tuple) else value


def _error(problem: Problem) -> dict[str, object]:
    return {
        "row": problem.row,
        "line": problem.line,
        "cell": problem.cell,
        "column": problem.column,
        "reason": problem.reason,
        "value": problem.value,
        "message": {language: problem_text(problem, translator(language)) for language in LANGUAGES},
    }


def _notice(notice: Notice) -> dict[str, object]:
    return {
        "id": notice.id,
        "row": notice.row,
        "line": notice.line,
        "cell": notice.cell,
        "column": notice.column,
        "before": notice.before,
        "after": notice.after,
        "message": {language: notice_text(notice, translator(language)) for language in LANGUAGES},
    }
