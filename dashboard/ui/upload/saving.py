"""How is it saved? In a callback that checks everything anew on the server, and only what the preview showed."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial

import streamlit as st

from dashboard.access.roles import Permission
from dashboard.ingest.apply import Origin, Saved, identity, save
from dashboard.ingest.telling import Step, Tell
from dashboard.ui.access import guarded, require
from dashboard.ui.author import show_author
from dashboard.ui.page import Page
from dashboard.ui.trouble import attempted
from dashboard.ui.upload.foreign import foreign_of
from dashboard.ui.upload.form import known_libraries
from dashboard.ui.upload.judging import Judged, Stage, checked_anew
from dashboard.ui.upload.waiting import waiting
from dashboard.ui.upload.warnings import Question, explained, questions, remarks


@dataclass(frozen=True, slots=True)
class Done:
    """What saving a file did, kept for the session."""

    batch: int
    new: int
    changed: int
    same: int


def done() -> dict[str, Done]:
    """Files saved in this session, by key."""
    found: dict[str, Done] = st.session_state.setdefault("saved", {})
    return found


def stage_of(judged: Judged) -> Stage:
    """How far a file has come; saved, as long as the store still holds what it brought."""
    saved = done().get(judged.delivery.key)
    if judged.stage is Stage.READY and foreign_of(judged):
        return Stage.FOREIGN
    holds = saved is not None and judged.stage is Stage.NOTHING_NEW and judged.loaded_as == saved.batch
    return Stage.SAVED if holds else judged.stage


def may_save(judged: Judged) -> bool:
    """Whether nothing keeps it from being saved but a click: no problem, every warning explained."""
    if judged.checked is None or stage_of(judged) is not Stage.READY:
        return False
    return all(explained(one) for one in questions(judged.delivery, judged.checked))


def show_saving(judged: Judged, page: Page, others: Sequence[Judged] = ()) -> None:
    """The buttons under the changes, and the promise that it can be taken back."""
    t = page.t
    show_failures()
    show_author(t)
    first = _comes_first(judged, page)
    if first:
        st.warning(first, icon=":material/warning:")
    ready = [one for one in (judged, *others) if may_save(one)]
    with st.container(horizontal=True):
        st.button(
            t("upload.save.button"),
            type="primary",
            icon=":material/check:",
            disabled=bool(first) or not may_save(judged),
            on_click=_save,
            args=([judged], page),
            key="save",
        )
        if len(ready) > 1:
            label = t("upload.save.all", n=len(ready))
            st.button(label, icon=":material/done_all:", on_click=_save, args=(ready, page), key="save-all")
        st.button(t("upload.save.cancel"), on_click=start_over, key="cancel")
    st.caption(t("upload.save.undo"))


def show_failures() -> None:
    """What kept the store from taking the files that were to be saved last."""
    for text in st.session_state.get("upload-note", ()):
        st.error(text, icon=":material/error:")


def _comes_first(judged: Judged, page: Page) -> str:
    """What must be in the store before: the libraries that the file is about. Else it would be refused when saved."""
    rows = judged.checked.rows[:1] if judged.checked and judged.checked.kind.id != "libraries" else ()
    about_libraries = any(row.values.get("library_code") for row in rows)
    missing = about_libraries and not known_libraries(page.visit.snapshot)
    return page.t("upload.form.no_libraries") if missing else ""


def start_over() -> None:
    """Forget the files and the form: an uploader under a new key is empty."""
    st.session_state["upload-round"] = st.session_state.get("upload-round", 0) + 1
    for key in ("form-delivery", "saved"):
        st.session_state.pop(key, None)
    st.session_state.pop("upload-note", None)


@guarded(Permission.UPLOAD)
def _save(some: Sequence[Judged], page: Page) -> None:
    with waiting(page.t("upload.save.running"), page.t, *Step, to_the_end=True) as wait:
        ready = [one for one in some if may_save(one)]
        told = []
        for one in ready:
            tell = wait.of(one.delivery.name if len(ready) > 1 else "")
            told.append(attempted(partial(_saved, one, page, tell), page.t))
        # Within: what somebody clicked meanwhile may end this callback where the waiting ends.
        st.session_state["upload-note"] = [text for worked, text in told if not worked]


def _saved(judged: Judged, page: Page, tell: Tell) -> str:
    """Check the right and the bytes again, then store them if saving still does what the preview said."""
    by = require(Permission.UPLOAD)
    shown, kind = judged.comparison, judged.checked.kind.id if judged.checked else None
    anew = checked_anew(judged.delivery, kind, page.visit.today, page.visit.snapshot.url, tell)
    if anew is None or not anew.accepted or shown is None:
        return ""  # the page, drawn again, says what is wrong now
    explained_rows = _explanations(questions(judged.delivery, anew))
    origin = Origin(by, remarks=explained_rows or None)
    saved = save(page.visit.snapshot.url, anew, judged.delivery.content, origin, shown.digest, tell)
    done()[judged.delivery.key] = _done(saved)
    return ""


def _explanations(asked: Sequence[Question]) -> Mapping[int, str]:
    return {row: text for row, text in remarks(asked).items() if text}


def _done(saved: Saved) -> Done:
    found = saved.comparison
    return Done(identity(saved.batch), found.new, found.changed, found.same + found.skipped)
