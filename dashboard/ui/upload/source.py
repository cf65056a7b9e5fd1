"""Where does it come from? Files, or a form; the kind of data; who brings it."""

from collections.abc import Sequence

import streamlit as st

from dashboard.i18n import Translator
from dashboard.ingest import limits
from dashboard.ingest.kinds import KINDS
from dashboard.ui.escape import escaped
from dashboard.ui.page import Page
from dashboard.ui.upload.delivery import Delivery, deliveries, lost
from dashboard.ui.upload.form import show_form
from dashboard.ui.upload.judging import Stage
from dashboard.ui.upload.template_card import show_templates

WAYS = ("file", "form")
AUTO = "auto"
KIB = 1024
MARKS = {
    Stage.UNRECOGNISED: ("red", "help"),
    Stage.REFUSED: ("red", "error"),
    Stage.FOREIGN: ("red", "lock"),
    Stage.READY: ("blue", "arrow_forward"),
    "unexplained": ("orange", "warning"),
    Stage.NOTHING_NEW: ("gray", "equal"),
    Stage.SAVED: ("green", "check"),
}


def uploader_key() -> str:
    """The key of the uploader; another one after every new start."""
    return f"files-{st.session_state.get('upload-round', 0)}"


def way() -> str:
    """How the reader brings it: by file or by form."""
    return str(st.session_state.get("upload-way") or WAYS[0])


def brought() -> bool:
    """Whether something is there to be looked at, before the widgets of this run are drawn."""
    if way() == "form":
        return st.session_state.get("form-delivery") is not None
    return bool(st.session_state.get(uploader_key()))


def chosen_kind() -> str | None:
    """The kind chosen by hand; None = to be recognised."""
    kind = st.session_state.get("upload-kind")
    return kind if kind in KINDS else None


def show_source(page: Page, *, template: bool) -> tuple[Delivery, ...]:
    """The card with the uploader or the form; what was brought."""
    t = page.t
    with st.container(border=True):
        st.segmented_control(
            t("upload.way.label"), WAYS, default=WAYS[0], format_func=lambda code: t(f"upload.way.{code}"),
            key="upload-way", required=True, label_visibility="collapsed", width="stretch",
        )  # fmt: skip
        if way() == "form":
            sent = show_form(page)
            return (sent,) if sent else ()
        found = _files(page)
        if template:
            show_templates(page, chosen_kind())
        return found


def _files(page: Page) -> tuple[Delivery, ...]:
    t = page.t
    st.selectbox(
        t("upload.kind.label"), (AUTO, *KINDS),
        format_func=lambda code: t("upload.kind.auto") if code == AUTO else t(f"intake.kind.{code}"),
        key="upload-kind", persist_state="session",
    )  # fmt: skip
    files = st.file_uploader(
        t("upload.file.label"),
        accept_multiple_files=True,
        key=uploader_key(),
        help=t("upload.file.help"),
        max_upload_size=limits.MAX_BYTES // KIB // KIB,
    )
    gone = lost(uploader_key())
    if gone:
        st.warning(t("upload.file.lost", n=gone), icon=":material/cloud_off:")
    return deliveries(files)


def choose_file(found: Sequence[tuple[Delivery, str]], t: Translator) -> int:
    """With several files: the list with what became of each, and which one to look at."""
    if len(found) == 1:
        return 0
    with st.container(border=True):
        return st.radio(
            t("upload.file.which", n=len(found)),
            range(len(found)),
            # Streamlit finds the choice again by its label: what changes stands below it, or saving would undo it.
            format_func=lambda place: rf"{place + 1}\. {escaped(found[place][0].name)}",
            captions=[_mark(stage, t) for _, stage in found],
            key="upload-which",
        )


def _mark(stage: str, t: Translator) -> str:
    color, icon = MARKS[stage]
    return f":{color}[:material/{icon}: {t(f'upload.stage.{stage}')}]"
