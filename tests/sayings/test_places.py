"""Do the sentences about the map agree with its numbers?"""

import pandas as pd
import pytest

from dashboard.i18n import LANGUAGES, Translator
from dashboard.sayings import places

MONTH = pd.Timestamp(2026, 10, 1)
LONGEST = 60


def districts(*pairs: tuple[str, float]) -> pd.DataFrame:
    return pd.DataFrame(pairs, columns=["district", "residents_per_library"])


def points(*rows: tuple[str, str, str | None, float, float]) -> pd.DataFrame:
    frame = pd.DataFrame(rows, columns=["layer", "place", "state", "value", "lat"])
    return frame.assign(lon=frame["lat"], month=MONTH, measure="visits")


def test_the_district_with_most_residents_per_library_leads() -> None:
    said = places.districts(districts(("medeu", 51029), ("alatau", 201434), ("turksib", 90758)), Translator("en"))
    assert said.headline == "Most residents per library: alatau"
    assert said.text.startswith("Most residents per library: alatau, ")
    assert said.text.index("turksib") < said.text.index("medeu")
    assert said.text.endswith("medeu.")


def test_one_district_is_told_without_comparison() -> None:
    said = places.districts(districts(("alatau", 201434)), Translator("ru"))
    assert not said.headline
    assert said.text.startswith("alatau")


def test_no_libraries_no_finding() -> None:
    assert places.districts(districts(("alatau", float("nan"))), Translator("ru")).text == ""


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("count", [2, 3])
def test_a_sentence_does_not_end_twice(language: str, count: int) -> None:
    known = [("medeu", 51029.0), ("alatau", 201434.0), ("turksib", 90758.0)][:count]
    text = places.districts(districts(*known), Translator(language)).text
    assert text.endswith(".")
    assert ".." not in text


def test_places_count_the_drawn_the_silent_and_the_unplaced() -> None:
    frame = points(
        ("libraries", "LIB-1", "reported", 400, 43.2),
        ("libraries", "LIB-2", "missing", float("nan"), 43.2),
        ("libraries", "LIB-3", "reported", 900, float("nan")),
        ("projects", "SATS", None, float("nan"), float("nan")),
    )
    said = places.places(frame, Translator("ru"))
    assert said.headline == "Больше всего посещений в октябре — LIB-3"
    assert said.text == (
        "Октябрь 2026: 3 библиотеки; 1 объект; без отчёта 1 библиотека; "
        "место неизвестно у 2 из них, они только в таблице. Больше всего посещений — LIB-3: 900."
    )


def test_without_values_nobody_leads() -> None:
    said = places.places(points(("libraries", "LIB-1", "missing", float("nan"), 43.2)), Translator("en"))
    assert said.headline == ""
    assert "1 library" in said.text


def test_closed_libraries_owe_no_report() -> None:
    frame = pd.DataFrame(
        {"state": ["reported", "missing", "closed", "not_open"], "visits": [10.0, None, None, None], "month": MONTH}
    )
    assert places.libraries(frame, Translator("en")).headline == "1 of 2 open libraries reported in October"


def test_projects_that_are_all_unknown_give_no_finding() -> None:
    assert places.projects(pd.DataFrame({"status": ["unknown"] * 3}), Translator("ru")).headline == ""
    late = places.projects(pd.DataFrame({"status": ["late", "late", "at_risk", "done"]}), Translator("ru"))
    assert late.headline == "С опозданием 2 из 4, под угрозой 1"
    assert len(late.headline) <= LONGEST
