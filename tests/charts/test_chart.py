"""Does a chart of plain data hold what Plotly's own figure would hold?"""

import json
from typing import Any

import numpy as np
import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard.charts.chart import Chart
from dashboard.charts.template import figure
from dashboard.look import LOOKS

LOOK = LOOKS["light"]
MONTHS = pd.date_range("2026-01-01", periods=3, freq="MS")


def same_steps(chart: Any) -> dict[str, Any]:
    """Every way a chart is changed, on ours or on Plotly's."""
    values = pd.Series([1.5, np.nan, 3], index=MONTHS)
    chart.add_bar(x=list(MONTHS), y=values.to_list(), marker={"color": "#123456", "line": {"width": 1}}, name=None)
    chart.add_scatter(x=list(MONTHS), y=[1, 2, 3], mode="lines", line={"color": "#654321"}, text=["a", "b", "c"])
    chart.add_heatmap(z=[[1, None]], x=["a", "b"], y=["c"], texttemplate=None)
    chart.update_traces(marker={"line": {"width": 0}}, selector={"type": "bar"})
    chart.update_traces(opacity=0.5)
    chart.update_xaxes(tickfont={"size": 12}, tickvals=[MONTHS[0]], range=[0, 1])
    chart.update_yaxes(visible=False)
    chart.update_yaxes(visible=None, showgrid=True)
    chart.update_layout(margin={"t": 20}, bargap=0)
    for place in (1, 2):
        chart.add_annotation(x=MONTHS[0], y=place, text="word", font={"color": "#000000"})
        chart.add_shape(type="line", x0=0, x1=1, y0=place, y1=place, line={"dash": "dot"})
    plain: dict[str, Any] = json.loads(chart.to_json())
    for own in ("template", "datarevision"):  # Plotly's Python gives every figure the one, we the other
        plain["layout"].pop(own, None)
    return plain


def test_each_step_does_what_plotlys_own_does() -> None:
    layout = figure(LOOK, 300).to_dict()["layout"]
    assert same_steps(Chart(layout)) == same_steps(go.Figure(layout=layout))


def test_the_same_chart_bears_the_name_of_the_same_state_and_another_one_another() -> None:
    def state(value: int, title: str = "") -> object:
        chart = figure(LOOK, 300)
        chart.add_bar(x=[1], y=[value])
        chart.update_layout(title=title)
        return chart.to_dict()["layout"]["datarevision"]

    assert state(1) == state(1)
    assert len({state(1), state(2), state(1, "word")}) == 3


def test_columns_and_arrays_are_lists_and_the_unknown_is_null() -> None:
    chart = figure(LOOK, 300)
    chart.add_scatter(
        x=pd.Series(MONTHS), y=pd.array([1, None, 3], dtype="Int64"), customdata=np.array([1.5, np.nan]), ids=range(2),
        text=[pd.NaT, pd.Timestamp("2026-01-02").date(), np.int64(3)],
    )  # fmt: skip
    (trace,) = chart.to_dict()["data"]
    assert trace == {
        "type": "scatter",
        "x": ["2026-01-01T00:00:00", "2026-02-01T00:00:00", "2026-03-01T00:00:00"],
        "y": [1, None, 3],
        "customdata": [1.5, None],
        "ids": [0, 1],
        "text": [None, "2026-01-02", 3],
    }


def test_a_chart_made_of_another_leaves_it_as_it_was() -> None:
    first = figure(LOOK, 300)
    first.add_bar(x=[1], y=[1], marker={"color": "#123456"})
    before = first.to_dict()
    second = Chart(before["layout"], before["data"])
    second.update_traces(marker={"color": "#654321"})
    second.update_yaxes(tickfont={"size": 20})
    second.add_annotation(text="word")
    second.add_scatter(x=[1], y=[1])
    assert first.to_dict() == before
    assert "size" not in second.to_dict()["layout"]["xaxis"]["tickfont"]


@pytest.mark.parametrize("wrong", [{"no_such": 1}, {"mode": "circles"}])
def test_a_property_plotly_does_not_know_is_told_of_once_its_objects_are_asked_for(wrong: dict[str, Any]) -> None:
    chart = figure(LOOK, 300)
    chart.add_scatter(x=[1], y=[1], **wrong)
    with pytest.raises(ValueError, match=next(iter(wrong))):
        _ = chart.data


def test_a_trace_of_a_kind_that_is_not_ours_fails_instead_of_being_lost() -> None:
    with pytest.raises(AttributeError):
        figure(LOOK, 300).add_pie(values=[1])
