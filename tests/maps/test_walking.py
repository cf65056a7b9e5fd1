"""Does the map of proposed places hold them, their rank and the libraries there are?"""

import json

import pandas as pd

from dashboard.i18n import Translator
from dashboard.look import LIGHT
from dashboard.maps.walking import reach_legend, reach_map, sites_map
from dashboard.reading import with_notes

NAMES = ["rank", "lat", "lon", "district", "residents_gained", "cumulative_share"]


def test_places_and_libraries_are_drawn_to_the_reach() -> None:
    rows = [(1, 43.2, 76.8, "auezov", 40_889, 0.28), (2, 43.3, 76.9, "medeu", 20_000, 0.29)]
    frame = with_notes(pd.DataFrame(rows, columns=NAMES), places=((43.25, 76.92),), reach=923.0)
    layers = {layer["id"]: layer for layer in json.loads(sites_map(frame, Translator("ru"), LIGHT).to_json())["layers"]}
    assert [row["name"].replace("\u00a0", " ") for row in layers["ranks"]["data"]] == [
        "1 · +40,9 тыс.",
        "2 · +20,0 тыс.",
    ]
    assert [row["position"] for row in layers["proposed"]["data"]] == [[76.8, 43.2], [76.9, 43.3]]
    assert [row["position"] for row in layers["there"]["data"]] == [[76.92, 43.25]]
    assert {layers[name]["getRadius"] for name in ("there", "proposed")} == {923.0}


def test_libraries_at_assumed_places_are_hollow_and_the_legend_says_so() -> None:
    rows = [("LIB-001", "almaly", 900.0, 43.2, 76.8, "address"), ("LIB-002", "almaly", 90.0, 43.3, 76.9, "demo")]
    names = ["library", "district", "residents_near", "lat", "lon", "basis"]
    notes = {"reach": 923.0, "shares": {"almaly": 0.5, "medeu": 0.1}}
    frame = with_notes(pd.DataFrame([*rows, ("LIB-003", None, None, None, None, "unknown")], columns=names), **notes)
    t = Translator("en")
    layers = {layer["id"]: layer for layer in json.loads(reach_map(frame, t, LIGHT).to_json())["layers"]}
    certain, assumed = layers["libraries"]["data"]
    assert certain["fill"] == certain["ring"] == assumed["ring"] != assumed["fill"]
    assert "assumed" in assumed["tip"]
    assert {row["place"] for row in layers["districts"]["data"]} == {"almaly", "medeu"}
    assert any("○" in line for line in reach_legend(frame, t, LIGHT).marks)
