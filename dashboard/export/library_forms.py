"""How does what modernisation changed look as charts that Office draws? Intervals, points, pairs of bars."""

import pandas as pd

from dashboard.export.native_chart import (
    CHANGE,
    COUNT,
    YEAR,
    NativeChart,
    Number,
    Series,
    Shape,
    known,
    longest_first,
    serial,
)
from dashboard.filters import MONTHS
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
    """Months since the reopening across: every library as a thin line, the quartiles, the median over them."""
    frame = prepared.frame
    months = range(int(frame["months_since"].min()), int(frame["months_since"].max()) + 1)
    libraries = [
        Series(
            t.short_name(str(code)), _by_month(rows.set_index("months_since")["index"], months), look.faint, quiet=True
        )
        for code, rows in frame.groupby("library")
    ]
    band = frame.drop_duplicates("months_since").set_index("months_since")
    colors = {"low_quartile": look.muted, "high_quartile": look.muted, "median": look.named["blue"]}
    middle = [
        Series(t(f"column.{name}"), _by_month(band[name], months), color, dashed=name != "median")
        for name, color in colors.items()
    ]
    names = tuple(t.signed(month) if month else "0" for month in months)
    return NativeChart(Shape.LINES, names, (*libraries, *middle), COUNT, named=MONTHS, keys=tuple(months))


def _by_month(values: "pd.Series[float]", months: range) -> tuple[Number, ...]:
    """A month that nobody told of is a gap."""
    return tuple(map(known, values.reindex(list(months))))


def pairs(prepared: Prepared, t: Translator, look: Look) -> NativeChart:
    """Visits a month before and after, library by library."""
    told = prepared.frame.dropna(subset=["before", "after"])
    frame = told.head(MOST_ACROSS)
    series = tuple(
        Series(t(f"column.{name}"), tuple(map(known, frame[name])), color)
        for name, color in (("before", look.named["stone"]), ("after", look.named["blue"]))
    )
    names = tuple(t.short_name(code) for code in frame["library"])
    return NativeChart(Shape.ACROSS, names, series, left_out=len(told) - len(frame), keys=tuple(frame.index))


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
    return NativeChart(Shape.POINTS, (), longest_first(series), COUNT, YEAR)
