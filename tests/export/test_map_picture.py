"""Is every map drawn without a browser: with its colours, its names, its legend and whose data it is?"""

import io

import pytest
from PIL import Image

from dashboard.export import map_picture as drawing
from dashboard.export.brush import Brush
from dashboard.export.map_picture import map_picture
from dashboard.filters import Filters
from dashboard.look import LOOKS
from dashboard.panels import Snapshot, prepare, reader
from tests.export.decks import TODAY


@pytest.mark.parametrize("theme", LOOKS)
@pytest.mark.parametrize("panel_id", ["map.places", "map.reach", "map.next_sites", "map.guests"])
def test_a_map_is_drawn(panel_id: str, theme: str, full: Snapshot) -> None:
    prepared = prepare(panel_id, Filters(TODAY), "kk", theme, full)
    with Image.open(io.BytesIO(map_picture(prepared, reader(full, "kk"), LOOKS[theme]))) as picture:
        assert (picture.format, picture.size) == ("PNG", (2680, 1240))
        colors = picture.convert("RGB").getcolors(2680 * 1240)
    assert colors is not None
    assert len(colors) > 200
    found = {f"#{red:02X}{green:02X}{blue:02X}" for _, (red, green, blue) in colors}
    assert LOOKS[theme].surface in found
    assert panel_id == "map.guests" or LOOKS[theme].named["blue"] in found


def test_the_picture_says_names_legend_and_whose_data_it_is(full: Snapshot, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    write = Brush.text

    def listened(self: Brush, at: tuple[float, float], words: str, *rest: object, **more: object) -> None:
        said.append(words)
        write(self, at, words, *rest, **more)  # type: ignore[arg-type]  # passed on as it came

    monkeypatch.setattr(drawing.Brush, "text", listened)
    map_picture(prepare("map.places", Filters(TODAY), "kk", "light", full), reader(full, "kk"))
    words = " ".join(said)
    assert "© OpenStreetMap contributors, ODbL" in words
    assert "ӘУЕЗОВ" in words
    assert "есеп жоқ" in words


def test_kazakh_letters_are_drawn_and_not_boxes() -> None:
    shapes = set()
    for letter in "ӘҒҚҢӨҰҮҺІ\uffff":
        brush = Brush(30, 30, "#FFFFFF")
        brush.text((4, 15), letter, 20, "#000000")
        shapes.add(brush.png())
    assert len(shapes) == len("ӘҒҚҢӨҰҮҺІ") + 1
