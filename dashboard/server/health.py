"""Does the server live, and can it serve? Two answers for whoever watches over it; neither tells a secret."""

import asyncio
import logging

from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from dashboard import settings

log = logging.getLogger(__name__)
FRESH = {"cache-control": "no-store"}


async def health(_request: Request) -> Response:
    """Alive: the process answers."""
    return JSONResponse({"status": "ok"}, headers=FRESH)


async def ready(_request: Request) -> Response:
    """Ready: the store answers and holds the tables this program expects; else 503."""
    store = await asyncio.to_thread(store_state, settings.database_url())
    fine = store == "ok"
    return JSONResponse(
        {"status": "ok" if fine else "unavailable", "store": store}, status_code=200 if fine else 503, headers=FRESH
    )


def store_state(url: str) -> str:
    """``ok``, ``not_migrated`` or ``unreachable``."""
    from sqlalchemy import text  # the start of a server that has nothing to prepare does without
    from sqlalchemy.exc import SQLAlchemyError

    from dashboard.schema import HEAD
    from dashboard.store.engine import engine

    try:
        with engine(url).connect() as connection:
            version = connection.execute(text("SELECT version_num FROM alembic_version")).scalar()
    except SQLAlchemyError as problem:
        log.warning("the store does not answer: %s", type(problem).__name__)
        return "unreachable"
    return "ok" if version == HEAD else "not_migrated"
