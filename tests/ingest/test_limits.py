"""Is a file nobody could mean to send refused with a reason, and well inside the ten seconds?"""

import time

import pytest

from tests.ingest.nasty import RU, A, faults, looked_at

SECONDS = 10.0
HOSTILE = {
    "a line without end": (RU + "\n" + "x" * 4_900_000, {"file.line_too_long"}),
    "more than the limit": ("x" * 6_000_000, {"file.too_large"}),
    "fifty thousand columns": (";".join(["Код"] * 50_000) + "\n", {"file.line_too_long", "struct.too_many_columns"}),
    "nothing but quotes": ('"' * 4_900_000, {"file.line_too_long"}),
    "a hundred thousand rows": (RU + "\n" + (A + "\n") * 110_000, {"file.too_many_rows"}),
    "a binary zero in a cell": (f"{RU}\n{A}\x00\n", {"file.nul_bytes"}),
}


@pytest.mark.parametrize(("content", "reasons"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_in_time_with_its_reason(content: str, reasons: set[str]) -> None:
    begun = time.perf_counter()
    checked = looked_at(content)
    assert time.perf_counter() - begun < SECONDS
    assert not checked.accepted
    assert reasons <= {reason for _, _, reason in faults(checked)}


def test_every_cell_of_a_long_file_may_be_wrong_and_is_counted_in_time() -> None:
    rows = [f"LIB-9{number};xx{number};yy{number};z{number}" for number in range(19_000)]
    begun = time.perf_counter()
    checked = looked_at([RU, *rows])
    assert time.perf_counter() - begun < SECONDS
    assert checked.problems_total == 4 * len(rows)
    assert not checked.rows
