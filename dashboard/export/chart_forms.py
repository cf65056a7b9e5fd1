"""Which native chart says what a panel's drawing says? Bars and lines by their traces, the others by their frame."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pandas as pd

from dashboard import reading
from dashboard.export import library_forms, project_forms
from dashboard.export.explained_points import with_marks
from dashboard.export.native_chart import (
    COUNT,
    ONE_DECIMAL,
    SHARE,
    NativeChart,
    Series,
    Shape,
    known,
)
from dashboard.i18n import Translator
from dashboard.look import Look
from dashboard.panels import Prepared

Form = Callable[[Prepared, Translator, Look], NativeChart]
MOST_PLANS = 12
MONTHS = range(1, 13)


def chart_form(prepared: Prepared, t: Translator, look: Look) -> NativeChart | None:
    """The native chart of a panel; None where it is a table, a map or holds nothing."""
    form = FORMS.get(prepared.panel.id)
    if form is None or prepared.empty:
        return None
    made = form(prepared, t, look)
    if not any(any(value is not None for value in one.values) for one in made.series):
        return None
    return with_marks(made, prepared, t, look)


def _stacked(number_format: str) -> Form:
    """Bars by month, a series for each bar trace; a month that nobody told of keeps its place, empty."""

    def form(prepared: Prepared, t: Translator, look: Look) -> NativeChart:
        bars = [trace for trace in prepared.drawing.data if trace.type == "bar"]  # type: ignore[union-attr]  # drawn
        told = pd.DatetimeIndex([month for bar in bars for month in bar.x])
        months = list(pd.date_range(told.min(), told.max(), freq="MS"))
        series = [Series(bar.name, _in(months, bar), bar.marker.color) for bar in bars]
        return _monthly(Shape.STACKED, months, series, number_format, prepared, t)

    return form


def _in(months: Sequence[pd.Timestamp], bar: Any) -> tuple[float | None, ...]:
    by_month = {pd.Timestamp(month): known(value) for month, value in zip(bar.x, bar.y, strict=True)}
    return tuple(by_month.get(month) for month in months)


def _monthly(
    shape: Shape,
    months: Sequence[pd.Timestamp],
    series: Sequence[Series],
    number_format: str,
    prepared: Prepared,
    t: Translator,
) -> NativeChart:
    running = reading.unfinished(prepared.frame)
    names = [f"{t.month_short(month.date())} {month.year}" for month in months]
    place = months.index(running) if running in months else None
    if place is not None:
        names[place] += f" ({t('charts.running')})"
    return NativeChart(shape, tuple(names), tuple(series), number_format, unfinished=place, keys=tuple(months))


def _across(column: str, number_format: str, before: str = "") -> Form:
    """Bars across by the names on the drawing; ``before``: a column with the same a year ago."""

    def form(prepared: Prepared, t: Translator, look: Look) -> NativeChart:
        bars = next(trace for trace in prepared.drawing.data if trace.type == "bar")  # type: ignore[union-attr]  # drawn
        names = tuple(str(name).replace("<br>", " ") for name in bars.y)
        now = tuple(map(known, prepared.frame[column]))
        drawn = bars.marker.color
        colors = () if isinstance(drawn, str) else tuple(drawn)
        series = [Series(t(f"column.{column}"), now, look.named["blue"], colors=colors)]
        if before:
            then = tuple(map(known, prepared.frame[before]))
            series.append(Series(t(f"column.{before}"), then, look.named["stone"]))
        return NativeChart(Shape.ACROSS, names, tuple(series), number_format)

    return form


def _year_lines(prepared: Prepared, t: Translator, look: Look) -> NativeChart:
    lines = [trace for trace in prepared.drawing.data if trace.name and "lines" in trace.mode]  # type: ignore[union-attr]  # drawn
    months = list(dict.fromkeys(str(x) for line in lines for x in line.x))
    series = []
    for line in lines:
        by_month = dict(zip(map(str, line.x), map(known, line.y), strict=True))
        series.append(Series(line.name, tuple(by_month.get(month) for month in months), line.line.color))
    return NativeChart(Shape.LINES, tuple(months), tuple(series), keys=tuple(months))


def _months(*columns: str) -> Form:
    """Lines by month of some columns; the first is the figure, the others what it is held against."""

    def form(prepared: Prepared, t: Translator, look: Look) -> NativeChart:
        frame = prepared.frame
        whole = frame[frame["library"].isna()] if "library" in frame else frame
        months = pd.date_range(whole["month"].min(), whole["month"].max(), freq="MS")
        table = whole.set_index("month").reindex(months)
        colors = (look.named["blue"], look.muted, look.faint, look.faint)
        series = [
            Series(t(f"column.{name}"), tuple(map(known, table[name])), color, dashed=index > 0)
            for index, (name, color) in enumerate(zip(columns, colors, strict=False))
        ]
        return _monthly(Shape.LINES, list(months), series, COUNT, prepared, t)

    return form


def _projection(prepared: Prepared, t: Translator, look: Look) -> NativeChart:
    frame = prepared.frame
    year = int(frame["month"].max().year)
    blue, grey = look.named["blue"], look.muted

    def of(rows: pd.DataFrame, column: str) -> tuple[float | None, ...]:
        by_month = dict(zip(rows["month"].dt.month, rows[column], strict=True))
        return tuple(known(by_month.get(month)) for month in MONTHS)

    actual, ahead = frame[frame["kind"] == "actual"], frame[frame["kind"] == "projected"]
    before, now = actual[actual["month"].dt.year < year], actual[actual["month"].dt.year == year]
    series = (
        Series(str(year - 1), of(before, "visits"), grey),
        Series(str(year), of(now, "visits"), blue),
        Series(t("projection_kind.projected"), of(ahead, "visits"), blue, dashed=True),
        Series(t("column.low"), of(ahead, "low"), look.faint, dashed=True),
        Series(t("column.high"), of(ahead, "high"), look.faint, dashed=True),
    )
    months = tuple(pd.Timestamp(year, month, 1) for month in MONTHS)
    return NativeChart(Shape.LINES, tuple(t.month_name(month.date()) for month in months), series, keys=months)


def _plan(prepared: Prepared, t: Translator, look: Look) -> NativeChart:
    frame = prepared.frame.head(MOST_PLANS)
    names = [_planned(row, t) for row in frame.itertuples()]
    done = tuple(map(known, frame["actual"] / frame["plan"]))
    ahead = tuple(map(known, frame["projected"] / frame["plan"]))
    series = (
        Series(t("column.actual"), done, look.named["blue"]),
        Series(t("column.projected"), ahead, look.named["stone"]),
    )
    return NativeChart(Shape.ACROSS, tuple(names), series, SHARE, left_out=len(prepared.frame) - len(frame))


def _planned(row: Any, t: Translator) -> str:
    name = t(f"plan_measure.{row.measure}")
    return name if row.scope == "city" else f"{t.short_name(row.scope)}: {name}"


FORMS: Mapping[str, Form] = {
    "attendance.by_age": _stacked(COUNT),
    "attendance.age_share": _stacked(SHARE),
    "events.by_type": _stacked(COUNT),
    "attendance.per_1000": _across("visits_per_1000", COUNT),
    "map.coverage": _across("share", SHARE),
    "events.participants_per_event": _across("per_event", ONE_DECIMAL, "per_event_before"),
    "attendance.year_on_year": _year_lines,
    "attendance.rolling_12": _months("visits_12_months"),
    "attendance.anomalies": _months("visits", "usual", "usual_from", "usual_to"),
    "events.anomalies": _months("events", "usual", "usual_from", "usual_to"),
    "attendance.projection": _projection,
    "overview.plan": _plan,
    "libraries.effect_estimate": library_forms.estimates,
    "libraries.event_study": library_forms.event_study,
    "libraries.effect": library_forms.pairs,
    "libraries.effect_24_7": library_forms.pairs,
    "libraries.modernised": library_forms.modernised,
    "projects.gantt": project_forms.gantt,
    "projects.slippage": project_forms.slippage,
    "projects.trend": project_forms.trend,
}
