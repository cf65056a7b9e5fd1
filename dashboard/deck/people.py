"""Does a deck name a person? Its slides say who decided about a project against the rule."""

from sqlalchemy import select
from sqlmodel import Session, col

from dashboard.deck.frozen import FrozenDeck
from dashboard.deck.model import Deck
from dashboard.store.tables import StatusOverride


def may_name_people(session: Session, deck: Deck) -> bool:
    """Whether a file of the deck may hold a person's name; a frozen one tells what held when it was frozen."""
    return (
        isinstance(deck, FrozenDeck) or session.execute(select(col(StatusOverride.line)).limit(1)).first() is not None
    )
