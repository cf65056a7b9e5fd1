"""Was the text once read in the wrong encoding and saved so? Undone where the whole of it turns back exactly."""

from collections.abc import Iterator

from dashboard.ingest.letters import ALPHABET, SIGNS

WRONG = ("cp1251", "cp1252", "latin-1")
"""Code pages in which UTF-8 is opened by mistake: Excel in Russian, Excel in English, web tools."""


def repairs(text: str) -> Iterator[str]:
    """Texts of which this one is a wrong reading, if any."""
    if text.isascii():
        return
    for codec in WRONG:
        repaired = _turned_back(text.lstrip("\ufeff"), codec)
        if repaired is not None:
            yield repaired.lstrip("\ufeff")


def is_mojibake(text: str) -> bool:
    """Whether a cell holds Cyrillic that was read in the wrong encoding."""
    return next(repairs(text), None) is not None


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
