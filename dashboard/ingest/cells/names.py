"""Which library or project is called so? Names in any of the three languages, compared without their marks."""

import re
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache

from dashboard.ingest import letters
from dashboard.ingest.cells.reading import Reading, fault

Names = frozenset[tuple[str, str]]
"""Pairs of a name and a code; a code has several names."""

MARKS = re.compile(r"[«»\"“”„'‘’`.,:;*()№#]|\bno\b|\b(?:им|имени|атындағы|атындагы|ат)\b")
GENERIC = re.compile(
    r"библиотек\w*|филиал\w*|городск\w*|центральн\w*|кітапхана\w*|қалалық|орталық|library|libraries|branch|city|central"
)
"""Words that many names hold."""
BRANCH = re.compile(r"филиал|branch")
WORD = re.compile(r"[^\W\d_]{3,}")
NUMBER = re.compile(r"[0-9]+")
NUMBER_IN_NAME = re.compile(r"(?:№|\bno\.?) ?([0-9]{1,3})\b|\b([0-9]{1,3})-?(?:я|й|ая|ші|шы|st|nd|rd|th)\b")
LIKE = 0.6
MOST_SHOWN = 3
SHORTEST = 3
"""Initials and short words tell no library from another."""


def named(text: str, names: Names) -> Reading | None:
    """The code of the one place called so; a fault where several are, or where a name is none of ours.

    None where the text is no name at all, or no names are known.
    """
    if not names or not WORD.search(text):
        return None
    codes = _codes_by_key(names).get(name_key(text), frozenset())
    code = next(iter(codes)) if len(codes) == 1 else None if codes else _otherwise(text, names)
    if code:
        return Reading(code, ("n.code_format",), details={"rule": "name"})
    if codes:
        return fault("cell.unknown_code", rule="shared_name", codes=", ".join(sorted(codes)))
    return fault("cell.unknown_code", alike=Alike(text, names), rule="name")


def _otherwise(text: str, names: Names) -> str | None:
    """The one place whose name this is in other letters, or without the words that many names hold."""
    plain = letters.cyrillic(text) if letters.is_mixed(text) else text
    key, telling = name_key(plain), _telling(plain)
    typed = {code for name, code in _by_sound(names).get(letters.sounds(key), ()) if letters.means(key, name)}
    fits = typed or (_codes_by_telling(names).get(telling, frozenset()) if telling != tuple(key.split()) else set())
    if telling[0].isdigit() and not (BRANCH.search(key) and _codes_by_number(names).get(int(telling[0])) == fits):
        return None  # a number tells a branch, where no other library is called by it
    return next(iter(fits)) if len(fits) == 1 else None


@lru_cache(maxsize=65536)
def name_key(text: str) -> str:
    """A name for comparing: without quotes, points, numero signs and the word "named after"."""
    return letters.squeeze(MARKS.sub(" ", letters.word_key(text)))


def numbered_otherwise(text: str, code: str, names: Names) -> Reading | None:
    """A fault where a bare number may as well be the number in the name of another library: ``№ 4``."""
    number = NUMBER.search(text)
    others = _codes_by_number(names).get(int(number[0]), frozenset()) - {code} if number else frozenset()
    return (
        fault("cell.unknown_code", rule="shared_number", codes=", ".join(sorted({code, *others}))) if others else None
    )


@lru_cache(maxsize=16)
def _codes_by_number(names: Names) -> dict[int, frozenset[str]]:
    found: dict[int, frozenset[str]] = {}
    for name, code in names:
        for either in NUMBER_IN_NAME.findall(letters.folded(name)):
            number = int("".join(either))
            found[number] = found.get(number, frozenset()) | {code}
    return found


@lru_cache(maxsize=16)
def _codes_by_key(names: Names) -> dict[str, frozenset[str]]:
    found: dict[str, frozenset[str]] = {}
    for name, code in names:
        key = name_key(name)
        found[key] = found.get(key, frozenset()) | {code}
    return found


@lru_cache(maxsize=16)
def _by_sound(names: Names) -> dict[str, frozenset[tuple[str, str]]]:
    """Names for comparing, with their codes, by how they sound."""
    found: dict[str, frozenset[tuple[str, str]]] = {}
    for name, code in names:
        key = name_key(name)
        sound = letters.sounds(key)
        found[sound] = found.get(sound, frozenset()) | {(key, code)}
    return found


@lru_cache(maxsize=16)
def _codes_by_telling(names: Names) -> dict[tuple[str, ...], frozenset[str]]:
    """Codes by the words of a name that tell it from others."""
    found: dict[tuple[str, ...], frozenset[str]] = {}
    for name, code in names:
        telling = _telling(name)
        if any(len(word) > SHORTEST for word in telling) or (len(telling) == 1 and telling[0].isdigit()):
            found[telling] = found.get(telling, frozenset()) | {code}
    return found


@dataclass(frozen=True, slots=True)
class Alike:
    """The known names that look like a text, sought when somebody reads the message."""

    text: str
    names: Names = field(repr=False)

    def __str__(self) -> str:
        return _alike(self.text, self.names)


@lru_cache(maxsize=1024)
def _alike(text: str, names: Names) -> str:
    """Up to three names with their codes, one name a code: those that hold words most like the text's."""
    asked = _telling(text)
    rated = sorted(((-_likeness(asked, _telling(name)), name, code) for name, code in names), key=lambda one: one[:2])
    shown: dict[str, str] = {}
    for likeness, name, code in rated:
        if -likeness >= LIKE:
            shown.setdefault(code, f"«{name}» ({code})")
    return ", ".join(list(shown.values())[:MOST_SHOWN])


@lru_cache(maxsize=4096)
def _telling(name: str) -> tuple[str, ...]:
    """The words of a name that tell it from others; all of them where none does."""
    words = tuple(name_key(name).split())
    return tuple(word for word in words if not GENERIC.fullmatch(word)) or words


def _likeness(asked: tuple[str, ...], words: tuple[str, ...]) -> float:
    return sum(max((_ratio(one, word) for word in words), default=0.0) for one in asked) / max(len(asked), 1)


@lru_cache(maxsize=65536)
def _ratio(one: str, other: str) -> float:
    return float(one == other) if one.isdigit() else SequenceMatcher(None, one, other).ratio()
