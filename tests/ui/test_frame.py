"""Does a frame know when what stands in it is not true any more, or was never drawn?"""

from typing import Any

import pytest

from dashboard.ui.frame import Frame, Rest


@pytest.mark.parametrize(
    ("drawn", "now", "true"),
    [
        (["October"], "October", True),
        (["October"], "December", False),
        (["October"], None, True),
        ([], "October", False),
    ],
    ids=["the same", "another", "nothing to say", "the run ended before it was drawn"],
)
def test_what_stands_is_compared_with_what_was_drawn(*, drawn: list[object], now: str | None, true: bool) -> None:
    nothing: Any = None
    frame = Frame(nothing, nothing, menu={})
    frame.rests.append(Rest(nothing, lambda _page: now, lambda _page: None))
    frame.words[:] = drawn
    assert frame.still_true(nothing) is true
