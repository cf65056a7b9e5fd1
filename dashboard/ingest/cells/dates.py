"""Which day is written here? ISO, day.month.year, day month-name year, Excel's serial number."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from dashboard.ingest import letters, limits
from dashboard.ingest.cells.reading import Context, Reading, fault
from dashboard.ingest.vocabulary import months_by_word

MIDNIGHT = re.compile(r"[ T]0?0:00(:00(\.0+)?)?( ?AM)?(Z|[-+][0-9]{2}:?[0-9]{2})?$", re.IGNORECASE)
ISO = re.compile(r"([0-9]{4})[-./]([0-9]{1,2})[-./]([0-9]{1,2})")
COMPACT = re.compile(r"(20[0-9]{2})([0-9]{2})([0-9]{2})")
DOTTED = re.compile(r"([0-9]{1,2})([.-])([0-9]{1,2})\2([0-9]{4}|[0-9]{2})(?: ?г\.?| ?ж\.?)?", re.IGNORECASE)
SLASHED = re.compile(r"[0-9]{1,2}[/\\][0-9]{1,2}[/\\]([0-9]{4}|[0-9]{2})")
WORDED = re.compile(r"([0-9]{1,2}) ([^\W\d_]+)\.? ([0-9]{4})(?: ?г\.?| ?года| ?ж\.?)?", re.IGNORECASE)
WORDED_EN = re.compile(r"([^\W\d_]+)\.? ([0-9]{1,2})(?:st|nd|rd|th)?,? ([0-9]{4})", re.IGNORECASE)
WORDED_KK = re.compile(r"([0-9]{4}) (?:ж\.?|жылғы|жылдың) ([0-9]{1,2}) ([^\W\d_]+)", re.IGNORECASE)
SERIAL = re.compile(r"([0-9]{5})(?:[.,]0+)?")
EPOCH = date(1899, 12, 30)
"""Day zero of Excel's calendar, its invented 29 February 1900 allowed for."""
SERIALS = (36526, 54789)
"""2000–2049: other five-digit numbers are taken for a slip of the pen."""
STILL = re.compile(
    r"(?:(?:по|до) )?(?:н\.? ?в\.?|н/в|наст(?:\.|оящее|оящего)? ?вр(?:\.|емя|емени)?|сей день|сегодня"
    r"|сегодняшн(?:ий день|его дня))"
    r"|(?:осы|қазіргі|бүгінгі) (?:уақытқа|күнге) дейін|қазір|(?:(?:to|until|till) )?(?:present|now|date)|ongoing",
    re.IGNORECASE,
)
"""Words that say: it has not ended."""
TIMED = re.compile(r"[0-9][ T][0-9]{1,2}:[0-9]{2}")
"""A day with a time of day that is not midnight."""
COARSE = re.compile(r"\D*(?:19|20)[0-9]{2}\D*|(?:19|20)[0-9]{2}[-./][0-9]{1,2}|[0-9]{1,2}[-./](?:19|20)[0-9]{2}")
"""A month, a quarter or a year without its day."""
CENTURY = 2000
TWO_DIGITS = 2
MONTHS_A_YEAR = 12


@dataclass(frozen=True, slots=True)
class Parts:
    """A date as written, before anybody asks whether the calendar has it."""

    year: int
    month: int
    day: int
    notes: tuple[str, ...] = ()


def day(text: str, _context: Context) -> Reading:
    """A day."""
    return read_day(text)


def open_day(text: str, _context: Context) -> Reading:
    """The last day of something; none where it has not ended."""
    return Reading(None, ("n.open_end",)) if STILL.fullmatch(text.strip()) else read_day(text)


def past_day(text: str, context: Context) -> Reading:
    """A day that has happened."""
    found = read_day(text)
    if isinstance(found.value, date) and found.value > context.as_of:
        return fault("cell.future", as_of=context.as_of)
    return found


def read_day(text: str) -> Reading:
    """A day, whatever it is for."""
    bare = MIDNIGHT.sub("", text.strip()).translate(letters.HYPHENS)
    if SLASHED.fullmatch(bare):
        return fault("cell.ambiguous_date")
    for form in FORMS:
        parts = form(bare)
        if parts:
            return parts if isinstance(parts, Reading) else in_calendar(parts)
    if TIMED.search(bare):
        return fault("cell.bad_date", rule="time")
    return fault("cell.bad_date", rule="coarse") if COARSE.fullmatch(bare) else fault("cell.bad_date")


def in_calendar(parts: Parts) -> Reading:
    """The day, if the calendar has it and it is of our times."""
    try:
        found = date(parts.year, parts.month, parts.day)
    except ValueError:
        return fault("cell.bad_date")
    if not limits.EARLIEST_YEAR <= found.year <= limits.LATEST_YEAR:
        return fault("cell.bad_date")
    return Reading(found, parts.notes)


def _iso(text: str) -> Parts | None:
    match = ISO.fullmatch(text) or COMPACT.fullmatch(text)
    return Parts(int(match[1]), int(match[2]), int(match[3])) if match else None


def _dotted(text: str) -> Parts | Reading | None:
    match = DOTTED.fullmatch(text)
    if match is None:
        return None
    first, second, last = int(match[1]), int(match[3]), int(match[4])
    if len(match[4]) > TWO_DIGITS:
        return Parts(last, second, first)
    if match[2] == "-":
        return fault("cell.ambiguous_date")  # 26-03-01 may begin with the year
    return Parts(CENTURY + last, second, first, ("n.two_digit_year",))


def _worded(text: str) -> Parts | None:
    match, kazakh, english = (form.fullmatch(text) for form in (WORDED, WORDED_KK, WORDED_EN))
    if match:
        number, word, year = match[1], match[2], match[3]
    elif kazakh:
        year, number, word = kazakh[1], kazakh[2], kazakh[3]
    elif english:
        word, number, year = english[1], english[2], english[3]
    else:
        return None
    month = months_by_word().get(letters.folded(word))
    return Parts(int(year), month, int(number), ("n.month_text",)) if month else None


def _serial(text: str) -> Parts | None:
    match = SERIAL.fullmatch(text)
    if not match or not SERIALS[0] <= int(match[1]) <= SERIALS[1]:
        return None
    found = EPOCH + timedelta(days=int(match[1]))
    return Parts(found.year, found.month, found.day, ("n.excel_serial",))


FORMS: tuple[Callable[[str], Parts | Reading | None], ...] = (_iso, _dotted, _worded, _serial)
