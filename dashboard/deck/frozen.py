"""What is a frozen deck? A deck with the numbers it had: later uploads do not move it, nor does taking the data back.

Kept are the frames of every slide and the names of the places in them. What is said and drawn follows from these, so
a frozen deck speaks every language and both themes; nothing of it is read from the store's figures again.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from types import MappingProxyType
from typing import Any

import pandas as pd

from dashboard import store
from dashboard.deck.model import Deck
from dashboard.deck.plain_values import frame_as_plain, frame_from_plain
from dashboard.deck.telling import Told
from dashboard.deck.written import read_numbered
from dashboard.i18n import Translator
from dashboard.look import LOOKS
from dashboard.panels import Prepared, panel
from dashboard.panels.prepared import drawn_once
from dashboard.sayings.saying import Saying
from dashboard.store import Names, tables


@dataclass(frozen=True, slots=True, eq=False)
class Kept:
    """The numbers of one panel as they were."""

    frame: pd.DataFrame
    data_as_of: date | None
    demo: bool


@dataclass(frozen=True, slots=True, eq=False)
class FrozenDeck(Deck):
    """A deck with its numbers. Told apart by identity: it never changes."""

    taken_of: Deck
    """The deck as it was."""
    told: Told
    frozen_on: date
    names: Mapping[str, Names]
    kept: Mapping[tuple[int, str], Kept]
    """By number of the slide and id of the panel."""

    @property
    def demo(self) -> bool:
        """Whether any of its figures is synthetic."""
        return any(one.demo for one in self.kept.values())


@lru_cache(maxsize=64)
def frozen_reader(deck: FrozenDeck, language: str) -> Translator:
    """A translator that knows the names as they were."""
    return Translator(language, deck.names)


def frozen_panel(deck: FrozenDeck, number: int, panel_id: str, language: str, theme: str) -> Prepared:
    """A panel of a slide as it was, drawn and told anew."""
    kept, chosen, t = deck.kept[number, panel_id], panel(panel_id), frozen_reader(deck, language)
    if kept.frame.empty:
        return Prepared(chosen, kept.frame, Saying(), None, kept.data_as_of, kept.demo)
    saying = chosen.say(kept.frame, t).capitalised()
    drawing = drawn_once(chosen.draw(kept.frame, t, LOOKS[theme])) if chosen.draw else None
    return Prepared(chosen, kept.frame, saying, drawing, kept.data_as_of, kept.demo)


def numbers_as_text(told: Told, names: Mapping[str, Names], kept: Mapping[tuple[int, str], Kept]) -> str:
    """What a snapshot holds beside the deck."""
    frames = [
        {
            "slide": number,
            "panel": panel_id,
            "data_as_of": one.data_as_of.isoformat() if one.data_as_of else None,
            "demo": one.demo,
            **frame_as_plain(one.frame),
        }
        for (number, panel_id), one in kept.items()
    ]
    plain_names = {
        code: {part: dict(by_language) for part, by_language in (("full", named.full), ("short", named.short))}
        for code, named in names.items()
    }
    month = told.month.isoformat()
    held = {"month": month, "names": plain_names, "frames": frames}
    return json.dumps(held, ensure_ascii=False, separators=(",", ":"), allow_nan=False)


@lru_cache(maxsize=32)
def frozen_deck(url: str, code: str) -> FrozenDeck:
    """The frozen deck of a code. Raises ``KeyError`` for a code that there is not."""
    with store.reading(url) as session:
        row = session.get(tables.Snapshot, code)
        if row is None:
            raise KeyError(code)
        return _made(row)


def _made(row: tables.Snapshot) -> FrozenDeck:
    held = json.loads(row.frames)
    numbered = read_numbered(row.slides)
    slides = tuple(slide for _, slide in numbered)
    places = {old: new for new, (old, _) in enumerate(numbered, start=1)}
    kept = {(places[one["slide"]], one["panel"]): _kept(one) for one in held["frames"] if one["slide"] in places}
    names = {code: Names(named["full"], named["short"]) for code, named in held["names"].items()}
    told = Told(date.fromisoformat(held["month"]), row.as_of)
    taken_of = Deck(row.deck_code or row.code, row.title, slides)
    frozen_on = row.created_at.date()
    return FrozenDeck(
        row.code, row.title, slides, taken_of, told, frozen_on, MappingProxyType(names), MappingProxyType(kept)
    )


def _kept(one: Mapping[str, Any]) -> Kept:
    as_of = one["data_as_of"]
    return Kept(frame_from_plain(one), date.fromisoformat(as_of) if as_of else None, one["demo"])
