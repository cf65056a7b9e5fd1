"""What is said beside and over a row of the Gantt? Slippage and reasons; the rule's status and a person's."""

import html
from textwrap import wrap
from typing import Any

import pandas as pd

from dashboard.i18n import Translator

BREAK = "<br>"
LETTERS = 40
"""Letters of a line that is told on pointing."""


def standing(row: Any, t: Translator) -> str:
    """The rule's status, and beside it a person's while it holds."""
    by_rule = t("override.by_rule", status=t(f"status.{row.status}"))
    if pd.isna(row.override):
        return by_rule
    name, until = html.escape(str(row.override_by)), t.date(row.override_until.date())
    return f"{by_rule}<br>{t('override.held', status=t(f'status.{row.override}'), by=name, until=until)}"


def in_lines(told: str) -> str:
    """Lines short enough for a phone: a longer one would begin outside of the chart."""
    lines = (wrap(line, LETTERS, break_long_words=False, break_on_hyphens=False) for line in told.split(BREAK))
    return BREAK.join(part for line in lines for part in line)


def finding(row: Any, t: Translator) -> str:
    """What stands beside a mark: ``+730 дн.``, ``срок прошёл``, ``завершён, +17 дн.``."""
    parts = [] if row.status in {"late", "at_risk"} else [t(f"status.{row.status}")]
    if pd.notna(row.slippage_days) and int(row.slippage_days) > 0:
        parts.append(t("projects.days", days=t.signed(int(row.slippage_days))))
    reasons = [reason for reason in str(row.reasons).split(";") if t.has(f"projects.beside.{reason}")]
    # A row drawn on a completion still to come ends there: the opening that passed is told in the table.
    passed = "overdue" in reasons and (pd.isna(row.completion_on) or row.days_left < 0)
    if reasons and (not parts or passed):
        parts.append(t(f"projects.beside.{reasons[0]}"))
    return ", ".join(parts)
