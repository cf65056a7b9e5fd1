"""Does PostgreSQL answer? Whoever waits for a server that says nothing is told so, not left waiting.

A connection that is open already has no limit of its own: a server that was stopped in the middle, or whose disk hangs,
keeps it open and says nothing, for hours. Then the silence counts: as long as rows come, a statement may take its time.
"""

from collections.abc import Generator
from time import monotonic
from typing import Any

import psycopg
from psycopg.abc import RV, PQGen
from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

from dashboard.settings import lock_wait_ms

ANSWER_SECONDS = 5.0
"""How long a server may take to answer at all, unless its address says ``?connect_timeout=…``."""
READ_SECONDS = 30.0
"""How long it may say nothing while somebody reads."""
NETWORK = {"keepalives_idle": 10, "keepalives_interval": 3, "keepalives_count": 3, "tcp_user_timeout": 20_000}
"""A network that loses everything is noticed after as many seconds as a reader waits, also by those who write."""
SILENT = "the server does not answer"


class AnsweringConnection(psycopg.Connection[Any]):
    """A connection that is given up after some seconds of silence."""

    patience: float | None = ANSWER_SECONDS
    """Seconds; None: whoever writes, copies or verifies waits for locks and long work, as long as the server likes."""

    def wait(self, gen: PQGen[RV], *limits: Any, **named: Any) -> RV:
        """Run a step of the protocol; raises ``OperationalError`` when the server says nothing for too long."""
        return super().wait(gen if self.patience is None else self._heard(gen, self.patience), *limits, **named)

    def _heard(self, gen: PQGen[RV], patience: float) -> Generator[Any, Any, RV]:
        heard = monotonic()
        try:
            state = next(gen)
            while True:
                ready = yield state
                now = monotonic()
                if ready:
                    heard = now
                elif now - heard > patience:
                    self.close()  # a pool knows by this that it is of no use
                    raise psycopg.OperationalError(SILENT)
                state = gen.send(ready)
        except StopIteration as done:
            answer: RV = done.value
            return answer


def hold_to_answer(made: Engine) -> None:
    """Have an engine of PostgreSQL give up connections over which nothing comes."""
    event.listen(made, "do_connect", _connect)
    event.listen(made, "begin", _begin)
    event.listen(made, "checkin", _given_back)


def _connect(_dialect: object, _entry: object, arguments: list[Any], options: dict[str, Any]) -> AnsweringConnection:
    # Whoever waits longer for another's save is told so, as on SQLite.
    options["options"] = f"{options.get('options', '')} -c lock_timeout={lock_wait_ms()} -c timezone=UTC".strip()
    limits = {"connect_timeout": round(ANSWER_SECONDS), **NETWORK}
    return AnsweringConnection.connect(*arguments, **{**limits, **options})


def _begin(connection: Connection) -> None:
    options = connection.get_execution_options()
    opened = connection.connection.dbapi_connection
    if isinstance(opened, AnsweringConnection):
        patience = ANSWER_SECONDS if options.get("looking") else READ_SECONDS
        opened.patience = patience if options.get("looking") or options.get("reading") else None


def _given_back(opened: DBAPIConnection | None, _entry: ConnectionPoolEntry) -> None:
    if isinstance(opened, AnsweringConnection):
        opened.patience = ANSWER_SECONDS
