"""Where do people come, and who did not report? Findings about libraries and districts."""

import pandas as pd

from dashboard import reading
from dashboard.i18n import Translator
from dashboard.reading import finished
from dashboard.sayings import phrases
from dashboard.sayings.saying import Saying

NAMED = 4
"""More libraries than this are counted, not named."""
ALIKE = 0.01


def by_library(frame: pd.DataFrame, t: Translator) -> Saying:
    """Who owes the newest finished month; the most visited library; closed months."""
    done = finished(frame)
    counted = done[done["state"] == "reported"]
    if counted.empty or counted["visits"].isna().all():
        return Saying()
    last = done[done["month"] == counted["month"].max()]
    left_out = reading.note(frame, "left_out")
    if left_out:
        # Who owes is told of all libraries, or not at all.
        shown = frame["library"].nunique()
        return Saying(text=_told(counted, done, t) + " " + t("phrase.told_apart.largest", shown=shown, count=left_out))
    return Saying(_owed(last, t), _told(counted, done, t) + _owing(last, t))


def _owed(last: pd.DataFrame, t: Translator) -> str:
    month = t.month(last["month"].iloc[0].date())
    missing, came = (int((last["state"] == state).sum()) for state in ("missing", "reported"))
    if missing:
        return t("say.attendance.heat_map.missing", n=missing, month=month)
    return t("say.attendance.heat_map.complete", n=came, month=month) if came > 1 else ""


def _told(counted: pd.DataFrame, done: pd.DataFrame, t: Translator) -> str:
    most = counted.sort_values("visits", ascending=False, kind="stable").iloc[0]
    library, month = t.short_name(str(most["library"])), t.month(most["month"].date())
    text = t("say.attendance.heat_map.text", library=library, month=month, visits=t.number(int(most["visits"])))
    closed = int((done["state"] == "closed").sum())
    return text + (" " + t("say.attendance.heat_map.closed", n=closed) if closed else "")


def _owing(last: pd.DataFrame, t: Translator) -> str:
    owing = [t.short_name(str(code)) for code in sorted(last.loc[last["state"] == "missing", "library"])]
    if not 0 < len(owing) <= NAMED:
        return ""
    return " " + t(
        "say.attendance.heat_map.owing", month=t.month(last["month"].iloc[0].date()), listed=", ".join(owing)
    )


def by_district(frame: pd.DataFrame, t: Translator) -> Saying:
    """The district furthest below the city, or the one spoken of; the first and the last; what was left out."""
    if reading.note(frame, "own") and reading.note(frame, "districts") > 1:
        return _own_district(frame, t)
    city, key = reading.note(frame, "city"), "say.attendance.per_1000"
    first, last = frame.iloc[0], frame.iloc[-1]
    words = {"most": t.name(first["district"]), "n_most": t.number(first["visits_per_1000"], 0)}
    if len(frame) == 1:
        text = t(f"{key}.text_one", city=t.number(city, 0), **words)
        return Saying(text=text + _left_out(frame, t))
    words |= {"least": t.name(last["district"]), "n_least": t.number(last["visits_per_1000"], 0)}
    text = t(f"{key}.text", city=t.number(city, 0), **words) + _left_out(frame, t)
    enough = reading.note(frame, "coverage").enough
    below = 1 - last["visits_per_1000"] / city
    headline = t(f"{key}.headline", least=words["least"], below=t.percent(below)) if below > ALIKE and enough else ""
    return Saying(headline, text)


def _own_district(frame: pd.DataFrame, t: Translator) -> Saying:
    """One district against the city, and its place among all."""
    own, city, key = reading.note(frame, "own"), reading.note(frame, "city"), "say.attendance.per_1000"
    value = frame.set_index("district").loc[own, "visits_per_1000"]
    place, count = (t.number(reading.note(frame, name)) for name in ("place", "districts"))
    words = {"own": t.name(own), "n_own": t.number(value, 0), "place": place, "count": count}
    text = t(f"{key}.text_own", city=t.number(city, 0), **words) + _left_out(frame, t)
    if not city or not reading.note(frame, "coverage").enough:
        return Saying(text=text)
    gap = value / city - 1
    side = "alike" if abs(gap) <= ALIKE else "above" if gap > 0 else "below"
    return Saying(t(f"{key}.own.{side}", own=words["own"], gap=t.percent(abs(gap))), text)


def _left_out(frame: pd.DataFrame, t: Translator) -> str:
    left_out, months = reading.note(frame, "left_out"), reading.note(frame, "months")
    parts = [t("phrase.left_out", n=left_out)] if left_out else []
    if months < 12:  # noqa: PLR2004  a year
        parts.append(t("phrase.months_known", n=months))
    return "".join(f" {part}" for part in parts) + phrases.coverage(frame, t)
