"""Where are the proposed places? Their rank on the basemap, within what a walk of 15 minutes reaches."""

import pandas as pd
import pydeck as pdk

from dashboard import reading
from dashboard.i18n import Translator
from dashboard.look import Look
from dashboard.maps.marks import Rows, rgb
from dashboard.maps.places import CITY, FONT

FILL, OUTLINE = 38, 150
"""Opacity of the circles: they overlap, and the ground shows through."""

NEAR = {**CITY, "zoom": 10.0}


def sites_map(frame: pd.DataFrame, t: Translator, look: Look) -> pdk.Deck:
    """Gold circles with a number: proposed places. Blue circles with a dot: libraries that count today."""
    reach, libraries = reading.note(frame, "reach"), reading.note(frame, "places")
    there: Rows = [{"position": [lon, lat], "tip": t("walk.there")} for lat, lon in libraries]
    proposed: Rows = [
        {"position": [row.lon, row.lat], "name": str(row.rank), "tip": _tip(row, t)} for row in frame.itertuples()
    ]
    return pdk.Deck(
        layers=[
            _circles("there", there, look.named["blue"], reach),
            _circles("proposed", proposed, look.named["gold"], reach),
            _dots(there, look),
            _ranks(proposed, look),
        ],
        initial_view_state=pdk.ViewState(**NEAR, pitch=0, bearing=0, min_zoom=8, max_zoom=16),
        map_style=f"/app/static/basemap-{look.theme}.json",
        tooltip={"text": "{tip}"},
    )


def _tip(row: object, t: Translator) -> str:
    district, gained = t.short_name(row.district), t.number(row.residents_gained)  # type: ignore[attr-defined]  # a row
    return f"{row.rank}. {district}\n+{gained}"  # type: ignore[attr-defined]


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


def _dots(rows: Rows, look: Look) -> pdk.Layer:
    return pdk.Layer(
        "ScatterplotLayer",
        rows,
        id="libraries-there",
        get_position="position",
        get_radius=3,
        radius_units=pdk.types.String("pixels"),
        get_fill_color=rgb(look.named["blue"]),
    )


def _ranks(rows: Rows, look: Look) -> pdk.Layer:
    return pdk.Layer(
        "TextLayer",
        rows,
        id="ranks",
        get_position="position",
        get_text="name",
        get_size=14,
        get_color=rgb(look.text),
        font_weight=600,
        font_family=pdk.types.String(FONT),
    )
