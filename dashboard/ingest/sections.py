"""Is this row a title in the middle of a table? A district, a month, a part of the form: it holds no figures."""

import re

from dashboard.ingest.headings import Header, names_month
from dashboard.ingest.letters import folded, word_key
from dashboard.ingest.splitting import Line
from dashboard.ingest.vocabulary import codes_by_word

TITLE = re.compile(
    r"(?<!\w)(район\w*|аудан\w*|district|филиал\w*|библиотеки|кітапханалар\w*|libraries|branches|раздел|бөлім|section|"
    r"квартал|тоқсан|quarter|полугодие|жартыжылдық|в том числе|из них|оның ішінде|соның ішінде|including)(?!\w)"
)
CODED = frozenset({"library", "listed_library", "project", "listed_project", "milestone"})
"""Columns where such words cannot be a value."""


def is_section(line: Line, following: Line | None, header: Header) -> bool:
    """One telling text where a code or nothing belongs, all else blank; and the next row stands for itself.

    A next row without its code would be filled down from the part above.
    """
    places = [place for place, text in enumerate(line.cells) if text.strip()]
    if line.problem or len(places) != 1 or not _is_free(places[0], header):
        return False
    text = folded(line.cells[places[0]])
    telling = TITLE.search(text) or names_month(text) or word_key(text) in codes_by_word("district")
    return bool(telling) and (following is None or _stands_alone(following, header))


def _is_free(place: int, header: Header) -> bool:
    cells = {header.index[column.name]: column.cell for column in header.layout.columns if column.name in header.index}
    return cells.get(place, "library") in CODED


def _stands_alone(line: Line, header: Header) -> bool:
    place = header.index.get(header.layout.key[0])
    return place is not None and place < len(line.cells) and bool(line.cells[place].strip())
