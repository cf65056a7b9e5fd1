"""Does a page load ahead what will draw it, and nothing that is not there?"""

import re

import pytest

from dashboard.server.ahead import DRAWN_BY, FILES, FIRST, FONTS, links
from dashboard.server.compression import STATIC
from dashboard.ui.page_table import PAGES

PAGE = (STATIC / "index.html").read_text(encoding="utf-8")


def _named(path: str) -> list[str]:
    return re.findall(r'href="/static/(\S+)"', links(path).decode())


@pytest.mark.parametrize("path", ["/", *(f"/{page.id}" for page in PAGES), "/nowhere", "/a/b"])
def test_all_that_is_loaded_ahead_is_in_the_installed_streamlit_once_and_not_in_its_own_page(path: str) -> None:
    named = _named(path)
    assert named
    assert len(set(named)) == len(named)
    assert [name for name in named if not (FILES / name).is_file()] == []
    assert [name for name in named if name in PAGE] == []


def test_every_name_finds_one_file() -> None:
    assert set(DRAWN_BY) <= {page.id for page in PAGES}
    scripts = {name: [*(FILES / "js").glob(f"{name}.*.js")] for names in DRAWN_BY.values() for name in names}
    letters = {name: [*(FILES / "media").glob(f"{name}.*.woff2")] for name in FONTS}
    assert {name for name, found in {**scripts, **letters}.items() if len(found) != 1} == set()


def test_only_pages_with_charts_load_what_draws_charts_and_only_the_map_what_draws_maps() -> None:
    def loading(script: str) -> set[str]:
        return {page.id for page in PAGES if any(name.startswith(f"js/{script}.") for name in _named(f"/{page.id}"))}

    assert loading("PlotlyChart") == {"overview", "libraries", "attendance", "events", "projects"}
    assert loading("DeckGlJsonChart") == {"map"}
    assert _named("/") == _named(f"/{FIRST}")


def test_what_a_script_imports_is_loaded_with_it() -> None:
    assert any(name.startswith("js/withFullScreenWrapper.") for name in _named("/attendance"))
