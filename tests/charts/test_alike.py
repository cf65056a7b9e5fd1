"""Is what looks alike one trace, and does it lie where it belongs?"""

from dashboard.charts.alike import Alike, Line, Mark
from dashboard.charts.template import figure
from dashboard.look import LIGHT


def test_lines_that_look_alike_are_one_trace_with_gaps_between_them() -> None:
    alike, chart = Alike(), figure(LIGHT, 300)
    for height in (0.0, 1.0):
        alike.line(Line(1, "#111111", 2), [1, 2], [height, height])
    alike.draw(chart)
    (trace,) = chart.to_dict()["data"]
    assert (trace["x"], trace["y"]) == ([1, 2, None, 1, 2], [0, 0, None, 1, 1])


def test_each_mark_of_a_trace_tells_its_own() -> None:
    alike, chart = Alike(), figure(LIGHT, 300)
    for place, told in enumerate(("a", "b")):
        alike.mark(Mark(1, "diamond", 12, "#111111"), place, 0, told)
    alike.draw(chart)
    (trace,) = chart.to_dict()["data"]
    assert (trace["x"], trace["hovertemplate"]) == ([0, 1], ["a", "b"])


def test_higher_layers_lie_over_lower_ones_whatever_came_first() -> None:
    alike, chart = Alike(), figure(LIGHT, 300)
    alike.mark(Mark(3, "diamond", 12, "#333333"), 1, 0, "")
    alike.line(Line(2, "#222222", 2), [1, 2], [0, 0])
    alike.line(Line(1, "#111111", 2), [1, 2], [0, 0])
    alike.draw(chart)
    assert [(one.get("line") or one["marker"])["color"] for one in chart.to_dict()["data"]] == [
        "#111111", "#222222", "#333333",
    ]  # fmt: skip
