"""How is a file stored? One transaction: rows, journal, batch, its bytes, remarks, revision."""

import json
import logging
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from itertools import islice

from sqlmodel import Session

from dashboard import meters
from dashboard.ingest.checked import Checked
from dashboard.ingest.compare import Comparison, Touched, compare
from dashboard.ingest.explanations import About, about, addressed
from dashboard.ingest.images import Image
from dashboard.ingest.journal import loaded_before
from dashboard.ingest.moves import Move, perform
from dashboard.ingest.store_errors import StaleComparison, store_errors
from dashboard.ingest.telling import Tell, silence
from dashboard.ingest.totals import keep_totals
from dashboard.logs import line
from dashboard.rules import BatchSource
from dashboard.store import bump_revision, writing
from dashboard.store.audit import By, Row, actor_of, record
from dashboard.store.tables import Batch, BatchFile

log = logging.getLogger(__name__)
REMARKS_A_BATCH = 10_000


@dataclass(frozen=True, slots=True)
class Origin:
    """Who stores it, as what, and what they explain: remarks by row of the file."""

    author: By
    source: BatchSource = BatchSource.UPLOAD
    remarks: Mapping[int, str] | None = None


@dataclass(frozen=True, slots=True)
class Saved:
    """What saving did."""

    batch: Batch
    comparison: Comparison
    already_loaded: bool = False
    """The same bytes were stored before and all their rows still stand: nothing was written."""


def save(
    url: str | None, checked: Checked, content: bytes, origin: Origin, expected: str | None = None,
    tell: Tell = silence,
) -> Saved:  # fmt: skip
    """Store a file in a transaction of its own; raises ``IntakeUnavailable`` and ``StaleComparison``."""
    with store_errors(), writing(url) as session:
        saved = apply(session, checked, content, origin, expected, tell)
    if not saved.already_loaded:
        told(saved.batch)
    return saved


def told(batch: Batch) -> None:
    """Log what a batch did, once it is in the store."""
    counts = {name: getattr(batch, name) for name in ("rows_new", "rows_changed", "rows_same", "rows_removed")}
    line(log, batch.action, batch=batch.id, kind=batch.kind, source=batch.source, undoes=batch.undoes, **counts)


def apply(
    session: Session, checked: Checked, content: bytes, origin: Origin, expected: str | None = None,
    tell: Tell = silence,
) -> Saved:  # fmt: skip
    """Store a file inside the caller's transaction: exactly what ``compare`` says.

    Args:
        session: from ``store.writing()``.
        checked: a file without problems.
        content: its bytes, kept for the journal.
        origin: who stores it, as what, with which remarks.
        expected: digest of the comparison a person agreed to; raises ``StaleComparison`` when it differs now.
        tell: hears how far it has come; it must not raise.
    """
    if not checked.accepted:
        raise ValueError("a file with problems is not stored")
    found = compare(session, checked, origin.source, tell)
    if expected is not None and found.digest != expected:
        raise StaleComparison(found)
    earlier = None if found.touched or origin.remarks else loaded_before(session, checked.sha256, checked.kind.id)
    if earlier is not None:
        return Saved(earlier, found, already_loaded=True)
    return Saved(_stored(session, checked, content, origin, found, tell), found)


def _stored(session: Session, checked: Checked, content: bytes, origin: Origin, found: Comparison, tell: Tell) -> Batch:
    batch = registered(session, _batch(checked, origin, found), origin.author)
    session.add(BatchFile(batch_id=identity(batch), content=content))
    moves = [_move(one, identity(batch)) for one in found.touched]
    moves += _remarks(batch, origin, checked)
    hold_to_own(session, rows_of(moves), origin.author)
    perform(session, moves, identity(batch), tell)
    keep_totals(session, identity(batch))
    meters.stored(batch.kind, batch.action, found.new + found.changed)
    bump_revision(session)
    return batch


def rows_of(moves: Iterable[Move]) -> Iterator[Row]:
    """What moves touch: each row as it is and as it shall be."""
    for move in moves:
        yield from ((move.line, move.table, image) for image in (move.before, move.after) if image is not None)


def hold_to_own(session: Session, rows: Iterable[Row], by: By) -> None:
    """Raise if somebody touches rows that are not theirs to change."""
    leave = actor_of(by).leave
    if leave is not None:
        leave.confirm_rows(session, rows)


def registered(session: Session, batch: Batch, by: By) -> Batch:
    """Write a batch and its line in the trail, and let go of it: it stays readable after the transaction."""
    session.add(batch)
    session.flush()
    action = "upload" if batch.action == "import" else "undo"
    told = {"kind": batch.kind, "file": batch.file_name, "source": batch.source}
    record(session, actor_of(by), action, f"№ {batch.id}", **told)
    session.flush()
    session.expunge(batch)
    return batch


def identity(batch: Batch) -> int:
    """The number of a batch that is in the store."""
    if batch.id is None:
        raise ValueError("the batch is not stored")
    return batch.id


def _batch(checked: Checked, origin: Origin, found: Comparison) -> Batch:
    return Batch(
        kind=checked.kind.id,
        file_name=checked.file_name,
        sha256=checked.sha256,
        source=origin.source.value,
        author=actor_of(origin.author).name,
        created_at=datetime.now(UTC),
        rows_new=found.new,
        rows_changed=found.changed,
        rows_same=found.same + found.skipped,
        notices=_notices(checked),
    )


def _notices(checked: Checked) -> str:
    told = [asdict(notice) for notice in addressed(checked)]
    return json.dumps(told, ensure_ascii=False, sort_keys=True, default=str)


def _move(one: Touched, batch_id: int) -> Move:
    before = None if one.before is None else dict(one.before)
    return Move(one.table, one.key, one.line, before, dict(one.after) | {"batch_id": batch_id, "line": one.line})


def _remarks(batch: Batch, origin: Origin, checked: Checked) -> Iterator[Move]:
    """Explanations as rows of their own: journalled, so that an undo takes them back too."""
    said = islice(about(checked, origin.remarks or {}), REMARKS_A_BATCH)
    for number, (at, key, text) in enumerate(said):
        # Numbered within the batch: a number that an undo set free is never given to another remark.
        yield remark(batch, number, (at, key, text), checked.kind.table)


def remark(batch: Batch, number: int, said: About, table: str) -> Move:
    """An explanation as a row that a batch brings, under its number within the batch."""
    line, key, text = said
    image: Image = {
        "id": identity(batch) * REMARKS_A_BATCH + number,
        "batch_id": identity(batch),
        "table_name": table,
        "row_key": key,
        "text": text,
        "author": batch.author,
        "created_at": batch.created_at,
    }
    return Move("remark", str(image["id"]), line, None, image)
