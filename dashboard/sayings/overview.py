"""How are we doing, and what needs attention? The page in a sentence, and what its lists say."""

from typing import Any

import pandas as pd

from dashboard.i18n import Translator
from dashboard.reading import note
from dashboard.sayings import phrases
from dashboard.sayings.saying import Saying

MANY = 10_000
"""From here on a number is written with a word ('2,66 млн'), which takes the plural of many."""
WORTH_SAYING = 0.0005

NAMED = 12
"""Libraries without a report that are named; of more, their number is told."""


def answer(frame: pd.DataFrame, t: Translator) -> Saying:
    """Visits since January against last year, then what waits for somebody; at most two bold spans."""
    row = frame.iloc[0]
    parts = [_visits(row, t), phrases.reports(frame, t).strip(), _waiting(row, t)]
    return Saying(text=" ".join(part for part in parts if part))


def _visits(row: Any, t: Translator) -> str:
    if pd.isna(row["visits"]):
        return ""
    total, since, until = int(row["visits"]), row["since"], row["until"]
    times = t("say.overview.answer.times", n=total if total < MANY else MANY, visits=t.short_number(total))
    words = {"span": _span(since, until, t), "year": str(until.year), "times": times}
    if pd.isna(row["visits_before"]):
        return t("say.overview.answer.alone", **words)
    change = total / int(row["visits_before"]) - 1
    way = "same" if abs(change) < WORTH_SAYING else "more" if change > 0 else "less"
    words["share"] = t.percent(abs(change), 1)
    compared = row.get("months_compared")  # a deck that was frozen earlier has no such column
    if pd.isna(compared) or compared == _months(since, until):
        return t(f"say.overview.answer.{way}", **words)
    return t(f"say.overview.answer.{way}_in_some", n=int(compared), **words)


def _months(since: pd.Timestamp, until: pd.Timestamp) -> int:
    """Months of a span, both ends included."""
    return (until.to_period("M") - since.to_period("M")).n + 1


def _span(since: pd.Timestamp, until: pd.Timestamp, t: Translator) -> str:
    names = {"first": t.month_name(since.date()), "last": t.month_name(until.date())}
    return t(f"say.overview.answer.{'one_month' if since == until else 'months'}", **names)


def _waiting(row: Any, t: Translator) -> str:
    things = [(key, int(row[key])) for key in ("late", "missing")]
    told = [t(f"say.overview.answer.{key}", n=n) for key, n in things if n]
    return t("say.overview.answer.waiting", things=t("say.overview.answer.and").join(told)) if told else ""


def key_figures(frame: pd.DataFrame, t: Translator) -> Saying:
    """The figures one after the other."""
    known = frame.dropna(subset=["value"])
    told = [f"{t(f'figure.{row.figure}.name')}: {written(row, t)}{_rests(row, t)}" for row in known.itertuples()]
    return Saying(text="; ".join(told) + ".")


def _rests(row: Any, t: Translator) -> str:
    return f" ({reports(row, t)})" if reports(row, t) else ""


def reports(row: Any, t: Translator) -> str:
    """``отчёты: 27 из 31``: what a total rests on; empty for what is no total of reports, or of a single one."""
    return t("figure.reports", came=t.number(int(row.came)), due=t.number(int(row.due))) if _is_total(row) else ""


def reports_of(row: Any, t: Translator) -> str:
    """The same without the word: ``27 из 31``."""
    return t("figure.of", value=t.number(int(row.came)), of=t.number(int(row.due))) if _is_total(row) else ""


def _is_total(row: Any) -> bool:
    due = getattr(row, "due", None)  # a deck that was frozen earlier has no such column
    return not (pd.isna(row.value) or pd.isna(due)) and due > 1


def written(row: Any, t: Translator) -> str:
    """A key figure in at most eight characters: ``318 тыс.``, ``28 из 31``, ``30,5``."""
    value, of = row.value, row.of
    if pd.isna(value):
        return "—"
    if pd.notna(of):
        return t("figure.of", value=int(value), of=int(of))
    return t.number(value, 1) if row.figure == "participants_per_event" else t.short_number(value)


def attention(frame: pd.DataFrame, t: Translator) -> Saying:
    """How many things need somebody, and of which kind."""
    counts = note(frame, "counts") or {}
    kinds = [f"{t(f'attention.{kind}.count')} — {number}" for kind, number in counts.items() if number]
    return Saying(
        headline=t("say.overview.attention.headline", n=note(frame, "total")),
        text=t("say.overview.attention.text", kinds="; ".join(kinds)),
    )


def reported(frame: pd.DataFrame, t: Translator) -> Saying:
    """How many libraries reported of those that had to, and which did not."""
    month = frame["month"].iloc[0].date()
    came, silent = (frame["state"] == "reported").sum(), frame[frame["state"] == "missing"]["library"]
    words = {"month": t.month_name(month), "reported": int(came), "n": int(came) + len(silent)}
    if silent.empty:
        return Saying(t("say.overview.reported.all", **words), t("say.overview.reported.nobody_missing"))
    names = "; ".join(t.short_name(code) for code in silent[:NAMED])
    if len(silent) > NAMED:
        names = t("attention.missing.more", names=names, count=len(silent) - NAMED)
    return Saying(t("say.overview.reported.headline", **words), t("say.overview.reported.missing", names=names))
