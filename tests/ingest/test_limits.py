"""Is a file nobody could mean to send refused with a reason, and well inside the ten seconds?"""

import subprocess
import sys
import time
from collections.abc import Callable
from itertools import product
from pathlib import Path

import pytest

from tests.ingest.nasty import RU, A, faults, looked_at

SECONDS = 10.0
WORDS = ["".join(letters) for letters in product("абвгдежзиклмнопрстуф", repeat=4)]


def table_of(columns: int, heading: Callable[[int], str]) -> str:
    """Forty rows of different words, each as good or bad a row of headings as the next."""
    return "".join(";".join(heading(row * columns + at) for at in range(columns)) + "\n" for row in range(40))


HOSTILE = {
    "a line without end": (RU + "\n" + "x" * 4_900_000, {"file.line_too_long"}),
    "more than the limit": ("x" * 6_000_000, {"file.too_large"}),
    "fifty thousand columns": (";".join(["Код"] * 50_000) + "\n", {"file.line_too_long", "struct.too_many_columns"}),
    "nothing but quotes": ('"' * 4_900_000, {"file.line_too_long"}),
    "a hundred thousand rows": (RU + "\n" + (A + "\n") * 110_000, {"file.too_many_rows"}),
    "codes of nine hundred letters": (
        RU + "\n" + "".join(f"LIB-{'O' * 900}{i};2026-05;дети;5\n" for i in range(4_500)),
        {"cell.unknown_code"},
    ),
    "five megabytes of prose": ("просто текст без заголовков\n" * 90_000, {"struct.no_header"}),
    "sixty months side by side in every row": (
        "Код;Возраст;"
        + ";".join(f"{2020 + i // 12}-{i % 12 + 1}" for i in range(60))
        + "\n"
        + ("LIB-011;дети" + ";5" * 60 + "\n") * 19_000,
        {"file.too_many_rows"},
    ),
    "rows of thousands of words": (("абв;" * 4_900 + "\n") * 40, {"struct.too_many_columns"}),
    "rows of thousands of different words": (table_of(3_900, lambda at: WORDS[at]), {"struct.too_many_columns"}),
    "headings of three hundred letters": (
        table_of(64, lambda at: f"{WORDS[at]} {'абв где ' * 37}"),
        {"struct.no_header"},
    ),
    "headings of lost letters": (table_of(64, lambda at: f"{'?' * 20}{WORDS[at]}"), {"file.encoding"}),
    "rows of one endless heading": (("чел " * 4_900 + "x\n") * 40 + RU, {"struct.no_header"}),
    "a binary zero in a cell": (f"{RU}\n{A}\x00\n", {"file.nul_bytes"}),
}


@pytest.mark.parametrize(("content", "reasons"), HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_file_is_refused_in_time_with_its_reason(content: str, reasons: set[str]) -> None:
    """Half of the limit, by the processor's own time: what else runs on the machine says nothing of a file."""
    begun = time.process_time()
    checked = looked_at(content)
    assert time.process_time() - begun < SECONDS / 2
    assert not checked.accepted
    assert reasons <= {reason for _, _, reason in faults(checked)}


TIMED = """
import time
from tests.ingest.nasty import RU, looked_at

for cells in ("LIB-9{0};май 2026;дети;{0}", "LIB-9{0};xx{0};yy{0};z{0}"):
    begun = time.process_time()
    checked = looked_at([RU, *(cells.format(number) for number in range(19_000))])
    print(time.process_time() - begun, checked.problems_total, len(checked.rows))
"""
CELLS = 4


def test_every_cell_of_a_long_file_may_be_wrong_and_is_counted_in_time() -> None:
    """In a process of its own, by the processor's own time: other tests run beside this one.

    Within the limit, and no dearer for each cell than where one cell of a row is wrong: how fast the machine is says
    nothing of a file.
    """
    told = subprocess.run([sys.executable, "-c", TIMED], check=True, capture_output=True, text=True).stdout.split()
    one, every = float(told[0]), float(told[3])
    assert every < min(SECONDS, CELLS * one)
    assert [int(number) for number in (*told[1:3], *told[4:])] == [19_000, 0, CELLS * 19_000, 0]


MEASURED = """
import resource
from tests.ingest.nasty import RU, A, looked_at

looked_at([RU, A])
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
looked_at({content})
print((resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) // 1024)
"""


@pytest.mark.parametrize(
    "content",
    [
        "'просто текст без заголовков\\n' * 90_000",
        "('просто текст и дети\\n' * 100_000).encode('cp1251').decode('latin-1').encode()",
        "RU + ';x\\n' + (A + ';' + 'я' * 200 + '\\n') * 11_000",
        "('дети;май 2026;5;LIB-011\\n' * 100_000).encode('utf-16')",
        "'Код;Возраст' + ''.join(f';{2020 + i // 12}-{i % 12 + 1}' for i in range(60))"
        " + ('\\nLIB-011;дети' + ';5' * 60) * 19_000",
    ],
)
def test_no_file_costs_three_hundred_megabytes(content: str) -> None:
    root = Path(__file__).parents[2]
    found = subprocess.run(
        [sys.executable, "-c", MEASURED.format(content=content)], cwd=root, capture_output=True, text=True, check=True
    )
    assert int(found.stdout) < 300
