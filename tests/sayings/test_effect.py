"""Is no more claimed than the interval allows?"""

import pandas as pd
import pytest

from dashboard.i18n import LANGUAGES, translator
from dashboard.sayings import effect

SHOWN = ("modernisation", "visits", "effect_shown", 0.43, 0.36, 0.5, 14, 11, 255)
NONE = ("modernisation", "visits", "no_effect_shown", 0.02, -0.05, 0.1, 14, 11, 255)
FEW = ("modernisation", "visits", "not_enough", None, None, None, 3, 11, 20)
COLUMNS = ["intervention", "measure", "state", "effect", "low", "high", "libraries", "controls", "months"]


def estimates(*rows: tuple[object, ...]) -> pd.DataFrame:
    return pd.DataFrame(list(rows), columns=COLUMNS)


def compared(*states: str, changes: tuple[float | None, ...]) -> pd.DataFrame:
    return pd.DataFrame(
        {"state": states, "change": changes, "state_events": "no_before", "change_events": None},
    )


def test_an_effect_is_told_with_its_interval() -> None:
    told = effect.estimates(estimates(SHOWN), translator("en"))
    assert told.headline == "modernisation: visits +43% (+36% to +50%)"


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_interval_that_holds_zero_claims_nothing(language: str) -> None:
    told = effect.estimates(estimates(NONE), translator(language))
    assert "%" not in told.headline
    assert translator(language).signed_percent(0.02, 0) not in told.headline + told.text


def test_it_says_that_no_effect_can_be_shown() -> None:
    assert effect.estimates(estimates(NONE), translator("en")).headline == (
        "modernisation: no effect on visits can be shown"
    )
    assert "не доказано" in effect.estimates(estimates(NONE), translator("ru")).headline


@pytest.mark.parametrize("language", LANGUAGES)
def test_without_enough_data_no_number_is_named(language: str) -> None:
    told = effect.estimates(estimates(FEW), translator(language))
    assert not any(letter.isdigit() for letter in told.headline + told.text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_estimate_ends_with_its_assumption(language: str) -> None:
    t = translator(language)
    for row in (SHOWN, NONE):
        assert effect.estimates(estimates(row), t).text.endswith(t("say.effect.estimate.assumption"))
    assert t("say.effect.estimate.assumption") not in effect.estimates(estimates(FEW), t).text


def test_only_libraries_that_could_be_compared_are_counted() -> None:
    frame = compared("estimated", "estimated", "too_few_months", "not_modernised", changes=(0.5, -0.1, None, None))
    told = effect.by_modernisation(frame, translator("en"))
    assert told.headline == "Visits are up after modernisation: 1 of 2 libraries"
    assert "median +20% (2 libraries)" in told.text
    assert "too few months to compare – 1" in told.text
    assert "not modernised" not in told.text


def test_where_nothing_can_be_compared_nothing_is_found() -> None:
    t = translator("en")
    few = effect.by_modernisation(compared("too_few_months", changes=(None,)), t)
    assert few.headline == "Nothing to compare yet: not enough data"
    none = effect.by_24_7(compared("not_24_7", changes=(None,)), t)
    assert none.headline == "None of the selected libraries has changed"


def test_the_second_year_is_told_only_where_all_of_it_has_a_median() -> None:
    months = range(24)
    whole = pd.DataFrame({"months_since": months, "library": "LIB-001", "median": [100.0] * 12 + [150.0] * 12})
    t = translator("en")
    assert effect.event_study(whole, t).headline == "Second year after reopening: 150, against 100 before"
    short = effect.event_study(whole.iloc[:-1], t)
    assert short.headline == ""
    assert "too few libraries" in short.text
