"""How often may a password be wrong? Each failure makes the wait longer, for the account and for the address."""

from datetime import timedelta

from sqlalchemy import delete, select
from sqlmodel import Session, col

from dashboard.store.audit import now
from dashboard.store.tables import Attempt

FREE = {"account": 4, "address": 20}
"""So many failures cost no wait: people mistype, and an office shares an address."""
LONGEST = timedelta(minutes=15)
FORGOTTEN = timedelta(hours=24)


def keys_of(login: str, address: str) -> tuple[str, ...]:
    """Under which names a trial is counted. A login that nobody has is counted like any other."""
    return (f"account:{login}", *([f"address:{address}"] if address else []))


def wait(session: Session, keys: tuple[str, ...]) -> timedelta:
    """How long until a password may be tried; zero: now."""
    until = session.execute(select(col(Attempt.free_at)).where(col(Attempt.key).in_(keys))).scalars().all()
    longest: timedelta = max([moment - now() for moment in until] + [timedelta()])
    return longest


def failed(session: Session, keys: tuple[str, ...]) -> int:
    """Count one more failure; the largest count in a row."""
    moment = now()
    session.execute(delete(Attempt).where(col(Attempt.last_at) < moment - FORGOTTEN))
    counts = []
    for key in keys:
        attempt = session.get(Attempt, key) or Attempt(key=key, failures=0, last_at=moment, free_at=moment)
        attempt.failures += 1
        attempt.last_at, attempt.free_at = moment, moment + pause(key.partition(":")[0], attempt.failures)
        session.add(attempt)
        counts.append(attempt.failures)
    return max(counts)


def is_first(session: Session, key: str) -> bool:
    """Whether something that may happen once happens for the first time; it is remembered for a day."""
    if session.get(Attempt, key) is not None:
        return False
    session.add(Attempt(key=key, failures=0, last_at=now(), free_at=now()))
    return True


def pause(kind: str, failures: int) -> timedelta:
    """1 s after the first failure that is not free, then twice as long each time, 15 minutes at most."""
    over = failures - FREE[kind]
    return min(LONGEST, timedelta(seconds=2 ** min(over - 1, 20))) if over > 0 else timedelta()


def cleared(session: Session, login: str) -> None:
    """The right password was given: the account's count begins anew. The address keeps its own."""
    session.execute(delete(Attempt).where(col(Attempt.key) == f"account:{login}"))
