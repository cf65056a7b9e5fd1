"""How is a deck kept in the store? Its slides as JSON, read back as they were, without what nobody knows any more."""

import json
from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date
from typing import Any

from dashboard.deck.model import Slide, SlideKind
from dashboard.deck.ready import ANY_DAY
from dashboard.filters import Filters
from dashboard.panels import PANELS

DATES = frozenset({"start", "end", "month"})


def written(slides: tuple[Slide, ...]) -> str:
    """The slides as JSON; a filter that chooses nothing is not written."""
    return json.dumps([_as_plain(slide) for slide in slides], ensure_ascii=False, separators=(",", ":"))


def read(text: str) -> tuple[Slide, ...]:
    """The slides of a JSON text. A panel that the catalogue no longer holds is passed over."""
    return tuple(slide for _, slide in read_numbered(text))


def read_numbered(text: str) -> list[tuple[int, Slide]]:
    """The slides that the catalogue still has, with the numbers (from 1) they had."""
    found = enumerate((_slide(plain) for plain in json.loads(text)), start=1)
    return [(number, slide) for number, slide in found if slide.panel is None or slide.panel in PANELS]


def _as_plain(slide: Slide) -> dict[str, Any]:
    plain = {name: value for name, value in asdict(slide).items() if value and name != "filters"}
    if slide.filters:
        chosen = {name: value for name, value in asdict(slide.filters).items() if value and name != "as_of"}
        plain["filters"] = {name: f"{value:%Y-%m-%d}" if name in DATES else value for name, value in chosen.items()}
    return plain


def _slide(plain: Mapping[str, Any]) -> Slide:
    chosen = plain.get("filters")
    return Slide(
        SlideKind(plain["kind"]),
        plain.get("panel"),
        None if chosen is None else _filters(chosen),
        span=plain.get("span", ""),
        caption=plain.get("caption", ""),
        notes=plain.get("notes", ""),
    )


def _filters(plain: Mapping[str, Any]) -> Filters:
    known = {field.name for field in fields(Filters)} - {"as_of"}
    return Filters(ANY_DAY, **{name: _value(name, value) for name, value in plain.items() if name in known})


def _value(name: str, value: Any) -> Any:
    if name in DATES:
        return date.fromisoformat(value)
    return tuple(value) if isinstance(value, list) else value
