"""Who did what, when? One line for each deed, written in its own transaction; nothing here changes or removes one."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Protocol

from sqlmodel import Session

from dashboard.store.tables import Audit

LONGEST = 200
"""Characters of a name or a subject: what is typed into a sign-in form may be of any length."""


Row = tuple[int, str, Mapping[str, object]]
"""Line of the file, table, values: before the deed, or after it."""


class Leave(Protocol):
    """What a deed asks inside its own transaction: whoever has lost the right a moment ago does nothing any more."""

    def confirm(self, session: Session) -> None:
        """Raise if they may not do it (now)."""

    def confirm_rows(self, session: Session, rows: Iterable[Row]) -> None:
        """Raise if one of the rows is not theirs to change."""


@dataclass(frozen=True, slots=True)
class Actor:
    """Who did it: a person who signed in, or (no login) an operator on the server, or nobody known."""

    name: str
    login: str | None = None
    leave: Leave | None = field(default=None, compare=False)
    """Asked by every deed of theirs; None: an operator, whom the server's own rights let in."""


By = Actor | str
"""Who does it. A name alone: an operator on the server."""


def actor_of(by: By) -> Actor:
    """Who does it, as the trail names them."""
    return by if isinstance(by, Actor) else Actor(by)


def now() -> datetime:
    """Now, as the store keeps it: UTC."""
    return datetime.now(UTC)


def record(session: Session, actor: Actor, action: str, subject: str = "", **details: object) -> None:
    """Add a line to the trail, inside the transaction of the deed. Never a password, a token or its hash.

    Raises what the actor's leave raises: nothing is done, and so nothing is written, without the right to it.
    """
    if actor.leave is not None:
        actor.leave.confirm(session)
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
