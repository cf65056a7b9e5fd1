"""Which backups stay? The newest of each of the last days, weeks and months that have one."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from dashboard.keeping.backup import UNFINISHED, Backup, Before, backup, nothing
from dashboard.keeping.sqlite_file import removed

DAILY, WEEKLY, MONTHLY = 7, 4, 12
NAME = re.compile(r"culture-(\d{8}T\d{6}Z)\.(?:db|dump)")
"""Nothing that is named otherwise is ever removed."""
STAMP = "%Y%m%dT%H%M%SZ"
LEFT_OVER = timedelta(days=1)
"""An unfinished backup of before then is of a program that died."""


@dataclass(frozen=True, slots=True)
class Rotation:
    """The new backup and the older ones that went."""

    made: Backup
    removed: tuple[Path, ...]


def rotate(url: str, folder: Path, now: datetime | None = None, before: Before = nothing) -> Rotation:
    """Make a backup in a folder, then remove those that need not stay; raises ``TroubleError``."""
    moment = now or datetime.now(UTC)
    folder.mkdir(parents=True, exist_ok=True)
    name = f"culture-{moment.strftime(STAMP)}{'.db' if url.startswith('sqlite') else '.dump'}"
    made = backup(url, folder / name, before=before)
    found = {path: taken for path in folder.iterdir() if (taken := taken_at(path.name))}
    # What a clock that ran ahead named stays until it has caught up, and takes the place of none.
    past = {path: taken for path, taken in found.items() if taken <= moment}
    gone = sorted(set(past) - kept(past.items()))
    for path in gone:
        path.unlink()
    _remove_left_over(folder, moment)
    return Rotation(made, tuple(gone))


def taken_at(name: str) -> datetime | None:
    """When a backup of that name was taken; None for any other file."""
    matched = NAME.fullmatch(name)
    try:
        return datetime.strptime(matched[1], STAMP).replace(tzinfo=UTC) if matched else None
    except ValueError:
        return None  # looks like one of ours, but is no moment


def kept(found: Iterable[tuple[Path, datetime]]) -> set[Path]:
    """The files that stay: the newest of each of the last 7 days, 4 weeks and 12 months that have any."""
    newest_first = sorted(found, key=lambda pair: pair[1], reverse=True)
    periods: tuple[tuple[int, Callable[[datetime], object]], ...] = (
        (DAILY, lambda moment: moment.date()),
        (WEEKLY, lambda moment: moment.isocalendar()[:2]),
        (MONTHLY, lambda moment: (moment.year, moment.month)),
    )
    stay: set[Path] = set()
    for count, period_of in periods:
        newest: dict[object, Path] = {}
        for path, moment in newest_first:
            newest.setdefault(period_of(moment), path)
        stay |= set(list(newest.values())[:count])
    return stay


def _remove_left_over(folder: Path, now: datetime) -> None:
    for path in folder.glob(f"culture-*{UNFINISHED}"):
        taken = taken_at(path.name.removesuffix(UNFINISHED))
        if taken and taken < now - LEFT_OVER:
            removed(path)
