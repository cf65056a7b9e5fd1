"""Which month is written here? Numbers, names in three languages, dates inside it, Excel's serial number."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from functools import cache
from types import MappingProxyType

from dashboard.ingest import letters
from dashboard.ingest.cells.dates import CENTURY, MONTHS_A_YEAR, TWO_DIGITS, read_day
from dashboard.ingest.cells.reading import Context, Reading, fault
from dashboard.ingest.vocabulary import months_by_word

SHORT = re.compile(r"([0-9]{1,2})[-./]([0-9]{2})")
YEAR_WORDS = r"(?:г\.?|год|года|ж\.?|жыл|жылы|жылғы|жылдың)"
YEAR_FIRST = re.compile(rf"(?:за )?([0-9]{{4}})[-./ ]([0-9]{{1,2}})(?:\s?{YEAR_WORDS})?", re.IGNORECASE)
YEAR_LAST = re.compile(rf"(?:за )?([0-9]{{1,2}})[-./ ]([0-9]{{4}})(?:\s?{YEAR_WORDS})?", re.IGNORECASE)
COMPACT = re.compile(r"(20[0-9]{2})([0-9]{2})")
WORD_FIRST = re.compile(
    rf"(?:за |в )?([^\W\d_]+)\.?(?: айы| месяц)?[\s,.'’-]*([0-9]{{4}}|[0-9]{{2}})(?:\s?{YEAR_WORDS})?", re.IGNORECASE
)
WORD_LAST = re.compile(rf"([0-9]{{4}})(?:\s?{YEAR_WORDS})?[\s,.-]*([^\W\d_]+)\.?(?: айы)?", re.IGNORECASE)
LOST_WORD = re.compile(r"([^\W\d_?]*\?[^\W\d_]*(?:\?[^\W\d_]*)*)[\s,.-]*([0-9]{4})")
SPAN = re.compile(
    r"кварт|\bкв\b|тоқсан|quarter|\bq[1-4]\b|полугод|жартыжылд|жарты жыл|half|[0-9]+ (?:мес|ай|month)"
    rf"|^(?:за )?(?:19|20)[0-9]{{2}}\s?{YEAR_WORDS}?$",
    re.IGNORECASE,
)
"""What is longer than a month: a quarter, half a year, a year."""
ZERO = re.compile(r"(?<=[0-9])[OОoо]|(?<=[-./])[OОoо](?=[0-9])|\b[OОoо](?=[0-9])")
"""A letter where a nought was meant."""
WORDS = re.compile(r"[^\W\d_]+")
ENDINGS = re.compile("(ында|інде|ы|і)$")
"""Kazakh case endings: "2026 жылдың наурызы"."""


def month(text: str, context: Context) -> Reading:
    """The first day of a month for which monthly statistics may exist on the day of the file."""
    found = past_month(text, context)
    if isinstance(found.value, date) and found.value < context.known.oldest_month:
        return fault("cell.too_old", oldest=context.known.oldest_month)
    return found


def past_month(text: str, context: Context) -> Reading:
    """The first day of a month that has begun."""
    found = any_month(text, context)
    if isinstance(found.value, date) and found.value > context.as_of:
        return fault("cell.future", as_of=context.as_of)
    return found


def any_month(text: str, _context: Context) -> Reading:
    """The first day of a month."""
    bare = text.translate(letters.HYPHENS)
    digits = ZERO.sub("0", bare)
    found = next((read for form in FORMS if (read := form(digits))), None) or _from_day(digits)
    noted = digits != bare and found.fault is None
    return Reading(found.value, ("n.lookalike", *found.notes)) if noted else found


def _numbered(text: str) -> Reading | None:
    first, last = YEAR_FIRST.fullmatch(text) or COMPACT.fullmatch(text), YEAR_LAST.fullmatch(text)
    if first:
        return _first_day(int(first[1]), int(first[2]))
    return _first_day(int(last[2]), int(last[1])) if last else None


def _short(text: str) -> Reading | None:
    """``03.26`` is March 2026; ``03.12`` may be the third of December."""
    match = SHORT.fullmatch(text)
    if match is None:
        return None
    if "." not in text or int(match[2]) <= MONTHS_A_YEAR:
        return fault("cell.ambiguous_date")
    return _first_day(CENTURY + int(match[2]), int(match[1]), "n.two_digit_year")


def _worded(text: str) -> Reading | None:
    first, last = WORD_FIRST.fullmatch(text), WORD_LAST.fullmatch(text)
    if first:
        return _named(first[1], first[2])
    return _named(last[2], last[1]) if last else None


def _lost(text: str) -> Reading | None:
    """A Kazakh name of which Excel lost letters, where only one month fits."""
    match = LOST_WORD.fullmatch(letters.folded(text))
    if match is None or not letters.has_lost(match[1]):
        return None
    fits = {number for word, number in months_by_word().items() if letters.is_left_of(match[1], word)}
    if len(fits) != 1:
        return fault("cell.lost_characters")
    return _first_day(int(match[2]), fits.pop(), "n.month_text", "n.lost_letter_repaired")


def _named(word: str, year: str) -> Reading | None:
    number, notes = _number_of(word)
    if number is None:
        return None
    if len(year) == TWO_DIGITS:
        return _first_day(CENTURY + int(year), number, "n.month_text", "n.two_digit_year", *notes)
    return _first_day(int(year), number, "n.month_text", *notes)


def _number_of(word: str) -> tuple[int | None, tuple[str, ...]]:
    known = months_by_word()
    key = letters.folded(word)
    if key in known:
        return known[key], ()
    bare = ENDINGS.sub("", key)
    if bare in known:
        return known[bare], ()
    alike = letters.folded(letters.cyrillic(word)) if letters.is_mixed(word) else ""
    if alike in known:
        return known[alike], ("n.lookalike",)
    return _typed_without_kazakh().get(letters.without_kazakh(key)), ("n.lost_letter_repaired",)


@cache
def _typed_without_kazakh() -> Mapping[str, int]:
    """Months by names typed with Russian letters only; every one stays the name of one month."""
    return MappingProxyType({letters.without_kazakh(word): number for word, number in months_by_word().items()})


def _from_day(text: str) -> Reading:
    found = read_day(text)
    if not isinstance(found.value, date):
        return _no_month(text) if found.fault == "cell.bad_date" else found
    note = () if "n.excel_serial" in found.notes else ("n.month_from_date",)
    return Reading(found.value.replace(day=1), (*found.notes, *note))


def _no_month(text: str) -> Reading:
    """Why it is none, where that can be told: several months at once."""
    named = {months_by_word().get(letters.folded(word)) for word in WORDS.findall(text)} - {None}
    if len(named) > 1 or SPAN.search(text):
        return fault("cell.bad_month", rule="span")
    alone = text.isdigit() and 1 <= int(text) <= MONTHS_A_YEAR
    without_year = alone or (named and not re.search("[0-9]", text))
    return fault("cell.bad_month", rule="no_year") if without_year else fault("cell.bad_month")


def _first_day(year: int, month_number: int, *notes: str) -> Reading:
    if not 1 <= month_number <= MONTHS_A_YEAR or year == 0:
        return fault("cell.bad_month")
    return Reading(date(year, month_number, 1), notes)


FORMS: tuple[Callable[[str], Reading | None], ...] = (_numbered, _short, _lost, _worded)
