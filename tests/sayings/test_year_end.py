"""Is the year's end told with its interval, and a plan with the pace it needs?"""

import pandas as pd
import pytest

from dashboard.i18n import LANGUAGES, translator
from dashboard.sayings import year_end

NAN = float("nan")


def projected(low: float = 900.0, high: float = 1500.0) -> pd.DataFrame:
    months = pd.date_range("2025-01-01", periods=24, freq="MS")
    frame = pd.DataFrame(
        {"month": months, "kind": ["actual"] * 22 + ["projected"] * 2, "visits": [80.0] * 12 + [100.0] * 12}
    )
    return frame.assign(
        year_total=frame["visits"].cumsum() - 960, year_low=[NAN] * 23 + [low], year_high=[NAN] * 23 + [high]
    )


def planned(state: str, left: int = 2) -> pd.DataFrame:
    row = {"measure": "visits", "scope": "city", "year": 2026, "plan": 1200.0, "actual": 1000.0, "months_left": left}
    return pd.DataFrame([row | {"pace": 100.0, "pace_needed": 100.0, "state": state}])


def test_the_end_of_the_year_has_an_interval_and_last_year_beside_it() -> None:
    told = year_end.projection(projected(), translator("en"))
    assert told.headline == "Projection for 2026: 1,200 visits"
    assert "between 900 and 1,500" in told.text
    assert "Against 2025: +25.0%" in told.text


def test_without_an_interval_it_says_why() -> None:
    assert "too few past projections" in year_end.projection(projected(NAN, NAN), translator("en")).text


def test_a_plan_names_the_pace_it_needs_until_it_is_met() -> None:
    assert "Needed a month: 100" in year_end.plan(planned("likely"), translator("en")).text
    assert "Needed" not in year_end.plan(planned("met"), translator("en")).text


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_sentence_ends_twice(language: str) -> None:
    t = translator(language)
    big = planned("likely").assign(plan=3_250_000.0, actual=2_670_000.0, pace=267_000.0, pace_needed=289_000.0)
    for told in (year_end.plan(big, t), year_end.projection(projected(797_000.0, 841_000.0), t)):
        assert ".." not in told.text
