"""Who can walk to a library, and what would new ones change? Findings about walking distance."""

from collections.abc import Iterator

import pandas as pd

from dashboard import reading
from dashboard.i18n import Translator
from dashboard.sayings.saying import Saying

PACE = 80.0
"""Metres a minute."""


def coverage(frame: pd.DataFrame, t: Translator) -> Saying:
    """The city's share, the districts with most and least, and how all of it is known."""
    kind, city = reading.note(frame, "kind"), t.percent(reading.note(frame, "city"))
    library = t(f"walk.near.{kind}")
    most, least = frame.iloc[0], frame.iloc[-1]
    words = {
        "basis": _basis(frame, t),
        "library": library,
        "share": city,
        "most": t.short_name(most["district"]),
        "most_share": t.percent(most["share"]),
        "least": t.short_name(least["district"]),
        "least_share": t.percent(least["share"]),
        "minutes": minutes(frame, t),
    }
    text = "text" if most["share"] > least["share"] else "alike"
    headline = t("say.map.coverage.headline", library=library, share=city, minutes=minutes(frame, t))
    said = t(f"say.map.coverage.{text}", **words) + " " + how_far(frame, t)
    return Saying(headline, said + _ages(frame, t) + _unplaced(frame, t) + _outside(frame, t))


def reach(frame: pd.DataFrame, t: Translator) -> Saying:
    """How many libraries count, how far a walk goes here, and which libraries stand where we only suppose."""
    said = [how_far(frame, t)]
    assumed = reading.note(frame, "assumed")
    said.append(t("say.map.reach.assumed", n=assumed) if assumed else "")
    said += [_unplaced(frame, t).strip(), _outside(frame, t).strip()]
    headline = t("say.map.reach.counted", n=int(frame["lat"].notna().sum()))
    modelled = t("say.map.reach.modelled") if reading.note(frame, "modelled") else ""
    return Saying(headline, " ".join(part for part in (*said, modelled) if part))


def minutes(frame: pd.DataFrame, t: Translator) -> str:
    """How long such a walk takes, in the form that the sentences of the language ask for."""
    return t("walk.minutes", n=round(reading.note(frame, "walk") / PACE))


def how_far(frame: pd.DataFrame, t: Translator) -> str:
    """The straight line that counts, and what it follows from."""
    walk, detour = reading.note(frame, "walk"), reading.note(frame, "detour")
    words = {"walk": t.number(walk, 0), "detour": t.number(detour, 1), "reach": t.number(walk / detour, 0)}
    return t("walk.how_far", **words)


def next_sites(frame: pd.DataFrame, t: Translator) -> Saying:
    """How far so many new places raise the share, and whether a better choice could exist."""
    first, last, gap = frame.iloc[0], frame.iloc[-1], reading.note(frame, "gap")
    shares = {"before": t.percent(reading.note(frame, "before")), "after": t.percent(last["cumulative_share"])}
    text = t(
        "say.map.next_sites.text",
        basis=t("walk.basis.modelled" if reading.note(frame, "modelled") else "walk.basis.uploaded"),
        library=t(f"walk.near.{reading.note(frame, 'kind')}"),
        gained=t.number(int(frame["residents_gained"].sum())),
        district=t.short_name(first["district"]),
        first=t.number(int(first["residents_gained"])),
        minutes=minutes(frame, t),
    )
    quality = t("say.map.next_sites.gap", gap=t.percent(gap, 1)) if gap else t("say.map.next_sites.exact")
    headline = t("say.map.next_sites.headline", n=len(frame), **shares)
    said = (text, quality, *_wishes(frame, t), how_far(frame, t))
    return Saying(headline, " ".join(said) + _ages(frame, t) + _outside(frame, t))


def _wishes(frame: pd.DataFrame, t: Translator) -> Iterator[str]:
    """What of the wishes could not be met: another number of places, a required district without one."""
    asked, found, in_vain = reading.note(frame, "asked"), len(frame), reading.note(frame, "in_vain")
    if found > asked:
        yield t("say.map.next_sites.more", n=found, asked=asked)
    if found < asked:
        yield t("say.map.next_sites.fewer", n=found, asked=asked)
    if in_vain:
        yield t("say.map.next_sites.in_vain", list=", ".join(t.short_name(code) for code in in_vain))


def _basis(frame: pd.DataFrame, t: Translator) -> str:
    bases = set(frame["basis"])
    return t(f"walk.basis.{bases.pop() if len(bases) == 1 else 'mixed'}")


def _ages(frame: pd.DataFrame, t: Translator) -> str:
    ages = reading.note(frame, "ages")
    return " " + t("walk.ages", ages=", ".join(t(f"age.{age}") for age in ages or ("all",)))


def _unplaced(frame: pd.DataFrame, t: Translator) -> str:
    unplaced = reading.note(frame, "unplaced")
    return " " + t("say.map.coverage.unplaced", n=unplaced) if unplaced else ""


def _outside(frame: pd.DataFrame, t: Translator) -> str:
    outside = reading.note(frame, "outside")
    return " " + t("walk.outside", n=outside) if outside else ""
