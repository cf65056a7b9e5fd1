"""What was done, by whom, when? The trail, newest first, narrowed by deed, day and name. Nothing here changes it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, func, or_, select
from sqlmodel import Session, col

from dashboard.store.tables import Audit

SPECIAL = "\\%_"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which lines: of these deeds (none: all), with these words in who, login or what it was done to."""

    actions: tuple[str, ...] = ()
    words: str = ""
    since: datetime | None = None
    until: datetime | None = None
    """UTC; the first moment after the last wanted."""


def entries(session: Session, wanted: Wanted, limit: int | None, offset: int = 0) -> Sequence[Audit]:
    """Lines of the trail; times are UTC."""
    asked = select(Audit).where(*_conditions(wanted)).order_by(col(Audit.id).desc())
    found = session.execute(asked.limit(limit).offset(offset) if limit else asked).scalars().all()
    session.expunge_all()
    return found


def count(session: Session, wanted: Wanted) -> int:
    """How many lines there are."""
    return int(session.execute(select(func.count()).select_from(Audit).where(*_conditions(wanted))).scalar_one())


def actions(session: Session) -> list[str]:
    """The deeds there are lines of."""
    return sorted(session.execute(select(col(Audit.action)).distinct()).scalars())


def _conditions(wanted: Wanted) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = [col(Audit.action).in_(wanted.actions)] if wanted.actions else []
    found += [col(Audit.at) >= wanted.since] if wanted.since else []
    found += [col(Audit.at) < wanted.until] if wanted.until else []
    if wanted.words:
        columns = (col(Audit.actor), col(Audit.login), col(Audit.subject), col(Audit.details))
        # SQLite knows no capitals beside the Latin ones: the usual spellings are asked for.
        spellings = dict.fromkeys(spell(wanted.words) for spell in (str, str.lower, str.upper, str.capitalize))
        matches = [column.ilike(_pattern(words), escape="\\") for column in columns for words in spellings]
        found.append(or_(*matches))
    return found


def _pattern(words: str) -> str:
    known = words.replace("\0", "")  # PostgreSQL knows no such sign
    return "%" + "".join(f"\\{letter}" if letter in SPECIAL else letter for letter in known) + "%"
