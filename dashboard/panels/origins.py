"""Where do the figures of one row of a table come from? Asked when somebody points at the row, never before."""

from collections.abc import Sequence
from functools import lru_cache

from dashboard.ingest.origins import Origin, origins
from dashboard.metrics.behind import Line
from dashboard.panels.prepared import Prepared
from dashboard.panels.snapshot import opened


@lru_cache(maxsize=256)
def origins_of(prepared: Prepared, number: int) -> Sequence[Origin]:
    """The batches behind a row of a prepared panel's frame; none where nothing was ever reported for it."""
    if prepared.filters is None or prepared.snapshot is None or not 0 <= number < len(prepared.frame):
        return ()
    line = Line.of(prepared.frame, number, prepared.filters)
    with opened(prepared.snapshot) as session:
        return tuple(origins(session, prepared.panel.stands_on(line)))
