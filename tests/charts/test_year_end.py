"""Are months to come dotted and never joined to the figures that are known?"""

import pandas as pd

from dashboard.charts import year_end
from dashboard.charts.room import leave_room
from dashboard.charts.template import LABEL_MARGIN
from dashboard.i18n import translator
from dashboard.look import LIGHT

DAY = pd.Timestamp
T = translator("en")


def frame(low: float = 80.0) -> pd.DataFrame:
    months = pd.date_range("2025-01-01", periods=24, freq="MS")
    made = pd.DataFrame({"month": months, "kind": ["actual"] * 22 + ["projected"] * 2, "visits": 100.0})
    ends = [float("nan")] * 22 + [low] * 2
    return made.assign(low=ends, high=[value + 40 for value in ends], year_total=1200.0)


def test_months_to_come_are_dotted_within_a_band() -> None:
    chart = year_end.projection_lines(frame(), T, LIGHT)
    dotted = [trace for trace in chart.data if trace.line.dash == "dot"]
    assert [[DAY(month) for month in trace.x] for trace in dotted] == [[DAY(2026, month, 1) for month in (10, 11, 12)]]
    assert len([trace for trace in chart.data if trace.fill == "toself"]) == 1
    solid = next(trace for trace in chart.data if trace.name == "2026")
    assert max(DAY(month) for month in solid.x) == DAY(2026, 10, 1)


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


def test_a_plan_of_which_nothing_is_known_yet_says_so() -> None:
    known = {"measure": "large_events", "scope": "city", "plan": 40.0, "state": "no_data"}
    rows = pd.DataFrame([known | dict.fromkeys(("actual", "projected", "low", "high"), float("nan"))])
    chart = year_end.plan_bars(rows, T, LIGHT)
    assert [note.text for note in chart.layout.annotations] == ["<b>Large events</b>: plan 40, no data yet"]


def test_of_many_plans_the_citys_and_the_farthest_are_drawn() -> None:
    libraries = pd.DataFrame(
        {
            "measure": "visits",
            "scope": [f"LIB-{number:03d}" for number in range(30)],
            "plan": 100.0,
            "actual": 50.0,
            "projected": [60.0 + number for number in range(30)],
            "low": 55.0,
            "high": 95.0,
            "state": "behind",
        }
    )
    city = libraries.head(1).assign(scope="city", projected=150.0)
    chart = year_end.plan_bars(pd.concat([city, libraries], ignore_index=True), T, LIGHT)
    names = [note.text for note in chart.layout.annotations if "<b>" in note.text]
    assert len(names) == year_end.PLANS
    assert "LIB" not in names[0]
    assert not [name for name in names if "LIB-020" in name]
    assert [name for name in names if "LIB-000" in name]


def test_the_label_of_the_year_takes_no_more_room_than_its_words() -> None:
    chart = year_end.projection_lines(frame(), T, LIGHT)
    leave_room(chart)
    (label,) = [note for note in chart.layout.annotations if note.xref == "paper" and note.x == 1]
    assert chart.margin["r"] < LABEL_MARGIN
    assert chart.margin["r"] > label.xshift
