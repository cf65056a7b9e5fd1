"""In which encoding was it saved? Marks, strict UTF-8, UTF-16, then the Cyrillic code pages against each other.

Damaged text is refused, never guessed: a wrong letter in a name lives for years.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from dashboard.ingest.letters import ALPHABET, SIGNS
from dashboard.ingest.receive import looks_like_utf16
from dashboard.ingest.refusal import refuse
from dashboard.ingest.vocabulary import words_known_in

CODE_PAGES = ("kz1048", "ptcp154", "cp866", "koi8_r", "mac_cyrillic")
"""KZ-1048 first: it equals cp1251 for Russian and holds the Kazakh letters as well."""

NAMES = {"kz1048": "KZ-1048", "ptcp154": "PT154", "cp866": "cp866", "koi8_r": "KOI8-R", "mac_cyrillic": "Mac Cyrillic"}
KAZAKH_BYTES = frozenset(b"\x8d\x8e\x9d\x9e\xa1\xa2\xa3\xa5\xaa\xaf\xb4\xba\xbc\xbd\xbe\xbf")
SAMPLE = 200_000
SURE_PAIRS = 2
HIGH = 0x80


@dataclass(frozen=True, slots=True)
class Decoded:
    """The text of a file and the encoding it was in."""

    text: str
    encoding: str


def decode(content: bytes) -> Decoded:
    """The text; refused where the encoding cannot be told or the bytes are damaged."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _utf16(content[2:], "utf-16-le" if content[0] == 0xFF else "utf-16-be")  # noqa: PLR2004  the mark
    if b"\x00" in content and looks_like_utf16(content):
        return _utf16(content, "utf-16-le" if content[1::2].count(0) else "utf-16-be")
    return _eight_bits(content.rstrip(b"\x1a"))


def _utf16(content: bytes, codec: str) -> Decoded:
    if len(content) % 2:
        raise refuse("file.truncated")
    try:
        text = content.decode(codec)
    except UnicodeDecodeError as error:
        raise refuse("file.encoding") from error
    if "\x00" in text:
        raise refuse("file.nul_bytes")
    return Decoded(text.lstrip("\ufeff"), codec.upper())


def _eight_bits(content: bytes) -> Decoded:
    marked = content.startswith(b"\xef\xbb\xbf")
    try:
        return Decoded(content.decode("utf-8-sig").lstrip("\ufeff"), "UTF-8")
    except UnicodeDecodeError as error:
        if "unexpected end" in error.reason and _is_utf8(content[: error.start]):
            raise refuse("file.truncated") from error
        if marked or _has_utf8_words(content):
            raise refuse("file.encoding", mixed=True) from error
    return _code_page(content)


def _is_utf8(content: bytes) -> bool:
    """Whether the part before a cut is UTF-8 with letters beyond ASCII."""
    try:
        return not content.decode("utf-8").isascii()
    except UnicodeDecodeError:
        return False


def _has_utf8_words(content: bytes) -> bool:
    """Whether some cell is UTF-8 although the file as a whole is not: two files pasted into one.

    Two accidental pairs in one cell of a cp1251 file need letters no word has side by side.
    """
    return any(_is_utf8_word(cell) for cell in set(re.split(rb"[;,\t\r\n\"|]+", content)) if not cell.isascii())


def _is_utf8_word(cell: bytes) -> bool:
    high = sum(byte >= HIGH for byte in cell)
    try:
        return high >= 2 * SURE_PAIRS and len(cell.decode("utf-8")) == len(cell) - high // 2
    except UnicodeDecodeError:
        return False


def _code_page(content: bytes) -> Decoded:
    candidates = sorted(_readings(content), reverse=True)
    best = candidates[0] if candidates else (0.0, "", "")
    rivals = [text for score, _, text in candidates[1:] if score == best[0] and text != best[2]]
    if not best[2] or rivals:
        raise refuse("file.encoding")
    first = next(codec for codec in CODE_PAGES if (best[0], codec, best[2]) in candidates)
    return Decoded(best[2], _name(first, content))


def _name(codec: str, content: bytes) -> str:
    return "Windows-1251" if codec == "kz1048" and not KAZAKH_BYTES & set(content) else NAMES[codec]


def _readings(content: bytes) -> Iterator[tuple[float, str, str]]:
    for codec in CODE_PAGES:
        try:
            text = content.decode(codec)
        except UnicodeDecodeError:
            continue
        if _only_our_letters(text):
            yield _score(text[:SAMPLE]), codec, text


def _only_our_letters(text: str) -> bool:
    return {letter for letter in set(text) if not letter.isascii()} <= ALPHABET | SIGNS


def _score(text: str) -> float:
    """Known words count for a reading; capitals inside words (each code page's own signature) against it."""
    odd = len(re.findall(r"[а-яёәғқңөұүһі][А-ЯЁӘҒҚҢӨҰҮҺІ]", text))
    torn = len(re.findall(r"[^\W\d_][«»„“”‘’№°±§©®·•€²³×][^\W\d_]", text))
    return 10 * words_known_in(text) - odd - 5 * torn
