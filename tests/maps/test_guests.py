"""Does the map for guests hold places, states and the walk, and are names from files inert?"""

import json
from typing import Any

import pandas as pd
import pytest

from dashboard.i18n import LANGUAGES, Translator
from dashboard.look import DARK, LIGHT
from dashboard.maps.guests import MARK, fact_words, guests_map, legend_lines, state_words
from dashboard.metrics.guests.opening import STATES
from dashboard.metrics.guests.places import COLUMNS
from dashboard.store.names import Names

HOSTILE = '<script>alert(1)</script> & "Дом"'


def places(**changes: object) -> pd.DataFrame:
    rows = [
        {"place": f"P{index}", "venue_kind": "museum", "opening_state": state, "lat": 43.2 + index / 100,
         "lon": 76.9, "basis": "published", "overdue": False, "stop": index or None, **changes}
        for index, state in enumerate(STATES)
    ]  # fmt: skip
    return pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)


def layers(frame: pd.DataFrame, t: Translator) -> dict[str, Any]:
    return {layer["id"]: layer for layer in json.loads(guests_map(frame, t, LIGHT).to_json())["layers"]}


def test_every_state_has_a_form_of_its_own() -> None:
    assert set(MARK) == set(STATES)
    assert len(set(MARK.values())) == len(STATES)
    drawn = layers(places(), Translator("en"))
    assert [row["mark"] for row in drawn["guests"]["data"]] == list(MARK.values())


def test_the_walk_is_a_line_with_numbers_in_its_order() -> None:
    drawn = layers(places(), Translator("en"))
    assert [row["name"] for row in drawn["stops"]["data"]] == ["1", "2", "3", "4"]
    assert drawn["walk"]["data"][0]["path"] == [row["position"] for row in drawn["stops"]["data"]]
    assert "walk" not in layers(places(stop=None), Translator("en"))


def test_a_place_that_nobody_knows_is_left_to_the_list() -> None:
    frame = places(lat=None, lon=None)
    assert "guests" not in layers(frame, Translator("en"))
    assert legend_lines(frame, Translator("en")) == ()


def test_names_from_files_reach_the_map_as_text_only() -> None:
    named = Names(dict.fromkeys(LANGUAGES, HOSTILE), dict.fromkeys(LANGUAGES, HOSTILE))
    t = Translator("en", {"P0": named})
    assert set(guests_map(places(), t, LIGHT)._tooltip) == {"text", "style"}  # no "html": the front end sets text
    assert layers(places(), t)["guests"]["data"][0]["tip"].startswith(f"{HOSTILE}\n")


@pytest.mark.parametrize("language", LANGUAGES)
def test_states_and_facts_are_said_in_every_language(language: str) -> None:
    t = Translator(language)
    frame = places(announced_on=pd.Timestamp("2027-12-31"), announced_precision="year", overdue=True, year_built=1981,
                   heritage="monument", accessible=False)  # fmt: skip
    assert len({state_words(row, t) for row in frame.itertuples()}) == len(STATES)
    assert all("2027" in state_words(row, t) for row in frame.itertuples() if row.opening_state != "open")
    assert len(fact_words(next(frame.itertuples()), t)) == 3
    assert guests_map(frame, t, DARK)


def test_a_status_that_no_catalogue_knows_is_told_as_published() -> None:
    row = next(places(heritage="under study").itertuples())
    assert fact_words(row, Translator("en")) == ("under study",)
