"""Does the Projects page stand: with data, without, about one project, in three languages?"""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard import settings
from dashboard.ingest import loading

SHELL, PAGE = settings.ROOT / "dashboard" / "shell.py", "../pages/projects.py"


def opened(**query: str) -> AppTest:
    app = AppTest.from_file(SHELL, default_timeout=60)
    for key, value in query.items():
        app.query_params[key] = value
    return app.run().switch_page(PAGE).run()


def texts(app: AppTest) -> str:
    return "\n".join(element.value for element in (*app.markdown, *app.caption))


@pytest.mark.parametrize(("language", "rule"), [("ru", "**Правило.**"), ("kk", "**Ереже.**"), ("en", "**Rule.**")])
def test_the_rule_stands_printed_beside_the_status(language: str, rule: str, store_url: str) -> None:
    loading.prepare(store_url)
    app = opened(lang=language)
    assert not app.exception
    assert rule in texts(app)
    assert "90" in texts(app)


def test_an_empty_store_says_what_is_missing(store_url: str) -> None:
    app = opened(lang="ru")
    assert not app.exception
    assert "Сроки ещё не объявляли." in texts(app)


def test_choosing_a_project_turns_the_ledger_to_it(store_url: str) -> None:
    loading.prepare(store_url)
    app = opened(lang="ru")
    app.selectbox(key="project").set_value("SATS").run()
    assert not app.exception
    assert "#### Журнал обещаний: Театр им. Н. Сац" in texts(app)
    assert len(app.dataframe[0].value) == 17
