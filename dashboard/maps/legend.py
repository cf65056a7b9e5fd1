"""What do the colours and marks of the map mean? The legend, made from the same frame as the map."""

from dataclasses import dataclass

import pandas as pd

from dashboard.i18n import Translator
from dashboard.look import Look
from dashboard.maps.gathered import MOST, many
from dashboard.maps.marks import STAR, value_words
from dashboard.maps.scale import CLASSES, classes
from dashboard.reading import remarks_of

BADGE = {"late": "red", "at_risk": "orange", "on_track": "green", "done": "blue", "unknown": "gray"}
"""Text colours of Streamlit that are the colours of statuses, see the theme."""

WIDTH, HEIGHT, BAR, SIDE = 210, 34, 14, 14
HALF_DIGIT = 3.1
"""Pixels: the first and the last limit stand half outside the bar."""
ROOMY, LETTERS, SMALLER = 4, 12, 10
"""Longer limits than of so many signs would touch in the usual size of letters."""
LARGE = 1e4
"""From here on the ramp is written in thousands."""


@dataclass(frozen=True, slots=True)
class Legend:
    """``ramp``: an SVG of the districts' classes, its title and what it says in words; ``marks``: lines of markdown.

    ``ranking``: every district with the value of its colour, highest first; ``rows``: where it stands in the frame.
    """

    title: str = ""
    ramp: str = ""
    ramp_words: str = ""
    marks: tuple[str, ...] = ()
    ranking: tuple[tuple[str, str], ...] = ()
    rows: tuple[int, ...] = ()


def legend(frame: pd.DataFrame, t: Translator, look: Look) -> Legend:
    """The legend of what is drawn, and of nothing else."""
    layers = {str(layer): part for layer, part in frame.groupby("layer", sort=False)}
    marks = (
        *_library_marks(layers.get("libraries"), t),
        *_project_marks(layers.get("projects"), t),
        *([f":red[{STAR}] {t('column.remark')}"] if remarks_of(frame) else []),
        f":gray[━ {t('map.legend.metro')}]",
    )
    districts = layers.get("districts")
    if districts is None:
        return Legend(marks=marks)
    ordered = districts.sort_values("value", ascending=False, na_position="last")
    title, ranking = t(f"measure.{districts['measure'].iloc[0]}"), _ranking(ordered, t)
    rows = tuple(frame.index.get_indexer(ordered.index).tolist())
    scale = classes(districts["value"])
    if scale is None:
        return Legend(title, marks=marks, ranking=ranking, rows=rows)
    large = scale.edges[-1] >= LARGE
    edges = [t.number(edge / 1e3 if large else edge, 0) for edge in scale.edges]
    words = t("map.legend.ramp", low=edges[0], high=edges[-1], measure=title)
    unit = f", {t('number.thousand')}" if large else ""
    return Legend(title + unit, ramp(edges, look), words, marks, ranking, rows)


def _ranking(ordered: pd.DataFrame, t: Translator) -> tuple[tuple[str, str], ...]:
    pairs = zip(ordered["place"], ordered["value"], strict=True)
    return tuple((t.short_name(str(place)), value_words(float(value), t)) for place, value in pairs)


def _library_marks(frame: pd.DataFrame | None, t: Translator) -> list[str]:
    if frame is None or frame.empty:
        return []
    row = frame.iloc[0]
    measure, month = str(row["measure"]), t.month(row["month"].date())
    disc = t("map.legend.library") if measure == "equal" else t("map.legend.disc", measure=t(f"map.size.{measure}"))
    hollow = (frame["state"] != "reported").any()
    return [
        f":blue[●] {disc}",
        *([f":blue[○] {t('map.legend.hollow', month=month)}"] if hollow else []),
        *([f":blue-badge[12] {t('map.gathered.legend', most=t.number(MOST))}"] if many(frame) else []),
    ]


def _project_marks(frame: pd.DataFrame | None, t: Translator) -> list[str]:
    if frame is None:
        return []
    shown = set(frame["status"])
    return [f":{color}[◆] {t(f'map.legend.{status}')}" for status, color in BADGE.items() if status in shown]


def ramp(edges: list[str], look: Look) -> str:
    """An SVG of the classes with their limits below."""
    longest = max(map(len, edges))
    side, size = max(SIDE, HALF_DIGIT * longest), LETTERS if longest <= ROOMY else SMALLER
    step = (WIDTH - 2 * side) / CLASSES
    boxes = "".join(
        f'<rect x="{side + index * step:.0f}" y="0" width="{step - 1:.0f}" height="{BAR}" rx="2" '
        f'fill="{look.sequential[index]}" stroke="{look.border}" stroke-width="0.5"/>'
        for index in range(CLASSES)
    )
    ticks = "".join(
        f'<text x="{side + index * step:.0f}" y="{HEIGHT - 6}" text-anchor="middle" font-family="sans-serif" '
        f'font-size="{size}" fill="{look.muted}">{edge}</text>'
        for index, edge in enumerate(edges)
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="{WIDTH}" height="{HEIGHT}">{boxes}{ticks}</svg>'
