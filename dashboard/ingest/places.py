"""Where does a cell stand? Its address as Excel shows it."""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from dashboard.ingest.splitting import Line

LETTERS = 26


def column_letters(place: int) -> str:
    """``A`` for 0, ``Z`` for 25, ``AA`` for 26."""
    text = ""
    number = place + 1
    while number:
        number, rest = divmod(number - 1, LETTERS)
        text = chr(ord("A") + rest) + text
    return text


def address(line: "Line", place: int) -> str:
    """``C14``: of the file, also where the row was turned from columns."""
    return f"{column_letters(line.places[place] if line.places else place)}{line.row}"
