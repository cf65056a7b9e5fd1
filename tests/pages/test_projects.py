"""Does the Projects page stand: with data, without, about one project, in three languages?"""

from datetime import timedelta

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import settings, store
from dashboard.filters import Filters
from dashboard.metrics import projects
from tests.ingest.files import load
from tests.signing_in import NAME, sign_in
from tests.stores import load_all

SHELL, PAGE = settings.ROOT / "dashboard" / "shell.py", "../pages/projects.py"


def opened(**query: str) -> AppTest:
    app = sign_in(AppTest.from_file(SHELL, default_timeout=60))
    for key, value in query.items():
        app.query_params[key] = value
    return app.run().switch_page(PAGE).run()


def texts(app: AppTest) -> str:
    return "\n".join(element.value for element in (*app.markdown, *app.caption))


@pytest.mark.parametrize(("language", "rule"), [("ru", "**Правило.**"), ("kk", "**Ереже.**"), ("en", "**Rule.**")])
def test_the_rule_stands_printed_beside_the_status(language: str, rule: str, store_url: str) -> None:
    load_all(store_url)
    app = opened(lang=language)
    assert not app.exception
    assert rule in texts(app)
    assert "90" in texts(app)


def test_an_empty_store_says_what_is_missing(store_url: str) -> None:
    app = opened(lang="ru")
    assert not app.exception
    assert "Сроки ещё не объявляли." in texts(app)


def test_choosing_a_project_turns_the_ledger_to_it(store_url: str) -> None:
    load_all(store_url)
    app = opened(lang="ru")
    app.selectbox(key="project").set_value("SATS").run()
    assert not app.exception
    assert "### Журнал обещаний: Театр им. Н. Сац" in texts(app)
    assert len(app.dataframe[0].value) == 17


def named(app: AppTest, label: str) -> bool:
    return any(button.label == label for button in app.button)


def test_a_persons_status_needs_a_reason_and_stands_beside_the_rules(store_url: str) -> None:
    load_all(store_url)
    app = opened(lang="en", project="SATS")
    assert "A reason is needed." in texts(app)
    assert not named(app, "Set the status")
    app.selectbox(key="override-status").set_value("on_track")
    app.text_input(key="override-reason").set_value("The hall *opens* in parts").run()
    app.button(key="override-save").click().run()
    assert not app.exception
    shown = texts(app)
    assert "By the rule: :red-badge[" in shown
    assert "A person says: :green-badge[" in shown
    assert NAME in shown
    assert r"\*opens\*" in shown
    with store.reading(store_url) as session:
        table = projects.status(session, Filters(settings.today())).set_index("project")
    assert (table.loc["SATS", "status"], table.loc["SATS", "override"]) == ("late", "on_track")
    assert "Set today: take it back in the journal" in [link.label for link in app.get("page_link")]


def test_a_status_filters_the_table(store_url: str) -> None:
    load_all(store_url)
    app = opened(lang="en")
    everything = len(app.table[0].value)
    app.get("button_group")[0].set_value(["done"]).run()
    assert not app.exception
    shown = app.table[0].value.iloc[:, 0]
    assert 0 < len(shown) < everything
    assert all("done" in cell for cell in shown)


def test_a_persons_status_of_an_earlier_day_can_be_ended_and_the_rules_stays(store_url: str) -> None:
    load_all(store_url)
    today = settings.today()
    line = {"project_code": "SATS", "decided_on": today - timedelta(days=5), "until": today + timedelta(days=30)}
    load(store_url, "overrides", line | {"status": "done", "reason": "why", "decided_by": "Aigul S."})
    app = opened(lang="en", project="SATS")
    app.button(key="override-end").click().run()
    assert not app.exception
    assert "A person says:" not in texts(app)
    with store.reading(store_url) as session:
        now = projects.status(session, Filters(today)).set_index("project").loc["SATS"]
        before = projects.status(session, Filters(today - timedelta(days=1))).set_index("project").loc["SATS"]
    assert (now["status"], now["override"], before["override"]) == ("late", None, "done")


def test_an_empty_store_offers_no_choice_of_nothing(store_url: str) -> None:
    app = opened(lang="en")
    assert "Show statuses" not in [group.label for group in app.get("button_group")]
    assert not [box for box in app.selectbox if box.key == "project"]
