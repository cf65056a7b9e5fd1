"""Which month is it, how long, and how busy? Months as running numbers, seasons and the course of the years."""

from calendar import monthrange
from datetime import date, timedelta
from itertools import pairwise

from dashboard.rules import AgeGroup


def number(year: int, month: int) -> int:
    """The running number of a month; neighbours differ by one."""
    return year * 12 + month - 1


def month_of(day: date) -> int:
    """The running number of the month a day lies in."""
    return number(day.year, day.month)


def first_day(month: int) -> date:
    """The first day of a month."""
    return date(month // 12, month % 12 + 1, 1)


def last_day(month: int) -> date:
    """The last day of a month."""
    return first_day(month + 1) - timedelta(days=1)


def length(month: int) -> int:
    """The number of days in a month."""
    return monthrange(month // 12, month % 12 + 1)[1]


def text(month: int) -> str:
    """A month as files write it: ``2026-10``."""
    return f"{first_day(month):%Y-%m}"


def year(of: int) -> range:
    """The months of a year."""
    return range(number(of, 1), number(of + 1, 1))


SPAN = range(number(2019, 1), number(2026, 10) + 1)
"""The months that the demo tells about."""

SEASONS = {
    AgeGroup.CHILDREN: (0.94, 1.10, 1.02, 1.12, 1.00, 0.72, 0.60, 0.68, 1.16, 1.22, 1.06, 1.04),
    AgeGroup.YOUTH: (0.98, 1.10, 1.12, 1.14, 1.06, 0.80, 0.66, 0.72, 1.12, 1.20, 1.10, 1.04),
    AgeGroup.ADULTS: (0.98, 1.06, 1.08, 1.06, 1.00, 0.88, 0.80, 0.84, 1.04, 1.12, 1.08, 1.04),
}
"""How busy each month of a year is, January first; children stay away in the school holidays."""

COURSE = {
    number(2019, 1): 1.00,
    number(2020, 2): 1.15,
    number(2020, 9): 0.70,
    number(2021, 1): 0.72,
    number(2021, 6): 1.34,
    number(2022, 1): 1.62,
    number(2022, 12): 2.00,
    number(2023, 12): 2.20,
    number(2024, 12): 2.25,
    number(2026, 10): 2.18,
}
"""How the demand of the whole city goes, epidemic included; between two of these months on a straight line."""


def course(month: int) -> float:
    """The city's demand in a month, January 2019 = 1."""
    before, after = next(leg for leg in pairwise(COURSE) if leg[0] <= month <= leg[1])
    share = (month - before) / (after - before)
    return COURSE[before] * (1 - share) + COURSE[after] * share


def ramp(month: int, since: int, over: int = 6) -> float:
    """How far something that began in a month has come: 0 before it, 1 after half a year."""
    return min(1.0, max(0, month - since + 1) / over)
