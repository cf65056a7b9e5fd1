"""Is a server that cannot start told in one line why, and a fault of ours with all there is to know?"""

import logging
from collections.abc import Iterator

import pytest
from sqlalchemy.exc import OperationalError

from dashboard.ingest.store_errors import IntakeUnavailable, Reason
from dashboard.provider import SetUpError
from dashboard.server import not_started
from dashboard.settings import SettingError, check
from dashboard.store.migrate import NewerStoreError

TRACEBACK = "Traceback (most recent call last):\n  File …"


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.said: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        cause: object = getattr(record, "fields", {}).get("cause")
        self.said.append(str(cause or record.getMessage()))


@pytest.fixture
def heard() -> Iterator[list[str]]:
    """What an operator reads of both loggers."""
    handler, server = _Heard(), logging.getLogger("uvicorn.error")
    filters, loggers = list(server.filters), (not_started.log, server)
    for logger in loggers:
        logger.addHandler(handler)
    yield handler.said
    server.filters[:] = filters
    for logger in loggers:
        logger.removeHandler(handler)


@pytest.mark.parametrize(
    ("problem", "cause"),
    [
        (NewerStoreError("9999"), "a newer program made the store (tables 9999): update this one first"),
        (OperationalError("SELECT", {}, Exception("connection failed:\n  refused")), "connection failed: refused"),
        (IntakeUnavailable(Reason.LOCKED), "locked"),
        (SetUpError("[auth] names no provider"), "[auth] names no provider"),
        (SettingError("DASHBOARD_TODAY", "2026-11-10"), "DASHBOARD_TODAY=: 2026-11-10 is needed"),
    ],
)
def test_what_an_operator_can_mend_is_one_line(problem: Exception, cause: str, heard: list[str]) -> None:
    not_started.tell(problem)
    logging.getLogger("uvicorn.error").error(TRACEBACK)
    logging.getLogger("uvicorn.error").error("Application startup failed. Exiting.")
    assert heard == [cause, "Application startup failed. Exiting."]


def test_a_fault_of_ours_keeps_its_traceback(heard: list[str]) -> None:
    not_started.tell(KeyError("district"))
    logging.getLogger("uvicorn.error").error(TRACEBACK)
    assert heard == [TRACEBACK]


@pytest.mark.parametrize("address", ["dashboard.example.kz", "//dashboard.example.kz"])
def test_an_address_without_its_beginning_is_told_at_the_start(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_ADDRESS", address)
    with pytest.raises(SettingError, match="https://"):
        check()
    monkeypatch.setenv("DASHBOARD_ADDRESS", f"https://{address.strip('/')}/")
    check()
