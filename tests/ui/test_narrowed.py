"""Can one library be chosen among thousands? A search on the server; the box carries what it found."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.store.tables import Batch, Library, Venue
from dashboard.ui.narrowed import MANY, OFFERED, Options
from tests.changing import changing

SHELL = Path(__file__).parents[2] / "dashboard" / "shell.py"
LIBRARIES = MANY + 100


@pytest.fixture
def country(store_url: str) -> str:
    from datetime import UTC, datetime

    with changing(store_url) as session:
        batch = Batch(
            kind="libraries", file_name="a.csv", sha256="0", source="upload", author="t", created_at=datetime.now(UTC)
        )
        session.add(batch)
        session.flush()
        came = {"batch_id": batch.id, "line": 1}
        for number in range(LIBRARIES):
            code, name = f"LIB-{number:04d}", f"Abai № {number}" if number % 100 else f"Mukagali {number}"
            session.add(Venue(code=code, kind="library", name_kk=name, name_ru=name, name_en=name, **came))
            session.flush()
            session.add(Library(venue_code=code, **came))
    return store_url


def attendance(**query: str) -> AppTest:
    app = AppTest.from_file(str(SHELL), default_timeout=60)
    app.query_params.update({"lang": "en", **query})
    return app.run().switch_page("../pages/attendance.py").run()


def test_the_box_offers_the_first_matches_only(country: str) -> None:
    app = attendance()
    assert len(app.multiselect(key="library").options) == OFFERED
    app.text_input(key="find_library").set_value("mukagali").run()
    assert app.multiselect(key="library").options == [f"Mukagali {number}" for number in range(0, LIBRARIES, 100)]


def test_what_is_selected_stays_offered_whatever_is_searched_for_next(country: str) -> None:
    app = attendance()
    app.text_input(key="find_library").set_value("mukagali 300").run()
    app.multiselect(key="library").select("Mukagali 300").run()
    app.text_input(key="find_library").set_value("abai").run()
    assert app.multiselect(key="library").value == ["LIB-0300"]
    assert not app.exception


def test_a_link_to_a_library_far_down_the_list_selects_it(country: str) -> None:
    app = AppTest.from_file(str(SHELL), default_timeout=60)
    app.query_params.update({"lang": "en", "library": "Abai № 399"})
    app.run()
    assert app.multiselect(key="library").value == ["LIB-0399"]


def test_options_made_once_are_told_apart_without_being_looked_through() -> None:
    one, other = (Options(str(number) for number in range(1000)) for _ in range(2))
    assert one != other
    assert len({one, other, one}) == 2
    assert one.known == other.known == frozenset(one)
