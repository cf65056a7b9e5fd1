"""How is a deck kept, changed, frozen and thrown away? The only functions that write decks.

None of them raises the store's revision: no figure changes, and prepared panels stay as they are during a meeting.
"""

import re
import secrets
from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlalchemy import select
from sqlmodel import Session, col

from dashboard import settings, store
from dashboard.deck.composing import chosen_filters, numbers_of, panels_of, telling
from dashboard.deck.errors import NotKept, UnknownDeck
from dashboard.deck.frozen import Kept, numbers_as_text
from dashboard.deck.model import Deck, Slide
from dashboard.deck.written import written
from dashboard.i18n import DEFAULT_LANGUAGE
from dashboard.panels import PANELS, Snapshot, opened
from dashboard.panels.prepared import numbers
from dashboard.store import tables
from dashboard.store.audit import Actor, record

LETTERS = "abcdefghjkmnpqrstuvwxyz23456789"
CODE_LENGTH, FROZEN_LENGTH = 8, 16
"""A frozen deck may be handed to somebody by its link alone: nobody guesses the code."""
LONGEST_TITLE, LONGEST_CAPTION, LONGEST_NOTES, MOST_SLIDES = 120, 120, 4000, 40
SPAN = re.compile(r"|year|all|[1-9]\d{0,2}")


@dataclass(frozen=True, slots=True)
class Shelved:
    """A kept or frozen deck as a list shows it."""

    code: str
    title: str
    author: str
    on: date
    deck_code: str | None = None


def kept_decks(session: Session) -> list[Shelved]:
    """The decks people put together, newest first."""
    table = tables.Deck
    asked = select(col(table.code), col(table.title), col(table.author), col(table.changed_at))
    rows = session.execute(asked.order_by(col(table.changed_at).desc(), col(table.code)))
    return [Shelved(code, title, author, moment.date()) for code, title, author, moment in rows]


def frozen_decks(session: Session) -> list[Shelved]:
    """The decks frozen with their numbers, newest first."""
    table = tables.Snapshot
    asked = select(
        col(table.code), col(table.title), col(table.author), col(table.created_at), col(table.deck_code)
    ).order_by(col(table.created_at).desc(), col(table.code))
    return [
        Shelved(code, title, author, moment.date(), deck)
        for code, title, author, moment, deck in session.execute(asked)
    ]


def keep(url: str, title: str, slides: tuple[Slide, ...], by: Actor, code: str | None = None) -> str:
    """Keep a deck under a name; with a ``code`` in place of the one kept there. Returns its code.

    Raises ``NotKept`` for a deck that cannot be shown, ``UnknownDeck`` where the one to change is gone.
    """
    title = " ".join(title.split())
    _check(title, slides)
    now = _moment(settings.today())
    with store.writing(url) as session:
        if code is None:
            code = _new_code("d", CODE_LENGTH)
            session.add(
                tables.Deck(
                    code=code, title=title, slides=written(slides), author=by.name, created_at=now, changed_at=now
                )
            )
            record(session, by, "deck_keep", code)
            return code
        row = session.get(tables.Deck, code)
        if row is None:
            raise UnknownDeck(code=code)
        row.title, row.slides, row.author, row.changed_at = title, written(slides), by.name, now
        session.add(row)
        record(session, by, "deck_keep", code)
        return code


def throw_away(url: str, code: str, by: Actor) -> None:
    """Remove a kept or frozen deck; one that is gone already is no fault."""
    with store.writing(url) as session:
        for table in (tables.Deck, tables.Snapshot):
            row = session.get(table, code)
            if row is not None:
                session.delete(row)
                record(session, by, "deck_remove", code)


def freeze(deck: Deck, month: date | None, snapshot: Snapshot, by: Actor, today: date) -> str:
    """Keep a deck with the numbers it has now. Returns the code of the frozen deck. Raises a ``DeckError``."""
    told = telling(deck, month, snapshot, today)
    kept: dict[tuple[int, str], Kept] = {}
    for number in numbers_of(deck):
        slide = deck.slides[number - 1]
        for panel_id in panels_of(slide):
            found = numbers(panel_id, chosen_filters(slide, told), DEFAULT_LANGUAGE, snapshot)
            kept[number, panel_id] = Kept(found.frame, found.data_as_of, found.demo)
    with opened(snapshot) as session:
        names = store.names(session)
    row = tables.Snapshot(
        code=_new_code("f", FROZEN_LENGTH),
        deck_code=deck.code,
        title=deck.title,
        slides=written(deck.slides),
        frames=numbers_as_text(told, names, kept),
        revision=snapshot.revision,
        as_of=told.as_of,
        author=by.name,
        created_at=_moment(today),
    )
    code = row.code
    with store.writing(snapshot.url) as session:
        session.add(row)
        record(session, by, "deck_freeze", code)
    return code


def _check(title: str, slides: tuple[Slide, ...]) -> None:
    if not title or len(title) > LONGEST_TITLE:
        raise NotKept(reason="title", n=LONGEST_TITLE)
    if not slides or len(slides) > MOST_SLIDES:
        raise NotKept(reason="slides", n=MOST_SLIDES)
    for slide in slides:
        if len(slide.caption) > LONGEST_CAPTION or len(slide.notes) > LONGEST_NOTES:
            raise NotKept(reason="words", n=LONGEST_NOTES)
        if (slide.panel is not None and slide.panel not in PANELS) or not SPAN.fullmatch(slide.span):
            raise NotKept(reason="panel", n=1)


def _moment(today: date) -> datetime:
    """The time of day now, on the day as of which figures are read: one clock for decks kept and frozen."""
    return datetime.combine(today, datetime.now(UTC).time(), UTC)


def _new_code(kind: str, length: int) -> str:
    return kind + "".join(secrets.choice(LETTERS) for _ in range(length))
