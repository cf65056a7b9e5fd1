"""What does the month's reporting look like? A square for each library."""

import pandas as pd

from dashboard.charts.chart import Chart
from dashboard.charts.remarks import mark_rows
from dashboard.charts.template import figure
from dashboard.i18n import Translator
from dashboard.look import Look

COLUMNS = 16
"""Squares in a row: as many as a phone has room for."""
ROW, FRAME = 34, 22
SIZE = 15
MOST = 320
"""Squares drawn: twenty rows."""


def report_board(frame: pd.DataFrame, t: Translator, look: Look) -> Chart:
    """A filled square reported, a red ring sent nothing, a cross was closed, a dash not yet open.

    Of very many libraries those are drawn that are owed for, then as many others as there is room for.
    """
    frame = _drawn(frame)
    marks = {
        "reported": ("square", look.named["blue"], look.named["blue"]),
        "missing": ("circle-open", look.named["red"], look.named["red"]),
        "closed": ("x-thin", look.muted, look.muted),
        "not_open": ("line-ew", look.muted, look.muted),
    }
    place = pd.DataFrame(
        {"x": [i % COLUMNS for i in range(len(frame))], "y": [i // COLUMNS for i in range(len(frame))]}
    )
    rows = int(place["y"].max()) + 1
    chart = figure(look, rows * ROW + FRAME)
    chart.update_layout(hovermode="closest")
    chart.update_xaxes(visible=False, range=[-0.6, COLUMNS - 0.4])
    chart.update_yaxes(visible=False, range=[rows - 0.4, -0.6])
    for state, (symbol, color, line) in marks.items():
        here = (frame["state"] == state).to_numpy()
        if here.any():
            chart.add_scatter(
                x=place["x"][here], y=place["y"][here], mode="markers", name=t(f"state.{state}"),
                text=[t.name(code) for code in frame["library"][here]],
                marker={"symbol": symbol, "size": SIZE, "color": color, "line": {"color": line, "width": 2.5}},
                hovertemplate=f"%{{text}}: {t(f'state.{state}')}<extra></extra>",
            )  # fmt: skip
    mark_rows(chart, frame, (place["x"], place["y"]), t, look)
    return chart


def _drawn(frame: pd.DataFrame) -> pd.DataFrame:
    if len(frame) <= MOST:
        return frame
    order = frame["state"].map({"missing": 0, "closed": 1, "not_open": 2}).fillna(3).sort_values(kind="stable")
    return frame.loc[order.index[:MOST]]
