"""How far is it? Six steps as badges: icon, word and colour."""

import streamlit as st

from dashboard.i18n import Translator
from dashboard.ui.upload.judging import Stage

STEPS = ("kind", "file", "understood", "problems", "changes", "done")
LOOKS = {
    "done": ("green", ":material/check: "),
    "current": ("blue", ":material/arrow_forward: "),
    "failed": ("red", ":material/error: "),
    "ahead": ("gray", ""),
}
STATES = {
    None: ("done", "current", "ahead", "ahead", "ahead", "ahead"),
    Stage.UNRECOGNISED: ("failed", "done", "ahead", "ahead", "ahead", "ahead"),
    Stage.REFUSED: ("done", "done", "done", "failed", "ahead", "ahead"),
    Stage.FOREIGN: ("done", "done", "done", "failed", "ahead", "ahead"),
    Stage.READY: ("done", "done", "done", "done", "current", "ahead"),
    Stage.NOTHING_NEW: ("done", "done", "done", "done", "done", "done"),
    Stage.SAVED: ("done", "done", "done", "done", "done", "done"),
}
UNREADABLE = ("done", "done", "failed", "ahead", "ahead", "ahead")
UNEXPLAINED = ("done", "done", "done", "current", "ahead", "ahead")


def show_steps(
    stage: Stage | None, t: Translator, *, unreadable: bool = False, unexplained: bool = False, form: bool = False
) -> None:
    """Draw the six badges. ``unreadable``: refused before any cell; ``unexplained``: warnings wait for words."""
    states = UNREADABLE if unreadable else UNEXPLAINED if unexplained else STATES[stage]
    words = [t("upload.form.step") if form and step == "file" else t(f"upload.step.{step}") for step in STEPS]
    st.markdown(" ".join(_badge(number, states[number], word) for number, word in enumerate(words)))


def _badge(number: int, state: str, word: str) -> str:
    color, icon = LOOKS[state]
    return f":{color}-badge[{icon}{number + 1}. {word}]"
