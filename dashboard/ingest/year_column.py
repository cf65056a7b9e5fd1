"""Does the year stand in a column of its own? Joined to the month beside it."""

import re
from collections.abc import Sequence
from dataclasses import replace

from dashboard.ingest.checked import Notice, Problem
from dashboard.ingest.headings import Header, heading
from dashboard.ingest.letters import folded
from dashboard.ingest.places import address
from dashboard.ingest.splitting import Line
from dashboard.ingest.vocabulary import months_by_word

HEADINGS = frozenset({"год", "отчетный год", "жыл", "жылы", "есепті жыл", "year"})
YEAR = re.compile(r"(20[0-9]{2})(?:[.,]0+)?(?:\s?(?:г\.?|год|ж\.?|жыл|жылы))?")
OWN_YEAR = re.compile(r"(?<![0-9])20[0-9]{2}(?![0-9])")
NUMBER = re.compile(r"(0?[1-9]|1[0-2])(?:[.,]0)?")


def year_places(header: Header) -> tuple[int, ...]:
    """The place of the one column of years beside a column of months; nothing where there is none."""
    if "month" not in header.index:
        return ()
    found = tuple(i for i in header.unknown if heading(header.line.cells[i]).key in HEADINGS)
    return found if len(found) == 1 else ()


def with_years(lines: Sequence[Line], header: Header) -> tuple[list[Line], list[Notice | Problem]]:
    """The rows with whole months, what was joined, and where both columns name a year and not the same."""
    places = year_places(header)
    if not places:
        return list(lines), []
    month, year = header.index["month"], places[0]
    heading_of_year = header.line.cells[year].strip()
    rows: list[Line] = []
    said: list[Notice | Problem] = []
    for line in lines:
        whole = _month(line, month, year)
        rows.append(_with(line, month, whole) if whole else line)
        where = (line.row, line.line, "month")
        if whole:
            before = f"{line.cells[month].strip()}, {_year(line, year)}"
            details = {"rule": "year_column", "year_heading": heading_of_year}
            said.append(Notice("n.month_text", *where, address(line, month), before, whole, details))
        elif _differ(line, month, year):
            details = {"rule": "year_differs", "year_heading": heading_of_year, "year": _year(line, year)}
            named = (header.line.cells[month].strip(), address(line, month), line.cells[month])
            said.append(Problem("cell.bad_month", *where, *named, details))
    return rows, said


def _year(line: Line, place: int) -> str:
    """The year of a row, also where its cell is merged with those above."""
    return line.cells[place].strip() or (line.covered or {}).get(place, "").strip()


def _differ(line: Line, month: int, year: int) -> bool:
    own, beside = OWN_YEAR.search(line.cells[month]), YEAR.fullmatch(folded(_year(line, year)))
    return bool(own and beside and own[0] != beside[1])


def _month(line: Line, month: int, year: int) -> str | None:
    """The whole month, where the year cell is a year and the month cell a month without one."""
    text, found = folded(line.cells[month]), YEAR.fullmatch(folded(_year(line, year)))
    alone = NUMBER.fullmatch(text)
    number = int(alone[1]) if alone else months_by_word().get(text)
    return f"{found[1]}-{number:02d}" if found and number else None


def _with(line: Line, place: int, text: str) -> Line:
    return replace(line, cells=(*line.cells[:place], text, *line.cells[place + 1 :]))
