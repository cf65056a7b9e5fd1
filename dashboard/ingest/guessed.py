"""Which headings were understood though not written as we know them? Shown; refused where they lead nowhere."""

from collections.abc import Iterator, Sequence

from dashboard.ingest import letters
from dashboard.ingest.cells import PARSERS, Context
from dashboard.ingest.checked import Notice
from dashboard.ingest.headings import Header, columns_by_key, heading
from dashboard.ingest.kind import Column
from dashboard.ingest.places import column_letters
from dashboard.ingest.splitting import Line


def guessed(header: Header, line: Line) -> Iterator[Notice]:
    """A notice for each heading in other letters, and for each column of names in place of codes; ``line`` has them."""
    known = columns_by_key(header.layout)
    for name, place in header.index.items():
        text = line.cells[place].strip() if place < len(line.cells) else ""
        found = heading(text)
        if not text or found.key in known or found.whole in known:
            continue
        where = (line.row, line.line, name, f"{column_letters(place)}{line.row}", text)
        if name in header.by_names:
            yield Notice("n.code_format", *where, name, {"rule": "heading"})
        else:
            meant = next(column.headings[0] for column in header.layout.columns if column.name == name)
            yield Notice(_note(text), *where, meant)


def _note(text: str) -> str:
    return "n.lost_letter_repaired" if letters.is_cyrillic(text) else "n.lookalike"


def nameless(header: Header, lines: Sequence[Line], context: Context) -> tuple[Column, ...]:
    """Required columns of codes for which the file only has names, and none of the names are known to us."""
    return tuple(
        column
        for column in header.layout.columns
        if column.name in header.by_names and column.required and not _names_known(column, context)
        if not any(_is_code(line, header.index[column.name], column, context) for line in lines)
    )


def _names_known(column: Column, context: Context) -> bool:
    known = {"library": context.known.library_names, "project": context.known.project_names}
    return bool(known.get(column.cell, True))


def _is_code(line: Line, place: int, column: Column, context: Context) -> bool:
    text = line.cells[place].strip() if place < len(line.cells) else ""
    return bool(text) and PARSERS[column.cell](text, context).fault is None
