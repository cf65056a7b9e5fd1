"""Does every page stand whatever its address says? Never an error, never more than its reader may see."""

import ast
import re
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from streamlit.testing.v1 import AppTest

from dashboard.access.roles import Permission
from dashboard.i18n import LANGUAGES, translator
from dashboard.settings import ROOT
from dashboard.ui.page_table import PAGES, PageEntry
from dashboard.ui.selection import BOUND
from tests.hostile import CORPUS
from tests.stores import load_all, new_store

TIMEOUT = 60
STAGE = ("deck", "month", "slide", "every", "view", "edit", "screen")
NAMES = (*BOUND, *STAGE, "panel", "lang", "batch", "page", "_unknown")
ODD = (
    "", " ", "0", "-1", "NaN", "1e999", "999999999999999999999", "null", "undefined", "2026-13", "2026-02-30",
    "0001-01-01", "9999-12-31", "true", "LIB-001", "LIB-999", "SATS", "almaly", "Алмалинский район", "../../etc/passwd",
    "%00", "\u0000", "%F0%9F%98%80", "🔑", "a" * 5000, "library=LIB-001", "';DROP TABLE batch;--", *CORPUS,
)  # fmt: skip
VALUES = st.one_of(st.sampled_from(ODD), st.text(max_size=40))
ADDRESSES = st.dictionaries(
    st.sampled_from(NAMES), st.one_of(VALUES, st.lists(VALUES, min_size=2, max_size=3)), min_size=1, max_size=6
)


@pytest.fixture(scope="module")
def full_url(tmp_path_factory: pytest.TempPathFactory) -> str:
    url = new_store(tmp_path_factory.mktemp("addresses"))
    load_all(url)
    return url


def _opened(page_id: str, address: dict[str, str | list[str]]) -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard" / "shell.py"), default_timeout=TIMEOUT)
    for name, value in address.items():
        app.query_params[name] = value
    page = app.run()
    if page_id != "overview":
        page = page.switch_page(f"../pages/{page_id}.py")
        for name, value in address.items():
            page.query_params[name] = value
        page.run()
    return page


@cache
def _titles(page_id: str) -> set[str]:
    return {translator(language)(f"page.{page_id}.title") for language in LANGUAGES}


@pytest.mark.parametrize("page_id", [entry.id for entry in PAGES])
@settings(max_examples=4, deadline=None, suppress_health_check=list(HealthCheck))
@given(address=ADDRESSES)
def test_a_page_stands_whatever_its_address_says(
    page_id: str, address: dict[str, str | list[str]], full_url: str
) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DATABASE_URL", full_url)
        page = _opened(page_id, address)
    assert not page.exception, page.exception
    assert not [one for one in page.error if "incident" in str(one.proto)]
    shown = {title.value for title in page.title}
    # A slide stands alone, under its own title.
    assert shown & _titles(page_id) or not shown or (page_id == "present" and "slide" in address and len(shown) == 1)


def test_every_parameter_that_the_pages_read_is_tried_here() -> None:
    read: set[str] = set()
    for path in (ROOT / "dashboard" / "ui").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        read |= set(re.findall(r'query_params(?:\.get\(|\.get_all\(|\.pop\(|\[)"(\w+)"', text))
        read |= set(re.findall(r'"(\w+)" (?:not )?in st\.query_params', text))
        for call in ast.walk(ast.parse(text)):
            if isinstance(call, ast.Call) and any(one.arg == "bind" for one in call.keywords):
                keys = [one.value for one in call.keywords if one.arg == "key"]
                read |= {str(key.value) for key in keys if isinstance(key, ast.Constant)}
    assert len(read) > 20
    assert read <= set(NAMES)


@pytest.mark.parametrize("page_id", ["upload", "settings", "audit"])
def test_no_address_opens_what_is_closed(page_id: str, full_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", full_url)
    for value in ("1", "new", "notes", "administrator", "true"):
        page = _opened(page_id, {**dict.fromkeys(NAMES, value), "person": "administrator", "sid": value, "role": value})
        page.query_params.clear()
        page.run()
        assert not page.exception
        entry = next(one for one in PAGES if one.id == page_id)
        said = [one.value for one in page.markdown]
        assert any(translator(lang)(f"access.may.{_right(entry)}") in text for text in said for lang in LANGUAGES)
        assert not [*page.text_input, *page.multiselect, *page.file_uploader]


def _right(entry: PageEntry) -> Permission:
    return Permission.UPLOAD if entry.id == "upload" else entry.permission


@pytest.mark.parametrize("name", NAMES)
def test_each_parameter_alone_takes_every_odd_value(name: str, full_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", full_url)
    page_id = "map" if name in {"fill", "layers", "size", "map_month", "walk", "sites", "stops"} else "attendance"
    page_id = {"project": "projects", "profile": "libraries", "batch": "journal"}.get(name, page_id)
    page_id = "present" if name in STAGE else page_id
    beside = {"deck": "month", "slide": "1"} if name in STAGE and name not in {"edit", "told"} else {}
    for value in ODD[:: 3 if name in {"batch", "project"} else 12]:
        page = _opened(page_id, {**beside, name: value})
        assert not page.exception, (value, page.exception)
