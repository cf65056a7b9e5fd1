"""Who did what, when? One line for each deed, written in its own transaction; nothing here changes or removes one."""

import json
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlmodel import Session

from dashboard.store.tables import Audit

LONGEST = 200
"""Characters of a name or a subject: what is typed into a sign-in form may be of any length."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did it: a person who signed in, or (no login) an operator on the server, or nobody known."""

    name: str
    login: str | None = None


def now() -> datetime:
    """Now, as the store keeps it: UTC."""
    return datetime.now(UTC)


def record(session: Session, actor: Actor, action: str, subject: str = "", **details: object) -> None:
    """Add a line to the trail, inside the transaction of the deed. Never a password, a token or its hash."""
    told = json.dumps(details, ensure_ascii=False, sort_keys=True, default=str)
    session.add(
        Audit(
            at=now(),
            login=actor.login,
            actor=actor.name[:LONGEST],
            action=action,
            subject=subject[:LONGEST],
            details=told,
        )
    )
