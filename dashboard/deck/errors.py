"""What can go wrong when a deck is asked for? Each refusal names itself in the reader's language."""

from dashboard.i18n import Translator


class DeckError(Exception):
    """A deck that cannot be shown; ``key`` is its sentence in the catalogues."""

    key = ""

    def __init__(self, **values: object) -> None:
        super().__init__(f"{self.key}: {values}")
        self.values = values

    def told(self, t: Translator) -> str:
        """What happened and what to do."""
        return t(self.key, **self.values)


class UnknownDeck(DeckError):  # noqa: N818  a state of things, not a mistake
    """No ready, kept or frozen deck has the code."""

    key = "deck.error.unknown"


class PlaceNeeded(DeckError):  # noqa: N818  a state of things, not a mistake
    """The deck tells of one district or library, and the code names none."""

    key = "deck.error.place_needed"


class NoLibraries(DeckError):  # noqa: N818  a state of things, not a mistake
    """The deck tells of one library, and the store knows none yet (districts come with its tables)."""

    key = "deck.error.no_libraries"


class BadMonth(DeckError):  # noqa: N818  a state of things, not a mistake
    """What was given is no month."""

    key = "deck.error.bad_month"


class MonthBeforeAll(DeckError):  # noqa: N818  a state of things, not a mistake
    """The month lies before the first that the store may hold."""

    key = "deck.error.month_before_all"


class MonthAhead(DeckError):  # noqa: N818  a state of things, not a mistake
    """The month has not begun."""

    key = "deck.error.month_ahead"


class MonthWithoutData(DeckError):  # noqa: N818  a state of things, not a mistake
    """Nobody reported for the month, and the deck shows monthly figures."""

    key = "deck.error.no_data"


class NoMonthYet(DeckError):  # noqa: N818  a state of things, not a mistake
    """Nobody reported for any month, and the deck shows monthly figures."""

    key = "deck.error.no_month_yet"


class OtherMonthFrozen(DeckError):  # noqa: N818  a state of things, not a mistake
    """The deck was frozen for another month: its numbers tell of no other."""

    key = "deck.error.other_month"


class NoSlides(DeckError):  # noqa: N818  a state of things, not a mistake
    """Every slide was of a panel that there is no more."""

    key = "deck.error.no_slides"


class NotKept(DeckError):  # noqa: N818  a state of things, not a mistake
    """The deck is not kept: ``reason`` is title, slides, words or panel."""

    def told(self, t: Translator) -> str:
        """What is wrong with it."""
        return t(f"deck.not_kept.{self.values['reason']}", n=self.values["n"])
