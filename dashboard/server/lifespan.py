"""What is done before the first visitor? The store is migrated and filled; the first page is drawn meanwhile."""

import asyncio
import gc
import logging
import threading
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import streamlit as st

from dashboard import logs, provider, settings
from dashboard.access.roles import Role
from dashboard.server import arenas, compression, not_started, theme_message
from dashboard.server.downloads import tell_once
from dashboard.server.readiness import is_ready

log = logging.getLogger(__name__)
QUIET_SECONDS = 60
"""From the warm-up to the work that only saves bytes: whoever waited for the start goes first."""
PREPARED_SECONDS = 900
"""How long a start waits for another process that migrates and fills the store."""


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[dict[str, Any] | None]:
    """Prepare the store, then serve; warm up beside it."""
    arenas.keep_few()
    logs.to_stderr()
    tell_once()
    theme_message.remember()
    try:
        settings.check()
        provider.check(frozenset(Role))
        await asyncio.to_thread(prepare_store, settings.database_url())
    except Exception as problem:
        not_started.tell(problem)
        raise
    threading.Thread(target=after_start, name="after-start", daemon=True).start()
    yield None


def prepare_store(url: str) -> None:
    """Migrate; load the published and the demo data into a store that never held any.

    Of several processes that start at once one does it. The others wait, longer than a person would for a save.
    """
    if is_ready(url):
        return None
    from sqlalchemy.exc import DatabaseError  # half of a start's time

    from dashboard.ingest.store_errors import IntakeUnavailable, Reason, reason_of

    end = time.monotonic() + PREPARED_SECONDS
    while True:
        try:
            return _prepared(url)
        except (DatabaseError, IntakeUnavailable) as problem:
            reason = problem.reason if isinstance(problem, IntakeUnavailable) else reason_of(problem)
            if reason is not Reason.LOCKED or time.monotonic() > end:
                raise
            log.info("another process prepares the store: waiting for it")


def _prepared(url: str) -> None:
    from dashboard.store.migrate import migrate  # as above

    migrate(url)
    if settings.loads_data() and _never_filled(url):
        from dashboard.ingest import loading  # only the first start of a store needs it

        loading.prepare(url)


def _never_filled(url: str) -> bool:
    from dashboard import store

    with store.reading(url) as session:
        return store.revision(session) == 0


def after_start() -> None:
    """What may be done while the server answers already."""
    from dashboard.server.first_link import announce, settle_kind  # as above: brings in SQLAlchemy

    settle_kind()
    warm_up()
    threading.Thread(target=_keep_drawing, name="drawing-ahead", daemon=True).start()
    announce()
    time.sleep(QUIET_SECONDS)
    compression.compress_better()


def _keep_drawing() -> None:
    from dashboard.panels.drawing_ahead import keep_drawing  # as above: brings in pandas

    keep_drawing()


def warm_up() -> None:
    """Draw the first page for the readers to come: a fresh server answers its first visitor like any other."""
    try:
        # Reading in pandas and Plotly makes a million objects that stay: the collector would walk them all,
        # again and again, for a quarter of the time.
        gc.disable()
        from dashboard.charts import written
        from dashboard.ui import warm_up as first_page

        written.remember()
        first_page.draw(first_page.FIRST_LANGUAGE)
        gc.freeze()
        gc.enable()
        first_page.draw_other_languages()
    except Exception:
        # The page draws itself when somebody opens it; this was only to be early.
        log.exception("could not draw the first page ahead")
    finally:
        gc.enable()
