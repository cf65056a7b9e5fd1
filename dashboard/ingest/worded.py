"""By which word does a reader know a code? Of age groups, types of event and the like, in the reader's language."""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType

from dashboard.ingest.kinds import KINDS
from dashboard.ingest.vocabulary import CHOICES, forms


def worded(text: str, column: str | None, language: str) -> str:
    """The word for a code of a list; any other text as it is."""
    found = [choice for choice in _choices().get(column or "", ()) if text in CHOICES[choice]]
    return forms(found[0], text)[language][0] if len(found) == 1 else text


@cache
def _choices() -> Mapping[str, tuple[str, ...]]:
    """The lists that the cells of a column are of, by its canonical name."""
    columns = {column for kind in KINDS.values() for layout in kind.layouts for column in layout.columns}
    listed = sorted((column.name, column.cell) for column in columns if column.cell in CHOICES)
    names = {name for name, _ in listed}
    return MappingProxyType({name: tuple(dict.fromkeys(cell for own, cell in listed if own == name)) for name in names})
