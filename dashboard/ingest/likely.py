"""Is a figure likely beside those before it? Twice or half of last month or last year, the same again, none at all."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from dashboard import rules

Figures = Mapping[str, tuple[int, ...]]
"""Of one library and month: by age group or type of event, a number for each measure."""


@dataclass(frozen=True, slots=True)
class Past:
    """The months that a month is set beside; None where nothing was reported or the library was shut."""

    month_ago: Figures | None = None
    year_ago: Figures | None = None
    year_before: Figures | None = None
    """The month before ``year_ago``: what the season did then."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """What looks unlikely: code of the warning, measure, the part it is about (None: all together), figures named."""

    code: str
    measure: str
    part: str | None = None
    words: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Measures:
    """What a kind of file counts, and the smallest number of each that is compared: small ones double by chance."""

    least: Mapping[str, int]
    by_part: bool = False
    """Whether each part is judged where the whole is as expected."""
    parts: int | None = None
    """How many parts make a whole; None: a part that is not named was not held."""


def doubt(now: Figures, past: Past, measures: Measures) -> Doubt | None:
    """The first thing that is unlikely about a month, the whole before its parts; None where all is as expected."""
    names = list(measures.least)
    if _same(now, past.month_ago):
        return Doubt("w.same_as_last_month", names[0])
    for place, name in enumerate(names):
        found = _of_whole(now, past, place, measures)
        if found:
            return Doubt(found[0], name, None, found[1])
    return next(_of_parts(now, past, measures), None) if measures.by_part else None


def _same(now: Figures, before: Figures | None) -> bool:
    told = any(any(values) for values in now.values())
    return before is not None and told and all(before.get(part) == values for part, values in now.items())


Said = tuple[str, Mapping[str, object]]


def _of_whole(now: Figures, past: Past, place: int, measures: Measures) -> Said | None:
    least = list(measures.least.values())[place]
    total = sum(values[place] for values in now.values())
    if not total and place == 0:
        return _none(now, past, measures)
    return _far(now, past, place, least)


def _none(now: Figures, past: Past, measures: Measures) -> Said | None:
    bases = [_both(now, then, 0)[1] for then in (past.month_ago, past.year_ago) if then and now.keys() & then.keys()]
    if any(bases):
        return "w.zero", {"base": next(base for base in bases if base)}
    whole = measures.parts is not None and len(now) >= measures.parts
    return ("w.zero", {}) if whole and not bases else None


def _of_parts(now: Figures, past: Past, measures: Measures) -> Iterator[Doubt]:
    for place, (name, least) in enumerate(measures.least.items()):
        for part, values in now.items():
            found = _far({part: values}, past, place, least)
            if found:
                yield Doubt(found[0], name, part, {**found[1], "part": part})


def _far(now: Figures, past: Past, place: int, least: int) -> Said | None:
    """Far from last month (unless the season moved as much a year ago), or from the same month last year."""
    for code, then in (("w.far_from_last_month", past.month_ago), ("w.far_from_last_year", past.year_ago)):
        here, there = _both(now, then, place)
        if max(here, there) < least or not rules.far(here, there):
            continue
        if then is past.month_ago and _seasonal(here / there if there else 0, now, past, place):
            continue
        return code, {"total": here, "base": there}
    return None


def _seasonal(change: float, now: Figures, past: Past, place: int) -> bool:
    """Whether the same two months of the year before moved the same way by about as much."""
    parts: Sequence[str] = [part for part in now if past.year_before and part in past.year_before]
    before = sum(past.year_before[part][place] for part in parts) if past.year_before else 0
    after = sum(past.year_ago[part][place] for part in parts if part in past.year_ago) if past.year_ago else 0
    if not before or not after or not change:
        return False
    then = after / before
    return (change > 1) == (then > 1) and not rules.far(change, then)


def _both(now: Figures, then: Figures | None, place: int) -> tuple[int, int]:
    """Like beside like: only the parts that both months name."""
    parts = now.keys() & then.keys() if then else frozenset()
    return sum(now[part][place] for part in parts), sum(then[part][place] for part in parts) if then else 0
