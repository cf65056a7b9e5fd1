"""Does the About page define every figure, and find one by a word?"""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import rules, settings
from dashboard.i18n import LANGUAGES, translator
from dashboard.panels import PANELS

SHELL = settings.ROOT / "dashboard" / "shell.py"


def opened(language: str, word: str = "") -> AppTest:
    app = AppTest.from_file(SHELL, default_timeout=60)
    app.query_params["lang"] = language
    app = app.run().switch_page("../pages/about.py").run()
    return app.text_input(key="word").set_value(word).run() if word else app


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_panel_of_the_catalogue_is_defined(language: str, store_url: str) -> None:
    app, t = opened(language), translator(language)
    assert not app.exception
    shown = "\n".join(element.value for element in app.markdown)
    missing = [panel.id for panel in PANELS.values() if t(panel.word("definition")) not in shown]
    assert missing == []


def test_all_versions_of_the_age_limits_are_told(store_url: str) -> None:
    ages = next(table.value for table in opened("en").table if "children" in table.value.columns)
    assert list(ages["youth"]) == [version.span("youth") for version in reversed(rules.AGE_BOUNDARIES)]
    assert "(in force)" in ages.iloc[0, 0]


def test_a_word_narrows_the_list(store_url: str) -> None:
    app = opened("en", "slippage")
    labels = [expander.label for expander in app.expander]
    assert "Slippage of a project" in labels
    assert "Visits" not in labels


def test_an_unknown_word_says_that_nothing_was_found(store_url: str) -> None:
    app = opened("en", "zzzz")
    assert any("Nothing found" in element.value for element in app.markdown)
