"""What is to be said of a file? Checked and compared once; the result is kept for the session."""

from collections import OrderedDict
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import streamlit as st
from sqlmodel import Session

from dashboard import store
from dashboard.ingest import journal
from dashboard.ingest.check import check, recognise
from dashboard.ingest.checked import Checked
from dashboard.ingest.compare import Comparison, compare
from dashboard.ingest.kind import Known
from dashboard.ingest.kinds import KINDS
from dashboard.ingest.known import known
from dashboard.ingest.plausibility import with_warnings
from dashboard.ingest.telling import Tell, silence
from dashboard.panels import Snapshot
from dashboard.ui.upload.delivery import Delivery
from dashboard.ui.upload.read_once import read_once

KEPT = 60
"""Results kept in a session: more files at once are checked again when they are looked at."""
NOTHING_KNOWN = Known()


class Stage(StrEnum):
    """How far a file has come."""

    UNRECOGNISED = "unrecognised"
    REFUSED = "refused"
    READY = "ready"
    FOREIGN = "foreign"
    """Some of its rows are of libraries that who brought it may not change."""
    NOTHING_NEW = "nothing_new"
    """Every row is in the store already."""
    SAVED = "saved"


@dataclass(frozen=True, slots=True)
class Judged:
    """A file with all that is known of it in one state of the store."""

    delivery: Delivery
    checked: Checked | None = None
    comparison: Comparison | None = None
    loaded_as: int | None = None
    """The batch that brought the same bytes and still holds."""

    @property
    def stage(self) -> Stage:
        """How far it has come; saving is told apart by the caller."""
        if self.checked is None:
            return Stage.UNRECOGNISED
        if self.comparison is None:
            return Stage.REFUSED
        return Stage.READY if self.comparison.touched else Stage.NOTHING_NEW


def judge(delivery: Delivery, kind_id: str | None, as_of: date, snapshot: Snapshot, tell: Tell = silence) -> Judged:
    """The verdict on a file; worked out once for its bytes, kind, day and state of the store."""
    kept: OrderedDict[object, Judged] = st.session_state.setdefault("judged", OrderedDict())
    key = (delivery.key, kind_id, as_of, snapshot)
    if key not in kept:
        kept[key] = judged_anew(delivery, kind_id, as_of, snapshot.url, tell)
        while len(kept) > KEPT:
            kept.popitem(last=False)
    return kept[key]


def is_judged(delivery: Delivery, kind_id: str | None, as_of: date, snapshot: Snapshot) -> bool:
    """Whether the verdict is there already: else there is something to wait for."""
    return (delivery.key, kind_id, as_of, snapshot) in st.session_state.get("judged", {})


def judged_anew(delivery: Delivery, kind_id: str | None, as_of: date, url: str, tell: Tell = silence) -> Judged:
    """Check and compare against the store as it is now."""
    with store.reading(url) as session:
        checked = _looked_at(session, delivery, kind_id, as_of, tell)
        if checked is None or not checked.accepted:
            return Judged(delivery, checked)
        earlier = journal.loaded_before(session, delivery.sha256, checked.kind.id)
        return Judged(delivery, checked, compare(session, checked, tell=tell), earlier.id if earlier else None)


def checked_anew(
    delivery: Delivery, kind_id: str | None, as_of: date, url: str, tell: Tell = silence
) -> Checked | None:
    """Check against the store as it is now; None where its kind is not told. Saving compares by itself."""
    with store.reading(url) as session:
        return _looked_at(session, delivery, kind_id, as_of, tell)


def _looked_at(session: Session, delivery: Delivery, kind_id: str | None, as_of: date, tell: Tell) -> Checked | None:
    chosen = delivery.form or kind_id or read_once(recognise, delivery.content, delivery.name)
    if chosen is None and _readable(delivery, as_of):
        return None
    asked = (delivery.name, chosen or "attendance", as_of, known(session))
    found = read_once(_checked, delivery.content, *asked, tell=tell)
    return with_warnings(session, found)


def _checked(content: bytes, name: str, kind_id: str, as_of: date, codes: Known, tell: Tell = silence) -> Checked:
    return check(KINDS[kind_id], content, file_name=name, as_of=as_of, known=codes, tell=tell)


def _readable(delivery: Delivery, as_of: date) -> bool:
    """Whether only the kind is missing: a damaged file is refused with its reason under any kind."""
    tried = read_once(_checked, delivery.content, delivery.name, "attendance", as_of, NOTHING_KNOWN)
    return not tried.unread
