"""What did a cell say? The result of reading one, and what all cells go through before their type is asked."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date

from dashboard.ingest import letters, limits
from dashboard.ingest.kind import Column, Known, Value
from dashboard.ingest.mojibake import is_mojibake
from dashboard.ingest.vocabulary import TOTAL_WORD

EXCEL_ERROR = re.compile(
    r"#(н/д|n/a|знач!|value!|дел/0!|div/0!|ссылка!|ref!|имя\?|name\?|число!|num!|пусто!|null!|spill!|перенос!|calc!|выч!|getting_data|#+|"
    r"жоқ|мән!)?!?",
    re.IGNORECASE,
)
TEXT_FORMULA = re.compile(r'="([^"=]*)"')
FORMULA = re.compile(r"[=@]|[+][^\d\s]|[-+].*[(|!]")
DASHES = frozenset("-–—−‒―")
FIGURES = re.compile(r"[\d\s.,%+()₸-]*\d[\d\s.,%+()₸-]*[\w.]{0,8}")
"""Figures, where a no-break space separates thousands and is told as such."""
EXAMPLED = frozenset({"cell.not_number", "cell.bad_date"})
"""Reasons whose message shows what to write in such a column."""
OF_A_LIST = frozenset({"cell.bad_month", "cell.unknown_category", "cell.unknown_code"})
"""Reasons for which a word like "total" in the cell is the better explanation."""
ALL_AGES = frozenset({
    "всего", "итого", "все", "все возрасты", "все возрастные группы", "все население", "весь",
    "барлығы", "барлыгы", "жалпы", "барлық жас", "барлық жас топтары", "барлық жастағылар",
    "total", "all", "all ages",
})  # fmt: skip
"""Words where no age group means all of them: residents of a district."""
NARROW = re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]")


@dataclass(frozen=True, slots=True)
class Reading:
    """A typed value with what was normalised (notice codes), or the reason why there is none."""

    value: Value = None
    notes: tuple[str, ...] = ()
    fault: str | None = None
    details: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Context:
    """What parsers may know beyond the cell."""

    as_of: date
    known: Known = field(default_factory=Known)
    scale: int = 1
    """1000 where the heading says "thousand tenge"."""
    by_name: bool = False
    """The column holds names in place of codes."""


Parser = Callable[[str, Context], Reading]


def fault(reason: str, **details: object) -> Reading:
    """A cell that could not be read."""
    return Reading(fault=reason, details=details)


def read_cell(column: Column, parse: Parser, raw: str, context: Context) -> Reading:
    """A cell from its raw text: damage, wrapping, emptiness, then its type."""
    damaged = _damage(raw, column)
    if damaged:
        return damaged
    plain, notes = unwrapped(raw)
    if not plain or (column.nullable and plain in DASHES):
        return _empty(column, notes, dashed=bool(plain))
    refused = _refused(plain)
    if refused:
        return refused
    found = _all_ages(plain, column) or parse(plain, context)
    if found.fault in OF_A_LIST and TOTAL_WORD.search(letters.folded(plain)):
        return fault(found.fault, rule="total")
    if found.fault in EXAMPLED and not found.details.get("rule"):
        rule = "may_be_empty" if found.fault == "cell.bad_date" and column.nullable else column.cell
        return fault(found.fault, **{**found.details, "rule": rule})
    return Reading(found.value, (*notes, *found.notes), found.fault, found.details) if notes else found


def _empty(column: Column, notes: tuple[str, ...], *, dashed: bool) -> Reading:
    if not column.nullable:
        return fault("cell.required", rule="number" if column.cell in {"count", "money"} else "")
    return Reading(None, (*notes, "n.dash_as_zero") if dashed else notes)


def _all_ages(plain: str, column: Column) -> Reading | None:
    together = column.cell == "age_group" and column.nullable and letters.folded(plain) in ALL_AGES
    return Reading(None, ("n.all_ages",)) if together else None


def _damage(raw: str, column: Column) -> Reading | None:
    longest = limits.MAX_ADDRESSES_CHARS if column.cell == "addresses" else limits.MAX_CELL_CHARS
    if len(raw) > longest:
        return fault("cell.too_long", limit=str(longest))
    if letters.LOST in raw or (not raw.isascii() and is_mojibake(raw)):
        return fault("cell.lost_characters")
    return None


def _refused(plain: str) -> Reading | None:
    if plain[0] == "#" and EXCEL_ERROR.fullmatch(plain):
        return fault("cell.excel_error")
    if plain[0] in "=@+-" and FORMULA.match(plain):
        return fault("cell.formula")
    return None


def unwrapped(raw: str) -> tuple[str, tuple[str, ...]]:
    """The cell without what spreadsheets wrap around text, and what was taken off."""
    if raw.isascii() and raw.isalnum():
        return raw, ()
    notes = ["n.wrapped_lines"] if re.search(r"[\r\n]", raw.strip()) else []
    if letters.INVISIBLE.search(raw) or (NARROW.search(raw) and not FIGURES.fullmatch(raw)):
        notes.append("n.invisible_chars")
    plain = letters.squeeze(raw)
    formula = TEXT_FORMULA.fullmatch(plain)
    if formula:
        notes.append("n.excel_text_formula")
        plain = letters.squeeze(formula[1])
    if plain.startswith("'"):
        notes.append("n.apostrophe")
        plain = plain.strip("'").strip()
    return plain, tuple(notes)
