"""How does somebody get their first password? By a link that works once and not for long; nobody else ever knows it."""

from datetime import timedelta

from sqlalchemy import select, update
from sqlmodel import Session, col

from dashboard.access import accounts, sessions
from dashboard.access.roles import Role
from dashboard.access.tokens import CLOCK, hash_of, new_token
from dashboard.store.audit import Actor, now, record
from dashboard.store.tables import Account, Invitation

HOLDS = timedelta(hours=24)


def invite(session: Session, by: Actor, login: str) -> str:
    """A link's token with which the owner of the account chooses a password; earlier links no longer work."""
    account = accounts.found(session, login)
    record(session, by, "account_invite", account.login)
    return _new(session, account.login)


def invite_first(session: Session) -> str | None:
    """A link's token that makes the first administrator; None where there is one already."""
    return None if accounts.has_administrator(session) else _new(session, None)


def pending(session: Session, token: str) -> Invitation | None:
    """The invitation, if it still holds."""
    row = session.get(Invitation, hash_of(token))
    if row is None or row.used_at is not None or not now() < row.expires_at <= now() + HOLDS + CLOCK:
        return None
    return None if row.login is None and accounts.has_administrator(session) else row


def accept(session: Session, token: str, password: str, first: Account | None = None) -> str | None:
    """Use it up: set the password (or make the first administrator) and sign in; the token of the sign-in."""
    row = pending(session, token)
    if row is None or (row.login is None and first is None):
        return None
    row.used_at = now()
    if row.login is None and first is not None:
        first.role = Role.ADMINISTRATOR.value
        account = accounts.add(session, Actor(first.full_name), first, password)
    else:
        account = accounts.found(session, row.login or "")
        if account.disabled_at is not None:
            return None
        accounts.set_password(session, Actor(account.full_name, account.login), account.login, password)
    session.flush()
    record(session, Actor(account.full_name, account.login), "sign_in", account.login, by="link")
    return sessions.open_session(session, account.login)


def _new(session: Session, login: str | None) -> str:
    same = col(Invitation.login).is_(None) if login is None else col(Invitation.login) == login
    session.execute(update(Invitation).where(same, col(Invitation.used_at).is_(None)).values(used_at=now()))
    token, moment = new_token(), now()
    session.add(Invitation(token_sha256=hash_of(token), login=login, created_at=moment, expires_at=moment + HOLDS))
    return token


def open_invitations(session: Session) -> frozenset[str]:
    """Logins that hold a link they have not used yet."""
    held = select(col(Invitation.login)).where(col(Invitation.used_at).is_(None), col(Invitation.expires_at) > now())
    return frozenset(login for login in session.execute(held).scalars() if login)
