"""Where on a native chart does a mark stand for what people explained? At the points of the drawing's own marks."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pandas as pd

from dashboard.charts.remarks import MARKER
from dashboard.export.native_chart import ONE_DECIMAL, SHARE, NativeChart, Number, Series, Shape, known, serial
from dashboard.i18n import Translator
from dashboard.look import Look
from dashboard.panels import Prepared
from dashboard.reading import remarks_by_row

STAR = "✦"


def with_marks(made: NativeChart, prepared: Prepared, t: Translator, look: Look) -> NativeChart:
    """The chart with a mark on every point that anybody explained; the words stand below it and in the notes."""
    if made.shape is Shape.SPANS:
        return replace(made, series=(*made.series[:-1], _with_stars(made, prepared.frame)))
    if made.shape is Shape.ACROSS:
        return replace(made, starred=_starred(made, prepared.frame, t))
    points = list(_points(prepared.drawing))
    if not points:
        return made
    name, red = f"{STAR} {t('column.remark')}", look.named["red"]
    if made.shape is Shape.POINTS:
        xs, ys = zip(*((_number(x) or 0.0, _number(y)) for x, y in points), strict=True)
        return replace(made, marks=Series(name, ys, red, xs))
    heights = {_plain(x): _number(y) for x, y in points}
    values = tuple(heights.get(_plain(key)) for key in made.keys)
    return replace(made, marks=Series(name, values, red) if any(value is not None for value in values) else None)


def _points(drawing: Any) -> Iterator[tuple[Any, Any]]:
    for trace in drawing.data:
        if trace.type == "scatter" and trace.marker.symbol == MARKER["symbol"]:
            yield from zip(trace.x, trace.y, strict=True)


def _plain(key: Any) -> Any:
    """Days alike in whatever type they came; names and numbers as they are."""
    return pd.Timestamp(key) if hasattr(key, "year") else key.item() if hasattr(key, "item") else key


def _number(value: Any) -> Number:
    return serial(pd.Timestamp(value)) if hasattr(value, "year") else known(value)


def _explained(made: NativeChart, frame: pd.DataFrame) -> list[int]:
    """Places of the bars that anybody explained."""
    rows = remarks_by_row(frame.loc[list(made.keys)] if made.keys else frame)
    return [place for place, some in enumerate(rows[: len(made.categories)]) if some]


def _with_stars(made: NativeChart, frame: pd.DataFrame) -> Series:
    """The words behind the spans, with a mark at the end of those that are explained."""
    told, words = _explained(made, frame), made.series[-1]
    return replace(words, labels=tuple(f"{one} {STAR}" if at in told else one for at, one in enumerate(words.labels)))


def _starred(made: NativeChart, frame: pd.DataFrame, t: Translator) -> dict[int, str]:
    """What stands at the end of each explained bar: its number and the mark."""
    values, told = made.series[0].values, _explained(made, frame)
    return {place: f"{_written(values[place], made.number_format, t)} {STAR}".strip() for place in told}


def _written(value: Number, number_format: str, t: Translator) -> str:
    if value is None:
        return ""
    if number_format == SHARE:
        return t.percent(value)
    return t.number(value, 1 if number_format == ONE_DECIMAL else 0)
