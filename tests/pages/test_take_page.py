"""Does every page give away exactly what it shows, and the command line the same?"""

from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import settings
from dashboard.export.workbook import Sheet
from dashboard.i18n import translator
from dashboard.panels import Prepared
from dashboard.panels.of_page import PAGE_PANELS
from dashboard.ui import page as page_module
from tests.stores import load_all

SHELL = settings.ROOT / "dashboard" / "shell.py"
QUESTIONS = ("places", "walking", "sites", "guests")


class Taken:
    """What the button beside a page's name was given."""

    shown: list[Prepared]
    others: list[Sheet]

    def __call__(self, _page: str, shown: list[Prepared], others: list[Sheet], _t: object) -> None:
        self.shown, self.others = shown, others


@pytest.fixture
def taken(store_url: str, monkeypatch: pytest.MonkeyPatch) -> Taken:
    load_all(store_url)
    taken = Taken()
    monkeypatch.setattr(page_module, "take_page", taken)
    return taken


def opened(page: str, **address: str) -> Any:
    app = AppTest.from_file(SHELL, default_timeout=60)
    for name, value in {"lang": "en", **address}.items():
        app.query_params[name] = value
    app.run()
    return app if page == "overview" else app.switch_page(f"../pages/{page}.py").run()


def test_a_page_gives_away_the_panels_it_shows(taken: Taken) -> None:
    for page, panels in PAGE_PANELS.items():
        addresses = [{}]
        if page == "map":
            addresses = [{"question": translator("en")(f"map.question.{question}")} for question in QUESTIONS]
        if page == "libraries":
            addresses = [{"profile": "LIB-001"}]
        ids: set[str] = set()
        for address in addresses:
            assert not opened(page, **address).exception
            ids |= {one.panel.id for one in taken.shown}
        assert ids == {panel.id for panel in panels}, page


def test_journal_and_definitions_give_their_tables(taken: Taken) -> None:
    opened("journal")
    (journal,) = taken.others
    assert {len(cells) for cells in journal.table.values()} == {len(taken.others[0].table["No."])}
    opened("about")
    assert len(taken.others) == 1
    assert not taken.shown
