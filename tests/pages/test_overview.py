"""Does the Overview stand, with data and without, and does it link to the exact place?"""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import settings
from dashboard.i18n import LANGUAGES, Translator
from tests.stores import load_all

SHELL = settings.ROOT / "dashboard" / "shell.py"


def opened(language: str = "en") -> AppTest:
    app = AppTest.from_file(SHELL, default_timeout=60)
    app.query_params["lang"] = language
    return app.run()


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_store_offers_the_upload(language: str, store_url: str) -> None:
    app = opened(language)
    assert not app.exception
    assert not app.metric


@pytest.mark.parametrize("language", LANGUAGES)
def test_eight_figures_fit_their_cards(language: str, store_url: str) -> None:
    load_all(store_url)
    app = opened(language)
    assert not app.exception
    assert len(app.metric) == 8
    for metric in app.metric:
        assert len(metric.label) <= 18, metric.label
        assert len(metric.value) <= 8, metric.value
        assert metric.delta


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_shown_at_once_is_one_click_away(language: str, store_url: str) -> None:
    load_all(store_url)
    app = opened(language)
    t = Translator(language)
    more = next(box for box in app.expander if box.label == t("attention.more"))
    assert not more.get("page_link"), "what nobody opened is not sent"
    app.session_state["all-overview.attention"] = True
    app.run()
    more = next(box for box in app.expander if box.label == t("attention.more"))
    assert len(more.get("page_link")) == 11
    links = [link.proto.label for link in app.main.get("page_link") if "badge" in link.proto.label]
    assert len(links) == 17
