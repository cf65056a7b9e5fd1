"""How does what modernisation changed look as charts that Office draws? Intervals, points, pairs of bars."""

from dashboard.export.native_chart import CHANGE, COUNT, YEAR, NativeChart, Series, Shape, known, serial
from dashboard.i18n import Translator
from dashboard.look import Look
from dashboard.panels import Prepared

MOST_ACROSS = 12


def estimates(prepared: Prepared, t: Translator, look: Look) -> NativeChart:
    """The effect of each change, between its bounds."""
    frame = prepared.frame
    names = [
        t(
            "charts.effect.subject",
            intervention=t(f"intervention.{row.intervention}"),
            measure=t(f"effect.{row.measure}"),
        )
        for row in frame.itertuples()
    ]
    colors = {"low": look.muted, "effect": look.named["blue"], "high": look.muted}
    series = tuple(Series(t(f"column.{name}"), tuple(map(known, frame[name])), colors[name]) for name in colors)
    return NativeChart(Shape.INTERVALS, tuple(names), series, CHANGE)


def event_study(prepared: Prepared, t: Translator, look: Look) -> NativeChart:
    """Months since the reopening across: the median library, and the quartiles."""
    band = prepared.frame.drop_duplicates("months_since").sort_values("months_since")
    xs = tuple(map(float, band["months_since"]))
    colors = {"median": look.named["blue"], "low_quartile": look.faint, "high_quartile": look.faint}
    series = tuple(
        Series(t(f"column.{name}"), tuple(map(known, band[name])), color, xs, dashed=name != "median")
        for name, color in colors.items()
    )
    return NativeChart(Shape.POINTS, (), series, COUNT, "0")


def pairs(prepared: Prepared, t: Translator, look: Look) -> NativeChart:
    """Visits a month before and after, library by library."""
    told = prepared.frame.dropna(subset=["before", "after"])
    frame = told.head(MOST_ACROSS)
    series = tuple(
        Series(t(f"column.{name}"), tuple(map(known, frame[name])), color)
        for name, color in (("before", look.named["stone"]), ("after", look.named["blue"]))
    )
    names = tuple(t.short_name(code) for code in frame["library"])
    return NativeChart(Shape.ACROSS, names, series, left_out=len(told) - len(frame))


def modernised(prepared: Prepared, t: Translator, look: Look) -> NativeChart:
    """How many libraries, by the day it was reached."""
    series = tuple(
        Series(
            t(f"series.{code}"),
            tuple(map(known, rows["value"])),
            color,
            tuple(serial(day) or 0.0 for day in rows["on"]),
        )
        for (code, rows), color in zip(
            prepared.frame.sort_values("on").groupby("series", sort=False), look.categorical * 2, strict=False
        )
    )
    return NativeChart(Shape.POINTS, (), series, COUNT, YEAR)
