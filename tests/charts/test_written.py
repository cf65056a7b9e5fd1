"""Is a chart's text what Plotly writes, made once, and only where Streamlit asks for it?"""

from typing import Any

import plotly.graph_objects as go
import plotly.io
import pytest

from dashboard.charts import written
from dashboard.charts.written import Written
from dashboard.panels.prepared import drawn_once


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """What Plotly is asked to write."""
    figures: list[Any] = []
    plotlys = written._write

    def noted(fig: Any, *choices: Any, **named: Any) -> Any:
        figures.append(fig)
        return plotlys(fig, *choices, **named)

    monkeypatch.setattr(written, "_write", noted)
    monkeypatch.setattr(plotly.io, "to_json", plotlys)
    written.remember()
    return figures


def test_a_chart_is_written_once_as_plotly_writes_it(asked: list[Any]) -> None:
    chart = drawn_once(go.Figure([{"type": "bar", "x": ["a</b>", "ә"], "y": [1, None]}]))
    assert isinstance(chart.to_dict(), Written)
    texts = [plotly.io.to_json(chart.to_dict(), validate=False) for _ in range(3)]
    assert len(asked) == 1
    assert set(texts) == {written._write(dict(chart.to_dict()), validate=False)}


def test_whoever_asks_otherwise_gets_what_plotly_writes(asked: list[Any]) -> None:
    chart = Written(data=[], layout={})
    plain = plotly.io.to_json(chart, validate=False)
    assert plotly.io.to_json(chart, validate=False, pretty=True) != plain
    assert plotly.io.to_json({"data": [], "layout": {"title": "x"}}, validate=False) != plain
    assert len(asked) == 3
