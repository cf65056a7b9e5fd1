"""May they come in? One answer for a wrong password, an unknown login and a disabled account, after the same work."""

from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import Session

from dashboard.access import attempts, passwords, sessions
from dashboard.access.accounts import normal
from dashboard.access.attempts import Trial
from dashboard.access.limits import LOGIN
from dashboard.store import reading, writing
from dashboard.store.audit import Actor, record
from dashboard.store.tables import Account


@dataclass(frozen=True, slots=True)
class Outcome:
    """A token, or how long to wait before the next trial (zero: it was wrong, try again)."""

    token: str | None = None
    wait: timedelta = timedelta()


def sign_in(url: str, login: str, password: str, address: str) -> Outcome:
    """Try a password. The trial itself happens outside any transaction: it takes a while.

    It is counted as a failure before it is made, and taken back if it was none: a hundred at once are a hundred.
    """
    login = normal(login)
    keys = attempts.keys_of(login, address)
    with reading(url) as session:
        waiting = attempts.wait(session, keys)  # whoever has to wait does not hold up those who save
    if waiting:
        return Outcome(wait=waiting)
    with writing(url) as session:
        account, waiting = _known(session, login), attempts.wait(session, keys)
        if waiting:
            return Outcome(wait=waiting)
        trial = attempts.failed(session, keys)
        kept = account.password_hash if account and account.disabled_at is None else None
    right = passwords.is_right(password, kept)
    return _opened(url, login, password, kept, trial) if right and kept else _refused(url, login, trial)


def _opened(url: str, login: str, password: str, kept: str, trial: Trial) -> Outcome:
    with writing(url) as session:
        account = session.get(Account, login)
        if account is None or account.disabled_at is not None or account.password_hash != kept:
            return Outcome()  # changed while we tried it
        if passwords.is_outdated(kept):
            account.password_hash = passwords.hashed(password)
        attempts.taken_back(session, trial)
        token = sessions.open_session(session, login)
        record(session, Actor(account.full_name, login), "sign_in", login)
    return Outcome(token)


def _refused(url: str, login: str, trial: Trial) -> Outcome:
    with writing(url) as session:
        waiting = attempts.confirmed(session, trial)
        # What was typed as a login may be a password in the wrong field: only a known one is written down.
        known = _known(session, login)
        record(
            session,
            Actor(known.full_name if known else ""),
            "sign_in_failed",
            login if known else "",
            failures=trial.failures,
        )
    return Outcome(wait=waiting)


def _known(session: Session, login: str) -> Account | None:
    # Not every text is one that every database takes: PostgreSQL refuses a NUL.
    return session.get(Account, login) if LOGIN.fullmatch(login) else None


def sign_out(url: str, sid: str, *, everywhere: bool = False) -> None:
    """End the sign-in on the server; ``everywhere``: every one of the same person."""
    with writing(url) as session:
        login = sessions.end(session, sid)
        account = session.get(Account, login) if login else None
        if account is None:
            return
        count = sessions.end_all(session, account.login) + 1 if everywhere else 1
        action = "sign_out_everywhere" if everywhere else "sign_out"
        record(session, Actor(account.full_name, account.login), action, account.login, sessions=count)
