"""Does a frame draw again what says something else, leave standing what is known to be there, and hide what failed?"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import pytest

from dashboard.arrivals import Mark
from dashboard.panels import StateMovedError
from dashboard.ui import frame as module
from dashboard.ui.frame import Frame
from dashboard.ui.place import NOTHING, FlatPlace, Place

NO_PAGE: Any = None


def _place(said: object, was: object = NOTHING, fails: type[Exception] | None = None, *, flat: bool = False) -> Place:
    """A place that notes what is done there, without a browser."""

    def say(_page: Any) -> object:
        if fails and said is NOTHING:
            raise fails
        return said

    class Noting(FlatPlace if flat else Place):  # type: ignore[misc]
        done = ""

        def draw(self, page: Any, words: object, container: Any) -> None:
            if fails:
                raise fails
            self.done, self.said = "drawn", words

        def clear(self, container: Any) -> None:
            self.done = "cleared"

        def leave(self) -> None:
            self.done = "left"

    return Noting(NO_PAGE, say, NO_PAGE, was)


def _done(places: Sequence[Any]) -> list[str]:
    return [place.done for place in places]


@pytest.fixture
def frame(monkeypatch: pytest.MonkeyPatch) -> Frame:
    """A frame whose places were drawn and have arrived."""

    @contextmanager
    def renewed(places: Sequence[Place]) -> Iterator[dict[Place, None]]:
        for place in places:
            place.said = NOTHING
        yield dict.fromkeys(places)

    monkeypatch.setattr(module, "renewed", renewed)
    monkeypatch.setattr(module, "mark", lambda _name: None)
    frame = Frame(NO_PAGE, NO_PAGE, menu={}, last=Mark())
    assert frame.last
    frame.last.arrived = True
    return frame


def test_a_page_is_complete_once_it_was_drawn_to_its_end(frame: Frame) -> None:
    frame.last = None
    frame.places[:] = [_place("October"), _place("a chart", fails=ZeroDivisionError)]
    with pytest.raises(ZeroDivisionError):
        frame.draw(NO_PAGE)
    assert frame.last is None
    frame.places.pop()
    frame.draw(NO_PAGE)
    assert frame.last is not None


@pytest.mark.parametrize(
    ("was", "now", "arrived", "flat", "done"),
    [
        ("October", "October", True, False, "left"),
        ("October", "December", True, False, "drawn"),
        ("October", "October", False, False, "drawn"),
        ("October", "October", False, True, "left"),
        (NOTHING, "October", True, True, "drawn"),
    ],
    ids=["the same", "another", "not known to be there", "what is not dropped", "not drawn to its end"],
)
def test_a_place_is_left_as_it_is_if_the_browser_shows_the_same(
    *, was: object, now: str, arrived: bool, flat: bool, done: str, frame: Frame
) -> None:
    before = frame.last
    assert before
    before.arrived = arrived
    frame.places.append(_place(now, was, flat=flat))
    frame.bring_up_to_date(NO_PAGE)
    assert _done(frame.places) == [done]
    assert (frame.last is before) is (done == "left" or flat), "the end of a drawing that can be dropped is marked"


@pytest.mark.parametrize("fails", [ZeroDivisionError, StateMovedError])
def test_where_nothing_can_be_said_nothing_is_left_of_what_was_selected_before(
    fails: type[Exception], frame: Frame
) -> None:
    frame.places[:] = [_place("same", "same"), _place(NOTHING, fails=fails, flat=True), _place("later", "earlier")]
    with pytest.raises(fails):
        frame.bring_up_to_date(NO_PAGE)
    # A page whose state has moved is drawn whole at once.
    assert _done(frame.places) == [""] * 3 if fails is StateMovedError else ["cleared"] * 3


def test_what_stands_below_a_part_that_fails_is_cleared_for_it_tells_of_another_selection(frame: Frame) -> None:
    failing = _place("new", fails=ZeroDivisionError)
    frame.places[:] = [_place("new"), _place("same", "same"), failing, _place("late", "old", flat=True)]
    with pytest.raises(ZeroDivisionError):
        frame.bring_up_to_date(NO_PAGE)
    assert _done(frame.places) == ["drawn", "left", "cleared", "cleared"]
    assert failing.said is NOTHING
