"""Does a Gantt draw what was promised? First promise, last date, fact, today, in their places."""

from datetime import date

import pandas as pd
import pytest

from dashboard import reading
from dashboard.charts.gantt import gantt
from dashboard.charts.gantt_words import finding
from dashboard.i18n import translator
from dashboard.look import LIGHT
from dashboard.metrics.projects import STATUS
from dashboard.metrics.timeline import WORKS

DAY = pd.Timestamp
T = translator("en")


def frame(**values: object) -> pd.DataFrame:
    row = dict.fromkeys([*STATUS, *WORKS]) | {
        "project": "P", "status": "late", "reasons": "slipped_far", "slippage_days": 730, "openings": 0,
        "of_openings": 0, "promised_on": DAY(2025, 12, 31), "promised_precision": "year",
        "forecast_on": DAY(2027, 12, 31), "forecast_precision": "year", "pause": "", "days_left": 416, "times_moved": 1,
    } | values  # fmt: skip
    made = pd.DataFrame([row]).astype({**STATUS, **WORKS})
    return reading.read_as_of(made, date(2026, 11, 10))


def marks(made: pd.DataFrame) -> dict[str, pd.Timestamp]:
    chart = gantt(made, T, LIGHT)
    return {trace.marker.symbol: DAY(trace.x[0]) for trace in chart.data if trace.mode == "markers"}


def words(made: pd.DataFrame) -> list[str]:
    return [note.text for note in gantt(made, T, LIGHT).layout.annotations]


def test_a_moved_date_has_a_circle_at_the_promise_and_a_diamond_at_the_last_date() -> None:
    assert marks(frame()) == {"circle": DAY(2025, 12, 31), "diamond": DAY(2027, 12, 31)}
    assert "<b>+730\u00a0d</b>" in words(frame())


def test_a_kept_promise_has_the_circle_around_the_diamond() -> None:
    kept = frame(promised_on=DAY(2027, 12, 31), slippage_days=0, status="on_track", reasons="")
    assert marks(kept) == {"circle-open": DAY(2027, 12, 31), "diamond": DAY(2027, 12, 31)}


def test_what_happened_is_a_square() -> None:
    assert marks(frame(status="done", happened_on=DAY(2026, 1, 17), happened_precision="day"))["square"] == DAY(
        2026, 1, 17
    )


def test_a_promise_before_the_axis_is_told_at_its_edge() -> None:
    assert "←\u00a02016" in words(frame(promised_on=DAY(2016, 12, 31)))


def test_a_date_beyond_the_axis_points_out_of_it() -> None:
    assert "triangle-right" in marks(frame(forecast_on=DAY(2035, 12, 31)))


def test_works_end_today_or_at_a_date_that_passed() -> None:
    def bar(made: pd.DataFrame) -> pd.Timestamp:
        chart = gantt(made, T, LIGHT)
        return next(DAY(trace.x[-1]) for trace in chart.data if trace.mode == "lines" and trace.line.width == 10)

    assert bar(frame(works_from=DAY(2025, 3, 31))) == DAY(2026, 11, 10)
    assert bar(frame(works_from=DAY(2025, 3, 31), forecast_on=DAY(2026, 4, 30))) == DAY(2026, 4, 30)


@pytest.mark.parametrize(("pause", "seen"), [("contested", True), ("", False)])
def test_a_pause_is_a_notch_with_its_month(pause: str, seen: bool) -> None:
    texts = words(frame(works_from=DAY(2025, 3, 31), paused_on=DAY(2026, 1, 9), pause=pause))
    assert any("pause contested" in text for text in texts) is seen


def test_a_date_that_passed_says_so() -> None:
    row = next(frame(reasons="slipped_far;overdue").itertuples())
    assert finding(row, T) == "+730\u00a0d, date passed"


def test_a_row_that_ends_at_a_completion_to_come_does_not_say_that_the_date_passed() -> None:
    row = next(frame(reasons="overdue;completion_later", completion_on=DAY(2027, 12, 31)).itertuples())
    assert finding(row, T) == "+730\u00a0d"


def test_a_row_that_ends_at_a_completion_that_passed_as_well_says_so() -> None:
    row = next(frame(reasons="overdue", completion_on=DAY(2026, 6, 30), days_left=-133).itertuples())
    assert finding(row, T) == "+730\u00a0d, date passed"


def test_a_persons_status_stands_beside_the_rules_when_a_mark_is_pointed_at() -> None:
    held = frame(override="on_track", override_by="A <b>", override_until=DAY(2026, 12, 31))
    chart = gantt(held, T, LIGHT)
    told = next(trace.hovertemplate[0] for trace in chart.data if trace.mode == "markers")
    assert "By the rule: late<br>A person says: on track — A &lt;b&gt;,<br>until 31.12.2026" in told


def test_the_line_of_today_passes_beside_the_names_and_under_the_words_at_the_marks() -> None:
    two = reading.read_as_of(pd.concat([frame(), frame(project="Q", slippage_days=120)]), date(2026, 11, 10))
    chart = gantt(two, T, LIGHT)
    line = next(trace for trace in chart.data if trace.line.dash == "dot" and trace.line.color == LIGHT.text)
    heights = [height for height in line.y if height is not None]
    names = [note for note in chart.layout.annotations if note.text in {"<b>P</b>", "<b>Q</b>"}]
    for lower, upper in zip(heights[::2], heights[1::2], strict=True):
        assert not [note for note in names if min(lower, upper) < note.y < max(lower, upper)]
    beside = [note for note in chart.layout.annotations if "\u00a0d" in note.text]
    assert len(beside) == len(names) == 2
    assert {note.bgcolor for note in beside} == {LIGHT.background}
