"""Is a chart enlarged as a whole, no taller than the screen, and is the small one left as it was?"""

from datetime import date

import pytest

from dashboard import store
from dashboard.deck.composing import compose
from dashboard.deck.hall import HALL_SIZE, HEIGHT, SQUEEZE, enlarged, hall_drawing
from dashboard.deck.resolving import deck_by_code
from dashboard.panels import Snapshot


@pytest.mark.parametrize("code", ["month", "year", "projects"])
def test_every_chart_of_a_ready_deck_is_large_and_fits(code: str, full: Snapshot) -> None:
    with store.reading(full.url) as session:
        deck = deck_by_code(session, code)
    charts = 0
    for slide in compose(deck, date(2026, 10, 1), "kk", "dark", full).slides:
        small, large = hall_drawing(slide, 0), hall_drawing(slide)
        if not hasattr(small, "layout") or small is None or large is None:
            continue
        charts += 1
        before = small.to_json()
        factor = large.layout.font.size / small.layout.font.size
        assert large.layout.height >= small.layout.height * factor / SQUEEZE - 0.01
        assert large.layout.height <= HEIGHT + 0.01
        assert HALL_SIZE - 0.5 <= large.layout.font.size <= HALL_SIZE
        assert large.layout.margin.r == pytest.approx(small.layout.margin.r * factor)
        assert len(large.data) == len(small.data)
        marks = [[str(trace.get("x")) for trace in chart.to_dict()["data"]] for chart in (small, large)]
        assert marks[0] == marks[1]
        assert enlarged(small, 2.0).layout.height == pytest.approx(2 * large.layout.height)
        assert small.to_json() == before
    assert charts >= 3
