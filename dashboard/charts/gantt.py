"""What does a promise look like beside what happened? Gantt: first promise, last announced date, fact, today."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import IntEnum
from typing import Any

import pandas as pd

from dashboard import reading
from dashboard.charts.alike import Alike, Line, Mark
from dashboard.charts.chart import Chart
from dashboard.charts.gantt_words import finding, in_lines, standing
from dashboard.charts.remarks import mark_rows
from dashboard.charts.template import figure
from dashboard.charts.years import Axis
from dashboard.i18n import Translator
from dashboard.look import Look, for_words

ROW = 62
"""Pixels a project takes: its name above its bar, the first promise below."""
HEAD, FOOT = 30, 30
NAME, SLIP = 0.38, -0.24
"""Where the name and the line of the first promise lie, in rows above the bar."""
WORKS_WIDTH, DOT_WIDTH, PROMISE_WIDTH = 10, 2, 1.5
NEAR_THE_END, SHORT_NEAR_THE_END, SHORT = 0.52, 0.72, 11
"""Right of this share of the axis a label (one of so many letters) no longer fits beside its mark on a phone: it
stands at the right above it, or left of today where no bar is in the way."""
NOTCH = timedelta(days=9)
FOOT_OF_ROWS = 0.45
UNDER_NAME, OVER_NAME = 0.21, 0.55
"""Where the line of today makes room for a name, in rows above the bar: a plate under the name would hide stars."""


class Layer(IntEnum):
    """What lies over what, the lowest first."""

    TODAY = 0
    WORKS = 1
    PAUSE = 2
    LEFT = 3
    PROMISED = 4
    PROMISE = 5
    END = 6


def gantt(frame: pd.DataFrame, t: Translator, look: Look) -> Chart:
    """One row a project: bar = works so far, dots = time left, ◆ last announced, ■ happened, ○ first promise."""
    axis = Axis(reading.as_of(frame))
    chart = figure(look, len(frame) * ROW + HEAD + FOOT)
    chart.update_layout(hovermode="closest")
    _time(chart, axis, len(frame), t, look)
    rows: Iterable[Any] = frame.itertuples(index=False)
    alike = Alike()
    _today(alike, axis, len(frame), look)
    for index, row in enumerate(rows):
        _Row(chart, alike, axis, row, -float(index), look.status[row.status], t, look).draw()
    alike.draw(chart)
    # Above the end of the row; at the right edge its label stands there, so above today.
    ends = (axis.within(day) for day in frame["happened_on"].fillna(frame["forecast_on"]))
    free = [end if axis.share(end) <= NEAR_THE_END else axis.now for end in ends]
    mark_rows(chart, frame, (free, [NAME - index for index in range(len(frame))]), t, look)
    return chart


def _time(chart: Chart, axis: Axis, rows: int, t: Translator, look: Look) -> None:
    years = pd.date_range(axis.start, axis.end, freq="YS")
    chart.update_xaxes(
        range=[axis.start, axis.end], tickmode="array", tickvals=years, ticktext=[str(year.year) for year in years],
        showgrid=True, gridcolor=look.grid, ticklabelshift=0,
    )  # fmt: skip
    chart.update_yaxes(range=[-rows + FOOT_OF_ROWS, 0.95], visible=False)
    chart.update_layout(margin={"l": 20, "r": 20, "t": 0, "b": 8})
    chart.add_annotation(x=axis.now, y=0.82, text=t("projects.today"), showarrow=False, font={"color": look.muted})


def _today(alike: Alike, axis: Axis, rows: int, look: Look) -> None:
    """A dotted line beside the bars, not through the names above them."""
    line = Line(Layer.TODAY, look.text, 1, "dot")
    for index in range(rows):
        alike.line(line, [axis.now, axis.now], [UNDER_NAME - index, OVER_NAME - index - 1])


@dataclass(frozen=True, slots=True)
class _Row:
    """One project, drawn at the height ``y``."""

    chart: Chart
    alike: Alike
    axis: Axis
    row: Any
    y: float
    color: str
    t: Translator
    look: Look

    def draw(self) -> None:
        self._name()
        self._works()
        self._pause()
        self._left()
        self._promise()
        self._ends()

    def _line(self, look: Line, xs: list[pd.Timestamp], ys: list[float]) -> None:
        self.alike.line(look, [self.axis.within(x) for x in xs], ys)

    def _text(self, x: pd.Timestamp, y: float, text: str, color: str, anchor: str, shift: int = 0) -> None:
        # Beside a mark it may stand on today's line; a larger plate would touch the ring of a promise below.
        plate = {"bgcolor": self.look.background, "borderpad": 0} if y == self.y else {}
        self.chart.add_annotation(
            x=x, y=y, text=text, showarrow=False, xanchor=anchor, xshift=shift, font={"color": for_words(color)},
            **plate,
        )  # fmt: skip

    @property
    def due(self) -> pd.Timestamp:
        """Where the row ends: the day it happened, else the last announced."""
        return pd.Timestamp(self.row.happened_on if self.done else self.row.forecast_on)

    @property
    def done(self) -> bool:
        return bool(pd.notna(self.row.happened_on))

    @property
    def kept(self) -> bool:
        """Whether the last announced date is still the first promise."""
        return not self.done and self.row.forecast_on == self.row.promised_on

    def _name(self) -> None:
        name = f"<b>{self.t.short_name(self.row.project)}</b>"
        self._text(self.axis.start, self.y + NAME, name, self.look.text, "left")

    def _works(self) -> None:
        begun = self.row.works_from
        until = self.due if self.done else min(self.axis.now, self.due)
        if pd.notna(begun) and begun < until:
            color = self.color if self.done else self.look.muted
            self._line(Line(Layer.WORKS, color, WORKS_WIDTH), [begun, until], [self.y, self.y])

    def _pause(self) -> None:
        stood = self.row.paused_on
        if pd.isna(stood) or not self.row.pause:
            return
        notch = Line(Layer.PAUSE, self.look.background, WORKS_WIDTH + 2)
        self._line(notch, [stood - NOTCH, stood + NOTCH], [self.y, self.y])
        word = self.t(f"projects.pause.{self.row.pause}", month=self.t.month_short(stood.date()), year=str(stood.year))
        # The line of a promise that was moved passes here too: that one is left whole.
        plate = {"bgcolor": self.look.background} if self.kept else {}
        self.chart.add_annotation(
            x=stood, y=self.y + SLIP - 0.08, text=word, showarrow=False,
            font={"color": self.look.muted, "size": 12}, **plate,
        )  # fmt: skip

    def _left(self) -> None:
        if not self.done and self.due > self.axis.now:
            self._line(Line(Layer.LEFT, self.color, DOT_WIDTH, "dot"), [self.axis.now, self.due], [self.y, self.y])

    def _promise(self) -> None:
        promised = self.row.promised_on
        if pd.isna(promised):
            return
        hover = self.t("projects.hover.promised", date=self._written("promised"))
        if self.kept:
            self._mark(Mark(Layer.PROMISE, "circle-open", 20, self.look.text), self.due, self.y, hover)
            return
        low = self.y + SLIP
        promise = Line(Layer.PROMISED, self.color, PROMISE_WIDTH)
        self._line(promise, [promised, self.due, self.due], [low, low, self.y])
        if promised < self.axis.start:
            gone = f"←\u00a0{promised.year}"
            self.chart.add_annotation(
                x=self.axis.start, y=low, text=gone, showarrow=False, xanchor="left", bgcolor=self.look.background,
                borderpad=0, font={"color": self.look.text, "size": 13},
            )  # fmt: skip
        else:
            mark = Mark(Layer.PROMISE, "circle", 9, self.look.background, self.look.text)
            self._mark(mark, promised, low, hover)

    def _ends(self) -> None:
        kind = "happened" if self.done else "forecast"
        hover = self.t(f"projects.hover.{kind}", date=self._written(kind))
        symbol = "square" if self.done else "diamond"
        if self.due > self.axis.end:
            symbol = "triangle-right"
        self._mark(Mark(Layer.END, symbol, 12, self.color), self.due, self.y, hover)
        self._label()

    def _mark(self, look: Mark, x: pd.Timestamp, y: float, hover: str) -> None:
        told = (
            in_lines(f"{self.t.name(self.row.project)}<br>{hover}<br>{standing(self.row, self.t)}") + "<extra></extra>"
        )
        self.alike.mark(look, self.axis.within(x), y, told)

    def _label(self) -> None:
        words = finding(self.row, self.t)
        short = len(words) <= SHORT
        text, color = f"<b>{words}</b>", self.look.muted if self.row.status == "unknown" else self.color
        if self.axis.share(self.due) <= (SHORT_NEAR_THE_END if short else NEAR_THE_END):
            self._text(self.axis.within(self.due), self.y, text, color, "left", 16)
        elif short or pd.notna(self.row.works_from):
            self._text(self.axis.end, self.y + NAME, text, color, "right")
        else:
            self._text(self.axis.now, self.y, text, color, "right", -8)
        if self.row.of_openings:
            opened = self.t("projects.openings", opened=self.row.openings, target=self.row.of_openings)
            self._text(self.axis.start, self.y, opened, self.look.muted, "left")

    def _written(self, kind: str) -> str:
        day, precision = getattr(self.row, f"{kind}_on"), getattr(self.row, f"{kind}_precision")
        written = self.t.date(day.date(), "day" if precision == "reported" else precision)
        return self.t("projects.by_report", date=written) if precision == "reported" else written
