"""Does every write ask the store who writes? Each of them, for each role, by forged messages on the raw websocket."""

import ast
from collections.abc import Iterator

import pytest
from sqlalchemy import text

from dashboard.access import accounts
from dashboard.access.reading import set_open
from dashboard.access.roles import RIGHTS, Role, roles_with
from dashboard.access.signing_in import sign_out
from dashboard.access.tokens import hash_of
from dashboard.server.cookies import SESSION
from dashboard.store import reading, writing
from dashboard.store.audit import Actor
from tests.access.protocol import Raw, pressed
from tests.access.writes import ELSEWHERE, WRITES, Write
from tests.access.written_by import direct_writers, function, is_guarded, modules, names_in, reaches
from tests.browser.serving import server
from tests.signing_in import token_of
from tests.stores import load_all

BY = Actor("test")
PAGES = "dashboard.ui"
CALLBACKS = ("on_click", "on_change", "on_select", "on_submit")


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Address and store of a running server with data, and somebody to do harm to."""
    folder = tmp_path_factory.mktemp("writes")
    url = f"sqlite:///{folder / 'culture.db'}"
    load_all(url)
    with writing(url) as session:
        accounts.add(session, BY, accounts.made("victim", "Жертва", Role.VIEWER))
    for role in Role:
        token_of(url, role)
    with server(folder / "culture.db", folder / "server.log") as address:
        yield address, url
    assert "Traceback" not in (folder / "server.log").read_text(encoding="utf-8")


def done(url: str) -> list[tuple[str, str]]:
    """What the trail tells beside refusals."""
    with reading(url) as session:
        rows = session.execute(text("SELECT action, subject FROM audit WHERE action NOT IN ('refused') ORDER BY id"))
        return [(row.action, row.subject) for row in rows]


def refusals(url: str) -> int:
    with reading(url) as session:
        return int(session.execute(text("SELECT count(*) FROM audit WHERE action = 'refused'")).scalar_one())


def now_is(url: str, login: str, role: Role) -> None:
    """Another role, as an administrator on the server gives it; without a line of its own here."""
    with writing(url) as session:
        session.execute(text("UPDATE account SET role = :role WHERE login = :login"), {"role": role, "login": login})


@pytest.fixture(autouse=True)
def as_they_were(place: tuple[str, str]) -> Iterator[None]:
    """Everybody has their role again, and reading is open."""
    yield
    for role in Role:
        now_is(place[1], str(role), role)
    with writing(place[1]) as session:
        set_open(session, BY, open_=True)


@pytest.mark.parametrize("write", WRITES, ids=lambda write: write.name)
def test_a_write_is_done_for_who_may_and_for_nobody_else(write: Write, place: tuple[str, str]) -> None:
    address, url = place
    able = next(role for role in roles_with(write.permission))
    for lost in (None, *(role for role in Role if write.permission not in RIGHTS[role])):
        token = token_of(url, able)
        with Raw(address, f"{SESSION}={token}") as raw:
            forged = write.prepare(raw, url)
            before = done(url)
            if lost is None:
                sign_out(url, hash_of(token))
                before = done(url)
            else:
                now_is(url, able, lost)
            raw.run(write.page, *forged, query=write.query)
            assert done(url) == before, f"{write.name} was done for {lost or 'nobody'}"
        with Raw(address, f"{SESSION}={token_of(url, lost)}" if lost and lost != able else "") as stranger:
            stranger.run(write.page)
            stranger.run(write.page, *forged, query=write.query)
            assert done(url) == before, f"{write.name} was done for a session that never had the button"
        now_is(url, able, able)
    assert refusals(url) > 0
    with Raw(address, f"{SESSION}={token_of(url, able)}") as raw:
        forged = write.prepare(raw, url)
        before = done(url)
        raw.run(write.page, *forged, query=write.query)
        new = [action for action, _ in done(url)[len(before) :]]
    assert write.action in new, f"{write.name} was not done for {able}: nothing was tried here"


def test_a_button_that_is_not_there_is_nobodys(place: tuple[str, str]) -> None:
    address, url = place
    before = done(url)
    with Raw(address) as raw:
        raw.run("journal")
        raw.run("journal", pressed("$$ID-00000000000000000000000000000000-demo-now-here"))
    assert done(url) == before


def test_the_table_holds_every_function_of_the_pages_that_writes() -> None:
    table = {f"{PAGES}.{name}" for name in {write.function for write in WRITES} | set(ELSEWHERE)}
    assert table == {f"{module}.{name}" for module, name in direct_writers(PAGES)}


def test_every_callback_that_writes_looks_up_who_asks_before_it_does_anything() -> None:
    seen = set()
    for module, tree in modules(PAGES).items():
        for call in ast.walk(tree):
            if isinstance(call, ast.keyword) and call.arg in CALLBACKS:
                for name in names_in(call.value):
                    node = function(tree, name)
                    own = f"{module}.{name}".removeprefix(f"{PAGES}.") in ELSEWHERE
                    if node is not None and not own and reaches(PAGES, (module, name)):
                        assert is_guarded(node), f"{module}.{name}"
                        seen.add(f"{module}.{name}")
    assert len(seen) >= 10, seen
