"""Does every plain table lead to where its figures come from, or hold none?"""

import ast
from collections.abc import Iterator
from types import SimpleNamespace

import pandas as pd
import pytest

from dashboard.i18n import translator
from dashboard.settings import ROOT
from dashboard.ui import origins

UI = ROOT / "dashboard" / "ui"
LEADS = {
    "guests.list_guests": "origin_menu(",
    "guests.show_walk": "foot(",
    "journal/origins._answer": "st.page_link(",
    "map_view.map_legend": "origin_menu(",
    "profile.profile": "foot(",
    "rules_card._plans": "_targets(",
    "standing.show_status": "foot(",
    "upload/changes.show_changes": "_short_list(",
    "walking.list_sites": "origin_menu(",
}
"""Plain tables of stored figures, and what beside each leads to batch, file and line."""
NO_FIGURES = {
    "audit._table": "who looked and signed in: no figures of the store",
    "definitions._measures": "what words mean",
    "definitions.show_ground": "age limits of the law",
    "journal/details._facts": "the batch itself",
    "people._table": "accounts",
    "present/picture._table": "a slide: ``slide_origins`` lays its rows over it (tests/pages/test_present.py)",
    "rules_card.show_rules": "age limits of the law",
    "stored_table.draw_stored": "rows of the file or the batch that is looked at, each with its line",
    "upload/problems.show_problems": "cells of the file that is not stored",
    "upload/understood.show_understood": "how a file was read",
}
"""Plain tables whose rows stand on nothing that was uploaded, or that show an upload itself."""


def plain_tables() -> Iterator[tuple[str, str]]:
    """Where ``st.table`` is called: module and function, and the function's text."""
    for path in sorted(UI.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for function in (node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)):
            text = ast.unparse(function)
            if "st.table(" in text:
                yield f"{path.relative_to(UI).with_suffix('')}.{function.name}", text


def test_a_plain_table_leads_to_the_origin_of_its_rows_or_holds_no_stored_figures() -> None:
    found = dict(plain_tables())
    assert set(found) == {*LEADS, *NO_FIGURES}
    assert [name for name, way in LEADS.items() if way not in found[name]] == []


def test_a_row_that_is_shown_in_another_order_is_asked_by_its_place_in_the_frame(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    asked = []
    chosen = SimpleNamespace(selection=SimpleNamespace(rows=[1]))
    monkeypatch.setattr(origins.st, "dataframe", lambda *_, **__: chosen)
    monkeypatch.setattr(origins, "show_origins", lambda _prepared, number, _key, _t: asked.append(number))
    prepared = SimpleNamespace(filters=None, snapshot=None, panel=SimpleNamespace(id="map.places"))
    origins.traced(pd.DataFrame({"a": [1, 2]}), prepared, "legend", translator("ru"), (5, 7))  # type: ignore[arg-type]  # what it asks of a panel
    assert asked == [7]
