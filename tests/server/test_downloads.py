"""Does the log tell of a file that was not made in one line, without a traceback?"""

import logging

import pytest

from dashboard.access.person import NotAllowedError
from dashboard.access.roles import Permission
from dashboard.server.downloads import THEIRS, told_once


def failed(cause: Exception) -> logging.LogRecord:
    error = RuntimeError("Callable execution failed")
    error.__cause__ = cause
    return logging.LogRecord(THEIRS, logging.ERROR, "x", 1, "Error", (), (RuntimeError, error, None))


def test_a_failure_is_one_line_with_its_cause(caplog: pytest.LogCaptureFixture) -> None:
    assert not told_once(failed(OSError("/secret/path")))
    assert [one.getMessage() for one in caplog.records] == ["a download was not made: OSError"]


def test_a_refusal_has_its_own_line_elsewhere(caplog: pytest.LogCaptureFixture) -> None:
    assert not told_once(failed(NotAllowedError(Permission.AUDIT)))
    assert not caplog.records


def test_what_has_no_traceback_passes() -> None:
    assert told_once(logging.LogRecord(THEIRS, logging.WARNING, "x", 1, "no payload", (), None))
