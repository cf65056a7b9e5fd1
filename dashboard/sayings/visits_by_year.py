"""Is it more than last year? Findings from months laid over those of the year before, and from yearly totals."""

import pandas as pd

from dashboard.i18n import Translator
from dashboard.reading import finished
from dashboard.sayings import phrases
from dashboard.sayings.saying import Saying

KEY = "say.attendance.year_on_year"


def year_on_year(frame: pd.DataFrame, t: Translator) -> Saying:
    """The finished months that both years have, added up and compared."""
    done = finished(frame)
    if done.empty:
        return Saying()
    newest = done["month"].iloc[-1]
    this, last = _same_months(done, newest.year)
    if this.empty or not last.sum() or not phrases.comparable(frame):
        total = done.loc[done["month"].dt.year == newest.year, "visits"].sum()
        text = t(f"{KEY}.text_alone", year=str(newest.year), total=t.number(int(total)))
        return Saying(text=text + phrases.coverage(frame, t))
    words = {
        "months": _months(this, newest.year, t),
        "year": str(newest.year),
        "before": str(newest.year - 1),
        "change": phrases.change(this.sum(), last.sum(), t),
    }
    text = t(f"{KEY}.text", total=t.number(int(this.sum())), total_before=t.number(int(last.sum())), **words)
    return Saying(t(f"{KEY}.headline", **words), text + phrases.coverage(frame, t))


def totals(frame: pd.DataFrame, t: Translator) -> Saying:
    """The newest twelve-month total, against the one a year before it."""
    values = frame.set_index("month")["visits_12_months"]
    month, total = values.index[-1], int(values.iloc[-1])
    words = {"total": t.short_number(total), "month": t.month(month.date())}
    told = t("say.attendance.rolling_12.text", month=words["month"], total=t.number(total))
    before = values.get(month - pd.DateOffset(years=1))
    if not before or not phrases.comparable(frame):
        headline = t("say.attendance.rolling_12.headline_alone", **words)
        return Saying(headline, told + phrases.coverage(frame, t))
    change = phrases.change(total, before, t)
    year_ago = " " + t("say.attendance.rolling_12.text_before", total=t.number(int(before)), change=change)
    headline = t("say.attendance.rolling_12.headline", change=t.signed_percent(total / before - 1), **words)
    return Saying(headline, told + year_ago + phrases.coverage(frame, t))


def _same_months(done: pd.DataFrame, year: int) -> "tuple[pd.Series[int], pd.Series[int]]":
    years = [done[done["month"].dt.year == each] for each in (year, year - 1)]
    this, last = (each.set_index(each["month"].dt.month)["visits"] for each in years)
    both = this.index.intersection(last.index)
    return this[both], last[both]


def _months(this: "pd.Series[int]", year: int, t: Translator) -> str:
    numbers = sorted(this.index)
    if len(numbers) != numbers[-1] - numbers[0] + 1:
        return t("phrase.n_months", n=len(numbers))
    first, last = (pd.Timestamp(year, int(number), 1) for number in (numbers[0], numbers[-1]))
    return phrases.months(first, last, t)
