"""Where and when is it much or little? Cells from pale to dark; what is missing is a marked gap, never a pale cell."""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import numpy as np
import pandas as pd

from dashboard import reading, rules
from dashboard.charts import unusual
from dashboard.charts.chart import Chart
from dashboard.charts.remarks import mark_cells, mark_points, mark_rows
from dashboard.charts.rests import cells_pointed_at, in_words, rests_by_month
from dashboard.charts.template import LINE, MANY, MARGIN, figure, marked_months, write_numbers
from dashboard.filters import MONTHS
from dashboard.i18n import Translator
from dashboard.look import Look, readable_on

ROW = 22
TALL_ROW = 34
TYPE_ROW = 25
QUARTERS = (1, 4, 7, 10)
TOP = 46
"""Pixels over the cells: two lines of headings."""
LONGEST = 28
"""Letters of a library's name beside its row: more would leave a phone no cells."""
CAP = 0.9
"""Share of the cells that the ramp spans: one huge library must not make all others pale."""
POINTED = "%{y}<br>%{x}: %{z:,.0f}<extra></extra>"
DASHES = "line-ew"
MARKS: Mapping[str, str] = {"closed": "x-thin", "missing": "circle-open", "not_open": DASHES}
"""How a gap is drawn: × closed, ○ no report, – not yet open."""
SIZE, SMALL, DASH = 9, 4, 2.5
"""Pixels of a mark, of one among very many months, and of a dash where a phone has six pixels for a month."""


def library_months(frame: pd.DataFrame, t: Translator, look: Look) -> Chart:
    """Visits by month and library, the largest library on top; the running month is framed by dots."""
    months = sorted(frame["month"].unique())
    columns = [t.month(pd.Timestamp(month).date()) for month in months]
    codes = list(dict.fromkeys(frame["library"]))
    rows = row_names(codes, t)
    place = dict(zip(months, columns, strict=True)), dict(zip(codes, rows, strict=True))
    table = frame.pivot(index="library", columns="month", values="visits").reindex(index=codes, columns=months)
    chart = cells(table, columns, rows, ROW, look, t)
    for state, symbol in MARKS.items():
        gaps, size = frame[frame["state"] == state], _size(symbol, len(months))
        _gaps(
            chart, gaps["month"].map(place[0]), gaps["library"].map(place[1]), symbol, t(f"state.{state}"), look, size
        )
    mark_cells(chart, frame, place, t, look)
    unusual.mark_cells(chart, frame, place, t, look)
    _months_on_top(chart, months, columns, t)
    if reading.unfinished(frame) in months:
        _frame_column(chart, len(months) - 1, len(rows), look)
    return chart


def library_types(frame: pd.DataFrame, t: Translator, look: Look) -> Chart:
    """Events by library and type as numbered cells, libraries with most events on top; of very many the first ones."""
    codes = list(dict.fromkeys(frame["library"]))[: reading.TOLD_APART]
    frame = frame[frame["library"].isin(codes)]
    types = [kind.value for kind in rules.EventType]
    table = frame.pivot(index="library", columns="event_type", values="events").reindex(index=codes, columns=types)
    columns = [t(f"event_type.{kind}") for kind in types]
    chart = cells(table, columns, row_names(codes, t), TYPE_ROW, look, t, written=True)
    # Side by side where there is room; on a phone, where they would collide, upright.
    headings = [column.replace(" ", "<br>") for column in columns]
    chart.update_xaxes(
        side="top", tickfont={"size": 11}, tickmode="array", tickvals=columns, ticktext=headings, tickangle=None,
        autotickangles=[0, -90],
    )  # fmt: skip
    named = dict(zip(types, columns, strict=True)), dict(zip(codes, row_names(codes, t), strict=True))
    mark_rows(chart, frame, (frame["event_type"].map(named[0]), frame["library"].map(named[1])), t, look)
    top = TOP + 2 * LINE
    chart.update_layout(height=TYPE_ROW * len(codes) + top + MARGIN, margin={"t": top})
    return chart


def calendar(frame: pd.DataFrame, t: Translator, look: Look) -> Chart:
    """Events by month of the year and year, newest year on top."""
    years = [str(year) for year in sorted(frame["month"].dt.year.unique(), reverse=True)]
    columns = [t.month_short(date(2000, month, 1)).rstrip(".") for month in range(1, MONTHS + 1)]
    known = frame.assign(
        year=frame["month"].dt.year.astype(str), column=[columns[m - 1] for m in frame["month"].dt.month]
    )
    table = known.pivot(index="year", columns="column", values="events").reindex(index=years, columns=columns)
    chart = cells(table, columns, years, TALL_ROW, look, t)
    for state, symbol in MARKS.items():
        gaps = known[known["state"] == state]
        _gaps(chart, gaps["column"], gaps["year"], symbol, t(f"state.{state}"), look, 9)
    places = {
        month: (name, year) for month, name, year in zip(known["month"], known["column"], known["year"], strict=True)
    }
    rests = rests_by_month(frame)
    at = {places[month]: rest for month, rest in rests.items()}
    pointed = cells_pointed_at(POINTED, [[at.get((column, year)) for column in columns] for year in years], t)
    chart.update_traces(**pointed, selector={"type": "heatmap"})
    told = {month: in_words(rest, t) for month, rest in rests.items()}
    unusual.mark_points(chart, places, frame, t, look, told)
    mark_points(chart, places, frame, t, look)
    # A whole year of months differs by less than its level: the ramp begins at the quietest month, if any is known.
    if frame["events"].notna().any():
        chart.update_traces(zmin=float(frame["events"].min()), selector={"type": "heatmap"})
    chart.update_xaxes(side="top", tickmode="array", tickvals=[columns[month - 1] for month in QUARTERS])
    running = reading.unfinished(frame)
    if running in set(frame["month"]):
        _frame_cell(chart, running.month - 1, 0, look)
    return chart


def cells(
    table: pd.DataFrame, columns: Sequence[str], rows: Sequence[str], row_height: int, look: Look, t: Translator, *,
    written: bool = False,
) -> Chart:  # fmt: skip
    """A cell for each number, in ten steps; ``written`` puts the number into it."""
    values, gap = table.to_numpy("float64", na_value=np.nan), 1 if len(columns) <= MANY else 0
    known = values[~np.isnan(values)]
    high = float(np.quantile(known, CAP)) if known.size else 0.0
    chart = figure(look, row_height * len(rows) + TOP + MARGIN)
    chart.update_layout(margin={"t": TOP})
    chart.add_heatmap(
        z=[[None if math.isnan(value) else value for value in row] for row in values.tolist()],
        x=list(columns), y=list(rows), xgap=gap, ygap=1, showscale=False, hoverongaps=False,
        zmin=0, zmax=high if high > 0 else 1.0, colorscale=_steps(look),
        hovertemplate=POINTED,
    )  # fmt: skip
    if written:
        _write(chart, values, (columns, rows), (0, high if high > 0 else 1.0), look, t)
    chart.update_layout(hovermode="closest")
    chart.update_xaxes(
        type="category", categoryorder="array", categoryarray=list(columns), range=[-0.5, len(columns) - 0.5]
    )
    chart.update_yaxes(
        type="category", categoryorder="array", categoryarray=list(rows), tickmode="linear",
        range=[len(rows) - 0.5, -0.5],
        showgrid=False, tickfont={"size": 12, "color": look.text},
    )  # fmt: skip
    write_numbers(chart, t)
    return chart


def _write(
    chart: Chart, values: "np.ndarray[Any, Any]", names: tuple[Sequence[str], Sequence[str]],
    ramp: tuple[float, float], look: Look, t: Translator,
) -> None:  # fmt: skip
    """The number of each cell, white or black as its step wants it: Plotly's own choice is grey on middle steps."""
    columns, rows = names
    known = [(row, column) for row, column in np.ndindex(values.shape) if not math.isnan(values[row, column])]
    numbers = [float(values[cell]) for cell in known]
    chart.add_scatter(
        x=[columns[column] for _, column in known], y=[rows[row] for row, _ in known], mode="text", hoverinfo="skip",
        text=[t.number(round(number)) for number in numbers],
        textfont={"color": [readable_on(_step(number, ramp, look)) for number in numbers]},
    )  # fmt: skip


def _step(number: float, ramp: tuple[float, float], look: Look) -> str:
    """The colour of a number's cell."""
    low, high = ramp
    steps = len(look.sequential)
    return look.sequential[min(max(int((number - low) / (high - low) * steps), 0), steps - 1)]


def row_names(codes: Sequence[str], t: Translator) -> list[str]:
    """Short names, cut where they are long; two libraries of one name are told apart by their codes."""
    names = [t.short_name(code) for code in codes]
    short = [name if len(name) <= LONGEST else f"{name[: LONGEST - 1].rstrip()}…" for name in names]
    twice = {name for name, count in Counter(short).items() if count > 1}
    return [f"{name} · {code}" if name in twice else name for name, code in zip(short, codes, strict=True)]


def _steps(look: Look) -> list[tuple[float, str]]:
    count = len(look.sequential)
    return [(edge / count, color) for index, color in enumerate(look.sequential) for edge in (index, index + 1)]


def _size(symbol: str, months: int) -> float:
    """How large the mark of a gap is among so many months. Dashes in a row must not become one line on a phone."""
    size = SIZE if months <= MANY else SMALL
    return min(size, DASH) if symbol == DASHES and months > MONTHS else size


def _gaps(chart: Chart, x: Any, y: Any, symbol: str, word: str, look: Look, size: float) -> None:
    if len(x):
        chart.add_scatter(
            x=list(x), y=list(y), mode="markers", hovertemplate=f"%{{y}}<br>%{{x}}: {word}<extra></extra>",
            marker={"symbol": symbol, "size": size, "color": look.muted, "line": {"color": look.muted, "width": 1.5}},
            cliponaxis=False,  # on a phone a ring is wider than its month
        )  # fmt: skip


def _months_on_top(chart: Chart, months: Sequence[Any], columns: Sequence[str], t: Translator) -> None:
    place, marked = dict(zip(months, columns, strict=True)), marked_months(months, t)
    chart.update_xaxes(
        side="top",
        tickmode="array",
        tickvals=[place[month] for month, _ in marked],
        ticktext=[text for _, text in marked],
    )


def _frame_column(chart: Chart, column: int, rows: int, look: Look) -> None:
    _dots(chart, (column - 0.5, column + 0.5), (-0.5, rows - 0.5), look)


def _frame_cell(chart: Chart, column: int, row: int, look: Look) -> None:
    _dots(chart, (column - 0.5, column + 0.5), (row - 0.5, row + 0.5), look)


def _dots(chart: Chart, x: tuple[float, float], y: tuple[float, float], look: Look) -> None:
    chart.add_shape(
        type="rect", x0=x[0], x1=x[1], y0=y[0], y1=y[1], line={"color": look.text, "width": 1.5, "dash": "dot"}
    )
