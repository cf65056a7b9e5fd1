"""What is shown at the meeting? Decks people put together, and decks frozen with their numbers."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel


class Deck(SQLModel, table=True):
    """A named sequence of slides: panels with their filters and captions, no numbers."""

    __tablename__ = "deck"
    __table_args__ = (CheckConstraint("title <> ''", name="title_given"),)
    code: str = Field(primary_key=True, description="stands in the link")
    title: str
    slides: str = Field(description="JSON")
    author: str
    created_at: datetime = Field(description="UTC")
    changed_at: datetime = Field(description="UTC")


class Snapshot(SQLModel, table=True):
    """A deck frozen with the numbers it had: later uploads do not move it."""

    __tablename__ = "snapshot"
    code: str = Field(primary_key=True, description="random, stands in the link")
    deck_code: str | None = Field(default=None, description="the deck it was taken of, which may be gone")
    title: str
    slides: str = Field(description="JSON: the deck as it was")
    frames: str = Field(description="JSON: the numbers of every panel")
    revision: int = Field(description="of the store the numbers were read from")
    as_of: date = Field(description="the day the numbers were read as of")
    author: str
    created_at: datetime = Field(description="UTC")
