"""Which deck does a code name? A ready one, one that somebody kept, or one frozen with its numbers."""

from sqlalchemy import Engine, select
from sqlmodel import Session, col

from dashboard.deck.frozen import frozen_deck
from dashboard.deck.model import Deck
from dashboard.deck.ready import ready_deck
from dashboard.deck.written import read
from dashboard.metrics.places import known_places
from dashboard.store import tables


def deck_by_code(session: Session, code: str) -> Deck:
    """The deck of a code: ``month``, ``district-almaly``, or the code of a kept or frozen one.

    Raises ``UnknownDeck``, and for a ready deck of a place without one ``PlaceNeeded`` or ``NoLibraries``.
    """
    code = code.replace("\0", "")  # PostgreSQL knows no such sign
    kept = session.get(tables.Deck, code)
    if kept is not None:
        return Deck(kept.code, kept.title, read(kept.slides))
    if session.execute(select(col(tables.Snapshot.code)).where(col(tables.Snapshot.code) == code)).first():
        return frozen_deck(_url(session), code)
    known = known_places(session)
    return ready_deck(code, known.districts, tuple(library for library, _ in known.libraries))


def _url(session: Session) -> str:
    bound = session.get_bind()
    engine = bound if isinstance(bound, Engine) else bound.engine
    return engine.url.render_as_string(hide_password=False)
