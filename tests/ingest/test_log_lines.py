"""Does every import and undo leave one line, with counts and without anybody's name?"""

import json
import logging

import pytest

from dashboard.ingest.undo import undone
from dashboard.logs import JsonLines
from tests.ingest.files import library, load, visits


def test_an_import_and_an_undo_are_one_line_each(store_url: str, caplog: pytest.LogCaptureFixture) -> None:
    load(store_url, "libraries", library("LIB-1"))
    with caplog.at_level(logging.INFO, "dashboard"):
        load(store_url, "attendance", visits("LIB-1", 5))
        load(store_url, "attendance", visits("LIB-1", 5))  # loaded already: nothing happened
        undone(store_url, 2, "Boss")
    lines = [JsonLines().format(record) for record in caplog.records]
    told = [json.loads(text) for text in lines]
    assert [(one["event"], one["batch"], one["rows_new"], one["rows_removed"]) for one in told] == [
        ("import", 2, 1, 0),
        ("undo", 3, 0, 1),
    ]
    assert not any(name in text for text in lines for name in ("Aigul", "Boss", "attendance.csv"))
