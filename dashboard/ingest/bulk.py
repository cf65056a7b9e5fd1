"""How does the history of a whole country come in? A million visits in bounded memory and one transaction.

The rows stream into a temporary table; the store then compares, journals and writes them itself. The
journal's texts are put together by the database, in the very form ``images.encoded`` gives them: such
a batch is taken back like any other.
"""

import codecs
import csv
import hashlib
import io
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import Connection, insert
from sqlmodel import Session

from dashboard import meters
from dashboard.ingest import bulk_sql
from dashboard.ingest.apply import Origin, identity, registered, told
from dashboard.ingest.bulk_rows import Rows, staged_rows
from dashboard.ingest.cells import Context
from dashboard.ingest.checked import Checked, Problem
from dashboard.ingest.journal import loaded_before
from dashboard.ingest.kind import Column
from dashboard.ingest.kinds.attendance import ATTENDANCE
from dashboard.ingest.known import known
from dashboard.ingest.refusal import RefusedError
from dashboard.ingest.sheet import Sheet, text_sheet
from dashboard.ingest.store_errors import store_errors
from dashboard.ingest.totals import keep_totals
from dashboard.store import bump_revision, writing
from dashboard.store.audit import actor_of
from dashboard.store.tables import Batch

ROWS_AT_ONCE = 10_000
HEAD_BYTES = 64 * 1024
Progress = Callable[[int, float], None]
"""Told the rows read so far and the share of the file."""


class BulkRefusedError(Exception):
    """The file has problems; nothing of it was stored."""

    def __init__(self, checked: Checked) -> None:
        super().__init__(f"{checked.file_name}: {checked.problems_total} problems")
        self.checked = checked


def import_bulk(url: str | None, path: Path, as_of: date, origin: Origin, progress: Progress) -> tuple[Batch, bool]:
    """Store a long attendance file; returns its batch and whether it was loaded before.

    Raises ``BulkRefusedError`` and ``IntakeUnavailable``. The bytes are not kept, their SHA-256 is.
    """
    with path.open("rb") as file:
        sha256 = hashlib.file_digest(file, "sha256").hexdigest()
    refused = Checked(ATTENDANCE, path.name, sha256, as_of)
    with store_errors(), writing(url) as session:
        session.execute(bulk_sql.DROP)
        session.execute(bulk_sql.CREATE)
        problems, total = _stage(session, path, as_of, progress)
        if total:
            raise BulkRefusedError(_with(refused, problems, total))
        outcome = _stored(session, refused, origin)
        session.execute(bulk_sql.DROP)
    batch, again = outcome
    if not again:
        told(batch)
    return outcome


def _stage(session: Session, path: Path, as_of: date, progress: Progress) -> tuple[tuple[Problem, ...], int]:
    """Stream the file into the temporary table; problems and how many there are."""
    context = Context(as_of, known(session))
    try:
        rows = _read(session.connection(), path, context, progress)
    except RefusedError as refused:
        return refused.problems, len(refused.problems)
    except UnicodeDecodeError:
        return (Problem("file.encoding"),), 1
    except csv.Error:
        return (Problem("struct.unclosed_quote"),), 1
    if rows.problems_total:
        return tuple(rows.problems), rows.problems_total
    return _doubled(session)


def _read(connection: Connection, path: Path, context: Context, progress: Progress) -> Rows:
    sheet = _sheet(path)
    size = path.stat().st_size or 1
    rows = Rows(sheet.header, context)
    with path.open("rb") as raw, io.TextIOWrapper(raw, encoding=_codec(sheet), newline="") as text:
        reader = csv.reader(text, delimiter=sheet.delimiter, strict=True)
        for some in staged_rows(reader, rows, ROWS_AT_ONCE):
            if some:
                connection.execute(insert(bulk_sql.STAGE), some)
            progress(rows.count, raw.tell() / size)
    return rows


def _sheet(path: Path) -> Sheet:
    """Encoding, separator and header, from the first lines."""
    with path.open("rb") as file:
        head = file.read(HEAD_BYTES)
    end = b"\n\x00" if head.startswith(codecs.BOM_UTF16_LE) else b"\n"
    whole = head[: head.rfind(end) + len(end)] if end in head else head
    sheet = text_sheet(whole, path.name, [ATTENDANCE])
    missing = [_missing(column) for column in sheet.header.missing]
    if missing:
        raise RefusedError(*missing)
    return sheet


def _missing(column: Column) -> Problem:
    return Problem("struct.missing_column", column=column.name, details={"names": column.headings})


def _codec(sheet: Sheet) -> str:
    return "utf-8-sig" if sheet.encoding.lower().startswith("utf-8") else sheet.encoding


def _doubled(session: Session) -> tuple[tuple[Problem, ...], int]:
    found = [Problem("row.duplicate", line, line) for line in session.execute(bulk_sql.DOUBLED).scalars()]
    return tuple(found), len(found)


def _stored(session: Session, checked: Checked, origin: Origin) -> tuple[Batch, bool]:
    new, changed, same = session.execute(bulk_sql.COUNTS).one()
    earlier = None if new or changed else loaded_before(session, checked.sha256, ATTENDANCE.id)
    if earlier is not None:
        return earlier, True
    batch = registered(session, _batch(checked, origin, new, changed, same), origin.author)
    for statement in (bulk_sql.JOURNAL, bulk_sql.UPSERT):
        session.execute(statement, {"batch": identity(batch)})
    keep_totals(session, identity(batch))
    meters.stored(batch.kind, batch.action, new + changed)
    bump_revision(session)
    return batch, False


def _batch(checked: Checked, origin: Origin, new: int, changed: int, same: int) -> Batch:
    return Batch(
        kind=ATTENDANCE.id,
        file_name=checked.file_name,
        sha256=checked.sha256,
        source=origin.source.value,
        author=actor_of(origin.author).name,
        created_at=datetime.now(UTC),
        rows_new=new,
        rows_changed=changed,
        rows_same=same,
    )


def _with(checked: Checked, problems: tuple[Problem, ...], total: int) -> Checked:
    return Checked(checked.kind, checked.file_name, checked.sha256, checked.as_of, (), problems, total)
