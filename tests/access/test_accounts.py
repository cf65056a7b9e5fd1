"""Do accounts, sign-ins and invitations hold what they promise, and say nothing to a guesser?"""

import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from statistics import median

import pytest
from argon2 import PasswordHasher
from sqlalchemy import select, text
from sqlalchemy.exc import DatabaseError
from sqlmodel import SQLModel

from dashboard.access import accounts, attempts, invitations, passwords, reading, sessions
from dashboard.access.limits import AccountError
from dashboard.access.roles import RIGHTS, Permission, Role
from dashboard.access.signing_in import sign_in, sign_out
from dashboard.access.tokens import IDLE, hash_of
from dashboard.cli import main
from dashboard.store import reading as reading_session
from dashboard.store import writing
from dashboard.store.audit import Actor, now
from dashboard.store.engine import engine
from dashboard.store.tables import Account, Attempt, SignIn
from tests.stores import sqlite_only

pytestmark = pytest.mark.usefixtures("quick")

BY = Actor("test")
PASSWORD = "right horse battery"  # noqa: S105  made up here
ADDRESS = "203.0.113.7"


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    """Passwords that cost no time: what is tried here is not how hard they are to guess."""
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    passwords._nobodys.cache_clear()


def make(url: str, login: str = "aigul", role: Role = Role.EDITOR, password: str | None = PASSWORD) -> None:
    with writing(url) as session:
        accounts.add(session, BY, accounts.made(login, "Айгуль С.", role), password)


def who(url: str, token: str | None) -> str | None:
    with reading_session(url) as session:
        found = sessions.account_of(session, hash_of(token or ""))
        return found[0].login if found else None


def actions(url: str) -> list[str]:
    with reading_session(url) as session:
        return [row.action for row in session.execute(text("SELECT action FROM audit ORDER BY id"))]


def test_every_role_reads_and_only_the_administrator_may_do_everything() -> None:
    assert all(Permission.READ in rights for rights in RIGHTS.values())
    assert {role for role in Role if RIGHTS[role] == frozenset(Permission)} == {Role.ADMINISTRATOR}
    assert RIGHTS[Role.VIEWER] == {Permission.READ}


def test_the_right_password_opens_and_nothing_but_its_hash_is_kept(store_url: str) -> None:
    make(store_url)
    token = sign_in(store_url, " AIGUL ", PASSWORD, ADDRESS).token
    assert who(store_url, token) == "aigul"
    with engine(store_url).connect() as connection:
        tables = SQLModel.metadata.sorted_tables
        dumped = "\n".join(str(row) for table in tables for row in connection.execute(select(table)))
    assert token is not None
    assert token not in dumped
    assert PASSWORD not in dumped
    assert "$argon2id$" in dumped


@pytest.mark.parametrize("login", ["aigul", "nobody", "gone"])
def test_a_wrong_password_an_unknown_login_and_a_disabled_account_are_answered_alike(
    login: str, store_url: str
) -> None:
    make(store_url)
    make(store_url, "gone")
    with writing(store_url) as session:
        accounts.disable(session, BY, "gone")
    given = PASSWORD if login == "gone" else "wrong"
    outcome = sign_in(store_url, login, given, ADDRESS)
    assert (outcome.token, outcome.wait) == (None, timedelta())


def test_an_unknown_login_takes_as_long_as_a_wrong_password(store_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_hasher", PasswordHasher())
    passwords._nobodys.cache_clear()
    make(store_url)
    took: dict[str, list[float]] = {"aigul": [], "nobody": []}
    sign_in(store_url, "warm", "up", "")
    for _ in range(4):
        for login, times in took.items():
            started = time.perf_counter()
            sign_in(store_url, login, "wrong", "")
            times.append(time.perf_counter() - started)
    known, unknown = (median(times) for times in took.values())
    assert 0.4 < known / unknown < 2.5, took


def test_waits_grow_with_each_failure_for_known_and_unknown_logins_alike(store_url: str) -> None:
    make(store_url)
    for login in ("aigul", "nobody"):
        waits = []
        for _ in range(7):
            waits.append(round(sign_in(store_url, login, "wrong", "").wait.total_seconds()))
            with writing(store_url) as session:  # the wait is over
                session.execute(text("UPDATE attempt SET free_at = '2020-01-01 00:00:00'"))
        assert waits == [0, 0, 0, 0, 1, 2, 4]
    assert attempts.pause("account", 500) == attempts.LONGEST


def test_while_it_waits_even_the_right_password_does_not_open(store_url: str) -> None:
    make(store_url)
    for _ in range(5):
        sign_in(store_url, "aigul", "wrong", ADDRESS)
    with writing(store_url) as session:
        session.get_one(Attempt, attempts.keys_of("aigul", "")[0]).free_at = now() + timedelta(minutes=10)
    refused = sign_in(store_url, "aigul", PASSWORD, "198.51.100.1")
    assert refused.token is None
    assert refused.wait > timedelta(minutes=1)
    with writing(store_url) as session:
        session.execute(text("UPDATE attempt SET free_at = '2020-01-01 00:00:00'"))
    assert sign_in(store_url, "aigul", PASSWORD, ADDRESS).token
    with reading_session(store_url) as session:
        assert session.get(Attempt, attempts.keys_of("aigul", "")[0]) is None
        assert session.get(Attempt, f"address:{ADDRESS}") is not None


def test_a_crowd_of_trials_at_once_gets_no_more_tries_than_one_after_the_other(store_url: str) -> None:
    make(store_url)
    with ThreadPoolExecutor(12) as crowd:
        guesses = [crowd.submit(sign_in, store_url, "aigul", f"guess {number}", "") for number in range(12)]
    tried = actions(store_url).count("sign_in_failed")
    assert 1 <= tried <= attempts.FREE["account"] + 1
    assert sum(guess.result().wait > timedelta() for guess in guesses) >= len(guesses) - tried


def test_a_right_password_costs_its_address_nothing_and_forgives_it_nothing(store_url: str) -> None:
    make(store_url)
    for _ in range(3):
        sign_in(store_url, "nobody", "wrong", ADDRESS)
    assert sign_in(store_url, "aigul", PASSWORD, ADDRESS).token
    with reading_session(store_url) as session:
        assert session.get_one(Attempt, f"address:{ADDRESS}").failures == 3
        assert attempts.wait(session, (f"address:{ADDRESS}",)) == timedelta()
        keys = session.execute(text("SELECT key FROM attempt")).scalars().all()
    assert not [key for key in keys if "nobody" in key], "what was typed may be a password"


def test_one_address_that_tries_many_logins_waits_too(store_url: str) -> None:
    with writing(store_url) as session:
        for number in range(attempts.FREE["address"] + 1):
            attempts.failed(session, attempts.keys_of(f"login{number}", ADDRESS))
            session.flush()
        assert attempts.wait(session, attempts.keys_of("another", ADDRESS)) > timedelta()
        assert attempts.wait(session, attempts.keys_of("another", "198.51.100.1")) == timedelta()


def test_a_sign_in_ends_when_told_when_idle_and_when_it_is_old(store_url: str) -> None:
    make(store_url)
    one, two, idle, old = (sign_in(store_url, "aigul", PASSWORD, "").token or "" for _ in range(4))
    with writing(store_url) as session:
        session.get_one(SignIn, hash_of(idle)).seen_at = now() - IDLE - timedelta(minutes=1)
        session.get_one(SignIn, hash_of(old)).expires_at = now() - timedelta(seconds=1)
    assert [who(store_url, token) for token in (one, two, idle, old)] == ["aigul", "aigul", None, None]
    sign_out(store_url, hash_of(one))
    assert [who(store_url, token) for token in (one, two)] == [None, "aigul"]
    sign_out(store_url, hash_of(two), everywhere=True)
    assert who(store_url, two) is None
    sign_out(store_url, hash_of("forged"), everywhere=True)
    assert actions(store_url)[-2:] == ["sign_out", "sign_out_everywhere"]


@pytest.mark.parametrize("deed", ["disable", "password"])
def test_a_link_that_was_not_used_ends_with_the_password_it_was_for(deed: str, store_url: str) -> None:
    make(store_url)
    with writing(store_url) as session:
        link = invitations.invite(session, BY, "aigul")
    with writing(store_url) as session:
        if deed == "disable":
            accounts.disable(session, BY, "aigul")
            accounts.enable(session, BY, "aigul")
        else:
            accounts.set_password(session, BY, "aigul", "another good one")
    with writing(store_url) as session:
        assert invitations.accept(session, link, "the old link's one") is None


@pytest.mark.parametrize("deed", ["disable", "password", "everywhere"])
def test_whoever_is_signed_in_is_out_at_once(deed: str, store_url: str) -> None:
    make(store_url)
    token = sign_in(store_url, "aigul", PASSWORD, "").token
    with writing(store_url) as session:
        if deed == "disable":
            accounts.disable(session, BY, "aigul")
        elif deed == "password":
            accounts.set_password(session, BY, "aigul", "another good one")
        else:
            accounts.sign_out_everywhere(session, BY, "aigul")
    assert who(store_url, token) is None


def test_a_link_works_once_for_its_owner_and_not_for_long(store_url: str) -> None:
    make(store_url, password=None)
    with writing(store_url) as session:
        first, second = (invitations.invite(session, BY, "aigul") for _ in range(2))
    with writing(store_url) as session:
        assert invitations.accept(session, first, PASSWORD) is None, "a newer link takes the place of the older"
        assert invitations.accept(session, "forged", PASSWORD) is None
        token = invitations.accept(session, second, PASSWORD)
    assert who(store_url, token) == "aigul"
    with writing(store_url) as session:
        assert invitations.accept(session, second, "another good one") is None
        late = invitations.invite(session, BY, "aigul")
        session.execute(text("UPDATE invitation SET expires_at = '2020-01-01 00:00:00'"))
    with reading_session(store_url) as session:
        assert invitations.pending(session, late) is None
    assert sign_in(store_url, "aigul", PASSWORD, "").token


def test_the_first_link_makes_an_administrator_only_while_there_is_none(store_url: str) -> None:
    with writing(store_url) as session:
        unused, token = invitations.invite_first(session), invitations.invite_first(session)
    assert unused
    assert token
    first = accounts.made("chief", "Первый", Role.VIEWER)
    with writing(store_url) as session:
        assert invitations.accept(session, unused, PASSWORD, first) is None
        assert invitations.accept(session, token, PASSWORD, first)
    with writing(store_url) as session:
        assert session.get_one(Account, "chief").role == "administrator"
        assert invitations.invite_first(session) is None
        assert invitations.accept(session, token, PASSWORD, accounts.made("two", "Второй", Role.VIEWER)) is None


def test_the_last_administrator_stays(store_url: str) -> None:
    make(store_url, "chief", Role.ADMINISTRATOR)
    for deed in (lambda s: accounts.disable(s, BY, "chief"), lambda s: accounts.set_role(s, BY, "chief", Role.VIEWER)):
        with pytest.raises(AccountError, match="last_administrator"), writing(store_url) as session:
            deed(session)


@pytest.mark.parametrize(
    ("login", "name", "password", "reason"),
    [
        ("Айгуль", "Имя", PASSWORD, "login"), ("a", "Имя", PASSWORD, "login"), ("a b", "Имя", PASSWORD, "login"),
        ("a\nb", "Имя", PASSWORD, "login"), ("-a", "Имя", PASSWORD, "login"), ("x" * 65, "Имя", PASSWORD, "login"),
        ("ok", " ", PASSWORD, "name"), ("ok", "я" * 81, PASSWORD, "name"), ("ok", "Имя\u202e", PASSWORD, "name"),
        ("ok", "Имя", "short", "password_short"), ("ok", "Имя", "x" * 257, "password_long"),
        ("ok", "Имя", "aaaaaaaaaaaa", "password_simple"), ("ok", "Имя", "password2026", "password_simple"),
        ("almaty", "Имя", "almaty-2026!", "password_simple"), ("aigul", "Имя", PASSWORD, "exists"),
    ],
)  # fmt: skip
def test_what_cannot_be_an_account_is_refused_with_the_reason(
    login: str, name: str, password: str, reason: str, store_url: str
) -> None:
    make(store_url)
    with pytest.raises(AccountError, match=f"^{reason}$"), writing(store_url) as session:
        accounts.add(session, BY, accounts.made(login, name, Role.VIEWER), password)


def test_nobody_is_bound_to_a_library_that_is_not_there(store_url: str) -> None:
    make(store_url)
    with pytest.raises(AccountError, match="library"), writing(store_url) as session:
        accounts.bind(session, BY, "aigul", ["LIB-404"])


def test_reading_is_open_until_somebody_closes_it(store_url: str) -> None:
    with writing(store_url) as session:
        assert reading.is_open(session)
        reading.set_open(session, BY, open_=False)
        session.flush()
        assert not reading.is_open(session)
        reading.set_open(session, BY, open_=True)
        session.flush()
        assert reading.is_open(session)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit SET actor = 'x'", "DELETE FROM audit", "UPDATE audit SET id = 77",
        pytest.param(
            "INSERT OR REPLACE INTO audit (id, at, actor, action, subject, details) "
            "VALUES (1, '2026', 'x', 'y', '', '')",
            marks=sqlite_only,  # PostgreSQL knows no such statement
        ),
    ],
)  # fmt: skip
def test_the_trail_only_grows(statement: str, store_url: str) -> None:
    make(store_url)
    before = actions(store_url)
    with pytest.raises(DatabaseError, match="append-only"), engine(store_url).begin() as connection:
        connection.exec_driver_sql(statement)
    assert actions(store_url) == before == ["account_add"]


def test_the_trail_never_holds_what_was_typed_in_place_of_a_login(store_url: str) -> None:
    sign_in(store_url, "my secret password", "wrong", "")
    with reading_session(store_url) as session:
        row = session.execute(text("SELECT * FROM audit")).one()
    assert "secret" not in str(row)
    assert row.action == "sign_in_failed"


def test_passwords_of_any_letters_are_told_apart() -> None:
    kept = passwords.hashed("құпия сөз 🔑")
    assert passwords.is_right("құпия сөз 🔑", kept)
    assert not passwords.is_right("құпия сөз", kept)
    assert not passwords.is_right("anything", None)
    assert not passwords.is_right("anything", "no hash")


def cli(*words: str) -> int:
    return main(["account", *words])


def test_an_operator_gives_access_without_a_password_on_the_command_line(
    store_url: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(
        "sys.stdin", type("Pipe", (), {"isatty": lambda _s: False, "readline": lambda _s: PASSWORD + "\n"})()
    )
    assert cli("add", "aigul", "--name", "Айгуль С.", "--role", "editor", "--lang", "en") == 0
    assert cli("add", "aigul", "--name", "Другая", "--lang", "en") == 1
    assert "is taken" in capsys.readouterr().err
    assert sign_in(store_url, "aigul", PASSWORD, "").token
    assert cli("role", "aigul", "viewer") == cli("disable", "aigul") == cli("enable", "aigul") == 0
    assert cli("sign-out", "aigul") == cli("libraries", "aigul") == cli("reading", "signed_in") == 0
    assert cli("add", "marat", "--name", "Марат", "--role", "administrator", "--link", "--lang", "en") == 0
    assert "/session/link?code=" in capsys.readouterr().out
    assert cli("first-link") == 1
    assert cli("list", "--lang", "en") == 0
    assert "marat · Марат · Administrator" in capsys.readouterr().out
    assert cli("password", "aigul", "on the command line") == 2
    with reading_session(store_url) as session:
        rows = session.execute(text("SELECT * FROM audit")).all()
    assert not any(PASSWORD in str(row) for row in rows)


def test_whoever_has_a_link_for_the_first_administrator_made_stands_in_the_trail(
    store_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["account", "first-link", "--by", "Operator"]) == 0
    assert "/session/link?code=" in capsys.readouterr().out
    with reading_session(store_url) as session:
        made = session.execute(text("SELECT actor, action, subject FROM audit")).all()
    assert [tuple(row) for row in made] == [("Operator", "account_invite", "first_link")]
