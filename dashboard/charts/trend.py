"""How did the announced date move? Milestone trend: when it was said across, the date named upwards."""

import textwrap
from datetime import date
from typing import Any

import pandas as pd

from dashboard import reading
from dashboard.charts.chart import Chart
from dashboard.charts.remarks import mark_rows
from dashboard.charts.template import figure
from dashboard.i18n import Translator
from dashboard.look import Look, for_words

HEIGHT = 340
LABELS = 132
"""Pixels kept at the right for the names of the projects."""
LETTERS = 16
"""Longer names take two lines."""
HINT = 20
"""Letters of a line of the hint at the diagonal: on a phone the chart is as wide as 25."""
LINE = 0.065
"""Height of a line of a name, as a share of the chart."""
MARKS = ("circle", "square", "diamond", "triangle-up", "x")
MARGIN = pd.Timedelta(days=60)
HEAD = 16
"""Pixels over the plot: the highest year stands level with its edge."""
ABOVE_THE_HINT = 36
"""Pixels over the foot of the chart."""
LINES = ["project", "milestone"]
"""What one line of the chart is about."""
YEARS_BACK = 3
LEAST = pd.Timedelta(days=400)
"""Each axis shows at least a year: one date alone would else fill it."""


def trend(frame: pd.DataFrame, t: Translator, look: Look) -> Chart:
    """Steps of each announced date, its first promise dashed; below the diagonal the named day has already passed."""
    today = pd.Timestamp(reading.as_of(frame))
    low = max(frame["date_value"].min(), pd.Timestamp(today.year - YEARS_BACK, 1, 1))
    high = max(frame["date_value"].max(), today)
    low, since = min(low, high - LEAST), min(frame["reported_on"].min(), today - LEAST)
    chart = figure(look, HEIGHT, right=LABELS)
    chart.widen("t", HEAD)
    chart.update_layout(hovermode="closest")
    _axes(chart, (since, today), (low, high))
    _diagonal(chart, (max(since, low), today), t, look)
    for index, (_, moves) in enumerate(frame.groupby(LINES, sort=False)):
        _baseline(chart, moves, today, look.categorical[index])
        _steps(chart, moves, index, t, look)
        _below(chart, moves, low - MARGIN, look.categorical[index])
    _names(chart, frame, (low, high), t, look)
    mark_rows(chart, frame, (frame["reported_on"], frame["date_value"]), t, look)
    return chart


def _axes(chart: Chart, said: tuple[pd.Timestamp, pd.Timestamp], named: tuple[pd.Timestamp, pd.Timestamp]) -> None:
    for axis, (first, last), extra in ((chart.update_xaxes, said, 0), (chart.update_yaxes, named, 1)):
        years = pd.date_range(f"{first.year}-01-01", f"{last.year + extra}-01-01", freq="YS")
        axis(
            range=[first - MARGIN, last + MARGIN], tickmode="array", tickvals=years,
            ticktext=[str(year.year) for year in years],
        )  # fmt: skip


def _diagonal(chart: Chart, ends: tuple[pd.Timestamp, pd.Timestamp], t: Translator, look: Look) -> None:
    chart.add_scatter(
        x=list(ends), y=list(ends), mode="lines", hoverinfo="skip",
        line={"color": look.muted, "width": 1},
    )  # fmt: skip
    chart.add_annotation(
        x=1, xref="paper", xanchor="right", y=0, yref="paper", yanchor="bottom", showarrow=False,
        text="<br>".join(textwrap.wrap(t("projects.diagonal"), HINT)), align="right",
        font={"color": look.muted, "size": 12}, bgcolor=look.background,
    )  # fmt: skip


def _baseline(chart: Chart, moves: pd.DataFrame, today: pd.Timestamp, color: str) -> None:
    first = moves.iloc[0]
    chart.add_scatter(
        x=[first["reported_on"], today], y=[first["date_value"]] * 2, mode="lines", hoverinfo="skip",
        line={"color": color, "dash": "dash", "width": 1},
    )  # fmt: skip


def _steps(chart: Chart, moves: pd.DataFrame, index: int, t: Translator, look: Look) -> None:
    color = look.categorical[index]
    points: list[Any] = list(moves.itertuples())
    chart.add_scatter(
        x=moves["reported_on"],
        y=moves["date_value"],
        mode="lines+markers",
        line={"shape": "hv", "color": color, "width": 2},
        marker={"symbol": [_mark(index, row.reported_precision) for row in points], "size": 9, "color": color},
        customdata=[_said(row.reported_on.date(), row.reported_precision, t) for row in points],
        text=[_named(row, t) for row in points],
        hovertemplate="%{customdata}: %{text}<extra></extra>",
    )


def _below(chart: Chart, moves: pd.DataFrame, low: pd.Timestamp, color: str) -> None:
    """The year of a date that lies below the axis, at the foot of its line."""
    rows: list[Any] = list(moves[moves["date_value"] < low].itertuples())
    for row in rows:
        chart.add_annotation(
            x=row.reported_on, y=0, yref="paper", yanchor="bottom", yshift=ABOVE_THE_HINT, xanchor="right", xshift=-4,
            text=f"↓\u00a0{row.date_value.year}", showarrow=False, font={"color": for_words(color), "size": 13},
        )  # fmt: skip


def _mark(index: int, precision: str) -> str:
    """A hollow mark where the day of the report is inferred."""
    return MARKS[index] if precision == "day" else f"{MARKS[index]}-open"


def _named(row: Any, t: Translator) -> str:
    day = t.date(row.date_value.date(), row.date_precision)
    why = (
        "" if pd.isna(row.delay_reason) else f"<br>{t('column.delay_reason')}: {t(f'delay_reason.{row.delay_reason}')}"
    )
    return f"{day}<br>{t.short_name(row.project)}, {t(f'milestone.{row.milestone}')}{why}"


def _said(day: date, precision: str, t: Translator) -> str:
    return t.date(day) if precision == "day" else t("projects.about", date=t.month(day))


def _names(
    chart: Chart, frame: pd.DataFrame, named: tuple[pd.Timestamp, pd.Timestamp], t: Translator, look: Look
) -> None:
    """The names at the right, level with the last announced date, moved apart where they would overlap."""
    of_one = frame["project"].nunique() == 1
    last = frame.groupby("milestone" if of_one else "project", sort=False)["date_value"].last()
    span = (named[1] - named[0]) / pd.Timedelta(days=1) + 120
    free = 0.0
    colors = dict(zip(last.index, look.categorical, strict=False))
    for code, day in last.sort_values().items():
        name = t(f"milestone.{code}") if of_one else t.short_name(str(code))
        lines = textwrap.wrap(name, LETTERS)
        half = LINE * len(lines) / 2
        middle = max(((day - named[0]) / pd.Timedelta(days=1) + 60) / span, free + half)
        free = middle + half
        chart.add_annotation(
            x=1, xref="paper", xanchor="left", xshift=6, y=middle, yref="paper", yanchor="middle", showarrow=False,
            text="<br>".join(lines), align="left", font={"color": for_words(colors[code]), "size": 13},
        )  # fmt: skip
