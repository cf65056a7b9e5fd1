"""What does somebody see who waits for a long file? The step it is at, the row it has come to, how much is done."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner_utils.exceptions import ScriptControlException

from dashboard.i18n import Translator
from dashboard.ingest.telling import Step
from dashboard.ui.escape import escaped

PATIENCE = 1.0
"""Seconds before there is a bar: what is done sooner needs none, and each word to the browser takes its time."""
PAUSE = 0.25
"""Seconds between two words to the browser."""


@dataclass(slots=True)
class Wait:
    """A bar that begins when waiting takes long; called by the steps of the intake."""

    slot: DeltaGenerator
    t: Translator
    steps: tuple[Step, ...]
    to_the_end: bool
    about: str = ""
    """The file, where there are several."""
    since: float = field(default_factory=time.monotonic)
    shown: float = 0.0
    share: float = 0.0
    step: Step | None = None
    bar: DeltaGenerator | None = None
    said: DeltaGenerator | None = None
    asked: ScriptControlException | None = None
    """What somebody did meanwhile: it waits until the store has been written."""

    @property
    def key(self) -> str:
        """Its place on the page: in the run after a save what is stored is read again."""
        return "live-saving" if self.to_the_end else "live-reading"

    def of(self, name: str) -> "Wait":
        """The same for the next file."""
        self.about, self.share = name, 0.0
        return self

    def __call__(self, step: Step, done: int, of: int) -> None:
        """Hear how far it has come; show it from time to time."""
        now = time.monotonic()
        within = (self.steps.index(step) + (done / of if of else 0.0)) / len(self.steps)
        self.share = max(self.share, min(within, 1.0))
        if now - self.since < PATIENCE or now - self.shown < PAUSE or self.asked:
            return
        self.shown = now
        try:
            self._show(step, done, of)
        except ScriptControlException as asked:
            if not self.to_the_end:
                raise
            self.asked = asked

    def _show(self, step: Step, done: int, of: int) -> None:
        if self.bar is None or self.said is None:
            with self.slot.container(gap="xsmall"):
                # The step alone is read aloud: a number that changes four times a second would drown it.
                self.said = st.container(key=self.key).empty()
                self.bar = st.empty()
        if step is not self.step:
            self.step = step
            named = f"**{escaped(self.about)}** · " if self.about else ""
            self.said.markdown(f"{named}{self.t(f'upload.step_of.{step}')}")
        row = self.t("upload.row_of", done=done, of=of) if of else ""
        self.bar.progress(self.share, " · ".join(filter(None, (row, self.t.percent(self.share)))))


@contextmanager
def waiting(words: str, t: Translator, *steps: Step, to_the_end: bool = False) -> Iterator[Wait]:
    """Say that it takes time, and once it takes long, how far it has come in these steps.

    ``to_the_end``: what somebody clicks meanwhile waits: a store that is being written is not left in the middle.
    """
    slot = st.empty()
    wait = Wait(slot, t, steps, to_the_end)
    with slot, st.spinner(words):
        yield wait
    if wait.bar is not None:
        slot.empty()
    if wait.asked:
        raise wait.asked
