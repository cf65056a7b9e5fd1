"""Does a frame draw again what says something else, leave standing what is known to be there, and hide what failed?"""

from typing import Any

import pytest

from dashboard.arrivals import Mark
from dashboard.ui import frame as module
from dashboard.ui.frame import Frame
from dashboard.ui.place import NOTHING, Part, Place

NO_PAGE: Any = None


class _Drawn(Place):
    """A place that notes what is drawn there, without a browser."""

    def __init__(self, *said: object, was: object = NOTHING, fails: bool = False) -> None:
        super().__init__(NO_PAGE, [Part(lambda _page, one=one: one, lambda _page: None) for one in said], was)
        self.fails, self.done = fails, ""

    def _draw(self, page: Any, words: object) -> None:
        if self.fails:
            raise ZeroDivisionError
        self.done, self.said = "drawn", words

    def clear(self) -> None:
        self.done = "cleared"


@pytest.fixture
def frame(monkeypatch: pytest.MonkeyPatch) -> Frame:
    monkeypatch.setattr(module.st, "container", lambda key: None)
    monkeypatch.setattr("dashboard.ui.place._still_there", lambda _widgets: None)
    return Frame(NO_PAGE, NO_PAGE, menu={})


def test_a_page_is_complete_once_it_was_drawn_to_its_end(frame: Frame) -> None:
    frame.places[:] = [_Drawn("October"), _Drawn("a chart", fails=True)]
    with pytest.raises(ZeroDivisionError):
        frame.draw(NO_PAGE)
    assert not frame.complete
    frame.places.pop()
    frame.draw(NO_PAGE)
    assert frame.complete


@pytest.mark.parametrize(
    ("was", "now", "arrived", "done"),
    [
        (("October",), "October", True, ""),
        (("October",), "December", True, "drawn"),
        (("October",), "October", False, "drawn"),
        (NOTHING, "October", True, "drawn"),
    ],
    ids=["the same", "another", "not known to be there", "not drawn to its end"],
)
def test_a_place_is_left_as_it_is_if_the_browser_shows_the_same(
    *, was: object, now: str, arrived: bool, done: str, frame: Frame
) -> None:
    place = _Drawn(now, was=was)
    frame.places.append(place)
    frame._drawn.append(Mark())
    frame._drawn[-1].arrived = arrived
    frame.bring_up_to_date(NO_PAGE)
    assert place.done == done
    assert not frame._drawn[-1].arrived, "what was drawn now has not arrived yet"


def test_what_stands_below_a_part_that_fails_is_cleared_for_it_tells_of_another_selection(frame: Frame) -> None:
    before, failing, after = _Drawn("same", was=("same",)), _Drawn("new", fails=True), _Drawn("later", was=("old",))
    frame.places[:] = [before, failing, after]
    frame._drawn.append(Mark())
    frame._drawn[-1].arrived = True
    with pytest.raises(ZeroDivisionError):
        frame.bring_up_to_date(NO_PAGE)
    assert [place.done for place in (before, failing, after)] == ["", "cleared", "cleared"]
