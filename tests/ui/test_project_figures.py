"""Does a card of a status lead to the projects it counts?"""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import settings
from dashboard.i18n import LANGUAGES, Translator
from tests.stores import load_all


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_status_that_counts_anything_is_a_link_to_the_filtered_table(language: str, store_url: str) -> None:
    load_all(store_url)
    app = AppTest.from_file(settings.ROOT / "dashboard" / "shell.py", default_timeout=60)
    app.query_params["lang"] = language
    page = app.run().switch_page("../pages/projects.py").run()
    assert not page.exception
    t = Translator(language)
    links = [link.proto for link in page.main.get("page_link") if link.proto.label == t("projects.which")]
    counted = [metric for metric in page.metric if metric.label in {t(f"project_figure.{code}") for code in
               ("late", "at_risk", "unknown", "on_track", "done")} and metric.value != "0"]  # fmt: skip
    assert len(links) == len(counted) > 2
    assert all("standing=" in link.query_string for link in links)


def test_slippage_and_growth_lead_to_the_project_that_has_most_of_them(store_url: str) -> None:
    load_all(store_url)
    app = AppTest.from_file(settings.ROOT / "dashboard" / "shell.py", default_timeout=60)
    app.query_params["lang"] = "en"
    page = app.run().switch_page("../pages/projects.py").run()
    links = [link.proto for link in page.main.get("page_link") if link.proto.label == "The most"]
    asked = [link.query_string.split("&")[0] for link in links]
    assert asked == ["project=OBSERVATORIUM+museum", "project=Sats+theatre"]
