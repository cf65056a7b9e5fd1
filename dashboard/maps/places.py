"""What does the city's map look like? Districts filled, libraries as discs, projects as diamonds."""

import math
from collections.abc import Collection

import pandas as pd
import pydeck as pdk

from dashboard.i18n import Translator
from dashboard.look import Look
from dashboard.maps import labels
from dashboard.maps.gathered import library_discs
from dashboard.maps.labels import TILE
from dashboard.maps.marks import CLEAR, Rows, district_names, district_rows, explained, project_rows, rgb
from dashboard.maps.scale import classes
from dashboard.maps.shapes import outlines

FONT = "Source Sans, sans-serif"
CITY = {"longitude": 76.915, "latitude": 43.26, "zoom": 10.4}
SCREEN = (700, 520)
"""Pixels that a chosen district has to fit into."""

FEW = 4
"""Up to so many districts the map draws near."""

PLATE_OPACITY = 230
LAYERS = ("districts", "libraries", "projects")
SMALLEST_VIEW, LARGEST_ZOOM = 0.01, 13.0


def places_map(frame: pd.DataFrame, t: Translator, look: Look) -> pdk.Deck:
    """The chosen layers over our own basemap; a place that nobody knows is left to the table."""
    drawn = frame[frame["lat"].notna() & frame["lon"].notna()]
    view = view_of(drawn)
    districts, libraries, projects = (drawn[drawn["layer"] == layer] for layer in LAYERS)
    discs, together = library_discs(libraries, view["zoom"], t, look)
    diamonds = project_rows(projects, t, look)
    marks, names = labels.marks([*discs, *together, *diamonds], view["zoom"]), list[labels.Box]()
    named = labels.placed([row for row in diamonds if row["named"]], marks, names, view)
    areas = labels.placed(district_names(districts, t), marks, names, view, capitals=True)
    return deck(
        [
            *filled(district_rows(districts, t, look, classes(districts["value"]))),
            *text("district-names", areas, look.muted, 12),
            *_discs("libraries", discs),
            *_discs("gathered", together),
            *text(
                "gathered-numbers",
                [row | {"anchor": "middle", "offset": [0, 0]} for row in together],
                look.background,
                12,
            ),
            *_diamonds(diamonds, look),
            *_stars(explained([*discs, *together, *diamonds], look)),
            *text("project-names", named, look.text, 13, plate=look.background),
        ],
        view,
        look,
    )


def deck(layers: list[pdk.Layer], view: dict[str, float], look: Look) -> pdk.Deck:
    """Layers over our own basemap; tooltips are text, never HTML."""
    return pdk.Deck(
        layers=layers,
        initial_view_state=pdk.ViewState(**view, pitch=0, bearing=0, min_zoom=8, max_zoom=16),
        map_style=f"/app/static/basemap-{look.theme}.json",
        tooltip={"text": "{tip}", "style": _tip_style(look)},
    )


def filled(rows: Rows) -> list[pdk.Layer]:
    """Districts in the colour of their class; the basemap's borders are seen through it."""
    # No outline of their own: a browser without a graphics card prepared that for as long as all the rest.
    layer = pdk.Layer(
        "PolygonLayer", rows, id="districts", get_polygon="ring", get_fill_color="fill", stroked=False, pickable=True
    )
    return [layer] if rows else []


def _discs(layer_id: str, rows: Rows) -> list[pdk.Layer]:
    layer = pdk.Layer(
        "ScatterplotLayer",
        _of(rows, "place", "position", "radius", "fill", "ring", "width", "tip"),
        id=layer_id,
        get_position="position",
        get_radius="radius",
        radius_units=pdk.types.String("pixels"),
        get_fill_color="fill",
        get_line_color="ring",
        get_line_width="width",
        line_width_units=pdk.types.String("pixels"),
        stroked=True,
        pickable=True,
    )
    return [layer] if rows else []


def _diamonds(rows: Rows, look: Look) -> list[pdk.Layer]:
    """Diamonds on slightly larger ones in the colour of the page: neighbours stay apart."""
    rings = [{**row, "fill": rgb(look.background)} for row in rows]
    return [glyphs("project-rings", rings, 30), glyphs("projects", rows, 22, pickable=True)] if rows else []


def _stars(rows: Rows) -> list[pdk.Layer]:
    return [glyphs("remarks", rows, 18)] if rows else []


def glyphs(layer: str, rows: Rows, size: int, *, pickable: bool = False) -> pdk.Layer:
    """A mark a place, drawn as a letter."""
    return pdk.Layer(
        "TextLayer",
        _of(rows, "position", "mark", "fill", *(("place", "tip") if pickable else ())),
        id=layer,
        get_position="position",
        get_text="mark",
        get_size=size,
        get_color="fill",
        character_set=pdk.types.String("auto"),
        font_family=pdk.types.String(FONT),
        pickable=pickable,
    )


def _of(rows: Rows, *names: str) -> Rows:
    """What a layer needs of its rows: a map travels as text, with everything that is in it."""
    return [{name: row[name] for name in names if name in row} for row in rows]


def text(layer: str, rows: Rows, color: str, size: int, plate: str = "") -> list[pdk.Layer]:
    """Names beside their marks, on a plate where they need one."""
    made = pdk.Layer(
        "TextLayer",
        _of(rows, "position", "name", "anchor", "offset"),
        id=layer,
        get_position="position",
        get_text="name",
        get_size=size,
        get_color=rgb(color),
        get_text_anchor="anchor",
        get_pixel_offset="offset",
        font_weight=600,
        character_set=pdk.types.String("auto"),
        font_family=pdk.types.String(FONT),
        background=bool(plate),
        get_background_color=rgb(plate, PLATE_OPACITY) if plate else CLEAR,
        background_padding=[4, 2],
        pickable=False,
    )
    return [made] if rows else []


def view_of(drawn: pd.DataFrame) -> dict[str, float]:
    """The whole city, or the chosen districts as large as they fit."""
    chosen = set(drawn["district"].dropna())
    if len(chosen) > FEW or not chosen:
        return CITY
    corners = [corner for code in chosen for ring in outlines().get(str(code), ()) for corner in ring]
    lons, lats = zip(*corners, strict=True)
    return fitted(lons, lats, LARGEST_ZOOM)


def fitted(
    lons: Collection[float], lats: Collection[float], closest: float, screen: tuple[float, float] = SCREEN
) -> dict[str, float]:
    """The view that holds all of these points on such a screen, as near as possible but no nearer than ``closest``."""
    if not len(lons):
        return CITY
    middle = math.radians((min(lats) + max(lats)) / 2)
    wide = max(max(lons) - min(lons), SMALLEST_VIEW) / 360 * TILE / screen[0]
    high = max(max(lats) - min(lats), SMALLEST_VIEW) / 360 * TILE / screen[1] / math.cos(middle)
    zoom = min(closest, -math.log2(max(wide, high)))
    return {"longitude": (min(lons) + max(lons)) / 2, "latitude": math.degrees(middle), "zoom": round(zoom, 2)}


def _tip_style(look: Look) -> dict[str, str]:
    return {
        "backgroundColor": look.surface,
        "color": look.text,
        "border": f"1px solid {look.border}",
        "borderRadius": "8px",
        "fontFamily": FONT,
        "fontSize": "14px",
        "maxWidth": "280px",
        "whiteSpace": "pre-line",
    }
