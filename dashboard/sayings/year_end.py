"""Where will the year end? The projected total with its interval, and each plan with the pace it needs."""

from collections.abc import Iterable, Mapping
from typing import Any

import pandas as pd

from dashboard.i18n import Translator
from dashboard.reading import CITY, Coverage, note
from dashboard.sayings import phrases
from dashboard.sayings.saying import Saying

TENTHS_BELOW = 10
TOLD = 3
"""Plans told one by one; of more, how many are in danger."""


def projection(frame: pd.DataFrame, t: Translator) -> Saying:
    """The year's projected total, its interval, and the change against the year before."""
    last = frame.iloc[-1]
    year = int(last["month"].year)
    done = frame[(frame["kind"] == "actual") & (frame["month"].dt.year == year)]["visits"]
    words = {"year": str(year), "total": t.short_number(float(last["year_total"]))}
    told = [t("say.year_end.projection.text", done=t.short_number(float(done.sum())), n=len(done), **words)]
    if pd.isna(last["year_low"]):
        told.append(t("say.year_end.projection.no_interval"))
    else:
        ends = {name: t.short_number(float(last[f"year_{name}"])) for name in ("low", "high")}
        told.append(t("say.year_end.projection.interval", **ends))
    told += _against_last_year(frame, year, t)
    told.append(phrases.coverage(frame, t).strip())
    return Saying(t("say.year_end.projection.headline", **words), _once(told))


def _once(sentences: Iterable[str]) -> str:
    """The sentences in a row; an abbreviated unit at the end of one brings a point of its own."""
    return " ".join(filter(None, sentences)).replace("..", ".")


def _against_last_year(frame: pd.DataFrame, year: int, t: Translator) -> list[str]:
    before = frame[frame["month"].dt.year == year - 1]["visits"]
    if before.isna().any() or not before.sum():
        return []
    change = float(frame["year_total"].iloc[-1] / before.sum() - 1)
    return [t("say.year_end.projection.last_year", year=str(year - 1), change=t.signed_percent(change))]


def plan(frame: pd.DataFrame, t: Translator) -> Saying:
    """The first plan as a finding; then every plan of the city, or of the libraries chosen."""
    rows = frame.to_dict("records")
    reports: Mapping[str, Coverage] = note(frame, "reports") or {}
    told = [_told(row, reports.get(row["measure"]) if row["scope"] == CITY else None, t) for row in rows[:TOLD]]
    if len(rows) > TOLD:
        below = sum(row["state"] in {"behind", "unlikely"} for row in rows)
        told.append(t("say.year_end.plan.others", n=len(rows) - TOLD, below=below, of=len(rows)))
    first = rows[0]
    if pd.isna(first["actual"]):
        return Saying(text=_once(told))
    share = t.percent(first["actual"] / first["plan"])
    headline = t("say.year_end.plan.headline", subject=subject(first, t), share=share)
    return Saying(headline, _once(told))


def subject(row: dict[Any, Any], t: Translator) -> str:
    """``Посещения``, or ``Посещения, <library>`` for a library's own plan."""
    name = t.coded("plan_measure", str(row["measure"]))
    return name if row["scope"] == "city" else f"{name}, {t.short_name(row['scope'])}"


def _amount(value: float, t: Translator) -> str:
    """From ten on whole numbers: nobody plans a tenth of a visit."""
    return t.short_number(float(round(value)) if value >= TENTHS_BELOW else value)


def _told(row: dict[Any, Any], covered: Coverage | None, t: Translator) -> str:
    if pd.isna(row["actual"]):
        words = {"subject": subject(row, t), "year": str(row["year"]), "plan": t.short_number(float(row["plan"]))}
        return t("say.year_end.plan.no_data", **words)
    numbers = {name: t.short_number(float(row[name])) for name in ("actual", "plan")}
    told = t("say.year_end.plan.row", subject=subject(row, t), year=str(row["year"]), **numbers)
    if covered and covered.due > 1:
        rests = t("figure.reports", came=t.number(covered.came), due=t.number(covered.due))
        told = f"{told.rstrip('.')} ({rests})."
    if row["state"] != "met" and row["months_left"]:
        needed, pace = _amount(float(row["pace_needed"]), t), row["pace"]
        told += " " + t("say.year_end.plan.needed", needed=needed)
        told += t("say.year_end.plan.pace", pace=_amount(float(pace), t)) if pd.notna(pace) else "."
    state = t(f"state.{row['state']}")
    if row["state"] in {"met", "unknown"}:
        return f"{told} {state[:1].upper()}{state[1:]}."
    return f"{told} {t('say.year_end.plan.state', state=state)}"
