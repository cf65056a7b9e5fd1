"""What has modernisation changed? Findings about the network, its spaces and one library."""

from typing import Any

import pandas as pd

from dashboard import rules
from dashboard.i18n import Translator
from dashboard.reading import note
from dashboard.sayings.drawn import drawn_of
from dashboard.sayings.saying import Saying


def answer(frame: pd.DataFrame, t: Translator) -> Saying:
    """How many are modernised by the register, what was published beside it, and how far the plan is."""
    last = _last(frame)
    if "modernised" not in last:
        return Saying()
    told = [t("say.libraries.answer.counted", done=_value(last, "modernised"), n=_value(last, "all_libraries"))]
    if "published_modernised" in last:
        said = last["published_modernised"]
        told.append(t("say.libraries.answer.published", value=int(said["value"]), month=t.month(said["on"].date())))
    plan = _plan(last, t)
    return Saying(text=" ".join([*told, plan] if plan else told))


def _plan(last: dict[str, Any], t: Translator) -> str:
    if "plan_new_libraries" not in last:
        return ""
    plan = last["plan_new_libraries"]
    year = str(plan["on"].year)
    opened = _value(last, "new_libraries")
    return t("say.libraries.answer.plan", n=int(plan["value"]), year=year, opened=opened)


def modernised(frame: pd.DataFrame, t: Translator) -> Saying:
    """The same, as a finding over the chart."""
    last = _last(frame)
    if "modernised" not in last:
        return Saying()
    done, total = _value(last, "modernised"), _value(last, "all_libraries")
    text = answer(frame, t).text.replace("**", "")
    unknown = note(frame, "unknown_opening")
    if unknown:
        text += " " + t("say.libraries.modernised.unknown_opening", n=unknown)
    return Saying(t("say.libraries.modernised.headline", done=done, n=total), text)


def _last(frame: pd.DataFrame) -> dict[str, Any]:
    return {str(name): rows.iloc[-1] for name, rows in frame.groupby("series")}


def _value(last: dict[str, Any], series: str) -> int:
    return int(last[series]["value"]) if series in last else 0


def spaces(frame: pd.DataFrame, t: Translator) -> Saying:
    """How many libraries have each space, and of how many nothing is known."""
    there = frame[frame["presence"] == "yes"]["space"].value_counts()
    counts = [(space.value, int(there.get(space.value, 0))) for space in rules.Space]
    most, number = max(counts, key=lambda pair: pair[1])
    per_library = frame[frame["presence"] == "unknown"]["library"].value_counts()
    silent = int((per_library == len(rules.Space)).sum())
    text = t("say.libraries.spaces.text", counts="; ".join(f"{t(f'space.{space}')} — {n}" for space, n in counts))
    if silent:
        text += " " + t("say.libraries.spaces.silent", n=silent)
    total = frame["library"].nunique()
    text += drawn_of(total, t)
    headline = t("say.libraries.spaces.headline", space=t(f"space.{most}"), number=number, n=total) if number else ""
    return Saying(headline, text)


def register(frame: pd.DataFrame, t: Translator) -> Saying:
    """How many libraries are known, and of how many the opening is not."""
    unknown = int(frame["opened"].isna().sum())
    text = t("say.libraries.register.unknown", n=unknown) if unknown else ""
    return Saying(t("say.libraries.register.headline", n=len(frame)), text)


def profile(frame: pd.DataFrame, t: Translator) -> Saying:
    """The library's name, and how many of its spaces are known."""
    spaces = frame[frame["fact"].isin([space.value for space in rules.Space])]
    there = [t(f"space.{fact}") for fact in spaces[spaces["value"] == "yes"]["fact"]]
    unknown = [t(f"space.{fact}") for fact in spaces[spaces["value"] == "unknown"]["fact"]]
    told = [t("say.libraries.profile.there", spaces=", ".join(there))] if there else []
    told += [t("say.libraries.profile.unknown", spaces=", ".join(unknown))] if unknown else []
    return Saying(t.name(str(frame["library"].iloc[0])), " ".join(told))


def closures(frame: pd.DataFrame, t: Translator) -> Saying:
    """How often it was closed, and whether it is closed still."""
    still = frame["ends_on"].isna().any()
    key = "say.libraries.closures.still" if still else "say.libraries.closures.headline"
    return Saying(headline=t(key, n=len(frame)))


def published(frame: pd.DataFrame, t: Translator) -> Saying:
    """How many figures were published of it."""
    return Saying(headline=t("say.libraries.published.headline", n=len(frame)))
