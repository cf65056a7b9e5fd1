"""Which slide comes next? It is prepared while the hall looks at this one."""

import logging
from concurrent.futures import ThreadPoolExecutor
from functools import cache

from dashboard.deck.hall import hall_drawing
from dashboard.panels import StateMovedError
from dashboard.ui.present.address import Show

log = logging.getLogger(__name__)


@cache
def _worker() -> ThreadPoolExecutor:
    """One thread for all shows: what it prepares is kept for everybody."""
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="next-slide")


def prepare_next(show: Show) -> None:
    """Compose and draw the following slide in the background."""
    if show.number < show.total:
        _worker().submit(_compose, show, show.number + 1)


def _compose(show: Show, number: int) -> None:
    try:
        hall_drawing(show.slide(number), show.scale)
    except StateMovedError:
        log.info("somebody saved: slide %s of %s is made when it is asked for", number, show.deck.code)
    except Exception:
        # The slide composes itself when it is asked for, and its error is told there.
        log.exception("could not prepare slide %s of %s ahead", number, show.deck.code)
