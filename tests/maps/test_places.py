"""Does the map draw what the frame says, safely and legibly?"""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

import pandas as pd
import pytest

from dashboard.i18n import LANGUAGES, Translator
from dashboard.look import DARK, LIGHT, LOOKS
from dashboard.maps import labels
from dashboard.maps.legend import legend
from dashboard.maps.marks import project_rows
from dashboard.maps.places import CITY, places_map, view_of
from dashboard.maps.scale import classes, radius
from dashboard.metrics.map_places import COLUMNS
from dashboard.store.names import Names

EVIL = '<img src=x onerror="alert(1)">'
ROWS = [
    ("districts", "almaly", "almaly", None, None, "visits_per_1000", 120.0, 43.25, 76.91, None),
    ("districts", "medeu", "medeu", None, None, "visits_per_1000", 40.0, 43.23, 76.98, None),
    ("libraries", "LIB-1", "almaly", "reported", None, "visits", 400.0, 43.251, 76.91, "address"),
    ("libraries", "LIB-2", "medeu", "reported", None, "visits", 100.0, 43.231, 76.99, "demo"),
    ("libraries", "LIB-3", "medeu", "missing", None, "visits", float("nan"), 43.2, 76.95, "published"),
    ("libraries", "LIB-4", "medeu", "missing", None, "visits", float("nan"), float("nan"), float("nan"), "unknown"),
    ("projects", "SATS", "medeu", None, "late", None, float("nan"), 43.22, 76.97, "published"),
    ("projects", "ARCHIVE", "medeu", None, "done", None, float("nan"), 43.24, 76.93, "published"),
]


@pytest.fixture
def frame() -> pd.DataFrame:
    names = [name for name in COLUMNS if name not in {"month", "override"}]
    made = pd.DataFrame(ROWS, columns=names).assign(override=None)
    made["month"] = pd.Timestamp(2026, 10, 1)
    return made.reindex(columns=list(COLUMNS)).astype(COLUMNS)


@pytest.fixture
def names() -> Mapping[str, Names]:
    texts = {"almaly": "Алмалы", "medeu": "Медеу", "LIB-1": EVIL, "SATS": "Қазақ театры", "ARCHIVE": "Мұрағат"}
    by_language = {code: dict.fromkeys(LANGUAGES, text) for code, text in texts.items()}
    return MappingProxyType({code: Names(text, text) for code, text in by_language.items()})


def deck(frame: pd.DataFrame, names: Mapping[str, Names], language: str = "ru") -> dict[str, Any]:
    made: dict[str, Any] = json.loads(places_map(frame, Translator(language, names), LIGHT).to_json())
    return made


def rows(drawn: dict[str, Any], layer: str) -> list[dict[str, Any]]:
    return next(one["data"] for one in drawn["layers"] if one["id"] == layer)


def test_what_has_no_place_is_not_drawn(frame: pd.DataFrame, names: Mapping[str, Names]) -> None:
    assert {row["place"] for row in rows(deck(frame, names), "libraries")} == {"LIB-1", "LIB-2", "LIB-3"}


def test_the_surface_of_a_disc_is_in_proportion(frame: pd.DataFrame, names: Mapping[str, Names]) -> None:
    radii = {row["place"]: row["radius"] for row in rows(deck(frame, names), "libraries")}
    assert (radii["LIB-1"] / radii["LIB-2"]) ** 2 == pytest.approx(4)


def test_no_report_is_a_hollow_ring(frame: pd.DataFrame, names: Mapping[str, Names]) -> None:
    by_place = {row["place"]: row for row in rows(deck(frame, names), "libraries")}
    assert by_place["LIB-3"]["fill"] == by_place["LIB-1"]["ring"]
    assert by_place["LIB-3"]["ring"] == by_place["LIB-1"]["fill"]


def test_a_diamond_has_the_colour_of_its_status(frame: pd.DataFrame, names: Mapping[str, Names]) -> None:
    fills = {row["place"]: row["fill"] for row in rows(deck(frame, names), "projects")}
    assert "#{:02X}{:02X}{:02X}".format(*fills["SATS"][:3]) == LIGHT.status["late"]
    assert "#{:02X}{:02X}{:02X}".format(*fills["ARCHIVE"][:3]) == LIGHT.status["done"]


def test_only_projects_that_need_someone_carry_their_name(frame: pd.DataFrame, names: Mapping[str, Names]) -> None:
    assert [row["name"] for row in rows(deck(frame, names), "project-names")] == ["Қазақ театры"]


def test_tooltips_are_text_so_a_name_cannot_bring_markup(frame: pd.DataFrame, names: Mapping[str, Names]) -> None:
    tooltip = places_map(frame, Translator("ru", names), LIGHT)._tooltip
    assert set(tooltip) == {"text", "style"}
    tips = {row["place"]: row["tip"] for row in rows(deck(frame, names), "libraries")}
    assert tips["LIB-1"].startswith(EVIL)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_tooltip_speaks_the_language_and_owns_up(
    frame: pd.DataFrame, names: Mapping[str, Names], language: str
) -> None:
    t = Translator(language, names)
    tips = {row["place"]: row["tip"] for row in rows(deck(frame, names, language), "libraries")}
    assert t("map.assumed") in tips["LIB-2"]
    assert t("map.assumed") not in tips["LIB-1"]
    assert t("state.missing") in tips["LIB-3"]


def test_the_style_of_the_map_is_ours(frame: pd.DataFrame, names: Mapping[str, Names]) -> None:
    t = Translator("ru", names)
    styles = [json.loads(places_map(frame, t, look).to_json())["mapStyle"] for look in (LIGHT, DARK)]
    assert styles == ["/app/static/basemap-light.json", "/app/static/basemap-dark.json"]


def test_every_layer_can_be_selected_and_every_text_draws_kazakh(
    frame: pd.DataFrame, names: Mapping[str, Names]
) -> None:
    layers = deck(frame, names)["layers"]
    assert len({layer["id"] for layer in layers}) == len(layers) == 6
    assert all(layer["characterSet"] == "auto" for layer in layers if layer["@@type"] == "TextLayer")


def test_chosen_districts_come_near(frame: pd.DataFrame) -> None:
    near = view_of(frame[frame["district"] == "almaly"])
    assert near["zoom"] > CITY["zoom"]
    assert 76.86 < near["longitude"] < 76.95
    assert view_of(frame.iloc[:0]) == CITY


def test_no_name_covers_another() -> None:
    crowd = [{"position": [76.9 + index / 900, 43.25], "name": "Театр имени"} for index in range(12)]
    boxes: list[labels.Box] = []
    found = labels.placed(crowd, labels.marks(crowd, 10.4), boxes, CITY)
    assert 1 < len(found) < len(crowd)
    assert not any(a.overlaps(b) for i, a in enumerate(boxes) for b in boxes[i + 1 :])


def test_a_name_at_the_edge_of_a_phone_points_inwards() -> None:
    middle = labels.pixel((CITY["longitude"], CITY["latitude"]), CITY["zoom"])[0]
    degrees = 360 / (labels.TILE * 2 ** CITY["zoom"])
    edges = [
        {"position": [CITY["longitude"] + away * degrees, 43.2 + away / 9000], "name": "Центр сакской культуры"}
        for away in (-130, 130)
    ]
    in_the_way = labels.marks([{"position": [edges[0]["position"][0] + 60 * degrees, edges[0]["position"][1]]}], 10.4)
    boxes: list[labels.Box] = []
    west, east = labels.placed(edges, in_the_way, boxes, CITY)
    assert (west["anchor"], east["anchor"]) == ("start", "end")
    assert all(abs(box.x - middle) + box.half_width <= labels.PHONE for box in boxes)


@pytest.mark.parametrize("values", [[40.0, 120.0], [0.0, 1.0, 9.0], [49628.0, 201434.0], [0.02, 0.9]])
def test_five_classes_hold_every_value(values: list[float]) -> None:
    scale = classes(pd.Series(values))
    assert scale is not None
    assert len(scale.edges) == 6
    assert scale.edges[0] <= min(values)
    assert max(values) <= scale.edges[-1] * (1 + 1e-9)
    assert [scale.of(min(values)), scale.of(max(values))] == [0, 4]


def test_one_value_makes_no_classes() -> None:
    assert classes(pd.Series([5.0, 5.0])) is None
    assert classes(pd.Series([], dtype="float64")) is None


def test_a_disc_is_never_too_small_to_be_hit() -> None:
    assert radius(1, 1e6) >= 4


@pytest.mark.parametrize("look", LOOKS.values())
def test_the_legend_explains_what_is_drawn_and_nothing_else(
    frame: pd.DataFrame, names: Mapping[str, Names], look: Any
) -> None:
    t = Translator("ru", names)
    shown = legend(frame, t, look)
    text = "\n".join(shown.marks)
    assert t("map.legend.late") in text
    assert t("map.legend.done") in text
    assert t("map.legend.on_track") not in text
    assert shown.ramp.startswith("<svg")
    assert shown.ranking == (("Алмалы", "120"), ("Медеу", "40"))
    assert [t.short_name(frame["place"][row]) for row in shown.rows] == [name for name, _ in shown.ranking]
    assert not legend(frame[frame["layer"] == "projects"], t, look).ramp


def test_a_persons_status_stands_beside_the_rules(frame: pd.DataFrame, names: Mapping[str, Names]) -> None:
    held = project_rows(frame[frame["layer"] == "projects"].assign(override="done"), Translator("en", names), LIGHT)
    assert all("By the rule: " in row["tip"] and "A person says: done" in row["tip"] for row in held)
    assert held
