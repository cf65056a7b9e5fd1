"""Does the sheet hold the walk, and nothing that a name could bring with it?"""

from xml.etree import ElementTree as ET

import pandas as pd
import pytest

from dashboard.export.walk_sheet import walk_sheet
from dashboard.i18n import LANGUAGES, Translator
from dashboard.metrics.guests.walk import COLUMNS
from dashboard.panels import Prepared, panel
from dashboard.sayings.saying import Saying
from dashboard.store.names import Names

HOSTILE = "<script>alert('1')</script> & \"Дом\""


def a_walk(count: int = 3) -> Prepared:
    rows = [
        {"stop": number, "place": f"P{number}", "opening_state": "open", "overdue": False, "total_min": number * 10,
         "walk_m": 800 if number > 1 else None, "walk_min": 10 if number > 1 else None,
         "straight_m": 600 if number > 1 else None, "lat": 43.2 + number / 50, "lon": 76.9}
        for number in range(1, count + 1)
    ]  # fmt: skip
    frame = pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)
    return Prepared(panel("map.walk"), frame, Saying("3 places", "Straight lines"), None, None, demo=False)


def of(prepared: Prepared, language: str = "en") -> ET.Element:
    named = Names(dict.fromkeys(LANGUAGES, HOSTILE), dict.fromkeys(LANGUAGES, HOSTILE))
    text = walk_sheet(prepared, Translator(language, {"P2": named}), f"https://x/map?stops={HOSTILE}").decode()
    return ET.fromstring(  # noqa: S314  our own text
        text.removeprefix("<!doctype html>").replace("'utf-8'>", "'utf-8'/>").replace("<br>", "<br/>")
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_numbers_and_list_are_on_the_sheet(language: str) -> None:
    sheet = of(a_walk(), language)
    assert [row[0].text for row in sheet.find(".//tbody")] == ["1", "2", "3"]  # type: ignore[union-attr]  # the sheet has a body, else the test fails here
    drawn = [node.text for node in sheet.iter("{http://www.w3.org/2000/svg}text")]
    assert {"1", "2", "3"} <= set(drawn)


def test_names_are_text_and_nothing_is_fetched_or_run() -> None:
    sheet = of(a_walk())
    assert any(cell.text == HOSTILE for cell in sheet.iter("td"))
    tags = {node.tag.rpartition("}")[2] for node in sheet.iter()}
    assert not tags & {"script", "img", "link", "iframe", "a"}


def test_a_single_place_makes_a_sheet_too() -> None:
    assert len(of(a_walk(1)).find(".//tbody") or ()) == 1
