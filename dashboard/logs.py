"""How does a program read what happened? One line of JSON each; no person, no file name, no token stands in it.

Letters beside ASCII are escaped: no control or bidirectional character of somebody's making reaches a terminal.
"""

import json
import logging
import sys
from datetime import UTC, datetime

PROGRAM = "dashboard"
LONGEST = 500
"""Characters of one value; of a traceback ten times as many."""


def line(logger: logging.Logger, event: str, level: int = logging.INFO, **fields: str | float | None) -> None:
    """Log that something happened: codes, counts and times; never names, addresses, file names or tokens."""
    logger.log(level, event, extra={"fields": fields, "event": event})


class JsonLines(logging.Formatter):
    """A record as one line: ``{"at", "level", "event", …}``; also records that nobody made for it."""

    def format(self, record: logging.LogRecord) -> str:
        """One line, whatever the record holds."""
        at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        told: dict[str, object] = {"at": at.replace("+00:00", "Z"), "level": record.levelname.lower()}
        fields: dict[str, object] = getattr(record, "fields", {})
        event = getattr(record, "event", None)
        told |= {"event": event} if event else {"event": "message", "message": record.getMessage()}
        told |= {name: value for name, value in fields.items() if value is not None}
        told = {name: value[:LONGEST] if isinstance(value, str) else value for name, value in told.items()}
        if record.exc_info:
            told["cause"] = self.formatException(record.exc_info)[-10 * LONGEST :]
        return json.dumps(told, default=str)


def to_stderr() -> None:
    """Have everything this program logs leave as such lines. Called once, by the server."""
    logger = logging.getLogger(PROGRAM)
    if any(isinstance(handler.formatter, JsonLines) for handler in logger.handlers):
        return
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(JsonLines())
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    logger.propagate = False
