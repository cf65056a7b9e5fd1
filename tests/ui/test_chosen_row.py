"""Does a chosen row of a table tell its batch, file, lines, person and day, with a way to the Journal?"""

from datetime import UTC, datetime

import pandas as pd
import pytest
from streamlit.testing.v1 import AppTest

from dashboard.i18n import LANGUAGES, translator
from dashboard.ingest.origins import Origin
from dashboard.ui import origins
from tests.pages.test_upload import SHELL, with_libraries

__all__ = ["with_libraries"]


class Chosen:
    """A table in which somebody has chosen a row already."""

    def __init__(self, row: int | None) -> None:
        self.rows = [] if row is None else [row]
        self.selection = self


def shown(monkeypatch: pytest.MonkeyPatch, row: int | None, language: str, page: str = "attendance") -> AppTest:
    """The page as it is once the row is chosen in each of its tables."""

    def table(_shown: pd.DataFrame, **_layout: object) -> Chosen:
        return Chosen(row)

    monkeypatch.setattr(origins.st, "dataframe", table)
    at = AppTest.from_file(SHELL, default_timeout=60)
    at.query_params["lang"] = language
    at.run()
    at.switch_page(f"../pages/{page}.py").run()
    assert not at.exception
    return at


def said(at: AppTest) -> str:
    return "\n".join(element.value for kind in ("markdown", "caption") for element in at.get(kind))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_chosen_row_tells_its_file(language: str, with_libraries: str, monkeypatch: pytest.MonkeyPatch) -> None:
    t = translator(language)
    at = shown(monkeypatch, 0, language, "libraries")
    text = said(at)
    assert t("origin.title") in text
    assert t("origin.table.library") in text
    assert t("origin.lines", n=1, lines="2") in text
    assert "Колледж" in text
    links = [link for link in at.get("page_link") if "batch=1" in link.proto.query_string]
    assert links
    assert "libraries\\.csv" in links[0].proto.label or "libraries.csv" in links[0].proto.label


def test_many_batches_are_told_a_few_at_a_time(with_libraries: str, monkeypatch: pytest.MonkeyPatch) -> None:
    when = datetime(2026, 11, 1, 9, 5, tzinfo=UTC)
    many = [Origin(n, f"m{n}.csv", "Айгуль", when, "demo", "attendance", 0, ()) for n in range(1, 21)]
    monkeypatch.setattr(origins, "origins_of", lambda *_: many)
    at = shown(monkeypatch, 0, "ru", "libraries")
    assert [told_of(at, n) for n in (8, 9, 16, 17)] == [True, False, False, False]
    more = next(button for button in at.button if button.label == translator("ru")("origin.more", n=12))
    more.click().run()
    assert [told_of(at, n) for n in (8, 9, 16, 17)] == [True, True, True, False]


def told_of(at: AppTest, batch: int) -> bool:
    return any(f"batch={batch}&" in link.proto.query_string for link in at.get("page_link"))


def test_until_a_row_is_chosen_there_is_only_a_hint(with_libraries: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(origins, "origins_of", pytest.fail)
    text = said(shown(monkeypatch, None, "ru", "libraries"))
    assert translator("ru")("origin.hint") in text


def test_an_empty_store_shows_no_table_to_choose_from(store_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    assert translator("ru")("origin.title") not in said(shown(monkeypatch, 0, "ru", "libraries"))
