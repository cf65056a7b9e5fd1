"""How is a warning explained after its file was stored? Once, as remarks on its values, in a batch of their own."""

import json
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime
from itertools import islice

from sqlalchemy import select
from sqlmodel import Session, col

from dashboard.ingest.apply import REMARKS_A_BATCH, hold_to_own, identity, registered, remark, rows_of, told
from dashboard.ingest.checked import Notice
from dashboard.ingest.explanations import KEYS, About
from dashboard.ingest.kinds import KINDS
from dashboard.ingest.moves import perform
from dashboard.ingest.store_errors import NotExplainable, store_errors
from dashboard.store import bump_revision, writing
from dashboard.store.audit import By, actor_of
from dashboard.store.tables import Batch, Change

LONGEST = 300


def explain(url: str | None, batch_id: int, texts: Mapping[int, str], author: By) -> Batch:
    """Keep explanations by line of a batch's file; raises ``IntakeUnavailable``, ``NotExplainable``, or the leave's.

    They are a batch of the same file that moves no figure: it stands in the journal and can be undone by itself.
    """
    with store_errors(), writing(url) as session:
        made = _kept(session, batch_id, texts, author)
    told(made)
    return made


def _said(session: Session, batch_id: int, texts: Mapping[int, str]) -> list[About]:
    """Line, key and text of each remark; raises ``NotExplainable`` for what nobody asked about."""
    batch = session.get(Batch, batch_id)
    if batch is None or batch.action != "import" or batch.state != "applied":
        raise NotExplainable("unknown" if batch is None else "undone")
    if _explained(session, batch) & set(texts):
        raise NotExplainable("explained")
    asked = stored_warnings(batch)
    found = [(line, key, text) for line, text in sorted(texts.items()) for key in _keys(session, batch, asked, line)]
    if {line for line, _, _ in found} != set(texts) or not found:
        raise NotExplainable("nothing")
    return found


def stored_warnings(batch: Batch) -> list[Notice]:
    """What of a stored file wanted an explanation."""
    return [notice for one in json.loads(batch.notices) if (notice := Notice(**one)).is_warning]


def _kept(session: Session, batch_id: int, texts: Mapping[int, str], author: By) -> Batch:
    words = {line: text.strip()[:LONGEST] for line, text in texts.items() if text.strip()}
    remarks = _said(session, batch_id, words)
    batch = session.get_one(Batch, batch_id)
    made = registered(session, _of_same_file(batch, actor_of(author).name), author)
    table = KINDS[batch.kind].table
    moves = [remark(made, number, about, table) for number, about in enumerate(islice(remarks, REMARKS_A_BATCH))]
    hold_to_own(session, rows_of(moves), author)
    perform(session, moves, identity(made))
    bump_revision(session)
    return made


def _of_same_file(batch: Batch, author: str) -> Batch:
    return Batch(
        kind=batch.kind, file_name=batch.file_name, sha256=batch.sha256, source=batch.source, author=author,
        created_at=datetime.now(UTC),
    )  # fmt: skip


def _explained(session: Session, batch: Batch) -> set[int]:
    """Lines of the file with explanations that hold."""
    wanted = select(col(Change.line)).join(Batch, col(Batch.id) == col(Change.batch_id)).where(
        col(Change.table_name) == "remark", col(Batch.action) == "import", col(Batch.state) == "applied",
        col(Batch.sha256) == batch.sha256, col(Batch.kind) == batch.kind,
    )  # fmt: skip
    return set(session.execute(wanted).scalars())


def _keys(session: Session, batch: Batch, asked: Sequence[Notice], line: int) -> Iterator[str]:
    """The values that the warnings of a line are about; of a batch that did not note them, those it brought there."""
    of_line = [notice for notice in asked if (notice.line or 0) == line]
    noted = [str(key) for notice in of_line for key in _noted(notice)]
    yield from dict.fromkeys(noted or (_brought(session, batch, line) if of_line else ()))


def _noted(notice: Notice) -> Sequence[object]:
    keys = notice.details.get(KEYS)
    return keys if isinstance(keys, list) else ()


def _brought(session: Session, batch: Batch, line: int) -> Sequence[str]:
    wanted = select(col(Change.row_key)).where(
        col(Change.batch_id) == batch.id, col(Change.line) == line, col(Change.table_name) == KINDS[batch.kind].table
    )
    return session.execute(wanted).scalars().all()
