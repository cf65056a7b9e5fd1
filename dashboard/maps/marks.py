"""How is a place drawn? Rows for deck.gl: position, colour, size and the words of the tooltip.

Tooltips are plain text, never HTML: a name from a file cannot bring markup with it.
"""

from typing import Any

import pandas as pd

from dashboard.i18n import Translator
from dashboard.look import Look
from dashboard.maps.scale import CLASSES, Classes, radius
from dashboard.maps.shapes import outlines

Rows = list[dict[str, Any]]

FILL_OPACITY = {"light": 150, "dark": 140}
CLEAR = [0, 0, 0, 0]
NAMED = frozenset({"late", "at_risk"})
"""Projects whose name stands beside them: they need someone."""

ASSUMED = frozenset({"demo", "unknown"})


def rgb(color: str, opacity: int = 255) -> list[int]:
    """A hex colour as deck.gl wants it."""
    return [int(color[index : index + 2], 16) for index in (1, 3, 5)] + [opacity]


def district_rows(frame: pd.DataFrame, t: Translator, look: Look, scale: Classes | None) -> Rows:
    """One row a piece of a district: filled by class, clear where nothing is known."""
    return [
        {"place": row.place, "ring": ring, "fill": _district_fill(row, look, scale), "tip": _value_tip(row, t)}
        for row in frame.itertuples()
        for ring in outlines().get(str(row.place), ())
    ]


def _district_fill(row: Any, look: Look, scale: Classes | None) -> list[int]:
    if pd.isna(row.value):
        return CLEAR
    return rgb(look.sequential[scale.of(row.value) if scale else CLASSES // 2], FILL_OPACITY[look.theme])


def library_rows(frame: pd.DataFrame, t: Translator, look: Look) -> Rows:
    """One disc a library; a hollow ring where there is no report. Large ones first, so that small ones stay visible."""
    largest = float(frame["value"].max()) if frame["value"].notna().any() else 0.0
    rows = [_library(row, t, look, largest) for row in frame.itertuples()]
    return sorted(rows, key=lambda row: -row["radius"])


def _library(row: Any, t: Translator, look: Look, largest: float) -> dict[str, Any]:
    reported = row.state == "reported"
    blue = rgb(look.named["blue"])
    return {
        "place": row.place,
        "position": [row.lon, row.lat],
        "radius": radius(row.value, largest) if reported else 5.0,
        "fill": blue if reported else rgb(look.background),
        "ring": rgb(look.background) if reported else blue,
        "width": 1.5 if reported else 2.5,
        "tip": _value_tip(row, t),
    }


def project_rows(frame: pd.DataFrame, t: Translator, look: Look) -> Rows:
    """One diamond a project, in the colour of its status."""
    return [
        {
            "place": row.place,
            "position": [row.lon, row.lat],
            "mark": "◆",
            "fill": rgb(look.status[str(row.status)]),
            "name": t.short_name(str(row.place)),
            "named": row.status in NAMED,
            "tip": _lines(t.name(str(row.place)), *_standing(row, t), _assumed(row, t)),
        }
        for row in frame.itertuples()
    ]


def _standing(row: Any, t: Translator) -> tuple[str, ...]:
    """The rule's status; both, and whose they are, while a person's stands beside it."""
    by_rule = t(f"status.{row.status}")
    if pd.isna(row.override):
        return (by_rule,)
    return t("override.by_rule", status=by_rule), t("override.person", status=t(f"status.{row.override}"))


def district_names(frame: pd.DataFrame, t: Translator) -> Rows:
    """Names of districts in capitals."""
    return [
        {"position": [row.lon, row.lat], "name": t.short_name(str(row.place)).upper()} for row in frame.itertuples()
    ]


def _value_tip(row: Any, t: Translator) -> str:
    value = value_words(row.value, t)
    month = t.month(row.month.date())
    figure = "" if row.measure == "equal" else t("map.tip", measure=t(f"measure.{row.measure}"), value=value)
    state = t(f"state.{row.state}") if isinstance(row.state, str) and row.state != "reported" else ""
    return _lines(t.name(str(row.place)), month, state or figure, _assumed(row, t))


def value_words(value: float, t: Translator) -> str:
    """A value of the map: whole, or that there is none."""
    return t("map.no_value") if pd.isna(value) else t.number(value, 0)


def _assumed(row: Any, t: Translator) -> str:
    return t("map.assumed") if row.basis in ASSUMED else ""


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
