"""Which columns are missing, doubled, or not needed? Refused with the headings to write; the not needed are shown."""

import re
from collections.abc import Iterable, Sequence

from dashboard.ingest.checked import Notice, Problem
from dashboard.ingest.findings import Findings
from dashboard.ingest.headings import Header, canonical
from dashboard.ingest.kind import Column, CsvKind
from dashboard.ingest.kinds import KINDS
from dashboard.ingest.letters import LOST
from dashboard.ingest.places import column_letters
from dashboard.ingest.recognising import other_kind
from dashboard.ingest.refusal import RefusedError, refuse
from dashboard.ingest.vocabulary import months_by_word

WORD = re.compile(r"[^\W\d_]{3,}")


def refuse_columns(header: Header, lacking: Sequence[Column], kind: CsvKind, said: Findings) -> None:
    """Stop where columns are missing or doubled; a file of another kind is called so."""
    wrong = other_kind(header, kind, KINDS.values()) if lacking or header.layout not in kind.layouts else None
    if wrong:
        raise refuse("struct.wrong_kind", row=header.line.row, found=wrong.id, expected=kind.id)
    if header.layout not in kind.layouts:
        raise refuse("struct.no_header")
    row, line = header.line.row, header.line.line
    missing = [
        Problem("struct.missing_column", column=c.name, details=_names(c.headings) | _in_title(c, said))
        for c in lacking
    ]
    doubled = [
        Problem("struct.duplicate_column", row, line, name, details=_alike(header, name)) for name in header.doubled
    ]
    if missing or doubled:
        said.add(ignored(header, header, ()))
        damaged = [Problem("file.encoding", row, line)] if any(LOST in text for text in header.line.cells) else []
        raise RefusedError(*damaged, *missing, *doubled)


def _in_title(column: Column, said: Findings) -> dict[str, object]:
    """The title over the table, where the month stands there and nowhere else."""
    titles = (one.before or "" for one in said.notices.values() if one.id == "n.title_rows_skipped")
    dated = [text for text in titles if any(word in months_by_word() for word in WORD.findall(text.casefold()))]
    return {"rule": "in_title", "title": dated[0]} if column.name == "month" and dated else {}


def _names(words: Sequence[str]) -> dict[str, object]:
    return {"names": tuple(words)}


def _alike(header: Header, name: str) -> dict[str, object]:
    """The headings that all name one column, with their places."""
    texts = [(i, text.strip()) for i, text in enumerate(header.line.cells) if canonical(text, header.layout) == name]
    return {"headings": ", ".join(f"{column_letters(i)}{header.line.row} «{text}»" for i, text in texts)}


def ignored(header: Header, original: Header, turned: Iterable[int]) -> list[Notice]:
    """Columns nobody knows: shown, not stored."""
    places = [i for i in original.unknown if i not in set(turned)]
    texts = [original.line.cells[i].strip() for i in places]
    row, line = header.line.row, header.line.line
    where = zip(places, texts, strict=True)
    return [
        Notice("n.unknown_columns_ignored", row, line, text, f"{column_letters(i)}{row}", before=text)
        for i, text in where
    ]
