"""Does somebody who waits see each step, no oftener than it pays, and is a save never left in the middle?"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from streamlit.runtime.scriptrunner_utils.exceptions import StopException

from dashboard.i18n import LANGUAGES, translator
from dashboard.ingest.telling import Step
from dashboard.ui.upload import waiting
from tests.pages.test_upload import GOOD, opened, uploaded, visits, with_libraries

__all__ = ["with_libraries"]
JUDGING = (Step.READING, Step.CHECKING, Step.COMPARING)


class Slot:
    """A place on the page that writes down what is drawn in it."""

    def __init__(self, drawn: list[Any], stops: bool = False) -> None:
        self.drawn, self.stops = drawn, stops

    @contextmanager
    def container(self, **_layout: object) -> Iterator["Slot"]:
        yield self

    def empty(self) -> "Slot":
        return self

    def markdown(self, text: str) -> None:
        self.drawn.append(text)

    def progress(self, share: float, text: str) -> None:
        if self.stops:
            raise StopException
        self.drawn.append((round(share, 2), text))


Begun = Callable[..., tuple[waiting.Wait, list[Any]]]


@pytest.fixture
def begun(monkeypatch: pytest.MonkeyPatch) -> Begun:
    """A wait whose clock stands on the seconds it is told, and what it draws."""

    def begin(*, stops: bool = False, to_the_end: bool = False, language: str = "en") -> tuple[waiting.Wait, list[Any]]:
        drawn: list[Any] = []
        slot = Slot(drawn, stops)
        monkeypatch.setattr(waiting.st, "container", lambda **_: slot)
        monkeypatch.setattr(waiting.st, "empty", lambda: slot)
        return waiting.Wait(slot, translator(language), JUDGING, to_the_end, since=0.0), drawn  # type: ignore[arg-type]  # what it asks of a place

    return begin


def at(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    monkeypatch.setattr(waiting.time, "monotonic", lambda: seconds)


def test_what_is_done_within_a_second_is_not_told(begun: Begun, monkeypatch: pytest.MonkeyPatch) -> None:
    wait, drawn = begun()
    at(monkeypatch, 0.9)
    wait(Step.READING, 0, 0)
    wait(Step.COMPARING, 500, 1000)
    assert drawn == []


def test_a_long_wait_names_the_step_the_row_and_the_share(begun: Begun, monkeypatch: pytest.MonkeyPatch) -> None:
    wait, drawn = begun()
    for seconds, step, row in ((1.1, Step.READING, 500), (1.2, Step.READING, 600), (1.5, Step.CHECKING, 500)):
        at(monkeypatch, seconds)
        wait(step, row, 1000)
    assert drawn == [
        "Reading the file", (0.17, "row 500 of 1,000 · 17%"), "Checking the rows", (0.5, "row 500 of 1,000 · 50%"),
    ]  # fmt: skip


def test_the_bar_never_goes_back(begun: Begun, monkeypatch: pytest.MonkeyPatch) -> None:
    wait, drawn = begun()
    for seconds, row in ((2, 900), (3, 100)):
        at(monkeypatch, seconds)
        wait(Step.CHECKING, row, 1000)
    shares = [one[0] for one in drawn if isinstance(one, tuple)]
    assert shares == sorted(shares)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_step_has_its_words(language: str) -> None:
    t = translator(language)
    assert len({t(f"upload.step_of.{step}") for step in Step}) == len(Step)


def test_who_leaves_while_a_file_is_read_is_not_waited_for(begun: Begun, monkeypatch: pytest.MonkeyPatch) -> None:
    wait, _ = begun(stops=True)
    at(monkeypatch, 2)
    with pytest.raises(StopException):
        wait(Step.READING, 1, 2)


def test_a_store_that_is_being_written_is_not_left_in_the_middle(begun: Begun, monkeypatch: pytest.MonkeyPatch) -> None:
    wait, _ = begun(stops=True, to_the_end=True)
    at(monkeypatch, 2)
    wait(Step.READING, 1, 2)
    assert isinstance(wait.asked, StopException)


def test_a_long_file_is_told_on_the_page_and_stored_all_the_same(
    with_libraries: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    heard: list[Step] = []
    show = waiting.Wait._show

    def heard_too(wait: waiting.Wait, step: Step, done: int, of: int) -> None:
        heard.append(step)
        show(wait, step, done, of)

    monkeypatch.setattr(waiting.Wait, "_show", heard_too)
    for name in ("PATIENCE", "PAUSE"):
        monkeypatch.setattr(waiting, name, 0.0)
    # By another name than in other tests: what was read a moment ago is not read again.
    at_page = uploaded(opened(), ("long.csv", GOOD))
    assert list(dict.fromkeys(heard)) == list(JUDGING)
    heard.clear()
    at_page.button(key="save").click().run()
    assert not at_page.exception
    assert not at_page.error
    # What was read for the preview a moment ago is not read again.
    assert list(dict.fromkeys(heard)) == [Step.COMPARING, Step.SAVING]
    assert len(visits(with_libraries)) == 2
    assert not at_page.get("progress")
