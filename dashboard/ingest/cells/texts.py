"""Is this text whole? Names and remarks in which no letter was lost; web addresses."""

import re

from dashboard.ingest import limits
from dashboard.ingest.cells.reading import Context, Reading, fault

LOST_LETTER = re.compile(r"\?[^\W\d_]|[^\W\d_]\?+[^\W\d_]|\?{2,}")
"""A question mark where a letter belongs: at the start of a word, inside one, or several in a row."""
WEB = re.compile(r"https?://[^\s|]+", re.IGNORECASE)


def text(raw: str, _context: Context, longest: int = limits.MAX_CELL_CHARS, *, strict: bool = False) -> Reading:
    """A text; in a name (``strict``) any question mark is a letter that was lost, and a dash is no name."""
    if len(raw) > longest:
        return fault("cell.too_long", limit=str(longest))
    if LOST_LETTER.search(WEB.sub("", raw)) or (strict and "?" in raw):
        return fault("cell.lost_characters")
    if strict and not any(letter.isalnum() for letter in raw):
        return fault("cell.required")
    return Reading(raw)


def address(raw: str, _context: Context) -> Reading:
    """A web address, or a few of them separated by ``|``."""
    return Reading(raw)


def addresses(raw: str, _context: Context) -> Reading:
    """Any number of web addresses separated by ``|``."""
    return Reading(raw)
