"""Is a small file read once for the preview, the save and the page after it, and again when anything else differs?"""

from datetime import date

import pytest

from dashboard.ingest.kind import Known
from dashboard.ui.upload import read_once as module
from dashboard.ui.upload.read_once import read_once


def test_a_file_is_read_again_only_when_something_it_is_read_by_differs() -> None:
    read: list[tuple[object, ...]] = []

    def reading(content: bytes, *asked: object) -> int:
        read.append((content, *asked))
        return len(read)

    day, codes = date(2026, 11, 10), Known(library_codes=frozenset({"LIB-001"}))
    assert read_once(reading, b"rows", "a.csv", "attendance", day, codes) == 1
    same = Known(library_codes=frozenset({"LIB-001"}))
    assert read_once(reading, b"rows", "a.csv", "attendance", day, same) == 1, (
        "read from the store anew, the same codes"
    )
    others = (
        (b"Rows", "a.csv", "attendance", day, codes),
        (b"rows", "b.csv", "attendance", day, codes),
        (b"rows", "a.csv", "events", day, codes),
        (b"rows", "a.csv", "attendance", date(2026, 11, 11), codes),
        (b"rows", "a.csv", "attendance", day, Known(library_codes=frozenset({"LIB-001", "LIB-002"}))),
    )
    assert [read_once(reading, *other) for other in others] == [2, 3, 4, 5, 6]


def test_a_long_file_is_kept_by_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "LARGEST", 3)
    read: list[bytes] = []
    for _ in range(2):
        read_once(read.append, b"rows")
    assert read == [b"rows", b"rows"]
