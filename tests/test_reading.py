"""Which rows of a frame does a remark belong to?"""

from datetime import date

import pandas as pd
import pytest

from dashboard.reading import ALL, Coverage, Remark, note, notes, remarks_by_row, with_notes

OF_GROUP = Remark(date(2026, 10, 1), "LIB-1", "a", "A.", "youth", "almaly")
OF_MONTH = Remark(date(2026, 10, 1), "LIB-1", "b", "A.", "", "almaly")
OF_ALL = Remark(date(2026, 10, 1), ALL, "c", "A.")
OCTOBER, SEPTEMBER = pd.Timestamp("2026-10-01"), pd.Timestamp("2026-09-01")


@pytest.mark.parametrize(
    ("row", "texts"),
    [
        ({"month": OCTOBER}, "abc"),
        ({"month": SEPTEMBER}, ""),
        ({"month": OCTOBER, "library": "LIB-1"}, "ab"),
        ({"month": OCTOBER, "library": "LIB-2"}, ""),
        ({"month": OCTOBER, "library": None}, "abc"),
        ({"month": OCTOBER, "age_group": "youth"}, "abc"),
        ({"month": OCTOBER, "age_group": "adults"}, "bc"),
        ({"district": "almaly"}, "ab"),
        ({"district": "medeu"}, ""),
        ({"scope": "city", "year": 2026}, "abc"),
        ({"scope": "LIB-1", "year": 2026}, "ab"),
        ({"scope": "city", "year": 2025}, ""),
        ({"value": 1}, ""),
    ],
)
def test_each_column_that_a_row_has_must_agree(row: dict[str, object], texts: str) -> None:
    frame = with_notes(pd.DataFrame([row]), remarks=(OF_GROUP, OF_MONTH, OF_ALL))
    assert "".join(one.text for one in remarks_by_row(frame)[0]) == texts


def test_a_row_without_a_month_is_of_the_months_covered() -> None:
    frame = pd.DataFrame({"district": ["almaly"]})
    for last, told in ((date(2026, 10, 1), 1), (date(2026, 9, 1), 0)):
        covered = Coverage(date(2026, 1, 1), last, 1, 1)
        assert len(remarks_by_row(with_notes(frame, remarks=(OF_MONTH,), coverage=covered))[0]) == told


def test_a_sum_of_twelve_months_holds_what_was_said_of_each() -> None:
    frame = pd.DataFrame({"month": [SEPTEMBER, OCTOBER, pd.Timestamp("2027-09-01"), pd.Timestamp("2027-10-01")]})
    said = remarks_by_row(with_notes(frame, remarks=(OF_MONTH,), summed_months=12))
    assert [len(some) for some in said] == [0, 1, 1, 0]


def test_a_sum_whose_month_is_unknown_is_told_of_nothing_else() -> None:
    frame = pd.DataFrame({"month": [OCTOBER, pd.NaT], "library": ["LIB-1", "LIB-2"]})
    said = remarks_by_row(with_notes(frame, remarks=(OF_MONTH,)))
    assert [len(some) for some in said] == [1, 0]


def test_parts_of_a_frame_share_its_notes_instead_of_copying_them() -> None:
    frame = with_notes(pd.DataFrame({"month": [OCTOBER], "visits": [1]}), remarks=(OF_MONTH,), summed_months=12)
    part = frame[frame["visits"] > 0].assign(more=1).sort_values("month")
    assert note(part, "remarks") is note(frame, "remarks")
    assert notes(part) == {"remarks": (OF_MONTH,), "summed_months": 12}
