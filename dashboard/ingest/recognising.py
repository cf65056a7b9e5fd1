"""Which kind of file is this? Told by its row of headings."""

from collections.abc import Iterable

from dashboard.ingest.headings import SMALLEST_HEADER, Header, rank, understand
from dashboard.ingest.kind import CsvKind, Layout
from dashboard.ingest.splitting import Line
from dashboard.ingest.two_rows import is_wide


def other_kind(header: Header, kind: CsvKind, kinds: Iterable[CsvKind]) -> CsvKind | None:
    """The kind of file this looks like, where it is not the expected one: all its required columns are there."""
    others = [other for other in kinds if other.id != kind.id]
    fits = [(found, other) for other in others for found in _fitting(header.line, other)]
    best = max(fits, key=lambda fit: rank(fit[0]), default=None)
    return best[1] if best and len(best[0].index) >= len(header.index) else None


def _fitting(line: Line, kind: CsvKind) -> list[Header]:
    found = (understand(line, layout) for layout in kind.layouts)
    return [header for header in found if not header.missing]


def likeliest(line: Line, kinds: Iterable[CsvKind]) -> CsvKind | None:
    """The one kind that knows the most headings of a row, where no other knows as many: a column may be missing.

    Of kinds that know as many, the one whose values stand side by side: age groups, types of event.
    """
    fits = [(max(_known(line, layout) for layout in kind.layouts), kind) for kind in kinds]
    most, best = max(fits, key=lambda fit: fit[0])
    return best if most[0] >= SMALLEST_HEADER and sum(known == most for known, _ in fits) == 1 else None


def _known(line: Line, layout: Layout) -> tuple[int, bool]:
    header = understand(line, layout)
    return len(header.index), is_wide(header)
