"""What do all charts share? Type, colours, quiet axes, labels beside the marks instead of a legend."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.charts.chart import Chart
from dashboard.i18n import Translator
from dashboard.look import Look, for_words

FONT = "Source Sans, sans-serif"
FONT_SIZE = 14
LABEL_MARGIN = 116
"""Pixels kept at the right for direct labels: the plot shrinks on a phone, the labels do not."""
END_MARGIN = 40
"""Pixels kept at the right for the year at a line's end."""
MARGIN = 8
STANDOFF = 4
"""Pixels between the words at the left and the plot: bars and cells begin at its edge."""
TICKS = 4
JANUARY, JULY = 1, 7
MANY = 36
"""Of more months only Januaries are marked, and marks are drawn without outlines."""
LINE = 18
"""Pixels of a line of text."""
POINTED_MONTH = "%{x|%B %Y}"
"""A month and its year as the browser writes them, in the language that it was told."""
GAP = 0.4
"""Lines kept free between two labels."""


@dataclass(frozen=True, slots=True)
class Label:
    """Words beside a mark: level with a value, in the colour of the mark."""

    y: float
    text: str
    color: str

    @property
    def lines(self) -> int:
        """How many lines the text takes."""
        return self.text.count("<br>") + 1


def figure(look: Look, height: int, right: int = MARGIN, left: int = MARGIN) -> Chart:
    """An empty figure in the house style, without a template: Plotly draws a figure that has one again and again."""
    axis: dict[str, Any] = {
        "showgrid": False,
        "zeroline": False,
        "showline": False,
        "ticks": "",
        "tickangle": 0,
        "fixedrange": True,
        "automargin": True,
        "tickfont": {"color": look.muted},
    }
    return Chart(
        {
            "font": {"family": FONT, "size": FONT_SIZE, "color": look.text},
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "margin": {"l": left, "r": right, "t": MARGIN, "b": MARGIN, "pad": 0},
            "height": height,
            "showlegend": False,
            "dragmode": False,
            "hovermode": "x unified",
            "hoverlabel": {
                "bgcolor": look.surface,
                "bordercolor": look.border,
                "font": {"family": FONT, "color": look.text},
                "align": "left",
            },
            "bargap": 0.22,
            "separators": ",\u00a0",
            "xaxis": axis,
            "yaxis": {**axis, "showgrid": True, "gridcolor": look.grid, "gridwidth": 1, "ticklabelstandoff": STANDOFF},
        }
    )


def value_axis(chart: Chart, highest: float, t: Translator, *, from_zero: bool = True, name_zero: bool = True) -> None:
    """At most four grid lines from zero; the unit's word stands on the top tick only. Lines leave zero unnamed."""
    step = nice_step(highest / TICKS) if highest > 0 else 1
    ticks = [step * index for index in range(int(highest // step) + 1)]
    texts = [t.number(value) for value in ticks]
    size, word = _unit(ticks[-1])
    if word:
        texts = [t.number(value / size) for value in ticks]
        texts[-1] += f"\u00a0{t(f'number.{word}')}"
    if not name_zero:
        texts[0] = ""
    if from_zero:
        chart.update_yaxes(rangemode="tozero")
    chart.update_yaxes(tickmode="array", tickvals=ticks, ticktext=texts)
    write_numbers(chart, t)


def write_numbers(chart: Chart, t: Translator) -> None:
    """Numbers that the browser writes (in hover boxes) look like those that we write."""
    chart.update_layout(separators=".," if t.language == "en" else ",\u00a0")


def nice_step(rough: float) -> float:
    """The next of 1, 2, 2.5, 5 × a power of ten: grid lines people can read."""
    power = 10.0 ** _floor_log10(rough)
    return next(nice * power for nice in (1, 2, 2.5, 5, 10) if nice * power >= rough)


def _floor_log10(value: float) -> int:
    return int(f"{value:e}".split("e")[1])


def _unit(top: float) -> tuple[float, str]:
    if top >= 1e6:  # noqa: PLR2004  a million is a million
        return 1e6, "million"
    return (1e3, "thousand") if top >= 1e4 else (1.0, "")  # noqa: PLR2004  five digits and more are told in thousands


def month_axis(chart: Chart, months: Iterable[pd.Timestamp], t: Translator) -> None:
    """Ticks where ``marked_months`` sets them."""
    marked = marked_months(list(months), t)
    # Over what is pointed at Plotly would write the tick, which leaves the year out, and a number between ticks.
    chart.update_xaxes(
        tickmode="array",
        tickvals=[month for month, _ in marked],
        ticktext=[text for _, text in marked],
        unifiedhovertitle={"text": POINTED_MONTH},
    )


def marked_months(shown: Sequence[pd.Timestamp], t: Translator) -> list[tuple[pd.Timestamp, str]]:
    """Months to name, and how: January (with its year) and July; of many months a few years.

    Never so many that their names collide on a phone.
    """
    if len(shown) > MANY:
        januaries = [month for month in shown if month.month == JANUARY]
        step = -(-len(januaries) // TICKS)
        return [(month, str(month.year)) for month in reversed(januaries[::-step])]
    marked = [month for month in shown if month.month in {JANUARY, JULY}]
    if len(shown) <= TICKS:
        marked = list(shown)
    elif len(marked) < 2:  # noqa: PLR2004  one tick tells no scale
        marked = list(shown[::3])
    return [(month, _month_label(month, first=index == 0, t=t)) for index, month in enumerate(marked)]


def _month_label(month: pd.Timestamp, t: Translator, *, first: bool) -> str:
    label = t.month_short(month.date())
    return f"{label}<br>{month.year}" if first or month.month == JANUARY else label


def label_at_right(chart: Chart, y: float, text: str, color: str) -> None:
    """A direct label in the right margin, level with a value."""
    chart.add_annotation(
        x=1, xref="paper", xanchor="left", y=y, yref="y", xshift=8, text=text, showarrow=False, align="left",
        font={"color": for_words(color)},
    )  # fmt: skip


def labels_at_right(chart: Chart, labels: Iterable[Label], highest: float, plot_height: int) -> None:
    """Direct labels in the right margin, pushed apart where their marks lie too close to read both."""
    placed = sorted(labels, key=lambda label: label.y)
    line = highest / plot_height * LINE
    for label, y in zip(placed, _apart(placed, line), strict=True):
        label_at_right(chart, y, label.text, label.color)


def _apart(labels: Sequence[Label], line: float) -> list[float]:
    places: list[float] = []
    for index, label in enumerate(labels):
        below = labels[index - 1]
        room = line * (label.lines + below.lines + GAP) / 2
        places.append(label.y if index == 0 else max(label.y, places[-1] + room))
    # What was pushed up leaves the marks by half of the push on either side.
    pushed = max((place - label.y for place, label in zip(places, labels, strict=True)), default=0.0)
    return [place - pushed / 2 for place in places]
