"""How often may a password be wrong? Each failure makes the wait longer, for the account and for the address."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, or_, select
from sqlmodel import Session, col

from dashboard.access.tokens import CLOCK, hash_of
from dashboard.store.audit import now
from dashboard.store.tables import Attempt

FREE = {"account": 4, "address": 20}
"""So many failures cost no wait: people mistype, and an office shares an address."""
LONGEST = timedelta(minutes=15)
FORGOTTEN = timedelta(hours=24)


def keys_of(login: str, address: str) -> tuple[str, ...]:
    """Under which names a trial is counted. A login that nobody has is counted like any other.

    Of what was typed as a login the hash is kept: it may be a password in the wrong field.
    """
    return (f"account:{hash_of(login)}", *([f"address:{address}"] if address else []))


def wait(session: Session, keys: tuple[str, ...]) -> timedelta:
    """How long until a password may be tried; zero: now."""
    until = session.execute(select(col(Attempt.free_at)).where(col(Attempt.key).in_(keys))).scalars().all()
    left = [moment - now() for moment in until]
    # Whom a clock that ran ahead had wait would wait until that day.
    longest: timedelta = max([each for each in left if each <= LONGEST + CLOCK] + [timedelta()])
    return longest


@dataclass(frozen=True, slots=True)
class Trial:
    """One trial that was counted as a failure."""

    keys: tuple[str, ...]
    at: datetime
    failures: int
    """The largest count in a row."""


def failed(session: Session, keys: tuple[str, ...]) -> Trial:
    """Count one more failure."""
    moment = now()
    old, ahead = col(Attempt.last_at) < moment - FORGOTTEN, col(Attempt.free_at) > moment + LONGEST + CLOCK
    session.execute(delete(Attempt).where(or_(old, ahead & (col(Attempt.failures) > 0))))
    counts = []
    for key in keys:
        attempt = session.get(Attempt, key) or Attempt(key=key, failures=0, last_at=moment, free_at=moment)
        attempt.failures += 1
        attempt.last_at, attempt.free_at = moment, moment + pause(key.partition(":")[0], attempt.failures)
        session.add(attempt)
        counts.append(attempt.failures)
    return Trial(keys, moment, max(counts))


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


def confirmed(session: Session, trial: Trial) -> timedelta:
    """It was a failure: the wait begins now, however long the trial took; how long it is."""
    for attempt in session.execute(select(Attempt).where(col(Attempt.key).in_(trial.keys))).scalars():
        attempt.free_at = now() + pause(attempt.key.partition(":")[0], attempt.failures)
    session.flush()
    return wait(session, trial.keys)


def taken_back(session: Session, trial: Trial) -> None:
    """It was the right password: the account's count begins anew, the address keeps the failures of others."""
    account, *others = trial.keys
    session.execute(delete(Attempt).where(col(Attempt.key) == account))
    for attempt in session.execute(select(Attempt).where(col(Attempt.key).in_(others))).scalars():
        attempt.failures -= 1
        if attempt.last_at == trial.at:  # nobody failed since: there was no wait before, nor is there now
            attempt.free_at = trial.at
