"""What does a person see where panels are read from a replica? One state a page, never older than before, own saves."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import update
from sqlmodel import col
from streamlit.testing.v1 import AppTest

from dashboard import settings, store
from dashboard.access.roles import Permission
from dashboard.store.tables import Attendance
from dashboard.ui import page as page_frame
from dashboard.ui import state
from dashboard.ui.access import require
from tests.changing import changing
from tests.signing_in import sign_in
from tests.stores import dropped, load_all, new_store

SHELL = settings.ROOT / "dashboard" / "shell.py"


@pytest.fixture
def both(store_url: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[str, str]]:
    """A store and what stands for its replica: here it follows only when the test says so."""
    copy = new_store(tmp_path, "copy")
    for url in (store_url, copy):
        load_all(url)
    monkeypatch.setenv("DATABASE_READ_URL", copy)
    yield store_url, copy
    dropped(copy)


def ten_times(url: str) -> None:
    """Somebody saves: every visit counts ten times."""
    with changing(url) as session:
        session.execute(update(Attendance).values(visits=col(Attendance.visits) * 10))


def opened(page: str = "overview") -> AppTest:
    app = AppTest.from_file(SHELL, default_timeout=120)
    app.query_params["lang"] = "en"
    if page != "overview":
        app.switch_page(f"../pages/{page}.py")
    return app.run()


def visits(app: AppTest) -> str:
    assert not app.exception
    return str(app.metric[0].value)


def test_a_reader_sees_the_replica_and_the_save_as_soon_as_it_holds_that(both: tuple[str, str]) -> None:
    primary, copy = both
    before = visits(opened())
    ten_times(primary)
    reader = opened()
    assert visits(reader) == before
    ten_times(copy)
    assert visits(reader.run()) != before


def test_nobody_sees_an_older_state_than_before(both: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    primary, copy = both
    ten_times(primary)
    monkeypatch.delenv("DATABASE_READ_URL")
    reader = opened()
    newest = visits(reader)
    monkeypatch.setenv("DATABASE_READ_URL", copy)
    assert visits(reader.run()) == newest
    assert visits(opened()) != newest, "another one reads the replica"


def test_who_saves_sees_it_at_once_also_in_a_page_that_is_loaded_anew(both: tuple[str, str]) -> None:
    primary, _ = both
    person = sign_in(opened())
    before = visits(person.run())
    state.about_to_write(person.user["sid"])  # as every function that writes begins
    ten_times(primary)
    assert visits(person.run()) != before
    again = AppTest.from_file(SHELL, default_timeout=120)
    again.query_params["lang"] = "en"
    again.user = person.user
    assert visits(again.run()) != before


def test_every_function_that_writes_says_so(both: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str | None] = []
    person = sign_in(opened())
    monkeypatch.setattr("dashboard.ui.access.sid", lambda: person.user["sid"])
    monkeypatch.setattr("dashboard.ui.access.about_to_write", told.append)
    require(Permission.UPLOAD)
    assert told == [person.user["sid"]]


@pytest.mark.parametrize("replicated", [True, False])
def test_a_save_while_a_page_is_drawn_has_all_of_it_drawn_anew(
    replicated: bool, both: tuple[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    primary, copy = both
    if not replicated:
        monkeypatch.delenv("DATABASE_READ_URL")
    drawn: list[int] = []
    prepare = page_frame.prepare

    def saved_meanwhile(panel_id: str, *rest: object) -> object:
        drawn.append(rest[-1].revision)  # type: ignore[attr-defined]  # the state it is read of
        if len(drawn) == 3:
            ten_times(copy if replicated else primary)
        return prepare(panel_id, *rest)  # type: ignore[arg-type]  # handed on

    with store.reading(primary) as session:
        first = store.revision(session)
    monkeypatch.setattr(page_frame, "prepare", saved_meanwhile)
    assert visits(opened())
    assert drawn[0] == first
    final = drawn[drawn.index(first + 1) :]
    assert len(final) > 3
    assert set(final) == {first + 1}
