"""What does a guest take along? The walk on one sheet of paper: a sketch with numbers, and the list with times.

A page of its own, without the application around it: it opens in any browser, asks nobody for anything and prints as
it is. Every name is escaped: it may come from a file.
"""

import json
import math
from collections.abc import Iterator, Sequence
from functools import cache
from html import escape
from typing import Any

from dashboard.i18n import Translator
from dashboard.look import LIGHT
from dashboard.maps.guests import state_words
from dashboard.panels import Prepared
from dashboard.settings import STATIC

WIDTH, HEIGHT, MARGIN = 720.0, 420.0, 60.0
"""The sketch, in its own units."""

NAME, LINE = 210.0, 18.0
"""Room that a name takes beside its number."""

SMALLEST = 0.006
"""Degrees that the sketch shows at least: one block is no map."""

STYLE = f"""
* {{ box-sizing: border-box }}
@page {{ size: A4; margin: 16mm }}
body {{ font: 15px/1.45 sans-serif; color: {LIGHT.text}; max-width: 180mm; margin: 8mm auto }}
h1 {{ font: 600 24px serif; margin: 0 }}
svg {{ width: 100%; height: auto; border: 1px solid {LIGHT.border}; margin: 12px 0 }}
table {{ border-collapse: collapse; width: 100% }}
th, td {{ text-align: left; vertical-align: top; padding: 6px 10px 6px 0; border-bottom: 1px solid {LIGHT.border} }}
footer {{ overflow-wrap: anywhere }}
tr, svg {{ break-inside: avoid }}
thead {{ display: table-header-group }}
p, footer {{ color: {LIGHT.muted}; font-size: 13px }}
""".strip()

Pixel = tuple[float, float]


def walk_sheet(prepared: Prepared, t: Translator, link: str) -> bytes:
    """The sheet of a prepared walk, with the link it can be opened by."""
    said, words = (
        prepared.saying,
        [t(f"column.{name}") for name in ("stop", "place", "opening_state", "leg", "total_min")],
    )
    rows = list(prepared.frame.itertuples())
    body = (
        f"<h1>{escape(t('panel.map.walk.name'))}</h1><p>{escape(said.headline)}</p>{_sketch(rows, t)}"
        f"<table><thead><tr>{''.join(f'<th>{escape(word)}</th>' for word in words)}</tr></thead>"
        f"<tbody>{''.join(_line(row, t) for row in rows)}</tbody></table>"
        f"<p>{escape(said.text)}</p><footer>{escape(link)}<br>{escape(t('map.schematic'))}</footer>"
    )
    head = f"<meta charset='utf-8'><title>{escape(t('panel.map.walk.name'))}</title><style>{STYLE}</style>"
    return f"<!doctype html><html lang='{t.language}'><head>{head}</head><body>{body}</body></html>\n".encode()


def _line(row: Any, t: Translator) -> str:
    leg = t("guests.start") if row.stop == 1 else t("guests.leg", metres=int(row.walk_m), minutes=int(row.walk_min))
    cells = (str(row.stop), t.name(row.place), state_words(row, t), leg, t.number(row.total_min))
    return f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in cells)}</tr>"


def _sketch(rows: Sequence[Any], t: Translator) -> str:
    """Streets around, the walk as a line, its stops as numbers with names."""
    place = _placed([(row.lon, row.lat) for row in rows])
    spots = [place(row.lon, row.lat) for row in rows]
    ground = "".join(
        f"<polyline points='{_points(place(*corner) for corner in line)}' fill='none' stroke='{color}'"
        f" stroke-width='{width}'/>"
        for line, color, width in _ground()
    )
    walk = f"<polyline points='{_points(iter(spots))}' fill='none' stroke='{LIGHT.named['plum']}' stroke-width='2.5'/>"
    named = "".join(_name(row, spot, t) for row, spot in zip(rows, spots, strict=True) if not _crowded(spot, spots))
    marks = named + "".join(_number(row, spot) for row, spot in zip(rows, spots, strict=True))
    name = escape(t("panel.map.walk.name"))
    return (
        f"<svg viewBox='0 0 {WIDTH:.0f} {HEIGHT:.0f}' role='img' aria-label='{name}' font-family='sans-serif'"
        f" xmlns='http://www.w3.org/2000/svg'>{ground}{walk}{marks}</svg>"
    )


def _crowded(spot: Pixel, spots: Sequence[Pixel]) -> bool:
    """Whether a name here would run into another: then the number stands alone, and the list has the name."""
    near = [one for one in spots if abs(one[0] - spot[0]) < NAME and abs(one[1] - spot[1]) < LINE]
    return len(near) > 1


def _number(row: Any, spot: Pixel) -> str:
    x, y = spot
    return (
        f"<circle cx='{x:.1f}' cy='{y:.1f}' r='11' fill='{LIGHT.text}'/>"
        f"<text x='{x:.1f}' y='{y + 4.5:.1f}' text-anchor='middle' font-size='13'"
        f" fill='{LIGHT.surface}'>{row.stop}</text>"
    )


def _name(row: Any, spot: Pixel, t: Translator) -> str:
    x, y = spot
    end = x > WIDTH * 0.7  # a name at the right edge stands to the left of its mark
    aside = f"x='{x + (-15 if end else 15):.1f}' text-anchor='{'end' if end else 'start'}'"
    return (
        f"<text {aside} y='{y + 4.5:.1f}' font-size='13' paint-order='stroke' stroke='{LIGHT.surface}' stroke-width='4'"
        f" fill='{LIGHT.text}'>{escape(t.short_name(row.place))}</text>"
    )


def _placed(corners: Sequence[Pixel]) -> Any:
    """From degrees to the sketch: the walk fills it, north is up, a kilometre is as long across as up."""
    lons, lats = zip(*corners, strict=True)
    lon, lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
    narrow = math.cos(math.radians(lat))
    wide, high = max((max(lons) - min(lons)) * narrow, SMALLEST), max(max(lats) - min(lats), SMALLEST)
    scale = min((WIDTH - 2 * MARGIN) / wide, (HEIGHT - 2 * MARGIN) / high)
    return lambda x, y: (WIDTH / 2 + (x - lon) * narrow * scale, HEIGHT / 2 - (y - lat) * scale)


def _points(corners: Iterator[Pixel]) -> str:
    return " ".join(f"{x:.1f},{y:.1f}" for x, y in corners)


@cache
def _ground() -> tuple[tuple[tuple[Pixel, ...], str, float], ...]:
    """Lines of the basemap: corners, colour, width."""
    features = json.loads((STATIC / "basemap-light.json").read_text(encoding="utf-8"))["sources"]["lines"]["data"]
    water = {"river", "canal"}
    return tuple(
        (
            tuple((lon, lat) for lon, lat in feature["geometry"]["coordinates"]),
            LIGHT.sequential[2] if feature["properties"]["kind"] in water else LIGHT.border,
            2.0,
        )
        for feature in features["features"]
    )
