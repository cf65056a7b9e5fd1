"""When was a library shut? Works before each modernisation, the epidemic, an accident."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from random import Random

from dashboard.demo import months
from dashboard.demo.network import FIRST, Branch
from dashboard.demo.sheets import Row
from dashboard.rules import ClosureReason, DatePrecision

EPIDEMIC = (date(2020, 3, 16), date(2020, 8, 31))
WINTER = (date(2020, 12, 25), date(2021, 1, 31))
ACCIDENT = ("LIB-024", date(2024, 1, 22), date(2024, 2, 4))

NOTES = {
    ClosureReason.WORKS: {
        "kk": "Жаңғырту жұмыстары кезінде жабық (демо).",
        "ru": "Закрыта на время модернизации (демо).",
        "en": "Closed for modernisation works (demo).",
    },
    ClosureReason.EPIDEMIC: {
        "kk": "Эпидемия кезінде жабық (демо).",
        "ru": "Закрыта на время эпидемии (демо).",
        "en": "Closed during the epidemic (demo).",
    },
    ClosureReason.OTHER: {
        "kk": "Жылыту жүйесіндегі апатқа байланысты жабық (демо).",
        "ru": "Закрыта из-за аварии отопления (демо).",
        "en": "Closed after a heating failure (demo).",
    },
}


@dataclass(frozen=True, slots=True, order=True)
class Closure:
    """Days on which a library was shut, both ends included."""

    code: str
    starts: date
    ends: date
    reason: ClosureReason

    def days_in(self, month: int) -> int:
        """How many days of a month it takes."""
        starts = max(self.starts, months.first_day(month))
        ends = min(self.ends, months.last_day(month))
        return max(0, (ends - starts).days + 1)


def closures(branches: Iterable[Branch], seed: int) -> list[Closure]:
    """Every closure of every library, none over another of the same library."""
    shut = [closure for branch in branches for closure in _of(branch, seed)]
    code, starts, ends = ACCIDENT
    return sorted([*shut, Closure(code, starts, ends, ClosureReason.OTHER)])


def open_share(branch: Branch, month: int, shut: Iterable[Closure]) -> float:
    """The part of a month in which a library was open: 0 when shut, or not there yet."""
    if month < branch.opened:
        return 0.0
    days = months.length(month)
    return 1 - sum(closure.days_in(month) for closure in shut if closure.code == branch.code) / days


def rows(shut: Iterable[Closure]) -> list[Row]:
    """The closures as the file has them."""
    return [
        {
            "library_code": closure.code,
            "starts_on": closure.starts.isoformat(),
            "ends_on": closure.ends.isoformat(),
            "reason": closure.reason.value,
            **{f"note_{language}": note for language, note in NOTES[closure.reason].items()},
        }
        for closure in shut
    ]


def reopened(branch: Branch, shut: Iterable[Closure]) -> int | None:
    """The first month after the works; for a library modernised before the demo begins, long ago."""
    ends = [each.ends for each in shut if each.code == branch.code and each.reason is ClosureReason.WORKS]
    if ends:
        return months.month_of(ends[0]) + 1
    return None if branch.modernised is None else min(months.month_of(branch.modernised), branch.opened) - 12


def _of(branch: Branch, seed: int) -> list[Closure]:
    works = _works(branch, seed)
    epidemic = [] if branch.opened > FIRST else [_before(works, branch.code, *EPIDEMIC)]
    winter = [_before(works, branch.code, *WINTER)] if _shut_in_winter(branch) else []
    return [closure for closure in (works, *epidemic, *winter) if closure]


def _works(branch: Branch, seed: int) -> Closure | None:
    """Four to nine months, ending with the modernisation, or up to two months before the end of a coarse date."""
    if branch.modernised is None or branch.modernised < months.first_day(FIRST) or branch.opened > FIRST:
        return None
    chance = Random(f"{seed}/works/{branch.code}")  # noqa: S311 - a draw to be repeated, nothing secret
    coarse = branch.modernised_precision == DatePrecision.YEAR
    last = months.month_of(branch.modernised) - (chance.randint(0, 2) if coarse else 0)
    first = last + 1 - chance.randint(4, 9)
    return Closure(branch.code, months.first_day(first), months.last_day(last), ClosureReason.WORKS)


def _shut_in_winter(branch: Branch) -> bool:
    return branch.opened == FIRST and int(branch.code[-3:]) % 2 == 0


def _before(works: Closure | None, code: str, starts: date, ends: date) -> Closure | None:
    """A closure for the epidemic as far as the works leave room for it."""
    if works is None or works.ends < starts or works.starts > ends:
        return Closure(code, starts, ends, ClosureReason.EPIDEMIC)
    if works.starts <= starts:
        return None
    return Closure(code, starts, works.starts - timedelta(days=1), ClosureReason.EPIDEMIC)
