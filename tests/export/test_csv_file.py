"""Does the downloaded table open in Excel, say where it comes from, and do no harm?"""

import csv
import io
from datetime import date

import pandas as pd
import pytest

from dashboard.export.csv_file import csv_file, csv_name
from dashboard.i18n import translator
from dashboard.panels import PANELS, Prepared
from dashboard.sayings.saying import Saying


def _prepared(*, demo: bool = False, library: str = "LIB-001") -> Prepared:
    frame = pd.DataFrame(
        {"month": pd.to_datetime(["2026-10-01"]).astype("datetime64[s]"), "library": [library], "share": [0.125]}
    )
    return Prepared(PANELS["attendance.by_age"], frame, Saying(), None, date(2026, 10, 1), demo)


def _rows(content: bytes, separator: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig")), delimiter=separator))


@pytest.mark.parametrize(
    ("language", "separator", "share"), [("ru", ";", "0,125"), ("kk", ";", "0,125"), ("en", ",", "0.125")]
)
def test_the_separator_and_the_decimal_sign_follow_the_language(language: str, separator: str, share: str) -> None:
    t = translator(language)
    content = csv_file(_prepared(), t)
    assert content.startswith(b"\xef\xbb\xbf")
    head, row = _rows(content, separator)
    assert head[:3] == [t("column.month"), t("column.library"), t("column.share")]
    assert row[2] == share


def test_synthetic_figures_are_marked_in_every_row_and_in_the_name() -> None:
    t = translator("ru")
    assert _rows(csv_file(_prepared(demo=True), t), ";")[1][-1] == t("demo.short")
    assert csv_name(_prepared(demo=True), t) == "attendance-by_age_2026-10_ru_demo.csv"
    assert _rows(csv_file(_prepared(), t), ";")[1][-1] == ""
    assert csv_name(_prepared(), t) == "attendance-by_age_2026-10_ru.csv"


@pytest.mark.parametrize("name", ["=1+1", "+7", "-3", "@SUM(A1)", "\tx"])
def test_a_name_is_never_a_formula(name: str) -> None:
    assert _rows(csv_file(_prepared(library=name), translator("ru")), ";")[1][1] == "'" + name
