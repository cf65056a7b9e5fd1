"""Does the Libraries page stand, with data and without, and open the profile that the address names?"""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import settings
from dashboard.i18n import LANGUAGES
from tests.stores import load_all

SHELL = settings.ROOT / "dashboard" / "shell.py"


def opened(language: str = "en") -> AppTest:
    app = AppTest.from_file(SHELL, default_timeout=60)
    app.query_params["lang"] = language
    return app.run().switch_page("../pages/libraries.py").run()


def words(app: AppTest) -> str:
    return "\n".join(element.value for element in app.markdown)


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_store_has_no_profile_to_choose(language: str, store_url: str) -> None:
    app = opened(language)
    assert not app.exception
    assert [box.key for box in app.selectbox if box.key == "profile"] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_stands_in_every_language(language: str, store_url: str) -> None:
    load_all(store_url)
    assert not opened(language).exception


def test_choosing_a_library_opens_its_profile(store_url: str) -> None:
    load_all(store_url)
    app = opened()
    assert "### Alatau Creative Hub" not in words(app)
    app = app.selectbox(key="profile").set_value("LIB-002").run()
    assert not app.exception
    assert "### Alatau Creative Hub" in words(app)
    facts = next(table.value for table in app.table if "3,500 m²" in set(table.value.iloc[:, 1]))
    assert "December 2020" in set(facts.iloc[:, 1])
