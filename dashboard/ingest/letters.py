"""Are these the same word? Spaces, invisible characters, look-alike letters and letters that Excel lost."""

import re
import unicodedata
from functools import lru_cache

INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufe00-\ufe0f\ufeff"
    "\x00-\x08\x0e-\x1f\x7f]"
)
SPACES = re.compile(r"\s+")
HYPHENS = str.maketrans(dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212\u00ad", "-"))
LOST = "\ufffd"

CYRILLIC = "АВСЕНКМОРТХУІЈЅҺавсенкмортхуіјѕһ"
LATIN = "ABCEHKMOPTXYIJShabcehkmoptxyijsh"
TO_LATIN = str.maketrans(CYRILLIC, LATIN)
TO_CYRILLIC = str.maketrans("ABCEHKMOPTXYIaceopxyikmt", "АВСЕНКМОРТХУІасеорхуікмт")
TO_RUSSIAN = str.maketrans("әғқңөұүһі", "агкноуухи")
TO_SOUNDS = str.maketrans("абвгдезийклмнопрстуфхцыэ", "abvgdeziiklmnoprstufhcie") | str.maketrans(
    {"ж": "zh", "ч": "ch", "ш": "sh", "щ": "sh", "ъ": "", "ь": "", "ю": "iu", "я": "ia"}
)
SPELLINGS = (
    ("shch", "sh"),
    ("sch", "sh"),
    ("kh", "h"),
    ("ts", "c"),
    ("j", "i"),
    ("y", "i"),
    ("q", "k"),
    ("'", ""),
    ("ii", "i"),
)
"""Ways to write the same sound, in the order they are made one."""

KAZAKH = "әғқңөұүһіӘҒҚҢӨҰҮҺІ"
"""Letters that Excel's plain "CSV" replaces with a question mark (і survives in cp1251, not in cp866)."""

PLAIN_KAZAKH = re.compile(
    r"(?<!\w)(?:ай|атауы|ауданы?|ескертпе|жас|жоба|жыл|саны|мекенжайы|пайызы|орысша)(?!\w)", re.IGNORECASE
)
"""Kazakh words of our headings that Russian letters are enough for."""

ALPHABET = frozenset("абвгдеёжзийклмнопрстуфхцчшщъыьэюяАБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ" + KAZAKH)
"""All letters of Russian and Kazakh."""

SIGNS = frozenset("«»„“”‘’–—…№°±§©®·•\u00a0\u2007\u2009\u202f€₸\u20b8\u2212\u2011\ufeff\u200b\u00ad²³×")
"""Other characters beyond ASCII that office files hold."""


def squeeze(text: str) -> str:
    """The text in NFC without invisible characters, any white space as one space, none at the ends."""
    if text.isascii() and "  " not in text and text.isprintable():
        return text.strip()
    return SPACES.sub(" ", INVISIBLE.sub("", unicodedata.normalize("NFC", text))).strip()


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """A word for comparing: squeezed, case-folded, ё = е, every hyphen alike."""
    return squeeze(text).casefold().replace("ё", "е").translate(HYPHENS)


@lru_cache(maxsize=65536)
def word_key(text: str) -> str:
    """A word or phrase of a list for comparing: folded, hyphens and underscores as spaces."""
    return squeeze(re.sub(r"[-_]", " ", folded(text)))


def latin(text: str) -> str:
    """Letters that only look Latin, as Latin."""
    return text.translate(TO_LATIN)


def cyrillic(text: str) -> str:
    """Letters that only look Cyrillic, as Cyrillic."""
    return text.translate(TO_CYRILLIC)


def without_kazakh(text: str) -> str:
    """A folded word as somebody without a Kazakh keyboard types it: ``қыркүйек`` as ``кыркуйек``."""
    return text.translate(TO_RUSSIAN)


@lru_cache(maxsize=65536)
def sounds(text: str) -> str:
    """A text as it sounds in Latin letters, however transcribed: ``Месяц``, ``Mesyats`` and ``Mesiac`` are one."""
    plain = without_kazakh(word_key(text)).translate(TO_SOUNDS)
    for spelling, sound in SPELLINGS:
        plain = plain.replace(spelling, sound)
    return plain


@lru_cache(maxsize=65536)
def means(text: str, word: str) -> bool:
    """Whether a text is this word of a list, typed with Russian letters for Kazakh ones or in Latin letters.

    A Kazakh letter in it is meant: ``Күні`` (day) is not ``Құны`` (cost), though both sound alike without a
    Kazakh keyboard. Latin letters tell those apart no more: see ``vocabulary.OTHER_WORDS``.
    """
    plain = cyrillic(text) if is_mixed(text) else text
    if not is_cyrillic(plain):
        return sounds(plain) == sounds(word)
    typed, meant = (_without_signs(word_key(one)) for one in (plain, word))
    return len(typed) == len(meant) and all(map(_stands_for, typed, meant))


def _without_signs(text: str) -> str:
    return text.replace("ь", "").replace("ъ", "").replace("й", "и")


def _stands_for(typed: str, meant: str) -> bool:
    return typed == meant or typed == without_kazakh(meant)


def is_mixed(text: str) -> bool:
    """Whether one text holds both Latin and Cyrillic letters."""
    return bool(re.search("[A-Za-z]", text)) and bool(re.search("[\u0400-\u04ff]", text))


def is_cyrillic(text: str) -> bool:
    """Whether all letters of a text are Cyrillic."""
    return bool(re.search("[\u0400-\u04ff]", text)) and not re.search("[A-Za-z]", text)


def language_of(text: str) -> str:
    """The language a heading of ours is in."""
    if text.isascii():
        return "en"
    return "kk" if set(KAZAKH).intersection(text) or PLAIN_KAZAKH.search(text) else "ru"


def has_lost(text: str) -> bool:
    """Whether Excel may have lost Kazakh letters of a word: ``?азан``."""
    return "?" in text and any(letter.isalpha() for letter in text)


def is_left_of(text: str, word: str) -> bool:
    """Whether a folded text is what Excel left of a folded word, with a question mark for each Kazakh letter."""
    return len(text) == len(word) and all(
        left == letter or (left == "?" and letter in KAZAKH) for left, letter in zip(text, word, strict=True)
    )
