"""Which rows of our own template did nobody fill in? Those of libraries that are left empty altogether.

A template of a month holds every library; who reports for one fills in its rows and leaves the rest. In any other file,
and in a library's rows of which some are filled, an empty figure stays a mistake: empty is not zero.
"""

from collections.abc import Sequence

from dashboard.i18n import LANGUAGES, translator
from dashboard.ingest.cells import COUNTED
from dashboard.ingest.checked import Notice
from dashboard.ingest.headings import Header
from dashboard.ingest.splitting import Line

KEY, REFERENCE = "library_code", "journal.template.library"


def without_untouched(lines: Sequence[Line], header: Header) -> tuple[list[Line], list[Notice]]:
    """The rows that somebody filled in, and what is to be said of the others."""
    if not _is_template(header):
        return list(lines), []
    filled = {_library(line, header) for line in lines if _has_figure(line, header)}
    kept = [line for line in lines if _library(line, header) in filled]
    left = [line for line in lines if _library(line, header) not in filled]
    if not left or not kept:
        return list(lines), []
    details = {"count": str(len(left)), "rule": "template"}
    return kept, [Notice("n.empty_rows_dropped", row=left[0].row, line=left[0].line, details=details)]


def _is_template(header: Header) -> bool:
    """Whether it has the column of names that only our templates have."""
    ours = {translator(language)(REFERENCE) for language in LANGUAGES}
    return KEY in header.index and any(text.strip() in ours for text in header.line.cells)


def _library(line: Line, header: Header) -> str:
    return _cell(line, header.index[KEY])


def _has_figure(line: Line, header: Header) -> bool:
    counted = (column.name for column in header.layout.columns if column.cell in COUNTED)
    return any(_cell(line, header.index[name]) for name in counted if name in header.index)


def _cell(line: Line, place: int) -> str:
    return line.cells[place].strip() if place < len(line.cells) else ""
