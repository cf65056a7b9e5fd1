"""Can words in the colours of a palette be read on its page, and digits on the steps of its ramp?"""

import pytest

from dashboard.look import LOOKS, Look, contrast, for_words, readable_on

LEAST = 4.5
"""What WCAG 2 asks of words."""


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_words_in_every_colour_of_the_palette_are_read(look: Look) -> None:
    palette = {*look.named.values(), *look.categorical, *look.age.values(), *look.status.values(), look.muted}
    assert {color: contrast(for_words(color), look.background) for color in palette if _pale(color, look)} == {}


def _pale(color: str, look: Look) -> bool:
    return contrast(for_words(color), look.background) < LEAST


@pytest.mark.parametrize("look", LOOKS.values(), ids=LOOKS)
def test_digits_are_read_on_every_step_of_the_ramp(look: Look) -> None:
    assert all(contrast(readable_on(step), step) >= LEAST for step in look.sequential)


def test_lines_and_bars_keep_their_colours() -> None:
    assert for_words(LOOKS["light"].named["blue"]) == LOOKS["light"].named["blue"]
    assert for_words(LOOKS["light"].named["gold"]) != LOOKS["light"].named["gold"]
