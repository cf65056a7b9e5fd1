"""Are months to come dotted and never joined to the figures that are known?"""

import pandas as pd

from dashboard.charts import year_end
from dashboard.i18n import translator
from dashboard.look import LIGHT

T = translator("en")


def frame(low: float = 80.0) -> pd.DataFrame:
    months = pd.date_range("2025-01-01", periods=24, freq="MS")
    made = pd.DataFrame({"month": months, "kind": ["actual"] * 22 + ["projected"] * 2, "visits": 100.0})
    ends = [float("nan")] * 22 + [low] * 2
    return made.assign(low=ends, high=[value + 40 for value in ends], year_total=1200.0)


def test_months_to_come_are_dotted_within_a_band() -> None:
    chart = year_end.projection_lines(frame(), T, LIGHT)
    dotted = [trace for trace in chart.data if trace.line.dash == "dot"]
    assert [list(trace.x) for trace in dotted] == [[10, 11, 12]]
    assert len([trace for trace in chart.data if trace.fill == "toself"]) == 1
    solid = next(trace for trace in chart.data if trace.name == "2026")
    assert max(solid.x) == 10


def test_without_an_interval_there_is_no_band() -> None:
    chart = year_end.projection_lines(frame(float("nan")), T, LIGHT)
    assert not [trace for trace in chart.data if trace.fill == "toself"]


def test_a_plan_that_will_be_missed_is_red_and_no_other() -> None:
    row = {
        "measure": "visits",
        "scope": "city",
        "plan": 100.0,
        "actual": 60.0,
        "projected": 80.0,
        "low": 75.0,
        "high": 85.0,
    }
    rows = pd.DataFrame([row | {"state": "behind"}, row | {"measure": "events", "state": "unlikely"}])
    chart = year_end.plan_bars(rows, T, LIGHT)
    bars = [trace.line.color for trace in chart.data if trace.line.width == 20]
    assert bars == [LIGHT.named["red"], LIGHT.named["blue"]]
    assert chart.data[0].x[-1] == 0.6
