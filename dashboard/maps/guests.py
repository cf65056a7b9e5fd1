"""What can guests see, is it open, how does the walk go? Marks by opening state; a line with numbers for the walk."""

from collections.abc import Iterable
from typing import Any

import pandas as pd
import pydeck as pdk

from dashboard.i18n import Translator
from dashboard.look import Look
from dashboard.maps import labels
from dashboard.maps.legend import BADGE
from dashboard.maps.marks import Rows, assumed, rgb, told
from dashboard.maps.places import SCREEN, deck, fitted, glyphs, text

MARK = {"open": "●", "closed_works": "▲", "closed": "■", "announced": "◆", "unknown": "○"}
"""A form of its own for every opening state: the colour is never the only sign."""

STATUS = {"open": "on_track", "closed_works": "at_risk", "closed": "late", "announced": "done", "unknown": "unknown"}
"""Whose colour of the palette an opening state has."""

SIZE, RING = 22, 30
WIDTH = 3
"""Pixels."""

ABOVE = [0, -22]
PHONE = (270, 420)
"""Pixels of the map on a phone, less a margin for names: a walk is looked at on the way."""
CLOSEST = 12.2
"""The map draws no nearer than this at first."""


def guests_map(frame: pd.DataFrame, t: Translator, look: Look) -> pdk.Deck:
    """Every place with a known location; the chosen ones joined by a line, which the view holds from end to end."""
    drawn = frame.dropna(subset=["lat", "lon"])
    chosen = drawn.dropna(subset=["stop"])
    walk_chosen = len(chosen) > 1
    held = chosen if walk_chosen else drawn
    view = fitted(held["lon"], held["lat"], CLOSEST, PHONE if walk_chosen else SCREEN)
    rows = [_mark(row, said, t, look) for row, said in zip(drawn.itertuples(), told(drawn, t), strict=True)]
    walk = [_number(row) for row in chosen.sort_values("stop").itertuples()]
    boxes = labels.marks(rows, view["zoom"])
    named = labels.placed(sorted(rows, key=lambda row: not row["chosen"]), boxes, list[labels.Box](), view)
    return deck(
        [
            *_line([row["position"] for row in walk], look),
            *_marks(rows, look),
            *text("guest-names", named, look.text, 12, plate=look.background),
            *text("stops", walk, look.background, 13, plate=look.text),
        ],
        view,
        look,
    )


def legend_lines(frame: pd.DataFrame, t: Translator) -> tuple[str, ...]:
    """What each form means, of those on the map, with how many there are."""
    counts = frame.dropna(subset=["lat"])["opening_state"].value_counts()
    return tuple(
        f":{BADGE[STATUS[state]]}[{mark}] {t(f'opening_state.{state}')}: {t.number(int(counts[state]))}"
        for state, mark in MARK.items()
        if state in counts
    )


def state_words(row: Any, t: Translator) -> str:
    """Whether a place is open, as far as somebody said, with the day that was announced."""
    if row.announced_on is None or pd.isna(row.announced_on):
        return t(f"opening_state.{row.opening_state}")
    when = t.date(row.announced_on.date(), row.announced_precision)
    passed = f"; {t('guests.overdue')}" if row.overdue else ""
    return t(f"guests.until.{row.opening_state}", date=when) + passed


def fact_words(row: Any, t: Translator) -> tuple[str, ...]:
    """Year, protection and access, where somebody published them."""
    return tuple(
        part
        for part in (
            "" if pd.isna(row.year_built) else t("guests.built", year=str(row.year_built)),
            "" if pd.isna(row.year_opened) else t("guests.opened", year=str(row.year_opened)),
            heritage_words(row.heritage, t),
            "" if pd.isna(row.accessible) else t(f"guests.accessible.{'yes' if row.accessible else 'no'}"),
        )
        if part
    )


def heritage_words(heritage: object, t: Translator) -> str:
    """A status of protection in words; one that no catalogue knows as it was published."""
    if not isinstance(heritage, str):
        return ""
    return t(f"heritage.{heritage}") if t.has(f"heritage.{heritage}") else heritage


def _mark(row: Any, said: str, t: Translator, look: Look) -> dict[str, Any]:
    kind, known = t(f"venue_kind.{row.venue_kind}"), (state_words(row, t), *fact_words(row, t))
    lines = (t.name(row.place), kind[:1].upper() + kind[1:], *known, said, assumed(row.basis, t))
    return {
        "place": row.place,
        "position": [row.lon, row.lat],
        "mark": MARK[row.opening_state],
        "fill": rgb(look.status[STATUS[row.opening_state]]),
        "name": t.short_name(row.place),
        "chosen": not pd.isna(row.stop),
        "tip": "\n".join(line for line in lines if line),
    }


def _number(row: Any) -> dict[str, Any]:
    return {"position": [row.lon, row.lat], "name": str(row.stop), "anchor": "middle", "offset": ABOVE}


def _marks(rows: Rows, look: Look) -> list[pdk.Layer]:
    """Marks on slightly larger ones in the colour of the page: neighbours stay apart."""
    rings = [{**row, "fill": rgb(look.background)} for row in rows]
    return [glyphs("guest-rings", rings, RING), glyphs("guests", rows, SIZE, pickable=True)] if rows else []


def _line(path: Iterable[list[float]], look: Look) -> list[pdk.Layer]:
    points = list(path)
    layer = pdk.Layer(
        "PathLayer",
        [{"path": points}],
        id="walk",
        get_path="path",
        get_color=rgb(look.named["plum"]),
        get_width=WIDTH,
        width_units=pdk.types.String("pixels"),
        cap_rounded=True,
        joint_rounded=True,
    )
    return [layer] if len(points) > 1 else []
