"""Which word of a list is it? Age groups, event types, districts and the like, in three languages."""

import re
from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from dashboard.ingest import letters
from dashboard.ingest.cells.ages import with_years
from dashboard.ingest.cells.reading import Context, Reading, fault
from dashboard.ingest.vocabulary import codes_by_word

AROUND = re.compile(r"""^[\s«»"“”„']+|[\s«»"“”„'.,:;*]+$""")
"""What stands around a word and says nothing."""
DISTRICT_WORD = re.compile(r"\b(р-н|р-он|район|ауданы|аудан|ауд|district)\b\.?|(\s|^)р\.", re.IGNORECASE)


def choice(text: str, context: Context, name: str) -> Reading:
    """The code for a word of the list ``name``."""
    known = codes_by_word(name)
    key = letters.word_key(AROUND.sub("", text))
    if key in known:
        return Reading(known[key])
    found = _alike(text, name) or _lost(key, name) or _transcribed(key, name)
    years = with_years(text, context) if found is None and name == "age_group" else None
    return found or years or fault("cell.unknown_category", choice=name)


def _transcribed(key: str, name: str) -> Reading | None:
    """A Kazakh word typed with Russian letters, or a word in Latin letters, where only one of the list sounds so."""
    near = _by_sound(name).get(letters.sounds(key), {})
    codes = {code for word, code in near.items() if letters.means(key, word)}
    note = "n.lost_letter_repaired" if letters.is_cyrillic(key) else "n.lookalike"
    return Reading(codes.pop(), (note,)) if len(codes) == 1 else None


@cache
def _by_sound(name: str) -> Mapping[str, Mapping[str, str]]:
    """Words that sound alike, each with its code."""
    found: dict[str, dict[str, str]] = {}
    for word, code in codes_by_word(name).items():
        found.setdefault(letters.sounds(word), {})[word] = code
    return MappingProxyType(found)


def _alike(text: str, name: str) -> Reading | None:
    """A word in which a letter of the other alphabet slipped."""
    if not letters.is_mixed(text):
        return None
    known = codes_by_word(name)
    for turned in (letters.cyrillic(text), letters.latin(text)):
        code = known.get(letters.word_key(turned))
        if code:
            return Reading(code, ("n.lookalike",))
    return None


def _lost(key: str, name: str) -> Reading | None:
    """A Kazakh word of which Excel lost letters, where only one word of the list fits."""
    if not letters.has_lost(key):
        return None
    codes = {code for word, code in codes_by_word(name).items() if letters.is_left_of(key, word)}
    return Reading(codes.pop(), ("n.lost_letter_repaired",)) if len(codes) == 1 else fault("cell.lost_characters")


def district(text: str, context: Context) -> Reading:
    """The code of a district, from its code or its name with or without the word "district"."""
    if text in context.known.district_codes:
        return Reading(text)
    bare = letters.squeeze(DISTRICT_WORD.sub(" ", text))
    return choice(bare or text, context, "district")


def yes_no(text: str, context: Context) -> Reading:
    """Yes or no."""
    found = choice(text, context, "yes_no")
    return Reading(found.value == "yes", found.notes) if found.fault is None else found
