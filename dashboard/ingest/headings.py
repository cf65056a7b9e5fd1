"""Which column is which? Headings by synonyms in three languages; what is missing, doubled, or of another kind."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from types import MappingProxyType

from dashboard.ingest import letters, limits
from dashboard.ingest.kind import Column, Layout
from dashboard.ingest.splitting import Line
from dashboard.ingest.vocabulary import OTHER_WORDS, months_by_word

UNIT = (
    r"(?:чел(?:овек|\.)?|адам(?:дар)?|тенге|теңге|тг\.?|₸|kzt|шт(?:ук|\.)?|ед\.?|единиц|раз|рет|дана|%|people|persons|visits|pcs|tenge|"
    r"кв\. ?м|м2|м²|шаршы метр|посещени[яй]|мест)"
)
SCALES = (
    (r"(?:тыс\.?|тысяч|мың|thousand)", 10**3),
    (r"(?:млн\.?|миллион(?:ов)?|million|mln)", 10**6),
    (r"(?:млрд\.?|billion|bn)", 10**9),
)
AROUND = re.compile(r"""^[\s«»"“”„']+|[\s«»"“”„':*.]+$""")
"""What stands around a heading and says nothing."""
NUMBERED_MONTH = re.compile(r"(?:0?[1-9]|1[0-2])[./-]20[0-9]{2}|20[0-9]{2}[./-](?:0?[1-9]|1[0-2])")
LONGEST = 160
"""Letters of a heading that may name a column, with its unit: ours have a third of it."""
SMALLEST_HEADER = 2


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading for comparing, and the scale that its unit names."""

    key: str
    scale: int = 1
    whole: str = ""
    """With its unit: ``ауданы, шаршы метр`` is an area, ``ауданы`` a district."""


@dataclass(frozen=True, slots=True)
class Header:
    """The row of headings, understood."""

    line: Line
    layout: Layout
    index: Mapping[str, int]
    """Canonical column → place in the row."""
    scales: Mapping[str, int]
    doubled: tuple[str, ...] = ()
    by_names: frozenset[str] = frozenset()
    """Columns of codes that the file fills with names."""
    rows: int = 1
    """Rows it was read from, the last of them is ``line``."""

    @property
    def width(self) -> int:
        """Cells up to the last heading that is not blank."""
        return max((place for place, text in enumerate(self.line.cells, 1) if text.strip()), default=0)

    @property
    def missing(self) -> tuple[Column, ...]:
        """Required columns without a heading."""
        return tuple(column for column in self.layout.columns if column.required and column.name not in self.index)

    @property
    def unknown(self) -> tuple[int, ...]:
        """Places whose heading nobody knows."""
        known = set(self.index.values())
        return tuple(i for i, text in enumerate(self.line.cells) if text.strip() and i not in known)


@lru_cache(maxsize=65536)
def heading(text: str) -> Heading:
    """A heading without case, marks at its end and unit."""
    plain = AROUND.sub("", letters.word_key(text))
    for pattern, scale in SCALES:
        bare = _without_unit(plain, rf"{pattern}\s*{UNIT}?")
        if bare != plain:
            return Heading(bare, scale, plain)
    return Heading(_without_unit(plain, UNIT), whole=plain)


def _without_unit(plain: str, unit: str) -> str:
    bare = re.sub(rf"\s*(?:[(\[]\s*(?:в )?{unit}\s*[)\]]|,\s*(?:в )?{unit})\s*$", "", plain)
    return AROUND.sub("", bare)


@cache
def columns_by_key(layout: Layout) -> Mapping[str, str]:
    """Canonical column by heading as compared."""
    named = [(heading(word), column.name) for column in layout.columns for word in (column.name, *column.headings)]
    return MappingProxyType({one.key: name for one, name in named} | {one.whole: name for one, name in named})


@cache
def _by_sound(layout: Layout) -> Mapping[str, Mapping[str, str]]:
    """Headings that sound alike, each with its column; of no column: words that mean something else."""
    known: dict[str, dict[str, str]] = {}
    for key, name in (*columns_by_key(layout).items(), *((word, "") for word in OTHER_WORDS)):
        known.setdefault(letters.sounds(key), {})[key] = name
    return MappingProxyType(known)


def is_too_long(text: str) -> bool:
    """Whether a heading is longer than any that is known, however it is spaced."""
    return len(text) > LONGEST and sum(map(len, text.split())) > LONGEST


@lru_cache(maxsize=65536)
def canonical(text: str, layout: Layout) -> str | None:
    """The column a heading names; lost letters, letters that only look alike and other letters where one fits."""
    if is_too_long(text):
        return None
    known = columns_by_key(layout)
    found = heading(text)
    key = found.whole if found.whole in known else found.key
    if key in known or not key:
        return known.get(key)
    alike = known.get(heading(letters.cyrillic(text)).key) if letters.is_mixed(text) else None
    return _lost(key, known) or alike or _sounding(key, layout)


def _sounding(key: str, layout: Layout) -> str | None:
    """The one column whose heading this is in other letters."""
    near = _by_sound(layout).get(letters.sounds(key), {})
    fits = {name for word, name in near.items() if letters.means(key, word)}
    return (fits.pop() or None) if len(fits) == 1 else None


def _lost(key: str, known: Mapping[str, str]) -> str | None:
    fits = {name for word, name in known.items() if letters.is_left_of(key, word)} if letters.has_lost(key) else set()
    return fits.pop() if len(fits) == 1 else None


def understand(line: Line, layout: Layout) -> Header:
    """The columns of a header row under one layout; of doubled ones the first is taken."""
    index: dict[str, int] = {}
    doubled: list[str] = []
    for place, text in enumerate(line.cells[: limits.HEAD_CELLS]):
        name = canonical(text, layout) if text.strip() else None
        if name in index:
            doubled.append(str(name))
        elif name:
            index[name] = place
    by_names = _by_names(line, layout, index)
    index |= by_names
    scales = {name: heading(line.cells[place]).scale for name, place in index.items()}
    return Header(line, layout, index, scales, tuple(dict.fromkeys(doubled)), frozenset(by_names))


def _by_names(line: Line, layout: Layout, index: Mapping[str, int]) -> dict[str, int]:
    """Columns of names, where the column of codes that they stand for is not there."""
    free = {
        heading(text).key: i
        for i, text in reversed(list(enumerate(line.cells[: limits.HEAD_CELLS])))
        if i not in index.values()
    }
    asked = [(column.name, heading(word).key) for column in layout.columns for word in reversed(column.named)]
    return {name: free[key] for name, key in asked if name not in index and key in free}


def best_header(lines: Iterable[Line], layouts: Iterable[Layout]) -> Header | None:
    """The row that names the most columns, and the layout it fits best.

    None where no row names two, or one beside months.
    """
    choices = tuple(layouts)
    found = [understand(line, layout) for line in lines for layout in choices]
    best = max(found, key=rank, default=None)
    if best is None or not best.index:
        return None
    return best if len(best.index) >= SMALLEST_HEADER or _names_months(best.line) else None


def _names_months(line: Line) -> bool:
    """Whether months stand side by side as headings."""
    return sum(names_month(letters.folded(text)) for text in line.filled) >= SMALLEST_HEADER


def names_month(text: str) -> bool:
    """Whether a folded heading begins with the name of a month, or is a month in figures."""
    word = re.match(r"[^\W\d_]*", text)
    return bool(word and word[0] in months_by_word()) or bool(NUMBERED_MONTH.fullmatch(text))


def rank(header: Header) -> tuple[int, int, int]:
    """How well a row fits as header: columns named, required ones not missing, nothing unknown."""
    return len(header.index), -len(header.missing), -len(header.unknown)
