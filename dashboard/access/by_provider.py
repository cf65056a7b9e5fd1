"""May somebody come in whom an identity provider names? If an administrator or a claim gave them a role here.

The sign-in is one of ours, with a token of ours: it is looked up, ends when idle and when told to like any other.
"""

import hashlib
from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import Session

from dashboard.access import accounts, attempts, sessions
from dashboard.access.claims import Claimed
from dashboard.access.limits import LOGIN
from dashboard.access.roles import Role
from dashboard.access.tokens import hash_of
from dashboard.store import writing
from dashboard.store.audit import Actor, record
from dashboard.store.tables import Account

BY = "provider"


@dataclass(frozen=True, slots=True)
class Outcome:
    """A token, or the key of the sentence that says why not."""

    token: str | None = None
    reason: str = ""


def sign_in(url: str, claimed: Claimed, lasts: timedelta) -> Outcome:
    """Open a sign-in for the account of that address; a claim that gives a role makes one where there is none."""
    with writing(url) as session:
        if not attempts.is_first(session, f"answer:{hash_of(claimed.subject + claimed.nonce)}"):
            record(session, Actor(""), "sign_in_failed", by=BY, reason="stale")
            return Outcome(reason="stale")
        account = accounts.by_email(session, claimed.email) or _made(session, claimed)
        if account is None:
            record(session, Actor(""), "sign_in_failed", by=BY, reason="no_role")
            return Outcome(reason="no_role")
        session.flush()
        who = Actor(account.full_name, account.login)
        reason = _obstacle(session, account, claimed, who)
        if reason:
            record(session, Actor(account.full_name), "sign_in_failed", account.login, by=BY, reason=reason)
            return Outcome(reason=reason)
        account.subject = claimed.subject
        record(session, who, "sign_in", account.login, by=BY)
        return Outcome(sessions.open_session(session, account.login, lasts))


def refused(url: str, reason: str) -> None:
    """Note a sign-in that failed before anybody was named."""
    with writing(url) as session:
        record(session, Actor(""), "sign_in_failed", by=BY, reason=reason)


def _obstacle(session: Session, account: Account, claimed: Claimed, who: Actor) -> str | None:
    if account.disabled_at is not None:
        return "no_role"
    if account.subject not in {None, claimed.subject}:
        # The address was given to somebody else there, or another provider claims it: not the same person.
        return "other_person"
    if account.role_from_claim:
        _follow(session, account, claimed.role or Role.VIEWER, who)
        return None if claimed.role else "no_role"
    return None


def _follow(session: Session, account: Account, role: Role, who: Actor) -> None:
    """The role that the claim gives today; whoever signed in with more before has no more than that now."""
    if account.role != role:
        record(session, who, "account_role", account.login, before=account.role, after=role.value, by="claim")
        account.role = role.value


def _made(session: Session, claimed: Claimed) -> Account | None:
    if claimed.role is None:
        return None
    account = accounts.made(_login(session, claimed), claimed.name, claimed.role, claimed.email)
    account.role_from_claim = True
    return accounts.add(session, Actor(claimed.name), account)


def _login(session: Session, claimed: Claimed) -> str:
    """The address; where that cannot be one or is somebody's login, a name made of the subject."""
    free = LOGIN.fullmatch(claimed.email) and session.get(Account, claimed.email) is None
    return claimed.email if free else f"p-{hashlib.sha256(claimed.subject.encode()).hexdigest()[:16]}"
