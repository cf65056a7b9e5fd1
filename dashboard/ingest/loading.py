"""What does the store hold at first? The project's own files, through the same checks as anybody's."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from sqlalchemy import select
from sqlmodel import Session, col

from dashboard import settings
from dashboard.ingest.apply import Origin, Saved, apply
from dashboard.ingest.check import check
from dashboard.ingest.checked import Checked
from dashboard.ingest.kinds import KINDS
from dashboard.ingest.known import known
from dashboard.ingest.store_errors import store_errors
from dashboard.rules import BatchSource
from dashboard.store import reading, writing
from dashboard.store.audit import By
from dashboard.store.tables import Batch

ORDER = (
    "libraries",
    "projects",
    "milestones",
    "closures",
    "attendance",
    "events",
    "targets",
    "population",
    "figures",
)
"""What others refer to comes first."""

MADE_ON = date(2026, 11, 10)
"""The day on which the project's files were made: on a server whose clock is behind they are no less true."""

AUTHOR = "dashboard"


class UnfitFileError(Exception):
    """A file of the project does not pass its own checks."""

    def __init__(self, checked: Checked) -> None:
        super().__init__(f"{checked.file_name}: {[problem.reason for problem in checked.problems[:5]]}")
        self.checked = checked


def prepare(url: str | None = None) -> bool:
    """Fill a store that never held anything; tells whether it did.

    All in one go under the write lock: a second process that starts at the same moment waits, then
    finds the store filled.
    """
    with reading(url) as session:
        if _ever_filled(session):
            return False
    with store_errors(), writing(url) as session:
        if _ever_filled(session):
            return False
        _load(session, BatchSource.PUBLISHED, AUTHOR)
        _load(session, BatchSource.DEMO, AUTHOR)
    return True


def load_published(url: str | None = None, author: By = AUTHOR) -> tuple[Saved, ...]:
    """Load ``data/published``; rows that are there already stay as they are."""
    with store_errors(), writing(url) as session:
        return _load(session, BatchSource.PUBLISHED, author)


def load_demo(url: str | None = None, author: By = AUTHOR) -> tuple[Saved, ...]:
    """Load ``data/demo``, also after ``demo remove``; never over what people uploaded.

    A store that never held anything gets the published facts first: the demo figures are of their libraries.
    """
    with store_errors(), writing(url) as session:
        if not _ever_filled(session):
            _load(session, BatchSource.PUBLISHED, author)
        return _load(session, BatchSource.DEMO, author)


def folder(source: BatchSource) -> Path:
    """Where the project keeps its files of that source."""
    return settings.DATA / source.value


def _ever_filled(session: Session) -> bool:
    return session.execute(select(col(Batch.id)).limit(1)).first() is not None


def _load(session: Session, source: BatchSource, author: By) -> tuple[Saved, ...]:
    origin = Origin(author, source)
    return tuple(apply(session, checked, content, origin) for checked, content in _files(session, folder(source)))


def _files(session: Session, where: Path) -> Iterator[tuple[Checked, bytes]]:
    """The files one by one: each is checked against what the ones before it brought."""
    for kind in ORDER:
        path = where / f"{kind}.csv"
        if path.exists():
            content = path.read_bytes()
            yield _accepted(session, kind, path.name, content), content


def _accepted(session: Session, kind: str, name: str, content: bytes) -> Checked:
    day = max(settings.today(), MADE_ON)
    checked = check(KINDS[kind], content, file_name=name, as_of=day, known=known(session))
    if not checked.accepted:
        raise UnfitFileError(checked)
    return checked
