"""Which reports came? Libraries down, months across, a mark for what became of each."""

from collections.abc import Mapping
from dataclasses import dataclass

import pandas as pd

from dashboard.charts.chart import Chart
from dashboard.charts.heat_map import row_names
from dashboard.charts.remarks import mark_rows
from dashboard.charts.template import figure
from dashboard.i18n import Translator
from dashboard.look import Look
from dashboard.reading import TOLD_APART

ROW = 22
FRAME = 50
FEW = 6
"""So many months are all named; of more, every third."""


@dataclass(frozen=True, slots=True)
class Mark:
    """How a state looks: never by colour alone."""

    symbol: str
    color: str
    size: int


def report_marks(frame: pd.DataFrame, t: Translator, look: Look) -> Chart:
    """A mark for every library and month; rows by number of missing months, most on top.

    Of more than ``TOLD_APART`` libraries those that owe most are drawn.
    """
    months = sorted(frame["month"].unique())
    codes = _order(frame)[:TOLD_APART]
    frame = frame[frame["library"].isin(codes)]
    columns = {month: t.month(pd.Timestamp(month).date()) for month in months}
    rows = dict(zip(codes, row_names(codes, t), strict=True))
    chart = figure(look, ROW * len(codes) + FRAME)
    for state, mark in _marks(look).items():
        some = frame[frame["report"] == state]
        if len(some):
            _add(chart, list(some["month"].map(columns)), list(some["library"].map(rows)), mark, t(f"report.{state}"))
    mark_rows(chart, frame, (frame["month"].map(columns), frame["library"].map(rows)), t, look)
    _axes(chart, months, list(columns.values()), list(rows.values()), t, look)
    return chart


def _order(frame: pd.DataFrame) -> list[str]:
    owing, due = ((frame["report"] == state).groupby(frame["library"]).sum() for state in ("missing", "due"))
    return sorted(owing.index, key=lambda code: (-int(owing[code]), -int(due[code]), code))


def _marks(look: Look) -> Mapping[str, Mark]:
    return {
        "sent": Mark("square", look.sequential[5], 9),
        "late": Mark("triangle-up", look.named["gold"], 10),
        "missing": Mark("circle-open", look.named["red"], 10),
        "due": Mark("circle-open-dot", look.muted, 8),
        "closed": Mark("x-thin", look.muted, 9),
        "not_yet_open": Mark("line-ew", look.muted, 9),
    }


def _add(chart: Chart, x: list[str], y: list[str], mark: Mark, word: str) -> None:
    outline = {"color": mark.color, "width": 2 if "open" in mark.symbol or "thin" in mark.symbol else 1.5}
    chart.add_scatter(
        x=x, y=y, mode="markers", hovertemplate=f"%{{y}}<br>%{{x}}: {word}<extra></extra>",
        marker={"symbol": mark.symbol, "size": mark.size, "color": mark.color, "line": outline},
    )  # fmt: skip


def _axes(
    chart: Chart, months: list[pd.Timestamp], names: list[str], rows: list[str], t: Translator, look: Look
) -> None:
    step = 1 if len(names) <= FEW else 3
    keep = [place for place in range(len(names)) if (len(names) - 1 - place) % step == 0]
    texts = [f"{t.month_short(months[n].date()).rstrip('.')}<br>{months[n].year}" for n in keep]
    chart.update_layout(hovermode="closest")
    chart.update_xaxes(
        type="category", categoryorder="array", categoryarray=names, range=[-0.5, len(names) - 0.5], side="top",
        tickmode="array", tickvals=[names[n] for n in keep], ticktext=texts,
    )  # fmt: skip
    chart.update_yaxes(
        type="category", categoryorder="array", categoryarray=rows, tickmode="linear",
        range=[len(rows) - 0.5, -0.5], showgrid=True, tickfont={"size": 12, "color": look.text},
    )  # fmt: skip
