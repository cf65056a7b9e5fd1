"""Which turns of phrase do several sentences share? Coverage, change, spans of months."""

import pandas as pd

from dashboard import reading
from dashboard.filters import MONTHS
from dashboard.i18n import Translator
from dashboard.reading import Coverage

SAME = 0.0005
"""A change that would be written as 0,0 % is none."""


def coverage(frame: pd.DataFrame, t: Translator) -> str:
    """`` Сообщили 28 из 30 библиотек.``, with a space before it; empty where a total rests on a single report."""
    told: Coverage | None = reading.note(frame, "coverage")
    if told is None or told.due <= 1:
        return ""
    if told.first == told.last:
        return " " + t("phrase.reports_in_month", n=told.due, came=told.came)
    return " " + t("phrase.reports_in_span", n=told.due, came=told.came)


def reports(frame: pd.DataFrame, t: Translator) -> str:
    """The same in an answer, which has room for two lines: `` Отчёты: 47 из 48.``."""
    told: Coverage | None = reading.note(frame, "coverage")
    if told is None or told.due <= 1:
        return ""
    words = t("figure.reports", came=t.number(told.came), due=t.number(told.due))
    return f" {words[:1].upper()}{words[1:]}."


def month_reports(frame: pd.DataFrame, month: pd.Timestamp, t: Translator) -> str:
    """`` (отчёты: 29 из 31)`` behind the total of a month; empty where it is a single report, or nobody knows."""
    told: Coverage | None = (reading.note(frame, "reports_by_month") or {}).get(month.date())
    if told is None or told.due <= 1:
        return ""
    return f" ({t('figure.reports', came=t.number(told.came), due=t.number(told.due))})"


def comparable(frame: pd.DataFrame) -> bool:
    """Whether nearly all reports of both years came: totals of unlike coverage are never compared."""
    now, before = reading.note(frame, "coverage"), reading.note(frame, "coverage_before")
    return bool(now and before and now.enough and before.enough)


def change(now: float, before: float, t: Translator) -> str:
    """``на 6,6 % больше``, ``на 6,6 % меньше`` or ``столько же``."""
    share = now / before - 1
    if abs(share) < SAME:
        return t("phrase.same")
    return t("phrase.more" if share > 0 else "phrase.less", change=t.percent(abs(share), 1))


def in_months(frame: pd.DataFrame, t: Translator) -> str:
    """``за 12 месяцев``: those of the last twelve that have figures; a frame frozen earlier does not tell."""
    return t("phrase.in_months", n=int(reading.note(frame, "months") or MONTHS))


def months(first: pd.Timestamp, last: pd.Timestamp, t: Translator) -> str:
    """``октябрь`` or ``январь–октябрь``: months of one year."""
    names = [t.month_name(month.date()) for month in (first, last)]
    return names[0] if first == last else "–".join(names)
