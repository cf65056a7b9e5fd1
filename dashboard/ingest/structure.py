"""Which rows are data? Totals, repeated headers, numbering, signatures are taken out and shown; ragged ones refused."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from dashboard.ingest import letters
from dashboard.ingest.cells import COUNTED
from dashboard.ingest.checked import Notice, Problem
from dashboard.ingest.headings import SMALLEST_HEADER, Header, understand
from dashboard.ingest.sections import is_section
from dashboard.ingest.splitting import DELIMITERS, Line, resplit
from dashboard.ingest.vocabulary import FOOTERS, TOTALS

CODE_LIKE = re.compile(r"^['=\"\s]*[A-ZА-ЯІa-zа-яі]{1,6}[-_ .]{0,2}[0-9]")
NUMBER_LIKE = re.compile(r"^[-−(]?[0-9][0-9\s.,]*[)%]?$")
TOTAL = re.compile(rf"^[^\w]*({'|'.join(TOTALS)})(?![^\W\d_])")
TOTAL_LAST = re.compile(rf"(?<!\w)({'|'.join(TOTALS)})[^\w]*$")
"""Kazakh says what is summed first: «Алмалы ауданы бойынша барлығы»."""
DIGIT = re.compile("[0-9]")
PLACEHOLDER = re.compile(r"[-–—−xXхХ×*]")
"""What forms print in the cells of a totals row that say nothing."""
SIGNED_ON = re.compile(r"[0-9]{1,2}\.[0-9]{1,2}\.[0-9]{4}( ?г\.?)?")
WHOLE = re.compile(r"[0-9][0-9 ]*")
LETTERED = ("АБВГ", "ABCD", "АБВ", "ABC", "АБ", "AB", "А", "A")
FEWEST_NUMBERED = 3
FOOTER_CELLS = 3
TEXT_SHOWN = 120


@dataclass(slots=True)
class Body:
    """The rows under the header, sorted out."""

    lines: list[Line] = field(default_factory=list)
    totals: list[tuple[Line, int]] = field(default_factory=list)
    """Totals rows, each with the number of data rows above it."""
    notices: list[Notice] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def body_of(lines: Sequence[Line], header: Header, delimiter: str, *, cut: bool = False) -> Body:
    """Data rows, totals rows, what was dropped and what is wrong; ``cut`` = the last line has no line end."""
    body = Body()
    rows = _without_footer(lines, body, named=bool(header.by_names))
    for line, following in zip_longest(rows, rows[1:]):
        if _begins_other_table(line, header):
            body.problems.append(Problem("struct.repeated_header", line.row, line.line, value=shown(line)))
            break  # what follows belongs to that other table
        if _heads_other_table(line, following, header):
            continue
        if not _taken_out(line, following, header, body):
            _keep(line, header, delimiter, body, last=cut and line is lines[-1])
    return body


def _taken_out(line: Line, following: Line | None, header: Header, body: Body) -> bool:
    dropped = _dropped(line, following, header, first=not body.lines)
    if dropped:
        details = {"rule": "section"} if dropped == "n.title_rows_skipped" else {}
        body.notices.append(Notice(dropped, row=line.row, line=line.line, before=shown(line), details=details))
    if dropped == "n.totals_row_dropped":
        body.totals.append((line, len(body.lines)))
    return bool(dropped)


def _dropped(line: Line, following: Line | None, header: Header, *, first: bool) -> str | None:
    """The notice for a row that is no data."""
    if is_total(line, header):
        return "n.totals_row_dropped"
    if _same_headings(line, header):
        return "n.repeated_header_dropped"
    if is_section(line, following, header):
        return "n.title_rows_skipped"
    return "n.numbering_row_dropped" if first and _is_numbering(line) else None


def is_total(line: Line, header: Header) -> bool:
    """One text among the cells that are no figures, and it begins with a totals word."""
    counted = {header.index[c.name] for c in header.layout.columns if c.cell in COUNTED and c.name in header.index}
    known = set(header.index.values()) - counted
    texts = [text for i, text in enumerate(line.cells) if _counts_as_text(text, i in known, i in counted)]
    said = [text for text in texts if not PLACEHOLDER.fullmatch(text.strip())]
    return len(said) == 1 and _says_total(said[0])


def _says_total(text: str) -> bool:
    folded = letters.folded(text)
    return bool(TOTAL.match(folded) or TOTAL_LAST.search(folded))


def _counts_as_text(text: str, known: bool, counted: bool) -> bool:  # noqa: FBT001  two facts of one place
    """Any content but a whole number in a known column, letters in one that nobody knows; figures hold anything."""
    if counted or not text.strip() or WHOLE.fullmatch(text.strip()):
        return False
    return known or any(letter.isalpha() for letter in text)


def _same_headings(line: Line, header: Header) -> bool:
    wanted = [letters.folded(text) for text in header.line.cells if text.strip()]
    return [letters.folded(text) for text in line.filled] == wanted


def _is_numbering(line: Line) -> bool:
    """``1;2;3;4`` or ``А;Б;1;2`` under the header, as in printed forms."""
    marks = [text.strip(" ().").upper() for text in line.filled]
    letters_first = next((letter for letter in LETTERED if marks[: len(letter)] == list(letter)), "")
    numbers = marks[len(letters_first) :]
    return len(marks) >= FEWEST_NUMBERED and numbers == [str(i) for i in range(1, len(numbers) + 1)]


def _keep(line: Line, header: Header, delimiter: str, body: Body, *, last: bool) -> None:
    reason = line.problem or _shape_problem(line, header, delimiter)
    if reason is None:
        body.lines.append(line)
        return
    details = {"cells": str(len(line.cells)), "width": str(header.width)}
    reasons = ("file.truncated", reason) if last and _is_short(line, header) else (reason,)
    body.problems += [Problem(r, row=line.row, line=line.line, value=shown(line), details=details) for r in reasons]


def _is_short(line: Line, header: Header) -> bool:
    return not line.problem and len(line.cells) < header.width


def _begins_other_table(line: Line, header: Header) -> bool:
    """Headings again, but not the same; rows of data hold figures, headings none."""
    if DIGIT.search("".join(line.cells)) or _same_headings(line, header):
        return False
    return len(understand(line, header.layout).index) >= SMALLEST_HEADER


def _heads_other_table(line: Line, following: Line | None, header: Header) -> bool:
    """A lone text over other headings is the title of that other table, which is told by itself."""
    return following is not None and len(line.filled) == 1 and _begins_other_table(following, header)


def _shape_problem(line: Line, header: Header, delimiter: str) -> str | None:
    width = header.width
    if len(line.cells) >= width and not any(text.strip() for text in line.cells[width:]):
        return None
    others = (resplit(line, delimiter, other) for other in DELIMITERS if other != delimiter)
    return "struct.mixed_delimiters" if any(len(cells) == width for cells in others) else "struct.ragged_row"


def _without_footer(lines: Sequence[Line], body: Body, *, named: bool) -> Sequence[Line]:
    """The rows without signatures at the end: few texts, no figures, below a gap or a total, or a telling word."""
    tail = len(lines)
    while tail and _footer_shaped(lines[tail - 1]):
        tail -= 1
    start = next((i for i in range(tail, len(lines)) if _begins_footer(lines, i, named=named)), len(lines))
    dropped = [line for line in lines[start:] if not _says_total(line.filled[0])]
    body.notices += [Notice("n.footer_dropped", row=line.row, line=line.line, before=shown(line)) for line in dropped]
    rows = {line.row for line in dropped}
    return [line for line in lines if line.row not in rows] if dropped else lines


def _footer_shaped(line: Line) -> bool:
    texts = line.filled
    if line.problem or not texts or len(texts) > FOOTER_CELLS:
        return False
    if len(texts) == 1 and SIGNED_ON.fullmatch(texts[0].strip()):
        return True
    if letters.folded(texts[0]).startswith(FOOTERS):
        return True
    return not CODE_LIKE.match(texts[0]) and not any(NUMBER_LIKE.match(text.strip()) for text in texts)


def _begins_footer(lines: Sequence[Line], place: int, *, named: bool) -> bool:
    """``named``: rows begin with names, so a lone text may be one that a cut file ends in."""
    line, above = lines[place], lines[place - 1] if place else None
    after_blank = above is not None and above.row < line.row - 1
    # Under the last total a single text sums up nothing and reports nothing.
    alone = len(line.filled) == 1 and not named
    after_total = alone and above is not None and bool(above.filled) and _says_total(above.filled[0])
    telling = letters.folded(line.filled[0]).startswith(FOOTERS)
    return telling or after_total or (after_blank and len(line.filled) < FOOTER_CELLS)


def shown(line: Line) -> str:
    """What a row says, short enough to show."""
    return " · ".join(letters.squeeze(text) for text in line.filled)[:TEXT_SHOWN]
