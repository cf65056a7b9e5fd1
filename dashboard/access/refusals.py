"""Who tried what they may not? A line in the log each time, one in the trail for the same by the same in a minute."""

import logging

from sqlalchemy.exc import SQLAlchemyError

from dashboard.access.person import Person
from dashboard.access.seldom import Seldom
from dashboard.access.sessions import person_of
from dashboard.logs import line
from dashboard.store import reading, writing
from dashboard.store.audit import Actor, record

log = logging.getLogger(__name__)


_seldom = Seldom()


def refused(url: str, sid: str | None, deed: str, **details: object) -> None:
    """Note an attempt. ``deed``: the right that was lacking, ``download`` or ``libraries``; details without names."""
    try:
        with reading(url) as session:
            who = person_of(session, sid)
        _note(url, who, deed, details)
    except SQLAlchemyError as problem:
        # It was refused all the same: a store that takes no line is told where it is used.
        log.warning("could not write down a refusal: %s", type(problem).__name__)


def _note(url: str, who: Person | None, deed: str, details: dict[str, object]) -> None:
    line(log, "refused", deed=deed, signed_in="yes" if who else "no")
    times = _seldom.times(who.login if who else "", deed)
    if times:
        with writing(url) as session:
            record(session, who.actor if who else Actor(""), "refused", deed, times=times, **details)
