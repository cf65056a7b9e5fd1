"""What does the board of reports say? Who owes which month."""

from collections.abc import Mapping, Sequence
from datetime import date

import pandas as pd

from dashboard.i18n import Translator
from dashboard.sayings.drawn import drawn_of
from dashboard.sayings.saying import Saying

NAMED = 5
SENT = ("sent", "late")
OWED = (*SENT, "missing", "due")


def owed(frame: pd.DataFrame, t: Translator) -> Saying:
    """How many libraries owe the newest month, how many reported of those that had to, and who owes what."""
    month = frame["month"].max()
    newest = frame[frame["month"] == month]["report"]
    came, expected = int(newest.isin(SENT).sum()), int(newest.isin(OWED).sum())
    missing, due = int((newest == "missing").sum()), int((newest == "due").sum())
    words = {"month": t.month(month.date())}
    if missing:
        headline = t("say.upload.completeness.missing", n=missing, **words)
    elif due:
        headline = t("say.upload.completeness.due", n=due, **words)
    else:
        headline = t("say.upload.completeness.complete", n=expected, **words)
    text = t("say.upload.completeness.reported", n=expected, came=came, **words)
    return Saying(headline, f"{text} {_who(frame, t)}".strip() + drawn_of(frame["library"].nunique(), t))


def _who(frame: pd.DataFrame, t: Translator) -> str:
    """Libraries with the months they owe, those with most months first."""
    months: dict[str, list[date]] = {}
    late = frame[frame["report"] == "missing"].sort_values(["library", "month"])
    for code, month in zip(late["library"], late["month"], strict=True):
        months.setdefault(str(code), []).append(month.date())
    if not months:
        return ""
    worst = sorted(months, key=lambda code: (-len(months[code]), code))
    listed = "; ".join(f"{t.short_name(code)} — {_months(months[code], t)}" for code in worst[:NAMED])
    more = " " + t("say.upload.completeness.more", n=len(worst) - NAMED) if len(worst) > NAMED else ""
    return t("say.upload.completeness.who", listed=listed + more)


def _months(months: Sequence[date], t: Translator) -> str:
    by_year: Mapping[int, list[str]] = {
        year: [t.month_name(one) for one in months if one.year == year] for year in sorted({m.year for m in months})
    }
    return ", ".join(f"{', '.join(names)} {year}" for year, names in by_year.items())
