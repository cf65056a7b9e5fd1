"""How do promises look as charts that Office draws? Spans from a transparent beginning, bars of days, dated points."""

from typing import Any

import pandas as pd

from dashboard.charts.gantt_words import finding
from dashboard.export.native_chart import COUNT, YEAR, NativeChart, Series, Shape, known, serial
from dashboard.i18n import Translator
from dashboard.look import Look
from dashboard.panels import Prepared

MOST = 13
ROOM = 700.0
"""Days that the words behind a bar take on the axis."""


def gantt(prepared: Prepared, t: Translator, look: Look) -> NativeChart:
    """Grey up to the first promise, from there to the last announced date in the colour of the status."""
    frame = prepared.frame.head(MOST)
    rows: list[Any] = list(frame.itertuples())
    spans = [_span(row) for row in rows]
    colors = tuple(look.status[row.status] for row in rows)
    series = (
        Series(t("slides.begins"), tuple(span[0] for span in spans), look.background, clear=True),
        Series(t("slides.to_promise"), tuple(span[1] for span in spans), look.faint),
        Series(t("slides.past_promise"), tuple(span[2] for span in spans), look.status["late"], colors=colors),
        Series(
            t("slides.words"), (ROOM,) * len(rows), look.background, clear=True,
            labels=tuple(_words(row, t) for row in rows), colors=colors,
        ),
    )  # fmt: skip
    names = tuple(t.short_name(row.project) for row in rows)
    return NativeChart(Shape.SPANS, names, series, YEAR, left_out=len(prepared.frame) - len(frame))


def due(row: Any) -> pd.Timestamp:
    """The day a project happened, else the last announced."""
    return pd.Timestamp(row.happened_on if pd.notna(row.happened_on) else row.forecast_on)


def _span(row: Any) -> tuple[float | None, float | None, float | None]:
    """Day of the beginning, days to the first promise, days past it."""
    end = serial(due(row))
    if end is None:
        return None, None, None
    promise = serial(row.promised_on)
    promise = end if promise is None else promise
    begun = serial(row.works_from)
    begin = min(end, promise, end if begun is None else begun)
    kept = min(promise, end)
    return begin, kept - begin, end - kept


def _words(row: Any, t: Translator) -> str:
    day = due(row)
    precision = row.happened_precision if pd.notna(row.happened_on) else row.forecast_precision
    shown = "" if pd.isna(day) else t.date(day.date(), None if precision == "reported" else precision)
    return " · ".join(part for part in (shown, finding(row, t)) if part)


def slippage(prepared: Prepared, t: Translator, look: Look) -> NativeChart:
    """Days between first promise and last announced date."""
    frame = prepared.frame.head(MOST)
    series = Series(
        t("column.slippage_days"), tuple(map(known, frame["slippage_days"])), look.status["late"],
        colors=tuple(look.status[status] for status in frame["status"]),
    )  # fmt: skip
    names = tuple(t.short_name(code) for code in frame["project"])
    return NativeChart(Shape.ACROSS, names, (series,), COUNT, left_out=len(prepared.frame) - len(frame))


def trend(prepared: Prepared, t: Translator, look: Look) -> NativeChart:
    """When it was said across, the date named upwards: one line a milestone."""
    series = tuple(
        Series(
            f"{t.short_name(str(project))}: {t(f'milestone.{milestone}')}",
            tuple(serial(day) for day in moves["date_value"]),
            color,
            tuple(serial(day) or 0.0 for day in moves["reported_on"]),
        )
        for ((project, milestone), moves), color in zip(
            prepared.frame.groupby(["project", "milestone"], sort=False), look.categorical * 4, strict=False
        )
    )
    return NativeChart(Shape.POINTS, (), series, YEAR, YEAR)
