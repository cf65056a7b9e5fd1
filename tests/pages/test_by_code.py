"""Does a link that names things by their codes choose them, in every language, and leave the page's own words there?"""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.i18n import LANGUAGES
from dashboard.settings import ROOT
from tests.stores import load_all


def opened(page_id: str, language: str, **address: str | list[str]) -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard" / "shell.py"), default_timeout=60)
    if page_id != "overview":
        app.run().switch_page(f"../pages/{page_id}.py")
    for name, value in {"lang": language, **address}.items():
        app.query_params[name] = value
    return app.run()


@pytest.mark.parametrize("language", LANGUAGES)
def test_places_months_and_groups_are_chosen_by_their_codes(language: str, store_url: str) -> None:
    load_all(store_url)
    app = opened("overview", language, district="almaly", library=["LIB-014", "lib-002"], age_group="youth",
                 period="custom", since="2025-03", until="2025-06")  # fmt: skip
    assert not app.exception
    chosen = {key: app.session_state[key] for key in ("district", "age_group", "period")}
    assert chosen == {"district": ["almaly"], "age_group": ["youth"], "period": "custom"}
    assert [f"{app.session_state[key]:%Y-%m}" for key in ("since", "until")] == ["2025-03", "2025-06"]
    assert "almaly" not in app.query_params["district"]


def test_several_libraries_are_chosen_some_by_name(store_url: str) -> None:
    load_all(store_url)
    app = opened("overview", "ru", library=["lib-014", "Им. Жамбыла"])
    assert "LIB-014" in app.session_state["library"]
    assert app.query_params["library"] == ["№ 33", "Им. Жамбыла"]


@pytest.mark.parametrize(
    ("page_id", "key", "code"), [("libraries", "profile", "LIB-014"), ("projects", "project", "SATS")]
)
def test_one_is_chosen_by_its_code(page_id: str, key: str, code: str, store_url: str) -> None:
    load_all(store_url)
    app = opened(page_id, "kk", **{key: code})
    assert app.session_state[key] == code
    assert code not in app.query_params[key]


def test_a_code_nobody_knows_chooses_nothing(store_url: str) -> None:
    load_all(store_url)
    app = opened("overview", "en", library="LIB-999", since="2025-13", period="7")
    assert not app.exception
    assert app.session_state["library"] == []
    assert app.session_state["period"] == "24"
