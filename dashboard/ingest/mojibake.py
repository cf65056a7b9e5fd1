"""Was the text once read in the wrong encoding and saved so? Undone where the whole of it turns back exactly."""

import codecs
import re
from collections.abc import Iterator
from itertools import permutations

from dashboard.ingest.letters import ALPHABET, SIGNS
from dashboard.ingest.vocabulary import words_known_in

WRONG = ("cp1251", "cp1252", "latin-1")
"""Code pages in which UTF-8 is opened by mistake: Excel in Russian, Excel in English, web tools."""


CODE_PAGES = ("kz1048", "cp1251", "cp1252", "latin-1", "cp866", "koi8_r", "mac_cyrillic")
"""Code pages of which one is opened as another."""
HEAD = 4_000
FEWEST_WORDS = 3
LOST_MARKS = 8


def misreadings(text: str) -> Iterator[str]:
    """Texts of which this one is a reading in another code page, where that makes more of our words."""
    head = text[:HEAD]
    if head.isascii():
        return
    now = words_known_in(head)
    for wrong, right in permutations(CODE_PAGES, 2):
        repaired = _reread(head, wrong, right)
        if repaired and words_known_in(repaired) >= max(FEWEST_WORDS, now + 1):
            whole = _reread(text, wrong, right)
            if whole is not None:
                yield whole


def has_strange_letters(text: str) -> bool:
    """Whether the beginning of a text holds Cyrillic of other languages: often Kazakh read in the Russian code page."""
    return any("\u0400" <= letter <= "\u04ff" and letter not in ALPHABET for letter in set(text[:HEAD]))


def is_unreadable(text: str) -> bool:
    """Whether a text has lost its letters: strange alphabets, capitals inside words, rows of question marks."""
    head = text[:HEAD]
    if len(re.findall(r"\?{3,}", head)) >= LOST_MARKS:
        return True
    foreign = [letter for letter in head if not letter.isascii() and letter not in SIGNS]
    if len(foreign) < LOST_MARKS or words_known_in(head):
        return False
    strange = sum(letter not in ALPHABET for letter in foreign)
    return strange * 5 > len(foreign) or bool(re.search("[а-яёіқ][А-ЯЁ]", head))


def _reread(text: str, wrong: str, right: str) -> str | None:
    try:
        repaired = text.encode(wrong).decode(right)
    except UnicodeError:
        return None
    return repaired if {letter for letter in repaired if not letter.isascii()} <= ALPHABET | SIGNS else None


def repairs(text: str) -> Iterator[str]:
    """Texts of which this one is a wrong reading, if any."""
    if text.isascii():
        return
    for codec in WRONG:
        if not _could_be(text[:HEAD], codec):
            continue  # a few thousand letters say so; the whole of a large file would cost hundreds of megabytes
        repaired = _turned_back(text.lstrip("\ufeff"), codec)
        if repaired is not None:
            yield repaired.lstrip("\ufeff")


def is_mojibake(text: str) -> bool:
    """Whether a cell holds Cyrillic that was read in the wrong encoding."""
    return next(repairs(text), None) is not None


def _could_be(head: str, codec: str) -> bool:
    """Whether the beginning of a text turns back into UTF-8, the last letter perhaps cut."""
    try:
        found = b"".join(_bytes(letter, codec) for letter in head.lstrip("\ufeff"))
        codecs.getincrementaldecoder("utf-8")().decode(found)
    except (UnicodeEncodeError, UnicodeDecodeError):
        return False
    return True


def _turned_back(text: str, codec: str) -> str | None:
    try:
        repaired = b"".join(_bytes(letter, codec) for letter in text).decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return None
    beyond = {letter for letter in repaired if not letter.isascii()}
    return repaired if beyond & ALPHABET and beyond <= ALPHABET | SIGNS else None


def _bytes(letter: str, codec: str) -> bytes:
    """The byte a letter was; bytes the code page does not define come through as control characters."""
    try:
        return letter.encode(codec)
    except UnicodeEncodeError:
        return letter.encode("latin-1")
