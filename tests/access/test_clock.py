"""Does what was decided, counted and opened hold as meant although the clock was set back afterwards?"""

from datetime import timedelta

import pytest

from dashboard.access import accounts, attempts, invitations, kind, reading, sessions
from dashboard.access.kind import Kind, settle
from dashboard.access.roles import Role
from dashboard.access.tokens import hash_of
from dashboard.store import audit, writing
from dashboard.store import reading as reading_session
from dashboard.store.audit import Actor, now

BY = Actor("test")
AHEAD = timedelta(days=3650)


def in_ten_years(monkeypatch: pytest.MonkeyPatch) -> None:
    later = now() + AHEAD
    for module in (audit, accounts, attempts, invitations, sessions):
        monkeypatch.setattr(module, "now", lambda: later)


@pytest.mark.parametrize("open_", [True, False])
def test_who_may_read_is_what_was_decided_last_whatever_day_it_was_then(
    open_: bool, store_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    for day in ("2036-01-01", "2026-11-10"):
        monkeypatch.setenv("DASHBOARD_TODAY", day)
        with writing(store_url) as session:
            reading.set_open(session, BY, open_=not open_ if day.startswith("2036") else open_)
    with reading_session(store_url) as session:
        assert reading.is_open(session) is open_
        assert reading.state(session.connection())[1] is open_


def test_a_start_after_a_start_of_the_same_kind_ends_nobodys_sign_in(
    store_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DASHBOARD_TODAY", "2036-01-01")
    settle(store_url, Kind.PROVIDER)
    monkeypatch.setenv("DASHBOARD_TODAY", "2026-11-10")
    settle(store_url, Kind.PASSWORD)
    with writing(store_url) as session:
        accounts.add(session, BY, accounts.made("aigul", "A", Role.VIEWER))
        token = sessions.open_session(session, "aigul")
    settle(store_url, Kind.PASSWORD)
    with reading_session(store_url) as session:
        assert kind._last(session) is Kind.PASSWORD
        assert sessions.person_of(session, hash_of(token))


def test_a_wait_that_a_clock_ahead_gave_is_over_when_it_is_set_right(
    store_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    keys = attempts.keys_of("aigul", "203.0.113.7")
    with monkeypatch.context() as ahead, writing(store_url) as session:
        in_ten_years(ahead)
        for _ in range(attempts.FREE["account"] + 3):
            attempts.failed(session, keys)
            session.flush()
        assert attempts.wait(session, keys) > timedelta()
    with writing(store_url) as session:
        assert attempts.wait(session, keys) == timedelta()
        assert attempts.failed(session, keys).failures == 1


def test_a_sign_in_and_a_link_of_a_clock_ahead_do_not_hold_for_years(
    store_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as ahead, writing(store_url) as session:
        in_ten_years(ahead)
        accounts.add(session, BY, accounts.made("aigul", "A", Role.VIEWER))
        link, token = invitations.invite(session, BY, "aigul"), sessions.open_session(session, "aigul")
        session.flush()
        assert sessions.person_of(session, hash_of(token))
        assert invitations.pending(session, link)
    with reading_session(store_url) as session:
        assert sessions.person_of(session, hash_of(token)) is None
        assert invitations.pending(session, link) is None
