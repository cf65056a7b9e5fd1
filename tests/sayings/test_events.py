"""Is what is offered told for as many months as there are figures for?"""

import pandas as pd
import pytest

from dashboard.i18n import translator
from dashboard.reading import with_notes
from dashboard.sayings import events

KINDS = ["lecture", "master_class", "creative_meeting", "literary_event"]


def by_library(months: int | None) -> pd.DataFrame:
    frame = pd.DataFrame({"library": "A", "event_type": KINDS, "events": [4, 3, 2, 1], "participants": 10})
    return with_notes(frame, months=months) if months else frame


def per_event(months: int) -> pd.DataFrame:
    frame = pd.DataFrame({"event_type": KINDS[:2], "per_event": [30.0, 20.0], "per_event_before": [30.0, 20.0]})
    return with_notes(frame, months=months)


@pytest.mark.parametrize(("months", "told"), [(1, "За 1 месяц "), (3, "За 3 месяца "), (None, "За 12 месяцев ")])
def test_a_month_of_figures_is_not_called_a_year(months: int | None, told: str) -> None:
    assert events.by_library(by_library(months), translator("ru")).capitalised().text.startswith(told)


@pytest.mark.parametrize(("months", "told"), [(1, "per event in 1 month: "), (12, "per event in 12 months: ")])
def test_participants_are_told_of_the_months_that_have_figures(months: int, told: str) -> None:
    assert told in events.per_event(per_event(months), translator("en")).text
