"""How do the facts of a library read? Each in the reader's words: a district's name, a date as exact as it is known."""

from datetime import date

import pandas as pd

from dashboard import rules
from dashboard.i18n import LANGUAGES, Translator

DATES = ("opened", "modernised", "open_24_7")
AMOUNTS = {"area_m2": "profile.m2", "repair_cost_kzt": "profile.kzt"}
SPACES = frozenset(space.value for space in rules.Space)
BESIDE = ("publisher", "source_url", "note")
"""Facts about the facts: on a slide its foot says whose they are."""
YEAR, MONTH = 4, 7
"""Characters of an ISO date known to the year, to the month."""


def fact_in_words(fact: str, value: str, t: Translator) -> str:
    """The value of a fact; what no rule knows is told as it was reported."""
    if fact == "district":
        return t.name(value)
    if fact in DATES:
        return as_told(value, t)
    if fact in AMOUNTS:
        return t(AMOUNTS[fact], n=int(value))
    if fact in SPACES and t.has(f"presence.{value}"):
        return t(f"presence.{value}")
    return value


def as_told(day: str, t: Translator) -> str:
    """An ISO date cut to its precision, in the reader's words: ``2020``, ``декабрь 2020``, ``10.01.2026``."""
    if len(day) == YEAR:
        return t("profile.year", year=day)
    if len(day) == MONTH:
        return t.month(date.fromisoformat(f"{day}-01"))
    return t.date(date.fromisoformat(day))


def on_a_slide(frame: pd.DataFrame, language: str) -> pd.DataFrame:
    """The facts to be read from a chair, each once: in the reader's language, else in the first there is."""
    order = {one: place for place, one in enumerate(dict.fromkeys((language, *LANGUAGES)))}
    rank = frame["language"].map(order).fillna(0)
    once = rank == rank.groupby(frame["fact"]).transform("min")
    shown = frame[once & ~frame["fact"].isin(BESIDE)].assign(language=None)
    shown.attrs = frame.attrs
    return shown
