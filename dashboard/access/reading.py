"""May everybody read? Open to all until an administrator closes it: then only people who signed in."""

import json

from sqlalchemy import Connection, select
from sqlmodel import Session, col

from dashboard.access.decided import decide, newest
from dashboard.store.audit import Actor, record
from dashboard.store.tables import Revision

NAME = "reading"
OPEN, SIGNED_IN = "open", "signed_in"


_NEWEST = newest(NAME)
_STATE = select(col(Revision.number), _NEWEST.scalar_subquery())


def is_open(session: Session) -> bool:
    """Whether figures may be read without signing in."""
    return _says_open(session.execute(_NEWEST).scalar())


def state(connection: Connection) -> tuple[int, bool]:
    """The store's revision, and whether figures may be read without signing in: what every run asks, at once."""
    number, value = connection.execute(_STATE).one()
    return number, _says_open(value)


def _says_open(value: str | None) -> bool:
    return value is None or json.loads(value) == OPEN


def set_open(session: Session, by: Actor, *, open_: bool) -> None:
    """Open or close it, at once."""
    chosen = OPEN if open_ else SIGNED_IN
    decide(session, by, NAME, chosen)
    record(session, by, "setting", NAME, value=chosen)
