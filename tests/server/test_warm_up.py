"""Does the collector work again after the warm-up, and no oftener than it pays?"""

import gc
from collections.abc import Iterator

import pytest

from dashboard.server.lifespan import YOUNG
from dashboard.server.lifespan import warm_up as warmed_up
from dashboard.ui import warm_up


@pytest.fixture(autouse=True)
def _collector() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)


@pytest.mark.parametrize("fails", [False, True])
def test_the_collector_looks_at_the_young_more_seldom(*, fails: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    def draw(*_: object) -> None:
        assert not gc.isenabled()
        if fails:
            raise RuntimeError("no page")

    monkeypatch.setattr(warm_up, "draw", draw)
    monkeypatch.setattr(warm_up, "draw_other_languages", lambda: None)
    monkeypatch.setattr(gc, "freeze", lambda: None)
    warmed_up()
    assert gc.isenabled()
    assert gc.get_threshold()[0] == YOUNG
