"""What do visits say? Findings about who comes and when."""

import pandas as pd

from dashboard import reading, rules
from dashboard.i18n import Translator
from dashboard.reading import finished
from dashboard.sayings import phrases
from dashboard.sayings.anomalies import unusual_months
from dashboard.sayings.saying import Saying
from dashboard.sayings.visits_by_place import by_district, by_library
from dashboard.sayings.visits_by_year import totals, year_on_year

__all__ = ["answer", "by_age", "by_district", "by_library", "shares", "totals", "year_on_year"]

POINTS = 100


def answer(frame: pd.DataFrame, t: Translator) -> Saying:
    """Visits of twelve months, against the twelve before where both are whole, and the largest age group."""
    total, before = int(frame["visits"].sum()), int(frame["visits_before"].sum())
    if not total:
        return Saying()
    key = "say.attendance.answer.text"
    words = {"n": int(reading.note(frame, "months")), "total": t.short_number(total)}
    if reading.note(frame, "comparable") and phrases.comparable(frame) and before:
        words["change"] = phrases.change(total, before, t)
        key = "say.attendance.answer.text_compared"
    return Saying(text=t(key, **words) + _largest(frame, total, t) + phrases.reports(frame, t))


def _largest(frame: pd.DataFrame, total: int, t: Translator) -> str:
    if len(frame) == 1:
        return ""
    visits = frame.set_index("age_group")["visits"]
    group = str(visits.idxmax())
    ages = rules.age_boundaries(reading.as_of(frame)).span(group)
    share = t.percent(visits[group] / total)
    return " " + t("say.attendance.answer.group", group=f"{t(f'age.{group}')} {ages}", share=share)


def by_age(frame: pd.DataFrame, t: Translator) -> Saying:
    """The largest age group in the newest finished month, and the month's total."""
    done = finished(frame)
    if done.empty:
        return Saying()
    month = done["month"].max()
    last = done[done["month"] == month].set_index("age_group")["visits"]
    total = int(last.sum())
    if not total:
        return Saying()
    group = str(last.idxmax())
    words = {
        "group": t(f"age.{group}"),
        "month": t.month_in(month.date()),
        "share": t.percent(last[group] / total),
    }
    alone = len(last) == 1  # of a single group there is no largest one
    key = "say.attendance.by_age.text_alone" if alone else "say.attendance.by_age.text"
    text = t(key, total=t.number(total), year=str(month.year), **words)
    headline = "" if alone else t("say.attendance.by_age.headline", **words)
    return Saying(headline, text + phrases.coverage(frame, t) + unusual_months(frame, t) + _moments(frame, t))


def _moments(frame: pd.DataFrame, t: Translator) -> str:
    first = frame["month"].min()
    shown = [moment for moment in reading.note(frame, "moments") or () if pd.Timestamp(moment.on) >= first]
    if not shown:
        return ""
    listed = "; ".join(t(f"moment.{moment.kind}", on=t.date(moment.on, moment.precision)) for moment in shown)
    return " " + t("phrase.marked", listed=listed)


def shares(frame: pd.DataFrame, t: Translator) -> Saying:
    """The group whose share moved most within a year, else the largest group; all shares in the text."""
    done = finished(frame).dropna(subset="share")
    if done.empty:
        return Saying()
    table = done.pivot(index="month", columns="age_group", values="share").fillna(0)
    month, last = table.index[-1], table.iloc[-1]
    if len(last) == 1:
        return Saying(text=t("say.attendance.age_share.alone", group=t(f"age.{last.index[0]}")))
    listed = ", ".join(
        f"{t(f'age.{group.value}')} {t.percent(last[group.value])}" for group in rules.AgeGroup if group.value in last
    )
    text = t("say.attendance.age_share.text", month=t.month(month.date()), listed=listed) + phrases.coverage(frame, t)
    year_ago = month - pd.DateOffset(years=1)
    moved = (last - table.loc[year_ago]) * POINTS if year_ago in table.index else last * 0
    group = str(moved.abs().idxmax()) if moved.round(1).any() else str(last.idxmax())
    words = {"group": t(f"age.{group}"), "share": t.percent(last[group])}
    if not moved.round(1).any():
        return Saying(t("say.attendance.age_share.largest", month=t.month_in(month.date()), **words), text)
    points = t.signed(float(moved.round(1)[group]), 1)
    return Saying(t("say.attendance.age_share.headline", change=points, **words), text)
