"""Do thousands of libraries stay a map that a browser can carry, with none of them lost?"""

import json
import random
from typing import Any

import pandas as pd
import pytest

from dashboard.i18n import Translator
from dashboard.look import LIGHT
from dashboard.maps.gathered import MOST, many
from dashboard.maps.legend import legend
from dashboard.maps.places import places_map
from dashboard.maps.walking import reach_legend, reach_map
from dashboard.reading import Remark, with_notes

OCTOBER = pd.Timestamp("2026-10-01")
DISTRICTS = ("almaly", "auezov", "medeu", "turksib", "alatau")


def libraries(count: int, spread: float = 1.0) -> pd.DataFrame:
    chance = random.Random(count)  # noqa: S311  places, no secret
    rows = [
        {"layer": "libraries", "place": f"LIB-{number:05d}", "district": chance.choice(DISTRICTS), "month": OCTOBER,
         "state": "reported" if number % 10 else "missing", "status": None, "override": None, "measure": "visits",
         "value": float(number) if number % 10 else float("nan"), "lat": 43.15 + spread * chance.random() / 5,
         "lon": 76.75 + spread * chance.random() / 3, "basis": "demo"}
        for number in range(count)
    ]  # fmt: skip
    return with_notes(pd.DataFrame(rows), as_of="2026-11-10")


def layers(frame: pd.DataFrame, language: str = "en") -> dict[str, list[dict[str, Any]]]:
    made = json.loads(places_map(frame, Translator(language), LIGHT).to_json())
    return {layer["id"]: layer["data"] for layer in made["layers"]}


@pytest.mark.parametrize("spread", [1.0, 0.001, 40.0])
def test_thousands_become_few_discs_and_each_library_is_in_one_of_them(spread: float) -> None:
    made = layers(libraries(3000, spread))
    together, alone = made.get("gathered", []), made.get("libraries", [])
    assert 0 < len(together) + len(alone) <= MOST
    assert sum(int(row["name"].replace(",", "")) for row in made["gathered-numbers"]) + len(alone) == 3000
    assert all(row["place"] in DISTRICTS for row in together)


def test_a_disc_of_several_tells_of_their_sum_and_their_reports() -> None:
    tip = layers(libraries(3000, 0.0))["gathered"][0]["tip"].splitlines()
    assert tip[0] == "3,000 libraries close together"
    assert "4,050,000" in tip[2]  # all but every tenth of 0…2999
    assert tip[3] == "2,700 sent a report"


def test_few_libraries_have_a_disc_each() -> None:
    made = layers(libraries(MOST))
    assert len(made["libraries"]) == MOST
    assert "gathered" not in made


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_legend_says_the_rule_where_it_holds(language: str) -> None:
    t = Translator(language)
    rule = t("map.gathered.legend", most=t.number(MOST))
    assert any(rule in line for line in legend(libraries(MOST + 1), t, LIGHT).marks)
    assert not any(rule in line for line in legend(libraries(MOST), t, LIGHT).marks)


def test_what_somebody_explained_of_one_of_them_is_starred() -> None:
    frame = libraries(3000, 0.0)
    said = Remark(OCTOBER.date(), "LIB-00007", "repairs", "A.", district=frame["district"][7])
    with_notes(frame, remarks=(said,))
    made = layers(frame)
    assert len(made["remarks"]) == 1
    assert "repairs" in made["gathered"][0]["tip"]


def test_circles_of_a_walk_are_bounded_and_the_legend_says_so() -> None:
    t = Translator("en")
    rule = t("map.gathered.circles", most=t.number(MOST))
    for count, drawn in ((MOST, MOST), (3000, 0)):
        frame = libraries(count).rename(columns={"place": "library"}).assign(residents_near=1.0)
        with_notes(frame, reach=900.0, shares={})
        made = {layer["id"]: layer["data"] for layer in json.loads(reach_map(frame, t, LIGHT).to_json())["layers"]}
        assert 0 < len(made["reach"]) == len(made["libraries"]) <= MOST
        assert len(made["reach"]) == drawn or count > MOST
        assert any(rule in line for line in reach_legend(frame, t, LIGHT).marks) == (count > MOST)


def test_libraries_of_unknown_places_do_not_count() -> None:
    frame = libraries(MOST + 50)
    assert many(frame)
    assert not many(frame.assign(lat=frame["lat"].where(frame.index < MOST)))
