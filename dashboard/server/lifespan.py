"""What is done before the first visitor? The store is migrated and filled; the first page is drawn meanwhile."""

import asyncio
import logging
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import streamlit as st

from dashboard import settings
from dashboard.store.migrate import migrate

log = logging.getLogger(__name__)


@asynccontextmanager
async def lifespan(_app: st.App) -> AsyncIterator[dict[str, Any] | None]:
    """Prepare the store, then serve; warm up beside it."""
    await asyncio.to_thread(migrate, settings.database_url())
    threading.Thread(target=warm_up, name="warm-up", daemon=True).start()
    yield None


def warm_up() -> None:
    """Read in what the first page needs: Plotly and pandas take a second to import."""
    from dashboard.panels import PANELS

    log.info("ready with %d panels", len(PANELS))
