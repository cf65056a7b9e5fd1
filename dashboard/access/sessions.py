"""Is the token somebody's? Sign-ins are kept as hashes, expire when idle and in any case, and end when told to."""

from datetime import timedelta

from sqlalchemy import ColumnElement, select, update
from sqlmodel import Session, col

from dashboard.access.person import Person
from dashboard.access.roles import Role
from dashboard.access.tokens import CLOCK, IDLE, LONGEST, hash_of, new_token
from dashboard.store.audit import now
from dashboard.store.tables import Account, AccountLibrary, SignIn

SEEN_EVERY = timedelta(minutes=5)
"""So often the last use is written down: not with every run."""


def open_session(session: Session, login: str, longest: timedelta = LONGEST) -> str:
    """A new sign-in, which ends after ``longest`` in any case; the token for the browser."""
    token, moment = new_token(), now()
    session.add(
        SignIn(
            token_sha256=hash_of(token),
            login=login,
            created_at=moment,
            seen_at=moment,
            expires_at=moment + min(longest, LONGEST),
        )
    )
    return token


def account_of(session: Session, sid: str | None) -> tuple[Account, SignIn] | None:
    """Whose sign-in the hash names, if it still holds: not ended, not expired, not idle, the account not disabled."""
    if not sid:
        return None
    joined = select(Account, SignIn).join(SignIn, col(SignIn.login) == col(Account.login))
    row = session.execute(joined.where(col(SignIn.token_sha256) == sid, *_holds())).first()
    return (row[0], row[1]) if row else None


def person_of(session: Session, sid: str | None) -> Person | None:
    """Who is behind a sign-in, and what they may do now."""
    found = account_of(session, sid)
    return as_person(session, found[0]) if found else None


def as_person(session: Session, account: Account) -> Person:
    """What an account may, now."""
    codes = session.execute(select(col(AccountLibrary.venue_code)).where(col(AccountLibrary.login) == account.login))
    return Person(account.login, account.full_name, Role(account.role), frozenset(codes.scalars()))


def is_due(sign_in: SignIn) -> bool:
    """Whether its last use should be written down anew."""
    return sign_in.seen_at is None or now() - sign_in.seen_at > SEEN_EVERY


def touch(session: Session, sid: str) -> None:
    """Write down that it is in use."""
    session.execute(update(SignIn).where(col(SignIn.token_sha256) == sid, *_open()).values(seen_at=now()))


def end(session: Session, sid: str) -> str | None:
    """End one sign-in; whose it was."""
    login = session.execute(select(col(SignIn.login)).where(col(SignIn.token_sha256) == sid, *_open())).scalar()
    session.execute(update(SignIn).where(col(SignIn.token_sha256) == sid, *_open()).values(ended_at=now()))
    return login


def end_all(session: Session, login: str) -> int:
    """End every sign-in of an account; how many there were."""
    ended = session.execute(
        update(SignIn).where(col(SignIn.login) == login, *_open()).values(ended_at=now()).returning(col(SignIn.login))
    )
    return len(ended.all())


def end_everybodys(session: Session) -> int:
    """End every sign-in of everybody; how many there were."""
    return len(
        session.execute(update(SignIn).where(*_open()).values(ended_at=now()).returning(col(SignIn.login))).all()
    )


def _open() -> tuple[ColumnElement[bool], ...]:
    moment = now()
    used = (col(SignIn.seen_at) > moment - IDLE) | (
        col(SignIn.seen_at).is_(None) & (col(SignIn.created_at) > moment - IDLE)
    )
    ends = (col(SignIn.expires_at) > moment, col(SignIn.expires_at) <= moment + LONGEST + CLOCK)
    return (col(SignIn.ended_at).is_(None), *ends, used)


def _holds() -> tuple[ColumnElement[bool], ...]:
    return (*_open(), col(Account.disabled_at).is_(None))
