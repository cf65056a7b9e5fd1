"""Does a browser call months as the reader does, and does what is pointed at tell its month whole?"""

import pandas as pd
import pytest

from dashboard.charts import attendance, told
from dashboard.charts.gantt_words import LETTERS, in_lines
from dashboard.charts.template import FONT, POINTED_MONTH, figure, month_axis
from dashboard.i18n import translator
from dashboard.look import LIGHT
from dashboard.reading import read_as_of

MONTHS = pd.date_range("2024-12-01", periods=24, freq="MS")


@pytest.mark.parametrize(("language", "first"), [("ru", "январь"), ("kk", "қаңтар"), ("en", "January")])
def test_months_have_the_names_of_the_language(language: str, first: str) -> None:
    config = told.config(language)
    assert config["locales"][config["locale"]]["format"]["months"][0] == first
    assert len(config["locales"][language]["format"]["months"]) == 12


def test_a_month_that_is_pointed_at_has_its_name_and_year_even_where_a_tick_has_less() -> None:
    chart = figure(LIGHT, 300)
    month_axis(chart, MONTHS, translator("ru"))
    assert chart.layout.xaxis.unifiedhovertitle.text == POINTED_MONTH
    assert "июль" in chart.layout.xaxis.ticktext


def test_what_is_pointed_at_is_told_in_the_letters_of_the_page() -> None:
    assert figure(LIGHT, 300).layout.hoverlabel.font.family == FONT


def test_a_share_is_told_as_the_page_writes_it() -> None:
    frame = pd.DataFrame({"month": MONTHS, "age_group": "adults", "library": None, "share": 0.276, "visits": 1.0})
    chart = attendance.shares_stacked(read_as_of(frame, MONTHS[-1].date()), translator("ru"), LIGHT)
    assert set(chart.data[0].customdata) == {"27,6\u00a0%"}


def test_a_long_name_is_told_in_lines_that_a_phone_has_room_for() -> None:
    lines = in_lines("Алматинский зоопарк (поэтапная реконструкция)<br>последний объявленный срок: конец 2027").split(
        "<br>"
    )
    assert max(map(len, lines)) <= LETTERS
    assert lines[0] == "Алматинский зоопарк (поэтапная"
