"""What do open pages show? After a save it is drawn at once, so that their next run finds it, whoever saved and where.

One thread a process looks whether the store has a newer state, as long as anybody had a page drawn lately. It draws
what those pages showed last, what most of them show first, and gives way after each panel. A state that is left behind
while it draws is let be: the newer one is next.
"""

import logging
import time
from collections import Counter, OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock

from sqlalchemy.exc import SQLAlchemyError

from dashboard import settings, store
from dashboard.filters import Filters
from dashboard.panels.prepared import prepare
from dashboard.panels.snapshot import Snapshot, StateMovedError

log = logging.getLogger(__name__)
LOOK_SECONDS = 0.5
LATELY_SECONDS = 300.0
"""Since its last run: whose page is older is not waited for."""
MOST_PAGES = 1_000
MOST_PANELS = 400
"""Of a state: some ten seconds of drawing. What only one page shows comes last."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A panel as a page shows it."""

    panel_id: str
    filters: Filters
    language: str
    theme: str


@dataclass(slots=True)
class _Open:
    """The page that somebody has open, and its panels."""

    page: str
    panels: dict[str, Shown] = field(default_factory=dict)
    at: float = 0.0


class OpenPages:
    """The pages that people have open in this process, as of their last run."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self.clock = clock
        self._open: OrderedDict[str, _Open] = OrderedDict()
        self._lock = Lock()

    def shows(self, session: str, page: str, shown: Shown) -> None:
        """Somebody's page shows a panel now; whatever they had open before is closed."""
        with self._lock:
            here = self._open.get(session)
            if here is None or here.page != page:
                here = self._open[session] = _Open(page)
                while len(self._open) > MOST_PAGES:
                    self._open.popitem(last=False)
            here.panels[shown.panel_id], here.at = shown, self.clock()

    def shown(self) -> list[Shown]:
        """What the pages that were used lately show, what most of them show first."""
        since = self.clock() - LATELY_SECONDS
        with self._lock:
            for session in [one for one, here in self._open.items() if here.at < since]:
                del self._open[session]
            counted = Counter(shown for here in self._open.values() for shown in here.panels.values())
        return [shown for shown, _ in counted.most_common(MOST_PANELS)]


OPEN_PAGES = OpenPages()


def keep_drawing() -> None:
    """Draw what open pages show, state after state; never ends."""
    drawn: Snapshot | None = None
    while True:
        time.sleep(LOOK_SECONDS)
        try:
            drawn = draw_newer(OPEN_PAGES, drawn)
        except SQLAlchemyError:
            continue  # whoever asks for a page meets the same, and is told
        except Exception:
            # The page draws itself when somebody asks for it; this was only to be early.
            log.exception("could not draw what open pages show")


def draw_newer(pages: OpenPages, drawn: Snapshot | None) -> Snapshot | None:
    """Draw what the pages show, if the store has left the state that was drawn last; the state that is drawn now."""
    shown = pages.shown()
    if not shown:
        return drawn
    now = _newest(settings.database_url())
    if now == drawn:
        return drawn
    today = settings.today()
    for one in shown:
        began = time.perf_counter()
        try:
            if one.filters.as_of == today:
                prepare(one.panel_id, one.filters, one.language, one.theme, now)
        except StateMovedError:
            return drawn
        time.sleep(time.perf_counter() - began)  # as long for those who wait as for those who do not yet
    return now


def _newest(url: str) -> Snapshot:
    """The state that readers are shown: a replica's where there is one."""
    with store.reading(url) as session:
        newest = Snapshot(url, store.revision(session))
    replica = store.replica()
    number = replica.revision(newest.revision, 0) if replica else None
    return newest if replica is None or number is None else Snapshot(url, number, replica.url)
