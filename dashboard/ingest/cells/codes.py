"""Which library, project or milestone is meant? Codes are compared by what they say, not how they are typed."""

import re
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache

from dashboard.ingest import letters
from dashboard.ingest.cells.names import Names, named, numbered_otherwise
from dashboard.ingest.cells.reading import Context, Reading, fault
from dashboard.ingest.vocabulary import codes_by_word

CODE = re.compile(r"[A-Z][A-Z0-9]*(?:[-_][A-Z0-9]+)*")
CODE_NUMBER = re.compile(r"[A-Z]+[-_]?([0-9]{1,4})")
LIBRARY_CODE = re.compile(r"LIB[-_ .]*([0-9]{1,3})")
BARE_NUMBER = re.compile(r"(?:№|#)?\s*([0-9]{1,4})(?:[.,]0)?")
DIGITS_ALIKE = {"O": "0", "o": "0", "I": "1", "i": "1", "l": "1", "|": "1", "З": "3", "з": "3"}
DIGIT_ALIKE = re.compile(r"(?<=[0-9])[OoIilЗз|]|[OoIilЗз|](?=[0-9])")
"""Letters beside a digit that look like digits themselves."""
SLUG = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
LOOKS_CODED = re.compile(r"^\S*[0-9]\S*$|[A-Za-z][-_ ]?[0-9]")
"""One word with a digit, or several codes."""
LONGEST = 40


def library(text: str, context: Context) -> Reading:
    """The code of a library we know."""
    found = _known(text, context.known.library_codes, numbered=True)
    if found.fault is None and (context.by_name or text[0] in "№#") and BARE_NUMBER.fullmatch(text):
        return numbered_otherwise(text, str(found.value), context.known.library_names) or found
    return _or_named(found, text, context.known.library_codes, context.known.library_names)


def listed_library(text: str, context: Context) -> Reading:
    """The code of a library in the register itself: a new one may come."""
    return _listed(text, context.known.library_codes, complete=context.known.complete, numbered=True)


def project(text: str, context: Context) -> Reading:
    """The code of a project we know."""
    found = _known(text, context.known.project_codes)
    return _or_named(found, text, context.known.project_codes, context.known.project_names)


def _or_named(found: Reading, text: str, codes: frozenset[str], names: Names) -> Reading:
    """What a text says as a code, else as a name."""
    if found.fault is None or not codes:
        return found
    called = named(text, names)
    is_code = CODE.fullmatch(text) or LOOKS_CODED.search(text)
    return found if called is None or (called.fault and is_code) else called


def listed_project(text: str, context: Context) -> Reading:
    """The code of a project in the list of projects itself: a new one may come."""
    return _listed(text, context.known.project_codes, complete=context.known.complete)


def milestone(text: str, context: Context) -> Reading:
    """The code of a milestone, or its name where it has one."""
    codes = context.known.milestone_codes or frozenset(codes_by_word("milestone").values())
    named = codes_by_word("milestone").get(letters.word_key(text))
    if named in codes:
        return Reading(named, () if named == text else ("n.code_format",))
    found = _known(text, codes)
    unlisted = found.fault and letters.is_cyrillic(text) and codes.issuperset(codes_by_word("milestone").values())
    return fault("cell.unknown_code", choice="milestone") if unlisted else found


def measure(text: str, _context: Context) -> Reading:
    """What a plan counts: its code, or its name in words."""
    code = codes_by_word("measure").get(letters.word_key(text))
    found = Reading(code) if code else slug(text, _context)
    return fault("cell.unknown_code", choice="measure") if found.fault else found


def slug(text: str, _context: Context) -> Reading:
    """A name of an indicator or a measure: Latin letters, digits, underscores."""
    return Reading(text) if SLUG.fullmatch(text) else fault("cell.unknown_code", rule="slug")


def _known(text: str, codes: frozenset[str], *, numbered: bool = False) -> Reading:
    """The one known code that says the same; anything that looks like a code where none is known."""
    if text in codes:
        return Reading(text)
    if not codes:
        return _typed(text, numbered=numbered)
    code = _by_key(codes).get(_key(text))
    if code:
        return Reading(code, _notes(text, code))
    return (
        _alike(text, codes)
        or (_numbered(text, codes) if numbered else None)
        or fault("cell.unknown_code", nearest=Nearest(text, codes))
    )


def _alike(text: str, codes: frozenset[str]) -> Reading | None:
    """The code in which a digit was typed as the letter it looks like (``LIB-O11``), or all letters in Cyrillic."""
    if len(text) > LONGEST:
        return None
    keyed = _by_key(codes)
    plain = letters.latin(text)
    while (digits := DIGIT_ALIKE.sub(lambda found: DIGITS_ALIKE[found[0]], plain)) != plain:
        plain = digits
    transcribed = letters.sounds(text).replace(" ", "") if letters.is_cyrillic(text) else ""
    code = keyed.get(_key(plain)) or keyed.get(_key(transcribed)) or _by_sound(codes).get(transcribed)
    return Reading(code, ("n.lookalike",)) if code else None


def _numbered(text: str, codes: frozenset[str]) -> Reading | None:
    """The one code with this number: ``11``, ``№ 11``, ``011``."""
    found = BARE_NUMBER.fullmatch(text)
    code = _by_number(codes).get(int(found[1])) if found else None
    return Reading(code, ("n.code_format",)) if code else None


def _listed(text: str, codes: frozenset[str], *, complete: bool, numbered: bool = False) -> Reading:
    found = _known(text, codes, numbered=numbered)
    return found if found.fault is None or complete else _typed(text, numbered=numbered)


def _typed(text: str, *, numbered: bool) -> Reading:
    """A code nobody knows yet, in its usual form; only libraries are ``numbered`` (a project may be called LIB20)."""
    if letters.is_cyrillic(text) and not numbered:
        return fault("cell.unknown_code", rule="cyrillic")  # МЕТА may be META as it sounds, or META as it looks
    plain = letters.latin(text).translate(letters.HYPHENS).upper()
    number = LIBRARY_CODE.fullmatch(plain) if numbered else None
    code = f"LIB-{int(number[1]):03d}" if number else plain
    if not CODE.fullmatch(code) or len(code) > LONGEST:
        return fault("cell.unknown_code", nearest="")
    return Reading(code, _notes(text, code) if code != text else ())


def _notes(text: str, code: str) -> tuple[str, ...]:
    plain = letters.latin(text)
    alike = ("n.lookalike",) if plain != text else ()
    return alike + (("n.code_format",) if plain != code else ())


@lru_cache(maxsize=65536)
def _key(text: str) -> str:
    """``lib 1``, ``LIB1``, ``Lib-001`` and a Cyrillic ``В`` in it: one key."""
    plain = re.sub(r"[-_ .,№#\"«»()]", "", letters.latin(text.translate(letters.HYPHENS)).upper())
    return re.sub(r"(?<![0-9])0+(?=[0-9])", "", plain)


@lru_cache(maxsize=32)
def _by_key(codes: frozenset[str]) -> dict[str, str]:
    """Code by key, without keys that two codes share: those must be written exactly."""
    keyed: dict[str, list[str]] = {}
    for code in codes:
        keyed.setdefault(_key(code), []).append(code)
    return {key: found[0] for key, found in keyed.items() if len(found) == 1}


@lru_cache(maxsize=32)
def _by_sound(codes: frozenset[str]) -> dict[str, str]:
    """Code by how it sounds (``САТС`` and ``SATS`` alike), without sounds that two codes share."""
    sounding: dict[str, list[str]] = {}
    for code in codes:
        sounding.setdefault(letters.sounds(code).replace(" ", ""), []).append(code)
    return {sound: found[0] for sound, found in sounding.items() if len(found) == 1}


@lru_cache(maxsize=32)
def _by_number(codes: frozenset[str]) -> dict[int, str]:
    """Code by the number in it, without numbers that two codes share."""
    numbered: dict[int, list[str]] = {}
    for code in codes:
        if found := CODE_NUMBER.fullmatch(code):
            numbered.setdefault(int(found[1]), []).append(code)
    return {number: found[0] for number, found in numbered.items() if len(found) == 1}


@dataclass(frozen=True, slots=True)
class Nearest:
    """The known codes that look like a text, sought when somebody reads the message: most of many are never read."""

    text: str
    codes: frozenset[str]

    def __str__(self) -> str:
        return _nearest(self.text, self.codes)


@lru_cache(maxsize=1024)
def _nearest(text: str, codes: frozenset[str]) -> str:
    """Up to three codes that look like it."""
    plain = letters.latin(text).upper()
    digits = re.sub("[^0-9]", "", plain).lstrip("0")
    same = [code for code in codes if digits and re.sub("[^0-9]", "", code).lstrip("0") == digits]
    near = get_close_matches(plain, sorted(codes), n=3, cutoff=0.6)
    return ", ".join(dict.fromkeys([*sorted(same)[:2], *near][:3]))
