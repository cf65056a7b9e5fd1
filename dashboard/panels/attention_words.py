"""What does an item of the attention list say, and where does it lead? A title, one sentence, a link."""

from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd

from dashboard import rules
from dashboard.filters import add_months
from dashboard.i18n import Translator
from dashboard.panels.words import JOINT, reason

Link = tuple[str, dict[str, str]]
"""A page, and what stands in its address."""
Safe = Callable[[str], str]
"""Makes a name harmless where the sentence goes: Markdown on a page, plain text (``str``) in a file."""

NAMED = 4
"""Libraries that owe a report and are named; more are counted."""
TOLD_ALREADY = frozenset({"slipped_far", "slipped", "silent"})
"""Reasons that the sentence gives in days."""
TENTHS_BELOW = 10
BOARDS = {"visits": "attendance", "events": "events"}
"""Which reports the board under Upload is about."""
OF_THE_CITY: Mapping[str, Mapping[str, Link]] = {
    "unusual": {
        "visits": ("attendance", {"panel": "attendance.anomalies"}),
        "events": ("events", {"panel": "events.anomalies"}),
    },
    "behind": {
        "visits": ("attendance", {"panel": "overview.plan"}),
        "events": ("events", {"panel": "overview.plan"}),
        "participants": ("events", {"panel": "overview.plan"}),
    },
}
"""Of a plan of libraries, the page of libraries: it begins with them and their plan."""


def place(row: Any, t: Translator) -> Link:
    """The page where the thing itself stands, with its selection and the panel that shows it."""
    if row.attention == "missing":
        board = BOARDS["events" if row.measure == "events" else "visits"]
        return "upload", {"panel": "upload.completeness", "board": t(f"intake.kind.{board}")}
    if row.attention == "unexplained":
        return "journal", {"batch": str(row.batch)}
    if row.attention in {"behind", "unusual"}:
        if pd.isna(row.place):
            return OF_THE_CITY[row.attention].get(str(row.measure), ("libraries", {}))
        return "libraries", {"profile": t.short_name(str(row.place))}
    return "projects", {"project": t.short_name(str(row.place))}


def title(row: Any, t: Translator) -> str:
    """What it is about, in a few words."""
    if row.attention == "missing":
        n = len(str(row.missing).split(JOINT))
        return t("attention.missing.title", n=n, month=t.month_name(row.month.date()))
    if row.attention == "unexplained":
        return t("attention.unexplained.title", n=int(row.warnings))
    if row.attention == "behind":
        return _subject(row, t)
    if row.attention == "unusual":
        return t("attention.unusual.title", library=_whose(row, t), month=t.month_short(row.month.date()))
    return t.short_name(str(row.place))


def sentence(row: Any, t: Translator, safe: Safe = str) -> str:
    """One sentence: what is the matter, in numbers; names of places and people have passed ``safe``."""
    said = SENTENCES.get(str(row.attention), _project)(row, t, safe)
    return said[:1].upper() + said[1:]


def _missing(row: Any, t: Translator, safe: Safe) -> str:
    silent = str(row.missing).split(JOINT)
    names = ", ".join(safe(t.short_name(code)) for code in silent[:NAMED])
    if len(silent) > NAMED:
        names = t("attention.missing.more", names=names, count=len(silent) - NAMED)
    measure = "both" if pd.isna(row.measure) else str(row.measure)
    due = t.date(add_months(row.month.date(), 1).replace(day=rules.REPORT_DUE_DAY))
    return t(f"attention.missing.{measure}", month=t.month(row.month.date()), names=names, due=due)


def _behind(row: Any, t: Translator, _safe: Safe) -> str:
    known = [name for name in ("plan", "value", "pace", "pace_needed") if pd.notna(getattr(row, name))]
    told = {name: _amount(float(getattr(row, name)), t) for name in known}
    key = "sentence" if "pace" in told else "counted"
    if pd.notna(row.projected):
        told["projected"] = _amount(float(row.projected), t)
        key = "projected" if "pace" in told else "not_begun"
    return t(f"attention.behind.{key}", year=str(int(row.year)), **told)


def _amount(value: float, t: Translator) -> str:
    """From ten on whole numbers: nobody plans a tenth of a visit."""
    return t.short_number(float(round(value)) if value >= TENTHS_BELOW else value)


def _unusual(row: Any, t: Translator, safe: Safe) -> str:
    numbers = {name: t.number(round(getattr(row, name))) for name in ("value", "usual")}
    return t(f"attention.unusual.{row.measure}", month=t.month(row.month.date()), whose=safe(_whose(row, t)), **numbers)


def _unexplained(row: Any, t: Translator, safe: Safe) -> str:
    return t("attention.unexplained.sentence", n=int(row.warnings), batch=str(row.batch), file=safe(str(row.file)))


def _override(row: Any, t: Translator, safe: Safe) -> str:
    statuses = {"rule": t(f"status.{row.status}"), "person": t(f"status.{row.override}")}
    until = t.date(row.override_until.date())
    return t(f"attention.override.{row.override_state}", who=safe(row.override_by), until=until, **statuses)


def _project(row: Any, t: Translator, safe: Safe) -> str:
    reasons = [code for code in str(row.reasons).split(JOINT) if code and code not in TOLD_ALREADY]
    told = [_dates(row, t), *(reason(code, t) for code in reasons[:1])]
    if pd.notna(row.days_since_report):
        told.append(t("attention.project.silent", n=int(row.days_since_report)))
    if pd.notna(row.override):
        told.append(t("attention.project.decided", who=safe(row.override_by), until=t.date(row.override_until.date())))
    return "; ".join(part for part in told if part) + "."


def _dates(row: Any, t: Translator) -> str:
    if pd.isna(row.forecast_on):
        return ""
    promised, forecast = (
        t.date(day.date(), "day" if precision == "reported" else precision)
        for day, precision in (
            (row.promised_on, row.promised_precision),
            (row.forecast_on, row.forecast_precision),
        )
    )
    if pd.isna(row.slippage_days) or not row.slippage_days:
        return t("attention.project.kept", forecast=forecast)
    days = int(row.slippage_days)
    moved = {"n": abs(days), "days": t.signed(days), "promised": promised, "forecast": forecast}
    return t("attention.project.moved", milestone=t(f"milestone.{row.milestone}"), **moved)


def _subject(row: Any, t: Translator) -> str:
    name = t.coded("plan_measure", str(row.measure))
    return name if pd.isna(row.place) else f"{name}, {t.short_name(str(row.place))}"


def _whose(row: Any, t: Translator) -> str:
    return t("anomaly.all") if pd.isna(row.place) else t.short_name(str(row.place))


SENTENCES: Mapping[str, Callable[[Any, Translator, Safe], str]] = {
    "missing": _missing,
    "behind": _behind,
    "unusual": _unusual,
    "override": _override,
    "unexplained": _unexplained,
}
"""By kind; late and at risk are projects."""
