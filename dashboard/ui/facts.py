"""What does the frame itself tell? How many libraries reported."""

from functools import lru_cache

from dashboard.filters import Filters
from dashboard.metrics import coverage
from dashboard.panels import Snapshot, opened
from dashboard.ui.visit import Visit


def coverage_line(visit: Visit, filters: Filters) -> str:
    """``Октябрь 2026 · сообщили 29 из 31 библиотеки``; empty where there is nothing to report on."""
    reported = _reported(visit.snapshot, filters)
    if reported is None:
        return ""
    month = visit.t.month(reported.month)
    return visit.t(
        "coverage.line", month=month[:1].upper() + month[1:], reported=reported.reported, n=reported.expected
    )


@lru_cache(maxsize=256)
def _reported(snapshot: Snapshot, filters: Filters) -> coverage.Reported | None:
    with opened(snapshot) as session:
        return coverage.reported(session, filters)
