"""What do the promises say? Findings about dates that moved, and about who is late."""

from typing import Any

import pandas as pd

from dashboard import reading
from dashboard.i18n import Translator
from dashboard.sayings.saying import Saying

NAMED = 2
"""The page's sentence names so many of the projects that slipped most."""


def answer(frame: pd.DataFrame, t: Translator) -> Saying:
    """The page's sentence: how many are late, which most, how many at risk and done."""
    late = frame[frame["status"] == "late"]
    if late.empty:
        return Saying(text=t("say.projects.answer.none_late", n=len(frame)))
    # Completion where it is announced for after the opening: that is how far it slipped.
    slipped = late.assign(slippage_days=late["completion_slippage_days"].fillna(late["slippage_days"]))
    worst = slipped[slipped["slippage_days"] > 0].nlargest(NAMED, "slippage_days")
    parts = [t("say.projects.answer.late", late=len(late), n=len(frame))]
    if len(worst):
        parts.append(t("say.projects.answer.worst", list=", ".join(_slipped(row, t) for row in worst.itertuples())))
    return Saying(text=" ".join(parts))


def status(frame: pd.DataFrame, t: Translator) -> Saying:
    """How many projects stand where."""
    counts = frame["status"].value_counts()
    late = int(counts.get("late", 0))
    listed = "; ".join(f"{t(f'status.{code}')} — {t.number(int(count))}" for code, count in counts.items())
    return Saying(
        headline=t("say.projects.status.headline", late=late, n=len(frame)) if late else "",
        text=t("say.projects.status.text", list=listed, n=len(frame)),
    )


def gantt(frame: pd.DataFrame, t: Translator) -> Saying:
    """How many of the drawn dates moved, which waits longest, and how many came nearer or passed."""
    days = frame["slippage_days"].fillna(0)
    moved, earlier = int((days != 0).sum()), int((days < 0).sum())
    overdue = int((frame["days_left"].fillna(0) < 0)[frame["status"] != "done"].sum())
    worst = frame.iloc[int(days.to_numpy().argmax())]
    told = [
        "" if moved else t("say.projects.gantt.kept", n=len(frame)),
        t("say.projects.gantt.furthest", **_worst(worst, t)) if days.max() > 0 else "",
        t("say.projects.gantt.overdue", n=overdue) if overdue else "",
        t("say.projects.gantt.earlier", n=earlier) if earlier else "",
    ]
    return Saying(
        headline=t("say.projects.gantt.headline", moved=moved, n=len(frame)) if moved else "",
        text=" ".join(part for part in told if part),
    )


def slippage(frame: pd.DataFrame, t: Translator) -> Saying:
    """The longest slippage and the middle one."""
    worst = frame.iloc[0]
    if worst["slippage_days"] <= 0:
        return Saying()
    return Saying(
        headline=t("say.projects.slippage.headline", **_worst(worst, t)),
        text=t(
            "say.projects.slippage.text",
            median=t.signed(int(frame["slippage_days"].median())),
            n=len(frame),
            **_worst(worst, t),
        ),
    )


def figures(frame: pd.DataFrame, t: Translator) -> Saying:
    """How many projects stand where, in one line."""
    counts = frame.set_index("project_figure")["value"]
    statuses = ("late", "at_risk", "on_track", "done", "unknown")
    return Saying(text=t("say.projects.figures.text", **{code: int(counts[code]) for code in statuses}))


def delay_reasons(frame: pd.DataFrame, t: Translator) -> Saying:
    """How many moves nobody explained, and which reason is named most."""
    given = frame[frame["delay_reason"] != "not_given"]
    moves, explained = int(frame["moves"].sum()), int(given["moves"].sum())
    told = {"moves": moves, "days": t.number(int(frame["days"].sum())), "given": explained}
    headline = t("say.projects.delay_reasons.headline", n=moves - explained) if moves > explained else ""
    if given.empty:
        return Saying(headline=headline, text=t("say.projects.delay_reasons.silent", moves=moves, days=told["days"]))
    most = str(given.sort_values("statements").iloc[-1]["delay_reason"])
    # A reason that was named at another time explains no move: it is not told as if it did.
    key = "text" if explained else "unexplained"
    text = t(f"say.projects.delay_reasons.{key}", reason=t(f"delay_reason.{most}"), **told)
    return Saying(headline=headline, text=text)


def trend(frame: pd.DataFrame, t: Translator) -> Saying:
    """How often the most moved date moved, from when to when."""
    lines = [line for _, line in frame.groupby(["project", "milestone"], sort=False)]
    own = max(lines, key=lambda line: _moves(line["date_value"]))
    moves, project = _moves(own["date_value"]), str(own.iloc[0]["project"])
    if not moves:
        return Saying()
    first, last = own.iloc[0], own.iloc[-1]
    return Saying(
        headline=t("say.projects.trend.headline", name=t.short_name(project), n=moves),
        text=t(
            "say.projects.trend.text",
            name=t.short_name(project),
            first=t.date(first["date_value"].date(), first["date_precision"]),
            last=t.date(last["date_value"].date(), last["date_precision"]),
        ),
    )


def ledger(frame: pd.DataFrame, t: Translator) -> Saying:
    """How many statements, of how many outlets, and since when nobody said anything."""
    newest = frame["reported_on"].max()
    if pd.isna(newest):
        return Saying(text=t("say.projects.ledger.undated", n=len(frame)))
    silent = (reading.as_of(frame) - newest.date()).days
    return Saying(
        headline=_of_one(frame, t),
        text=t(
            "say.projects.ledger.text",
            n=len(frame),
            sources=int(frame["sources"].sum()),
            newest=t.date(newest.date()),
            silent=silent,
        ),
    )


def _of_one(frame: pd.DataFrame, t: Translator) -> str:
    projects = frame["project"].unique()
    if len(projects) > 1:
        return ""
    return t("say.projects.ledger.of_one", name=t.short_name(str(projects[0])))


def _moves(dates: "pd.Series[pd.Timestamp]") -> int:
    return int((dates != dates.shift()).sum()) - 1


def _slipped(row: Any, t: Translator) -> str:
    name, days = t.short_name(row.project), t.signed(int(row.slippage_days))
    return t("say.projects.answer.one", name=name, days=days)


def _worst(row: "pd.Series[Any]", t: Translator) -> dict[str, str]:
    return {"name": t.short_name(str(row["project"])), "days": t.signed(int(str(row["slippage_days"])))}


def cost(frame: pd.DataFrame, t: Translator) -> Saying:
    """How many prices nobody published, and which grew most."""
    hidden = int((frame["price"] == "not_published").sum())
    parts = [t("say.projects.cost.text", known=len(frame) - hidden, n=len(frame))]
    grown = frame[frame["growth"] > 0]
    if len(grown):
        worst = grown.sort_values("growth").iloc[-1]
        growth = t.signed_percent(float(worst["growth"]))
        parts.append(t("say.projects.cost.grown", name=t.short_name(str(worst["project"])), growth=growth))
    headline = t("say.projects.cost.headline", hidden=hidden, n=len(frame)) if hidden else ""
    return Saying(headline=headline, text=" ".join(parts))
