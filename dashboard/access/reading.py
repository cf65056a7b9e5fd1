"""May everybody read? Open to all until an administrator closes it: then only people who signed in."""

import json

from sqlalchemy import Connection, select
from sqlmodel import Session, col

from dashboard import settings
from dashboard.store.audit import Actor, now, record
from dashboard.store.tables import Revision, Setting

NAME = "reading"
OPEN, SIGNED_IN = "open", "signed_in"


_NEWEST = select(col(Setting.value)).where(col(Setting.name) == NAME).order_by(col(Setting.valid_from).desc()).limit(1)
"""A setting made on a day counts from that day on; a day set for tests must not hide it."""
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
    session.merge(
        Setting(name=NAME, valid_from=settings.today(), value=json.dumps(chosen), author=by.name, created_at=now())
    )
    record(session, by, "setting", NAME, value=chosen)
