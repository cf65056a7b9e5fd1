"""Do the pictures of the libraries show what the frame holds, and never by colour alone?"""

from datetime import date

import pandas as pd

from dashboard.charts import libraries, overview
from dashboard.i18n import translator
from dashboard.look import DARK, LIGHT
from dashboard.reading import read_as_of

RU = translator("ru")
TODAY = date(2026, 11, 10)


def test_yes_no_and_not_known_have_three_marks() -> None:
    frame = pd.DataFrame(
        {
            "library": ["A"] * 3,
            "space": ["coworking", "recreation", "multimedia"],
            "presence": ["yes", "no", "unknown"],
        }
    )
    chart = libraries.spaces_grid(read_as_of(frame, TODAY), RU, LIGHT)
    assert len({trace.marker.symbol for trace in chart.data}) == 3
    assert chart.data[0].text[0] == "A<br>коворкинг: есть"


def test_published_numbers_are_points_that_no_line_joins() -> None:
    rows = [
        ("modernised", "2019-12-31", 5, None, None),
        ("modernised", "2020-12-31", 15, None, None),
        ("published_modernised", "2021-06-01", 16, "Egemen Qazaqstan", "https://egemen.kz"),
    ]
    frame = pd.DataFrame(rows, columns=["series", "on", "value", "publisher", "source_url"])
    frame["on"] = pd.to_datetime(frame["on"])
    chart = libraries.modernised_steps(read_as_of(frame, TODAY), RU, DARK)
    steps, points = chart.data
    assert steps.line.shape == "hv"
    assert list(steps.y) == [5, 15, 15]
    assert points.mode == "markers"
    assert "Egemen Qazaqstan" in points.text[0]


def test_every_library_has_its_mark_on_the_board() -> None:
    states = ["reported"] * 20 + ["missing", "closed", "not_open"]
    frame = pd.DataFrame(
        {"month": pd.Timestamp("2026-10-01"), "library": [f"L{i}" for i in range(23)], "state": states}
    )
    chart = overview.report_board(read_as_of(frame, TODAY), RU, LIGHT)
    assert sum(len(trace.x) for trace in chart.data) == 23
    assert len({trace.marker.symbol for trace in chart.data}) == 4


def test_a_name_of_twenty_letters_keeps_its_number() -> None:
    name = "Им. М. Ауэзова, № 14"
    frame = pd.DataFrame({"library": [name], "space": ["coworking"], "presence": ["yes"]})
    chart = libraries.spaces_grid(read_as_of(frame, TODAY), RU, LIGHT)
    assert list(chart.layout.yaxis.ticktext) == [name]
