"""Does the name beside a code belong to it? Columns that were sorted apart give one library the figures of another."""

from collections.abc import Iterator, Sequence

from dashboard.ingest.cells import Context
from dashboard.ingest.cells.names import Names, named
from dashboard.ingest.checked import Notice
from dashboard.ingest.headings import Header, heading
from dashboard.ingest.kind import Column
from dashboard.ingest.letters import squeeze
from dashboard.ingest.parsing import Parsed
from dashboard.ingest.places import address


def names_agree(rows: Sequence[Parsed], header: Header, headings: Sequence[str], context: Context) -> Iterator[Notice]:
    """A warning for each row whose name is known, and is the name of another code; ``headings`` are the file's."""
    known = {"library": context.known.library_names, "project": context.known.project_names}
    for column in header.layout.columns:
        names = known.get(column.cell)
        if names and column.name in header.index and column.name not in header.by_names:
            for place in _of_names(column, headings):
                yield from (one for row in rows if (one := _differing(row, place, column, header, names)))


def _of_names(column: Column, headings: Sequence[str]) -> Iterator[int]:
    asked = {heading(word).key for word in column.named}
    yield from (place for place, text in enumerate(headings) if heading(text).key in asked)


def _differing(row: Parsed, place: int, column: Column, header: Header, names: Names) -> Notice | None:
    code, text = row.values.get(column.name), squeeze(row.line.cells[place]) if place < len(row.line.cells) else ""
    found = named(text, names) if text else None
    if not code or found is None or found.fault or found.value == code:
        return None
    where = (row.line.row, row.line.line, column.name, address(row.line, header.index[column.name]))
    return Notice("w.name_differs", *where, str(code), str(code), {"name": text, "code": str(found.value)})
