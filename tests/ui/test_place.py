"""Does a place without boxes show what was drawn there last, and nothing of what was there before?"""

from streamlit.testing.v1 import AppTest

SCRIPT = """
import streamlit as st
from dashboard.ui.place import FlatPlace, renewed, reserved

def draw(number):
    for line in range(number):
        st.markdown(f"{number}.{line}")
    if number == FAILS:
        raise ZeroDivisionError

place = FlatPlace(reserved(), lambda number: number, draw)
for number in NUMBERS:
    with renewed([place]) as containers:
        try:
            place.draw(number, number, containers[place])
        except ZeroDivisionError:
            place.clear(containers[place]) if CLEARED else None
st.markdown("below")
"""


def _shown(*numbers: int, fails: int = -1, cleared: bool = False) -> list[str]:
    script = SCRIPT.replace("NUMBERS", str(numbers)).replace("FAILS", str(fails)).replace("CLEARED", str(cleared))
    test = AppTest.from_string(script).run()
    assert not test.exception
    return [one.value for one in test.markdown]


def test_what_is_drawn_again_takes_the_place_of_what_was_there() -> None:
    assert _shown(2, 3) == ["3.0", "3.1", "3.2", "below"]
    assert _shown(3, 1) == ["1.0", "below"]
    assert _shown(3, 0, 2) == ["2.0", "2.1", "below"]


def test_nothing_is_left_of_a_drawing_that_failed() -> None:
    assert _shown(1, 3, 1, fails=3) == ["1.0", "below"]
    assert _shown(2, 3, fails=3, cleared=True) == ["below"]
