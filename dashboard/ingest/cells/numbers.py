"""Which number is written here? Counts, money, percent, coordinates, years; what can be read two ways is refused.

``float()`` is never asked: it takes ``1e5``, ``nan`` and digits of other scripts.
"""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from dashboard.ingest import limits
from dashboard.ingest.cells.reading import DASHES, Context, Reading, fault

UNITS = re.compile(
    r"(?<=[\d\s])\s*(чел(овека?|\.)?|адам|шт(ук|\.)?|ед\.|дана|раз|посещени[еяй]|посещ\.|рет|visits|people|pcs)$",
    re.IGNORECASE,
)
CURRENCY = re.compile(r"^(₸|kzt)\s*|\s*(₸|тг\.?|тенге|теңге|kzt)$", re.IGNORECASE)
PERCENT = re.compile(r"\s*(%|процент(а|ов)?|пайыз)$", re.IGNORECASE)
SCALE_WORD = re.compile(r"\d\s*(тыс|млн|млрд|мың|миллион|тысяч|mln|bn|thousand|million|k|m)\b", re.IGNORECASE)
PLUS = re.compile(r"^\+\s?(?=[0-9])")
SIGN = re.compile(r"^[-−–—]\s*(?=\d)")
BRACKETED = re.compile(r"^\((.*\d.*)\)$")

PLAIN = re.compile(r"([0-9]+)(?:[.,]([0-9]+))?")
SPACED = re.compile(r"([0-9]{1,3}(?: [0-9]{3})+)(?:[.,]([0-9]+))?")
COMMAS = re.compile(r"([0-9]{1,3}(?:,[0-9]{3}){2,}|[0-9]{1,3}(?:,[0-9]{3})+(?=\.))(?:\.([0-9]+))?")
POINTS = re.compile(r"([0-9]{1,3}(?:\.[0-9]{3}){2,}|[0-9]{1,3}(?:\.[0-9]{3})+(?=,))(?:,([0-9]+))?")
GROUPED = (SPACED, COMMAS, POINTS)
YEAR = re.compile(r"([0-9]{4})(?:[.,]0+)?")
YEAR_WORD = re.compile(r"\s?(?:г\.?|год|года|ж\.?|жыл|жылы)$", re.IGNORECASE)
PAIR = re.compile(r"-?[0-9]{2,3}(?:[.,][0-9]+)?\s*[,;/ ]\s*-?[0-9]{2,3}(?:[.,][0-9]+)?")
DEGREES = re.compile(r"[0-9]\s*[°º˚]|[0-9]\s*['′’]|[nsewсюзвNSEW]\.?\s*[0-9]|[0-9]\s*[nsew]$", re.IGNORECASE)
THREE = 3
PER_CENT = 100
YEARS = (1990, 2100)


@dataclass(frozen=True, slots=True)
class Digits:
    """A number as written: sign, digits before and after the decimal mark, whether groups were set apart."""

    negative: bool
    whole: str
    fraction: str | None
    grouped: bool

    @property
    def value(self) -> Decimal:
        """The number."""
        number = Decimal(f"{self.whole}.{self.fraction or '0'}")
        return -number if self.negative else number

    @property
    def could_be_thousands(self) -> bool:
        """Whether the three digits after the mark may be a group of a whole number (``1,234``)."""
        return len(self.fraction or "") == THREE and (self.grouped or len(self.whole) <= THREE) and self.whole != "0"


def count(text: str, context: Context) -> Reading:
    """A whole number, zero or more."""
    if text in DASHES:
        return Reading(0, ("n.dash_as_zero",))
    if context.scale > 1:
        return _whole(_scaled(text, context))
    unsigned, plus = _without(PLUS, text, "n.plus_sign")
    plain, unit = _without(UNITS, unsigned, "n.unit_suffix")
    digits, notes = _digits(plain), plus + unit
    return _counted(digits, notes) if isinstance(digits, Digits) else digits


def _counted(digits: Digits, notes: tuple[str, ...]) -> Reading:
    if digits.fraction and len(digits.fraction) == THREE:
        return fault("cell.ambiguous_number")
    if digits.negative:
        return fault("cell.negative")
    if (digits.fraction or "").strip("0"):
        return fault("cell.not_integer")
    notes += ("n.thousands",) * digits.grouped + ("n.integer_decimal",) * bool(digits.fraction)
    return _within(int(digits.whole), 0, limits.MAX_COUNT, notes)


def _whole(found: Reading) -> Reading:
    if isinstance(found.value, Decimal):
        whole = found.value == found.value.to_integral_value()
        return Reading(int(found.value), found.notes) if whole else fault("cell.not_integer")
    return found


def money(text: str, context: Context) -> Reading:
    """An amount in tenge, zero or more; the store keeps whole tenge, and that is told."""
    if text in DASHES:
        return Reading(Decimal(0), ("n.dash_as_zero",))
    found = _scaled(text, context)
    whole = found.value.to_integral_value(ROUND_HALF_UP) if isinstance(found.value, Decimal) else found.value
    if found.fault or whole == found.value:
        return found
    return Reading(found.value, (*found.notes, "n.integer_decimal"), details={"rule": "tenge", "whole": str(whole)})


def _scaled(text: str, context: Context) -> Reading:
    found = _decimal(text, CURRENCY, "n.currency")
    if not isinstance(found.value, Decimal):
        return found
    if found.value < 0:
        return fault("cell.negative")
    scaled, notes = found.value * context.scale, found.notes + ("n.scaled",) * (context.scale > 1)
    within = _within(scaled, 0, limits.MAX_MONEY, notes)
    if within.fault and context.scale > 1:
        return fault(within.fault, **{**within.details, "rule": "scaled", "scaled": _number(scaled)})
    return within


def percent(text: str, _context: Context) -> Reading:
    """A percentage, 0…100."""
    if text in DASHES:
        return Reading(Decimal(0), ("n.dash_as_zero",))
    found = _decimal(text, PERCENT, "n.percent_sign", thousands=False)
    return found if not isinstance(found.value, Decimal) else _within(found.value, 0, PER_CENT, found.notes)


def coordinate(text: str, _context: Context, between: tuple[float, float], other: tuple[float, float]) -> Reading:
    """Degrees inside the city's box; ``other`` are the limits of the coordinate that it may be taken for."""
    found = _decimal(text.rstrip("°"), None, "", thousands=False)
    if not isinstance(found.value, Decimal):
        return fault(found.fault or "", rule=_written_otherwise(text)) if _written_otherwise(text) else found
    low, high = (Decimal(str(limit)) for limit in between)
    swapped = Decimal(str(other[0])) <= found.value <= Decimal(str(other[1]))
    return _within(found.value, low, high, found.notes, rule="swapped" if swapped else "")


def _written_otherwise(text: str) -> str:
    """Both coordinates in one cell, or minutes and seconds."""
    if DEGREES.search(text):
        return "degrees"
    return "pair" if PAIR.fullmatch(text) else ""


def decimal(text: str, _context: Context) -> Reading:
    """A number with or without decimals, of any sign."""
    return _decimal(text, None, "")


def year(text: str, _context: Context) -> Reading:
    """A year of four digits."""
    plain, notes = _without(YEAR_WORD, text, "n.unit_suffix")
    if not PLAIN.fullmatch(plain):
        return fault("cell.not_number")
    match, (low, high) = YEAR.fullmatch(plain), YEARS
    if match is None or not low <= int(match[1]) <= high:
        return fault("cell.out_of_range", low=str(low), high=str(high))  # a year is written without groups
    return Reading(int(match[1]), notes + ("n.integer_decimal",) * (match[1] != plain))


def _within(
    value: int | Decimal, low: int | Decimal, high: int | Decimal, notes: tuple[str, ...], rule: str = ""
) -> Reading:
    if low <= value <= high:
        return Reading(value, notes)
    bounds = {"low": _number(low), "high": _number(high)}
    return fault("cell.out_of_range", **bounds, **({"rule": rule} if rule else {}))


def _number(value: int | Decimal) -> int | float:
    """A number as a message takes it, to be written the reader's way."""
    return int(value) if value == int(value) else float(value)


def _decimal(text: str, suffix: re.Pattern[str] | None, note: str, *, thousands: bool = True) -> Reading:
    """``thousands=False``: the column holds no thousands, three decimals are decimals."""
    unsigned, plus = _without(PLUS, text, "n.plus_sign")
    plain, notes = _without(suffix, unsigned, note) if suffix else (unsigned, ())
    digits, notes = _digits(plain), plus + notes
    if isinstance(digits, Reading):
        return digits
    if thousands and digits.could_be_thousands:
        return fault("cell.ambiguous_number")
    return Reading(digits.value, notes + ("n.thousands",) * digits.grouped)


def _without(pattern: re.Pattern[str], text: str, note: str) -> tuple[str, tuple[str, ...]]:
    plain = pattern.sub("", text).strip()
    return (plain, (note,)) if plain != text and plain else (text, ())


def _digits(text: str) -> Digits | Reading:
    """The digits of a number, or why it is none."""
    if SCALE_WORD.search(text):
        return fault("cell.ambiguous_number")
    bracketed = BRACKETED.match(text)
    bare = SIGN.sub("", bracketed[1] if bracketed else text)
    negative = bool(bracketed) or bare != text
    match = next((found for pattern in GROUPED if (found := pattern.fullmatch(bare))), None)
    plain = match or PLAIN.fullmatch(bare)
    if plain is None:
        return fault("cell.not_number")
    return Digits(negative, re.sub("[ .,]", "", plain[1]).lstrip("0") or "0", plain[2], grouped=match is not None)
