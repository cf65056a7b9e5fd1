"""Why does the server not start? What an operator can mend is told in one line, not in the places of our code."""

import logging

from dashboard import logs, provider, settings

log = logging.getLogger(__name__)


def tell(problem: Exception) -> None:
    """Log why, and keep the traceback that the server would print for it out of the log; a fault of ours keeps it."""
    cause = _cause(problem)
    if cause is not None:
        logs.line(log, "not_started", logging.CRITICAL, cause=cause)
        logging.getLogger("uvicorn.error").addFilter(_no_traceback)


def _cause(problem: Exception) -> str | None:
    from sqlalchemy.exc import DatabaseError  # a server that starts need not wait for them

    from dashboard.ingest.store_errors import IntakeUnavailable
    from dashboard.store.address import AddressError
    from dashboard.store.migrate import NewerStoreError

    if isinstance(problem, DatabaseError):
        return " ".join(str(problem.orig).split())
    if isinstance(
        problem, (NewerStoreError, IntakeUnavailable, AddressError, provider.SetUpError, settings.SettingError)
    ):
        return str(problem)
    return None


def _no_traceback(record: logging.LogRecord) -> bool:
    return not record.getMessage().startswith("Traceback")
