"""How does a test write rows by itself? As every write does: the totals kept, one more revision, one transaction."""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlmodel import Session

from dashboard import store
from dashboard.ingest.totals import keep_all_totals


@contextmanager
def changing(url: str | None = None) -> Iterator[Session]:
    """A writing session whose rows need not come through the intake."""
    with store.writing(url) as session:
        yield session
        session.flush()
        keep_all_totals(session)
        store.bump_revision(session)
