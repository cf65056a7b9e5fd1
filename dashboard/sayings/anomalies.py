"""Which months are unusual, in words? What was counted, what is usual, and whether the reason is known."""

from collections.abc import Sequence

import pandas as pd

from dashboard import reading
from dashboard.i18n import Translator
from dashboard.reading import ALL, Unusual
from dashboard.sayings.saying import Saying

TOLD = 3
"""Unusual figures that are told one by one, newest first."""


def anomalies(frame: pd.DataFrame, t: Translator) -> Saying:
    """How many unusual figures have no known reason, the newest of them one by one, and how many have one."""
    found: Sequence[Unusual] = reading.note(frame, "unusual") or ()
    sums_judged = frame.loc[frame["library"].isna(), "usual"].notna().any()
    if not found and not sums_judged:
        return Saying(text=t("say.anomalies.too_short"))
    open_ones = sorted((one for one in found if one.reason is None), key=_newest)
    whole = sum(one.whose == ALL for one in open_ones)
    key = "months" if whole else "libraries" if open_ones else "none"
    headline = t(f"say.anomalies.{key}", n=whole or len(open_ones))
    told = [_told(one, t) for one in open_ones[:TOLD]]
    if len(open_ones) > TOLD:
        told.append(t("say.anomalies.rest", n=len(open_ones) - TOLD))
    if not open_ones:
        told.append(t("say.anomalies.all_usual"))
    if len(found) > len(open_ones):
        told.append(t("say.anomalies.reasoned", n=len(found) - len(open_ones)))
    if not sums_judged:
        told.append(t("say.anomalies.too_short"))
    return Saying(headline, " ".join(told))


def unusual_months(frame: pd.DataFrame, t: Translator) -> str:
    """`` Необычны 2 месяца: …``, with a space before it; where only libraries have such months, their number.

    Only months without a known reason.
    """
    unexplained = [one for one in reading.note(frame, "unusual") or () if one.reason is None]
    found = [one for one in unexplained if one.whose == ALL]
    if not found:
        return " " + t("phrase.unusual_libraries", n=len(unexplained)) if unexplained else ""
    listed = [
        t("phrase.unusual_month", month=t.month(one.month), change=t.signed_percent(one.change, 0))
        for one in sorted(found, key=_newest)[:TOLD]
    ]
    if len(found) > TOLD:
        listed.append(t("phrase.and_more", count=len(found) - TOLD))
    return " " + t("phrase.unusual", n=len(found), listed=", ".join(listed))


def _newest(one: Unusual) -> tuple[int, bool, float]:
    return -one.month.toordinal(), one.whose != ALL, -abs(one.change)


def _told(one: Unusual, t: Translator) -> str:
    numbers = {name: t.number(round(getattr(one, name))) for name in ("value", "usual", "low", "high")}
    whose = t("anomaly.all") if one.whose == ALL else t.short_name(one.whose)
    return t("say.anomalies.one", whose=whose, month=t.month(one.month), told=t("anomaly.told", **numbers))
