"""Does the trend show what moved? First promise dashed, diagonal drawn through, inferred days hollow, reasons told."""

from datetime import date

import pandas as pd

from dashboard import reading
from dashboard.charts.trend import trend
from dashboard.i18n import translator
from dashboard.look import LIGHT

DAY = pd.Timestamp
T = translator("en")


def frame() -> pd.DataFrame:
    rows = [
        ("P", "works_finish", DAY(2024, 3, 1), "day", DAY(2026, 7, 31), "month", None),
        ("P", "works_finish", DAY(2025, 3, 1), "month_inferred", DAY(2027, 12, 31), "year", "funding"),
        ("P", "opening", DAY(2025, 3, 1), "day", DAY(2026, 6, 30), "month", None),
    ]
    names = ["project", "milestone", "reported_on", "reported_precision", "date_value", "date_precision"]
    return reading.read_as_of(pd.DataFrame(rows, columns=[*names, "delay_reason"]), date(2026, 11, 10))


def test_each_first_promise_is_a_dashed_level_line_and_nothing_else_is_dashed() -> None:
    dashed = [trace for trace in trend(frame(), T, LIGHT).data if trace.line.dash == "dash"]
    assert [set(trace.y) for trace in dashed] == [{DAY(2026, 7, 31)}, {DAY(2026, 6, 30)}]
    assert all(DAY(trace.x[1]) == DAY(2026, 11, 10) for trace in dashed)


def test_an_inferred_day_of_report_is_hollow_and_the_reason_is_told() -> None:
    steps = next(trace for trace in trend(frame(), T, LIGHT).data if trace.mode == "lines+markers")
    assert list(steps.marker.symbol) == ["circle", "circle-open"]
    assert "Reason of delay: lack of money" in steps.text[1]
    assert "Reason" not in steps.text[0]


def test_a_single_project_has_its_milestones_as_names() -> None:
    notes = [note.text for note in trend(frame(), T, LIGHT).layout.annotations]
    assert {T("milestone.opening"), T("milestone.works_finish")} <= {note.replace("<br>", " ") for note in notes}


def test_a_date_below_the_axis_tells_its_year_at_the_foot_of_its_line() -> None:
    long_ago = frame()
    long_ago.loc[0, "date_value"] = DAY(2016, 12, 31)
    told = [note for note in trend(long_ago, T, LIGHT).layout.annotations if note.text == "↓\u00a02016"]
    assert [DAY(note.x) for note in told] == [DAY(2024, 3, 1)]
    assert not [note for note in trend(frame(), T, LIGHT).layout.annotations if "↓" in note.text]


def test_no_line_strikes_the_hint_below_the_diagonal() -> None:
    words = T("projects.diagonal")
    (hint,) = [note for note in trend(frame(), T, LIGHT).layout.annotations if note.text.replace("<br>", " ") == words]
    assert hint.bgcolor == LIGHT.background
