"""How do people sign in here: by passwords of ours, or by an identity provider? A change of it ends every sign-in."""

import json
from enum import StrEnum

from sqlmodel import Session

from dashboard.access.decided import decide, newest
from dashboard.access.sessions import end_everybodys
from dashboard.store import reading, writing
from dashboard.store.audit import Actor, record

NAME = "sign_in"
OPERATOR = Actor("server")
"""Whoever starts the server decides it; the trail knows no more of them."""


class Kind(StrEnum):
    """How people sign in."""

    PASSWORD = "password"  # noqa: S105  the name of a way
    PROVIDER = "provider"


def settle(url: str, kind: Kind) -> None:
    """Note the kind that holds from this start on; who came in by the other one is out."""
    with reading(url) as session:
        if _last(session) is kind:
            return
    with writing(url) as session:
        decide(session, OPERATOR, NAME, kind)
        record(session, OPERATOR, "setting", NAME, value=kind, sessions=end_everybodys(session))


def _last(session: Session) -> Kind:
    value = session.execute(newest(NAME)).scalar()
    return Kind(json.loads(value)) if value else Kind.PASSWORD
