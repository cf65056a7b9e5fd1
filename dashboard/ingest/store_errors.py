"""Why can a file not be stored, or a batch not be taken back? Typed, so that the message can be in any language."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum

from sqlalchemy.exc import DatabaseError, IntegrityError, OperationalError

from dashboard.ingest.compare import Comparison, RowId
from dashboard.store.address import AddressError
from dashboard.store.migrate import NewerStoreError


class Reason(StrEnum):
    """Why the store did not take it. Words: ``journal.unavailable.<reason>``."""

    LOCKED = "locked"
    FULL = "full"
    READ_ONLY = "read_only"
    CLOSED = "closed"
    CONFLICT = "conflict"
    GONE = "gone"
    DAMAGED = "damaged"
    NEWER = "newer"
    ADDRESS = "address"
    OTHER = "other"


class IntakeUnavailable(Exception):  # noqa: N818  a state of the store, named as such
    """The store could not take it; nothing was written."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason.value)
        self.reason = reason


class StaleComparison(Exception):  # noqa: N818  named for what happened
    """The store has changed since the preview; ``comparison`` is what saving would do now."""

    def __init__(self, comparison: Comparison) -> None:
        super().__init__("the store has changed since the preview")
        self.comparison = comparison


class NotUndoable(Exception):  # noqa: N818  named for what happened
    """There is no such batch, or it was taken back already. Words: ``journal.not_undoable.<reason>``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class NotExplainable(Exception):  # noqa: N818  named for what happened
    """There is nothing to explain there, or somebody has. Words: ``journal.not_explainable.<reason>``."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class UndoBlocked(Exception):  # noqa: N818  named for what happened
    """Later batches built on rows of this one: they need to be taken back first.

    ``rows`` are the first of them, ``count`` is all; ``by`` tells the batches apart: see ``obstacles``.
    """

    def __init__(self, rows: tuple[RowId, ...], count: int, by: Mapping[str, tuple[int, ...]]) -> None:
        self.rows, self.count, self.by = rows, count, by
        self.batches = tuple(sorted({batch for batches in by.values() for batch in batches}))
        super().__init__(f"rows {rows[:5]} were touched by batches {self.batches}")


# PostgreSQL's codes: its words may be in any language (``lc_messages``).
CODES = {
    "55P03": Reason.LOCKED,  # lock_not_available
    "40P01": Reason.LOCKED,  # deadlock_detected
    "40001": Reason.LOCKED,  # serialization_failure
    "53100": Reason.FULL,  # disk_full
    "25006": Reason.READ_ONLY,  # read_only_sql_transaction
    "42501": Reason.READ_ONLY,  # insufficient_privilege
    "42P01": Reason.GONE,  # undefined_table
    "3D000": Reason.GONE,  # invalid_catalog_name
    "XX001": Reason.DAMAGED,  # data_corrupted
    "XX002": Reason.DAMAGED,  # index_corrupted
}
# What SQLite says, and PostgreSQL while nobody is connected: then it sends no code.
SAID = (
    ("locked", Reason.LOCKED),
    ("full", Reason.FULL),
    ("readonly", Reason.READ_ONLY),
    ("unable to open", Reason.CLOSED),
    ("file is gone", Reason.GONE),
    ("no such table", Reason.GONE),
    ('database "', Reason.GONE),
    ("malformed", Reason.DAMAGED),
    ("not a database", Reason.DAMAGED),
)


@contextmanager
def store_errors() -> Iterator[None]:
    """Turn what the database says into a reason a person can be told."""
    try:
        yield
    except NewerStoreError as error:
        raise IntakeUnavailable(Reason.NEWER) from error
    except AddressError as error:
        raise IntakeUnavailable(Reason.ADDRESS) from error
    except DatabaseError as error:
        reason = reason_of(error)
        if reason is None:
            raise
        raise IntakeUnavailable(reason) from error


def reason_of(error: BaseException) -> Reason | None:
    """Why the store did not do it; None for a fault that is not the store's."""
    if isinstance(error, IntegrityError):
        return Reason.CONFLICT
    if not isinstance(error, DatabaseError):
        return None
    code = getattr(error.orig, "sqlstate", None)
    if code in CODES:
        return CODES[code]
    message = str(error.orig).lower()
    other = Reason.OTHER if isinstance(error, OperationalError) else None
    return next((reason for words, reason in SAID if words in message), other)
