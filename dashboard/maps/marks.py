"""How is a place drawn? Rows for deck.gl: position, colour, size and the words of the tooltip.

Tooltips are plain text, never HTML: a name from a file cannot bring markup with it.
"""

from collections.abc import Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard.i18n import Translator
from dashboard.i18n.plain_name import plain_name
from dashboard.look import Look
from dashboard.maps.scale import CLASSES, Classes, radius
from dashboard.maps.shapes import outlines
from dashboard.reading import COUNTED_IN, Coverage, Explanation, Remark, in_words, note, remarks_by_row

Rows = list[dict[str, Any]]

FILL_OPACITY = {"light": 150, "dark": 140}
CLEAR = [0, 0, 0, 0]
NAMED = frozenset({"late", "at_risk"})
"""Projects whose name stands beside them: they need someone."""

STAR = "✦"
TOLD = 4
"""Remarks that fit into a tooltip."""
ASSUMED = frozenset({"demo", "unknown"})


def rgb(color: str, opacity: int = 255) -> list[int]:
    """A hex colour as deck.gl wants it."""
    return [int(color[index : index + 2], 16) for index in (1, 3, 5)] + [opacity]


def district_rows(frame: pd.DataFrame, t: Translator, look: Look, scale: Classes | None) -> Rows:
    """One row a piece of a district: filled by class, clear where nothing is known."""
    return [
        {"place": row.place, "ring": ring, "fill": _district_fill(row, look, scale), "tip": tip}
        for row, said in zip(frame.itertuples(), told(frame, t), strict=True)
        for tip in [_value_tip(row, _lines(_reports(row, frame, t), said), t)]
        for ring in outlines().get(str(row.place), ())
    ]


def _reports(row: Any, frame: pd.DataFrame, t: Translator) -> str:
    """On how many reports the visits of a district rest."""
    known: Mapping[str, Coverage] = note(frame, "reports_by_district") or {}
    rests = known.get(str(row.place))
    if row.measure not in COUNTED_IN or rests is None:
        return ""
    return t("figure.reports", came=t.number(rests.came), due=t.number(rests.due))


def _district_fill(row: Any, look: Look, scale: Classes | None) -> list[int]:
    if pd.isna(row.value):
        return CLEAR
    return rgb(look.sequential[scale.of(row.value) if scale else CLASSES // 2], FILL_OPACITY[look.theme])


def library_rows(frame: pd.DataFrame, t: Translator, look: Look, largest: float = 0.0) -> Rows:
    """One disc a library; a hollow ring where there is no report. Large ones first, so that small ones stay visible.

    ``largest``: what the largest disc of the map shows, where that is none of these.
    """
    largest = largest or (float(frame["value"].max()) if frame["value"].notna().any() else 0.0)
    rows = [_library(row, said, t, look, largest) for row, said in zip(frame.itertuples(), told(frame, t), strict=True)]
    return sorted(rows, key=lambda row: -row["radius"])


def _library(row: Any, said: str, t: Translator, look: Look, largest: float) -> dict[str, Any]:
    reported = row.state == "reported"
    blue = rgb(look.named["blue"])
    return {
        "place": row.place,
        "position": [row.lon, row.lat],
        "radius": radius(row.value, largest) if reported else 5.0,
        "fill": blue if reported else rgb(look.background),
        "ring": rgb(look.background) if reported else blue,
        "width": 1.5 if reported else 2.5,
        "explained": bool(said),
        "tip": _value_tip(row, said, t),
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
            "explained": bool(said),
            "tip": _lines(t.name(str(row.place)), *_standing(row, t), said, assumed(row.basis, t)),
        }
        for row, said in zip(frame.itertuples(), told(frame, t), strict=True)
    ]


def _standing(row: Any, t: Translator) -> tuple[str, ...]:
    """The rule's status; both, and whose they are, while a person's stands beside it."""
    by_rule = t(f"status.{row.status}")
    if pd.isna(row.override):
        return (by_rule,)
    return t("override.by_rule", status=by_rule), t("override.person", status=t(f"status.{row.override}"))


def explained(rows: Rows, look: Look) -> Rows:
    """A small star on each mark that anybody explained; the words are in its tooltip."""
    return [
        {"position": row["position"], "mark": STAR, "fill": rgb(look.named["red"])} for row in rows if row["explained"]
    ]


def district_names(frame: pd.DataFrame, t: Translator) -> Rows:
    """Names of districts in capitals."""
    return [
        {"position": [row.lon, row.lat], "name": t.short_name(str(row.place)).upper()} for row in frame.itertuples()
    ]


def _value_tip(row: Any, said: str, t: Translator) -> str:
    value = value_words(row.value, t)
    month = t.month(row.month.date())
    figure = "" if row.measure == "equal" else t("map.tip", measure=t(f"measure.{row.measure}"), value=value)
    state = t(f"state.{row.state}") if isinstance(row.state, str) and row.state != "reported" else ""
    return _lines(t.name(str(row.place)), month, state or figure, said, assumed(row.basis, t))


def value_words(value: float, t: Translator) -> str:
    """A value of the map: whole, or that there is none."""
    return t("map.no_value") if pd.isna(value) else t.number(value, 0)


def assumed(basis: object, t: Translator) -> str:
    """That nobody knows where exactly the place is; empty where it is known."""
    return t("map.assumed") if basis in ASSUMED else ""


def told(frame: pd.DataFrame, t: Translator) -> list[str]:
    """What people explained about each row, a line each behind the mark that charts have."""
    return ["\n".join(_remarks(some, t)) for some in remarks_by_row(frame)]


def _remarks(some: Sequence[Remark | Explanation], t: Translator) -> list[str]:
    lines = [f"{STAR} {plain_name(in_words(one, t))}" for one in some[:TOLD]]
    return [*lines, t("slides.more", n=len(some) - TOLD)] if len(some) > TOLD else lines


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
