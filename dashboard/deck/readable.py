"""How much of a panel can be read from the last seat? Its first rows, and how many there are in all."""

from dataclasses import replace

from dashboard.i18n import Translator
from dashboard.look import LOOKS
from dashboard.panels import Prepared
from dashboard.panels.passport import on_a_slide
from dashboard.panels.prepared import drawn_once

ROWS = {
    "projects.gantt": ("project", 5), "projects.slippage": ("project", 8), "map.coverage": ("district", 8),
    "attendance.per_1000": ("district", 8), "attendance.heat_map": ("library", 14),
    "events.library_by_type": ("library", 14), "libraries.spaces": ("library", 14),
    "upload.completeness": ("library", 14),
}  # fmt: skip
"""Rows of a chart that can be read from the last seat, and the column that makes a row; the first matter most."""


def readable(prepared: Prepared, t: Translator, theme: str) -> tuple[Prepared, tuple[int, int] | None]:
    """A chart with no more rows than can be read in a hall; how many they are, of how many (None: all are shown)."""
    if prepared.panel.id == "libraries.profile" and not prepared.empty:
        return replace(prepared, frame=on_a_slide(prepared.frame, t.language)), None
    if prepared.panel.id not in ROWS or prepared.empty or prepared.panel.draw is None:
        return prepared, None
    column, most = ROWS[prepared.panel.id]
    rows = prepared.frame[column].unique()
    if len(rows) <= most:
        return prepared, None
    frame = prepared.frame[prepared.frame[column].isin(rows[:most])]
    frame.attrs = prepared.frame.attrs
    drawing = drawn_once(prepared.panel.draw(frame, t, LOOKS[theme]))
    return replace(prepared, frame=frame, drawing=drawing), (most, len(rows))
