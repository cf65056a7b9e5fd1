"""What do visits say? Findings about who comes and when."""

import pandas as pd

from dashboard.i18n import Translator
from dashboard.reading import finished
from dashboard.sayings.saying import Saying


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
    return Saying(
        headline=t("say.attendance.by_age.headline", **words),
        text=t("say.attendance.by_age.text", total=t.number(total), year=str(month.year), **words),
    )
