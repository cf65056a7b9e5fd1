"""Who took people's names away with them? The trail says so before a file is handed over."""

import logging

from sqlmodel import Session

from dashboard.access.leave import SignedIn
from dashboard.access.reading import is_open
from dashboard.access.roles import Permission
from dashboard.access.seldom import Seldom
from dashboard.access.sessions import person_of
from dashboard.logs import line
from dashboard.store import reading, writing
from dashboard.store.audit import Actor, record

log = logging.getLogger(__name__)
_strangers = Seldom()
"""Of readers whom nobody knows one line of a kind in a minute says how many there were."""


def note(url: str, sid: str | None, permission: Permission, what: str, **details: object) -> None:
    """Write down that a file leaves; raises ``NotAllowedError`` if who asks may not have it (any more)."""
    with reading(url) as session:
        by = _asker(session, sid, permission)
    line(log, "export", what=what, signed_in="yes" if by.login else "no")
    times = 1 if by.login else _strangers.times(what)
    if times:
        told = details if by.login else {"times": times}
        with writing(url) as session:
            record(session, by, "export", what, **told)


def _asker(session: Session, sid: str | None, permission: Permission) -> Actor:
    if person_of(session, sid) is None and permission is Permission.READ and is_open(session):
        return Actor("")
    return SignedIn(sid, permission).actor(session)
