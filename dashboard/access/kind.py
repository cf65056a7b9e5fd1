"""How do people sign in here: by passwords of ours, or by an identity provider? A change of it ends every sign-in."""

import json
from enum import StrEnum

from sqlalchemy import select
from sqlmodel import Session, col

from dashboard import settings
from dashboard.access.sessions import end_everybodys
from dashboard.store import reading, writing
from dashboard.store.audit import Actor, now, record
from dashboard.store.tables import Setting

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
        session.merge(
            Setting(
                name=NAME, valid_from=settings.today(), value=json.dumps(kind), author=OPERATOR.name, created_at=now()
            )
        )
        record(session, OPERATOR, "setting", NAME, value=kind, sessions=end_everybodys(session))


def _last(session: Session) -> Kind:
    newest = (
        select(col(Setting.value)).where(col(Setting.name) == NAME).order_by(col(Setting.created_at).desc()).limit(1)
    )
    value = session.execute(newest).scalar()
    return Kind(json.loads(value)) if value else Kind.PASSWORD
