"""Does a stranger's text stay text in every figure, tooltip, sentence, table and file?"""

import csv
import io
import re
from datetime import date

import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard import store
from dashboard.export.csv_file import FORMULA, csv_file
from dashboard.filters import Filters
from dashboard.i18n.plain_name import LONGEST, plain_name
from dashboard.panels import PANELS, Prepared, Snapshot, prepare, reader
from dashboard.ui.escape import escaped
from tests import hostile
from tests.stores import new_store

AS_OF = date(2026, 11, 10)
SELECTIONS = (Filters(AS_OF), Filters(AS_OF, project="SATS", libraries=("LIB-004",), library="LIB-004"))
OURS = re.compile(r"</?(?:b|i|br|extra|sub|sup)>|<br />|<span style=[^<>]*>|</span>")
"""Tags of our own in Plotly's labels: none of them has an attribute that leads anywhere."""


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    url = new_store(tmp_path_factory.mktemp("hostile"))
    hostile.fill(url)
    with store.reading(url) as session:
        return Snapshot(url, store.revision(session))


def _texts(value: object) -> list[str]:
    """Every text in a figure or map, however deep."""
    if isinstance(value, str):
        return [value]
    if isinstance(value, dict):
        return [text for part in value.values() for text in _texts(part)]
    if isinstance(value, list | tuple):
        return [text for part in value for text in _texts(part)]
    return _texts(value.tolist()) if hasattr(value, "tolist") else []


def _drawn(prepared: Prepared) -> list[str]:
    drawing = prepared.drawing
    if isinstance(drawing, go.Figure):
        return _texts(drawing.to_dict())
    return [drawing.to_json()] if drawing is not None else []


@pytest.mark.parametrize("panel_id", PANELS)
def test_no_tag_of_a_stranger_is_in_a_figure_or_tooltip(panel_id: str, snapshot: Snapshot) -> None:
    for filters in SELECTIONS:
        prepared = prepare(panel_id, filters, "ru", "light", snapshot)
        assert len(prepared.saying.headline) <= 2 * LONGEST
        for text in _drawn(prepared):
            assert not re.search(r"<\s*/?\s*[a-zA-Z!]", OURS.sub("", text)), text
            assert not any(sign in text for sign in ("\u202e", "\u2066", "\x1b", "\x07"))


@pytest.mark.parametrize("panel_id", PANELS)
def test_no_cell_of_a_file_is_a_formula(panel_id: str, snapshot: Snapshot) -> None:
    t = reader(snapshot, "ru")
    for filters in SELECTIONS:
        text = csv_file(prepare(panel_id, filters, "ru", "light", snapshot), t).decode("utf-8-sig")
        for row in csv.reader(io.StringIO(text), delimiter=";"):
            assert not [cell for cell in row if cell.startswith(FORMULA) and not _number(cell)], row


def _number(cell: str) -> bool:
    return re.fullmatch(r"[-+−]?[\d\s\u00a0\u202f.,]+ ?%?", cell) is not None


@pytest.mark.parametrize("text", hostile.CORPUS)
def test_a_name_is_one_line_of_plain_characters(text: str) -> None:
    name = plain_name(text)
    assert name is not None
    assert len(name) <= LONGEST
    assert name == " ".join(name.split())
    assert all(letter.isprintable() or letter == "\u200b" for letter in name)
    assert not re.search(r"[<>`*$\[\]{}|\\~]|://|:material|:red|www\.", name)


@pytest.mark.parametrize(
    "name",
    [
        "Центральная городская библиотека им. А. П. Чехова", "№ 5 кітапхана (филиал)", "Alatau Creative Hub",
        "«Ғылым» кітапханасы — 2", "Музей И. В. Панфилова и М. О. Ауэзова, 1/2", None,
    ],
)  # fmt: skip
def test_an_ordinary_name_stays_as_it_is(name: str | None) -> None:
    assert plain_name(name) == name


@pytest.mark.parametrize("text", hostile.CORPUS)
def test_a_text_for_markdown_is_one_short_line(text: str) -> None:
    shown = escaped(text)
    assert "\n" not in shown
    assert all(letter.isprintable() or letter == "\u200b" for letter in shown)
    assert not re.search(r"(?<!\\)[<>`*$\[\]]|://", shown)


def test_the_corpus_is_in_the_store(snapshot: Snapshot) -> None:
    with store.reading(snapshot.url) as session:
        frame = pd.read_sql("SELECT name_ru FROM venue", session.connection())
    assert set(hostile.CORPUS) <= set(frame["name_ru"])
