"""Where is the header, and what separates the cells? Found together: the split that shows the most known headings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice, pairwise, product

from dashboard.ingest import limits, mojibake
from dashboard.ingest.checked import Notice, Problem
from dashboard.ingest.decode import decode
from dashboard.ingest.headings import Header, canonical, rank
from dashboard.ingest.kind import CsvKind, Layout
from dashboard.ingest.refusal import RefusedError, refuse
from dashboard.ingest.splitting import DELIMITERS, Line, Source, head_of, source_of, split
from dashboard.ingest.structure import shown
from dashboard.ingest.two_rows import find_header, narrow

USUAL = {"csv": ";,", "tsv": "\t", "tab": "\t"}
"""Separators nobody wonders at, by the extension of the file."""


FEWEST_TURNED = 3
"""So many headings below each other are a table on its side."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its header found: title rows above, everything else below."""

    header: Header
    lines: Sequence[Line]
    """Rows below the header that are not blank."""
    notices: tuple[Notice, ...] = ()
    encoding: str = ""
    delimiter: str = ""
    name: str | None = None
    cut: bool = False


@dataclass(frozen=True, slots=True)
class Cut:
    """One way to split a text, and the best header it shows."""

    source: Source
    delimiter: str
    header: Header
    notices: tuple[str, ...] = field(default=())


def text_sheet(content: bytes, file_name: str, kinds: Iterable[CsvKind]) -> Sheet:
    """The table of a text file; the header is looked for among the layouts of the kinds, first kinds first."""
    decoded = decode(content)
    families = [kind.layouts for kind in kinds]
    found = find(decoded.text, families)
    if found is None or found.header.missing:
        _refuse_turned(decoded.text, families[0])
    if found is None:
        _refuse_columns(decoded.text)
        raise refuse("file.encoding" if mojibake.is_unreadable(decoded.text) else "struct.no_header")
    lines = _limited(split(found.source, found.delimiter))
    notices = [Notice(note) for note in found.notices]
    if decoded.encoding != "UTF-8":
        notices.append(Notice("n.encoding", after=decoded.encoding))
    if _unusual(found, file_name):
        notices.append(Notice("n.delimiter", after=found.delimiter))
    sheet = below(found.header, lines)
    cut = found.source.cut
    return Sheet(sheet.header, sheet.lines, (*notices, *sheet.notices), decoded.encoding, found.delimiter, cut=cut)


def _unusual(found: Cut, file_name: str) -> bool:
    usual = USUAL.get(file_name.rpartition(".")[2].lower(), ";,\t")
    return found.source.delimiter is not None or found.delimiter not in usual


def find(text: str, families: Iterable[Sequence[Layout]]) -> Cut | None:
    """The split and header that fit the first family of layouts that fits at all; mojibake is undone for it."""
    source = source_of(text)
    choices, strange = list(families), mojibake.has_strange_letters(text)
    heads = _heads(source)
    plain = next((cut for layouts in choices if (cut := _best(source, heads, layouts))), None)
    if plain and not strange:
        return plain
    repaired = [source_of(one) for one in (*mojibake.repairs(text), *mojibake.misreadings(text))]
    split_once = [(one, _heads(one)) for one in repaired]
    for layouts in choices:
        found = max((cut for one, head in split_once if (cut := _best(one, head, layouts))), key=_rank, default=None)
        if found:
            return Cut(found.source, found.delimiter, found.header, ("n.mojibake_repaired",))
    return plain


def _rank(cut: Cut) -> tuple[int, int, int]:
    return rank(cut.header)


def _heads(source: Source) -> Mapping[str, Sequence[Line]]:
    """The first rows by separator, split once for all layouts; the one that the text names goes first."""
    head = head_of(source)
    marks = (source.delimiter, *DELIMITERS) if source.delimiter else DELIMITERS
    return {mark: [narrow(line) for line in _first_rows(head, mark) if not _is_too_wide(line)] for mark in marks}


def _first_rows(head: Source, mark: str) -> Iterator[Line]:
    return islice(split(head, mark), limits.HEAD_RECORDS)


def _is_too_wide(line: Line) -> bool:
    """No file with such a row is taken: to look for headings in all of them would take longer than any file may."""
    return len(line.filled) > limits.MAX_COLUMNS


def _best(source: Source, heads: Mapping[str, Sequence[Line]], layouts: Sequence[Layout]) -> Cut | None:
    headers = [(mark, find_header(lines, layouts)) for mark, lines in heads.items()]
    cuts = [Cut(source, mark, header) for mark, header in headers if header]
    return max(cuts, key=_rank, default=None)


def _refuse_turned(text: str, layouts: Sequence[Layout]) -> None:
    """Refuse a table that stands on its side: its first column holds the headings."""
    head = head_of(source_of(text))
    for mark, layout in product(DELIMITERS, layouts):
        first = [line.cells[0] for line in _first_rows(head, mark) if len(line.cells) > 1]
        named = {name: text.strip() for text in first if (name := canonical(text, layout))}
        if len(named) >= FEWEST_TURNED:
            raise refuse("struct.wide_layout", found="transposed", headings=", ".join(named.values()))


def _refuse_columns(text: str) -> None:
    """Refuse a table that nobody could have a heading for: wider than any file of ours."""
    head = head_of(source_of(text))
    for line in (line for mark in DELIMITERS for line in _first_rows(head, mark)):
        if _is_too_wide(line):
            _refuse_width(line)


def _refuse_width(line: Line) -> None:
    details: dict[str, object] = {"columns": str(limits.MAX_COLUMNS)}
    raise RefusedError(Problem("struct.too_many_columns", line.row, line.line, details=details))


def _limited(lines: Iterator[Line]) -> list[Line]:
    """All lines, unless there are more than a file may have."""
    most = limits.MAX_ROWS + limits.HEAD_RECORDS
    found = list(islice(lines, most + 1))
    if len(found) > most:
        raise refuse("file.too_many_rows", limit=str(limits.MAX_ROWS))
    return found


def below(header: Header, lines: Sequence[Line], name: str | None = None) -> Sheet:
    """The table under a header, with what lies above and what is blank told."""
    if len(header.line.filled) > limits.MAX_COLUMNS:
        _refuse_width(header.line)
    titles = [line for line in lines if line.row <= header.line.row - header.rows]
    rest = [line for line in lines if line.row > header.line.row and (line.filled or line.problem)]
    told = [Notice("n.title_rows_skipped", one.row, one.line, before=shown(one)) for one in titles if one.filled]
    return Sheet(header, rest, (*told, *_blank(header, rest)), name=name)


def _blank(header: Header, lines: Sequence[Line]) -> Iterator[Notice]:
    """Blank rows and columns within the table and beside it."""
    rows = [header.line.row, *(line.row for line in lines)]
    missing = [one for before, after in pairwise(rows) for one in range(before + 1, after)]
    if missing:
        yield Notice("n.empty_rows_dropped", row=missing[0], details={"count": str(len(missing))})
    width = max((len(line.cells) for line in (header.line, *lines)), default=0)
    empty = width - len({i for line in (header.line, *lines) for i, text in enumerate(line.cells) if text.strip()})
    if empty > 0:
        yield Notice("n.empty_columns_dropped", details={"count": str(empty)})
