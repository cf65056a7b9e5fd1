"""Does the ground of the map stand on our own files alone?"""

import json
import re
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.maps import basemap
from dashboard.maps.shapes import outlines
from dashboard.settings import DATA, STATIC

NAMES = ("basemap-light.json", "basemap-dark.json")
DISTRICTS = {"alatau", "almaly", "auezov", "bostandyk", "medeu", "nauryzbay", "turksib", "zhetysu"}


@pytest.mark.parametrize("name", NAMES)
def test_the_committed_style_is_what_the_builder_makes(tmp_path: Path, name: str) -> None:
    basemap.make(DATA / "published", tmp_path)
    assert (tmp_path / name).read_text() == (STATIC / name).read_text(), "run: python -m dashboard basemap make"


@pytest.mark.parametrize("name", NAMES)
def test_a_style_asks_for_nothing_more(name: str) -> None:
    text = (STATIC / name).read_text()
    style = json.loads(text)
    assert not re.search(r"https?://", text)
    assert not {"sprite", "glyphs"} & set(style)
    assert all(isinstance(source["data"], dict) for source in style["sources"].values())
    assert {layer["type"] for layer in style["layers"]} <= {"background", "fill", "line", "circle"}


@pytest.mark.parametrize("name", NAMES)
def test_a_style_names_its_origin(name: str) -> None:
    style = json.loads((STATIC / name).read_text())
    assert all("OpenStreetMap" in source["attribution"] for source in style["sources"].values())


def test_the_two_styles_differ_in_colour_only() -> None:
    light, dark = (json.loads((STATIC / name).read_text()) for name in NAMES)
    assert light["sources"] == dark["sources"]
    assert [layer["id"] for layer in light["layers"]] == [layer["id"] for layer in dark["layers"]]
    assert light["layers"] != dark["layers"]


def test_every_district_has_closed_outlines_inside_the_box() -> None:
    assert set(outlines()) == DISTRICTS
    for rings in outlines().values():
        for ring in rings:
            assert ring[0] == ring[-1]
            assert all(76 < lon < 78 and 42.9 < lat < 43.6 for lon, lat in ring)


def test_every_line_and_station_of_the_files_is_drawn() -> None:
    sources = json.loads((STATIC / NAMES[0]).read_text())["sources"]
    kinds = {
        feature["properties"]["kind"] for name in ("lines", "areas") for feature in sources[name]["data"]["features"]
    }
    assert {"avenue", "river", "park", "metro"} <= kinds
    listed = (settings.DATA / "published" / "basemap_points.csv").read_text()
    assert len(sources["stations"]["data"]["features"]) == listed.count(",metro_station,")
