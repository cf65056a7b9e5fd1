"""Which deck does a code name? A ready one, or one that somebody kept."""

from sqlmodel import Session

from dashboard.deck.model import Deck
from dashboard.deck.ready import ready_deck
from dashboard.deck.written import read
from dashboard.metrics.places import known_places
from dashboard.store import tables


def deck_by_code(session: Session, code: str) -> Deck:
    """The deck of a code: ``month``, ``district-almaly``, or the code of a kept one.

    Raises ``UnknownDeck``, and ``PlaceNeeded`` for a ready deck of a place without one.
    """
    kept = session.get(tables.Deck, code)
    if kept is not None:
        return Deck(kept.code, kept.title, read(kept.slides))
    known = known_places(session)
    return ready_deck(code, known.districts, tuple(library for library, _ in known.libraries))
