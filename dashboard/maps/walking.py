"""Who can walk to a library, and where are the proposed places? Circles of what a walk of 15 minutes reaches."""

from typing import Any

import pandas as pd
import pydeck as pdk

from dashboard import reading
from dashboard.i18n import Translator
from dashboard.look import Look
from dashboard.maps.gathered import MOST, many, one_a_square
from dashboard.maps.legend import Legend, ramp
from dashboard.maps.marks import ASSUMED, CLEAR, FILL_OPACITY, Rows, assumed, rgb, told
from dashboard.maps.places import CITY, deck, filled, text
from dashboard.maps.scale import classes
from dashboard.maps.shapes import outlines

FILL, OUTLINE = 38, 150
"""Opacity of the circles: they overlap, and the ground shows through."""

NEAR = {**CITY, "zoom": 10.2}


def reach_map(frame: pd.DataFrame, t: Translator, look: Look) -> pdk.Deck:
    """A circle around each library that counts; districts in the colour of their share. Hollow: an assumed place.

    Of very many libraries one in each square of the screen is drawn: the others' circles would lie over its own.
    """
    drawn = one_a_square(frame.dropna(subset=["lat", "lon"]), NEAR["zoom"])
    rows: Rows = [_library(row, said, t, look) for row, said in zip(drawn.itertuples(), told(drawn, t), strict=True)]
    layers = [*filled(_districts(frame, t, look)), _circles("reach", rows, look.named["blue"], _reach(frame))]
    return deck([*layers, _dots("libraries", rows)], NEAR, look)


def sites_map(frame: pd.DataFrame, t: Translator, look: Look) -> pdk.Deck:
    """Gold circles with rank and gain: proposed places. Blue circles with a dot: libraries that count today."""
    blue = rgb(look.named["blue"])
    there: Rows = [
        {"position": [lon, lat], "tip": t("walk.there"), "fill": blue, "ring": blue}
        for lat, lon in reading.note(frame, "places")
    ]
    proposed: Rows = [
        {"position": [row.lon, row.lat], "tip": _tip(row, t), "name": _named(row, t)} for row in frame.itertuples()
    ]
    beside = [row | {"anchor": "middle", "offset": [0, 0]} for row in proposed]
    layers = [
        _circles("there", there, look.named["blue"], _reach(frame)),
        _circles("proposed", proposed, look.named["gold"], _reach(frame)),
        _dots("libraries-there", there),
        *text("ranks", beside, look.text, 12, plate=look.background),
    ]
    return deck(layers, NEAR, look)


def _reach(frame: pd.DataFrame) -> float:
    return float(reading.note(frame, "reach"))


def _named(row: Any, t: Translator) -> str:
    """``1 · +41 тыс.``: rank and gain stand on the map, not only in the table."""
    return f"{row.rank} · +{t.short_number(row.residents_gained)}"


def _tip(row: Any, t: Translator) -> str:
    return f"{row.rank}. {t.short_name(row.district)}\n+{t.number(row.residents_gained)}"


def _library(row: Any, said: str, t: Translator, look: Look) -> dict[str, Any]:
    blue, supposed = rgb(look.named["blue"]), assumed(row.basis, t)
    near = t("walk.tip", residents=t.number(row.residents_near, 0))
    return {
        "place": row.library,
        "position": [row.lon, row.lat],
        "fill": rgb(look.background) if supposed else blue,
        "ring": blue,
        "tip": "\n".join(filter(None, (t.name(row.library), near, said, supposed))),
    }


def _districts(frame: pd.DataFrame, t: Translator, look: Look) -> Rows:
    shares: dict[str, float] = reading.note(frame, "shares") or {}
    scale = classes(pd.Series(shares, dtype="float64") * 100)
    return [
        {
            "place": code,
            "ring": ring,
            "fill": rgb(look.sequential[scale.of(share * 100)], FILL_OPACITY[look.theme]) if scale else CLEAR,
            "tip": f"{t.name(code)}\n{t('walk.share', share=t.percent(share, 1))}",
        }
        for code, share in shares.items()
        for ring in outlines().get(code, ())
    ]


def reach_legend(frame: pd.DataFrame, t: Translator, look: Look) -> Legend:
    """What circles, dots and the districts' colour mean."""
    bases, title = set(frame.dropna(subset=["lat"])["basis"]), t("map.legend.share")
    marks = (
        *([f":blue[●] {t('map.legend.certain')}"] if bases - ASSUMED else []),
        *([f":blue[○] {t('map.legend.supposed')}"] if bases & ASSUMED else []),
        f":blue[◯] {t('map.legend.circle', reach=t.number(_reach(frame), 0))}",
        *([f":gray[{t('map.gathered.circles', most=t.number(MOST))}]"] if many(frame) else []),
    )
    scale = classes(pd.Series(reading.note(frame, "shares") or {}, dtype="float64") * 100)
    if scale is None:
        return Legend(marks=marks)
    edges = [t.number(edge, 0) for edge in scale.edges]
    return Legend(title, ramp(edges, look), t("map.legend.ramp", low=edges[0], high=edges[-1], measure=title), marks)


def _circles(layer: str, rows: Rows, color: str, reach: float) -> pdk.Layer:
    return pdk.Layer(
        "ScatterplotLayer",
        rows,
        id=layer,
        get_position="position",
        get_radius=reach,
        get_fill_color=rgb(color, FILL),
        get_line_color=rgb(color, OUTLINE),
        line_width_min_pixels=1,
        line_width_max_pixels=1,
        stroked=True,
        pickable=True,
    )


def _dots(layer: str, rows: Rows) -> pdk.Layer:
    return pdk.Layer(
        "ScatterplotLayer",
        rows,
        id=layer,
        get_position="position",
        get_radius=4,
        radius_units=pdk.types.String("pixels"),
        get_fill_color="fill",
        get_line_color="ring",
        get_line_width=1.5,
        line_width_units=pdk.types.String("pixels"),
        stroked=True,
        pickable=layer == "libraries",
    )
