"""Does every panel draw, speak and leave the house, in every language, with no data, one month or all of it?"""

import json
from datetime import date
from itertools import cycle

import plotly.graph_objects as go
import pytest

from dashboard.charts.chart import Chart
from dashboard.cli import main
from dashboard.export.csv_file import csv_file, csv_name
from dashboard.filters import Filters
from dashboard.i18n import LANGUAGES
from dashboard.look import LOOKS
from dashboard.panels import PANELS, Snapshot, prepare, reader
from dashboard.panels.naming import without_names
from dashboard.panels.provenance import synthetic
from dashboard.panels.words import in_words
from tests.stores import ON_POSTGRESQL

AS_OF = date(2026, 11, 10)
SELECTIONS = {
    "all": Filters(AS_OF),
    "two years": Filters(AS_OF, date(2024, 11, 1)),
    "one month": Filters(AS_OF, date(2026, 10, 1), date(2026, 10, 1)),
    "one district": Filters(AS_OF, districts=("almaly",)),
    "one library": Filters(AS_OF, libraries=("LIB-001",), library="LIB-001"),
    "one age group": Filters(AS_OF, age_groups=("children",)),
    "before any data": Filters(AS_OF, date(2015, 1, 1), date(2015, 12, 1)),
    "a year gone by": Filters(AS_OF, date(2025, 1, 1), date(2025, 12, 1)),
    "libraries that did not report yet": Filters(AS_OF, date(2019, 1, 1), date(2019, 12, 1), districts=("alatau",)),
    "one project": Filters(AS_OF, project="SATS"),
}
WORDS = ("name", "unit", "definition")
DRAWN = LANGUAGES[:1] if ON_POSTGRESQL else LANGUAGES
"""Languages a panel is drawn in: the words do not depend on where the numbers were kept."""


@pytest.mark.parametrize("panel_id", PANELS)
@pytest.mark.parametrize("selection", SELECTIONS)
def test_a_panel_draws_and_speaks(panel_id: str, selection: str, full: Snapshot) -> None:
    for language, theme in zip(DRAWN, cycle(LOOKS), strict=False):  # a theme changes colours, a language words
        prepared = prepare(panel_id, SELECTIONS[selection], language, theme, full)
        assert len(prepared.saying.headline) <= 110, prepared.saying.headline
        assert "{" not in prepared.saying.headline + prepared.saying.text
        if not prepared.empty and prepared.panel.draw:
            assert prepared.drawing is not None
    if isinstance(prepared.drawing, Chart):
        # A chart takes its properties unchecked: Plotly would change none of them and knows all of them.
        spec = prepared.drawing.to_dict()
        checked = json.loads(go.Figure(spec).update_layout(template="none").to_json())
        del checked["layout"]["template"]  # Plotly's Python gives one to every figure
        assert checked == spec


@pytest.mark.parametrize("panel_id", PANELS)
def test_an_empty_store_gives_the_same_columns_and_types(panel_id: str, full: Snapshot, empty: Snapshot) -> None:
    filled = prepare(panel_id, Filters(AS_OF), "ru", "light", full).frame
    nothing = prepare(panel_id, Filters(AS_OF), "ru", "light", empty).frame
    assert list(nothing.columns) == list(filled.columns)
    types = {name: (str(filled[name].dtype), str(nothing[name].dtype)) for name in filled}
    different = {name: pair for name, pair in types.items() if len(set(pair)) > 1}
    assert different == {}


@pytest.mark.parametrize("panel_id", PANELS)
def test_a_panel_leaves_as_a_table_that_says_what_it_is(panel_id: str, full: Snapshot) -> None:
    for language in LANGUAGES:
        t = reader(full, language)
        prepared = prepare(panel_id, Filters(AS_OF), language, "light", full)
        for part in WORDS:
            assert t(prepared.panel.word(part))
        assert len(in_words(prepared.frame, t, prepared.panel.columns)) == len(prepared.frame)
        text = csv_file(prepared, t).decode("utf-8-sig")
        assert t("demo.short" if synthetic(prepared) else "offline.facts") in text or prepared.empty
        assert csv_name(prepared, t).endswith("demo.csv")


@pytest.mark.parametrize("panel_id", PANELS)
def test_no_figure_needs_a_graphics_card_or_carries_a_template(panel_id: str, full: Snapshot) -> None:
    drawing = prepare(panel_id, Filters(AS_OF), "ru", "light", full).drawing
    if drawing is None or not hasattr(drawing, "data"):
        return
    assert not [trace.type for trace in drawing.data if trace.type.endswith("gl")]
    assert "template" not in drawing.to_dict()["layout"]
    assert len(drawing.to_json()) < 400_000


@pytest.mark.parametrize("panel_id", PANELS)
def test_the_command_line_prints_the_same_numbers(
    panel_id: str, full: Snapshot, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["panel", panel_id, "--as-of", "2026-11-10", "--json"]) == 0
    printed = json.loads(capsys.readouterr().out)
    prepared = prepare(panel_id, Filters(AS_OF), "ru", "light", full)
    told = {"id", "title", "saying", "columns", "rows", "remarks", "reports", "unit", "source", "data_as_of"}
    assert set(printed) == told | {"demo"}
    assert len(printed["reports"]) in {0, len(prepared.frame)}
    assert printed["columns"] == list(without_names(prepared.frame).columns)
    assert len(printed["rows"]) == len(prepared.frame)
    assert printed["saying"] == prepared.saying.text
    assert printed["demo"] is True
