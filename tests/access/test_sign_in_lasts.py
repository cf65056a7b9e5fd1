"""How long does a sign-in hold? Over a restart of the server; not when idle, old, or signed out elsewhere."""

import re
import time
import urllib.parse
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path

import pytest

from dashboard.access import accounts
from dashboard.access.attempts import keys_of
from dashboard.access.roles import Role
from dashboard.access.sessions import end_all
from dashboard.access.tokens import IDLE, LONGEST, hash_of
from dashboard.server.cookies import SESSION
from dashboard.store import reading, writing
from dashboard.store.audit import Actor, now
from dashboard.store.migrate import migrate
from dashboard.store.tables import Attempt, SignIn
from tests.access.protocol import Raw, request
from tests.browser.serving import server

PASSWORD = "right horse battery"  # noqa: S105  made up here
NAME = "Марат Б."
EMPTY = {"DASHBOARD_EMPTY": "1"}


def signed_in(address: str) -> str:
    """The cookie that the form gives."""
    body = urllib.parse.urlencode({"login": "marat", "password": PASSWORD}).encode()
    status, headers, _ = request(f"{address}/session/in", "POST", {"Sec-Fetch-Site": "same-origin"}, body)
    assert status == 303
    return headers["set-cookie"].partition(";")[0]


def is_in(address: str, cookie: str) -> bool:
    with Raw(address, cookie) as raw:
        return NAME in raw.run("about")


def sid(cookie: str) -> str:
    return hash_of(cookie.removeprefix(f"{SESSION}="))


@pytest.fixture
def store(tmp_path: Path) -> Path:
    path = tmp_path / "culture.db"
    migrate(f"sqlite:///{path}")
    with writing(f"sqlite:///{path}") as session:
        accounts.add(session, Actor("test"), accounts.made("marat", NAME, Role.EDITOR), PASSWORD)
    return path


def test_it_survives_a_restart_and_ends_when_it_should(store: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{store}"
    with server(store, tmp_path / "one.log", EMPTY) as address:
        cookies = [signed_in(address) for _ in range(5)]
    with server(store, tmp_path / "two.log", EMPTY) as address:
        kept, idle, old, elsewhere, other = cookies
        assert all(is_in(address, cookie) for cookie in cookies), "after a restart"
        changes: dict[str, Callable[[SignIn], None]] = {
            idle: lambda row: setattr(row, "seen_at", now() - IDLE - timedelta(seconds=1)),
            old: lambda row: setattr(row, "expires_at", row.created_at),
        }
        with writing(url) as session:
            for cookie, change in changes.items():
                change(session.get_one(SignIn, sid(cookie)))
        with Raw(address, kept) as open_tab:
            assert NAME in open_tab.run("about")
            assert [is_in(address, cookie) for cookie in (idle, old, elsewhere)] == [False, False, True]
            body = urllib.parse.urlencode({"everywhere": "1"}).encode()
            headers = {"Sec-Fetch-Site": "same-origin", "Cookie": elsewhere}
            status, answer, _ = request(f"{address}/session/out", "POST", headers, body)
            assert (status, "Max-Age=0" in answer["set-cookie"]) == (303, True)
            assert NAME not in open_tab.run("about"), "signed out everywhere by another browser"
        assert [is_in(address, cookie) for cookie in (elsewhere, other)] == [False, False]


def test_the_first_start_prints_a_link_that_makes_one_administrator(tmp_path: Path) -> None:
    """Also when two people open it at once, and not after a restart printed another."""
    store = tmp_path / "new.db"
    with server(store, tmp_path / "one.log", EMPTY):
        stale = printed(tmp_path / "one.log")
    with server(store, tmp_path / "two.log", EMPTY) as address:
        path = printed(tmp_path / "two.log")
        assert path != stale
        assert [request(address + link)[0] for link in (stale, path, "/session/link?code=guessed")] == [410, 200, 410]
        code = path.partition("code=")[2]

        def made(login: str) -> int:
            form = {"code": code, "login": login, "name": "Айгүл С.", "password": PASSWORD, "again": PASSWORD}
            own = {"Sec-Fetch-Site": "same-origin"}
            return request(f"{address}/session/link", "POST", own, urllib.parse.urlencode(form).encode())[0]

        with ThreadPoolExecutor(2) as two:
            assert sorted(two.map(made, ("aigul", "marat"))) == [303, 410]
        assert request(address + path)[0] == 410, "used up"
    with reading(f"sqlite:///{store}") as session:
        everybody = accounts.everybody(session)
        assert [account.role for account, _ in everybody] == [Role.ADMINISTRATOR]


def printed(log: Path) -> str:
    """The path of the link that a start printed; it is printed once the first page is drawn."""
    end = time.monotonic() + 60
    while time.monotonic() < end:
        found = re.search(r"/session/link\?code=[\w-]{40,}", log.read_text("utf-8"))
        if found:
            return found.group()
        time.sleep(0.2)
    raise AssertionError("no link was printed")


def test_use_keeps_it_alive_but_not_past_its_last_day(store: Path, tmp_path: Path) -> None:
    url = f"sqlite:///{store}"
    with server(store, tmp_path / "server.log", EMPTY) as address:
        cookie = signed_in(address)
        before = now() - IDLE + timedelta(minutes=1)
        with writing(url) as session:
            session.get_one(SignIn, sid(cookie)).seen_at = before
        assert is_in(address, cookie)
        with reading(url) as session:
            row = session.get_one(SignIn, sid(cookie))
            assert row.seen_at is not None
            assert now() - row.seen_at < timedelta(minutes=2)
            assert row.expires_at - row.created_at == LONGEST
        with writing(url) as session:
            assert end_all(session, "marat") == 1


def test_the_lockout_is_told_over_http_and_holds_for_the_right_password_too(store: Path, tmp_path: Path) -> None:
    own = {"Sec-Fetch-Site": "same-origin"}

    def tried(address: str, login: str, password: str, origin: str) -> tuple[int, int]:
        body = urllib.parse.urlencode({"login": login, "password": password}).encode()
        status, headers, _ = request(f"{address}/session/in", "POST", {**own, "X-Forwarded-For": origin}, body)
        return status, int(headers.get("retry-after", 0))

    with server(store, tmp_path / "server.log", EMPTY) as address:
        answers = {
            login: [tried(address, login, "wrong", origin)[0] for _ in range(5)]
            for login, origin in (("marat", "203.0.113.1"), ("nobody", "203.0.113.2"))
        }
        assert answers["marat"] == answers["nobody"] == [401] * 4 + [429]
        with writing(f"sqlite:///{store}") as session:  # the wait is over before a busy machine asks again
            session.get_one(Attempt, keys_of("marat", "")[0]).free_at = now() + timedelta(minutes=5)
        status, seconds = tried(address, "marat", PASSWORD, "203.0.113.3")
        assert (status, 200 < seconds <= 301) == (429, True)
