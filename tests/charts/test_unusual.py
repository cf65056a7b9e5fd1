"""Do unusual months stand on the charts with words?"""

from dataclasses import replace
from datetime import date

import pandas as pd
import pytest

from dashboard.charts.attendance import visits_stacked, year_lines
from dashboard.charts.heat_map import library_months
from dashboard.charts.usual_band import visits_band
from dashboard.i18n import LANGUAGES, translator
from dashboard.look import LOOKS
from dashboard.reading import ALL, Unusual, read_as_of, with_notes
from dashboard.sayings.anomalies import anomalies, unusual_months

LOOK = LOOKS["light"]
MONTHS = pd.date_range("2026-01-01", "2026-06-01", freq="MS").as_unit("s")
WHOLE = Unusual(date(2026, 3, 1), ALL, 500.0, 1000.0, 850.0, 1150.0)
KNOWN = Unusual(date(2026, 4, 1), "LIB <b>", 50.0, 100.0, 60.0, 150.0, "after_closure")


def marked(frame: pd.DataFrame, *unusual: Unusual) -> pd.DataFrame:
    return with_notes(read_as_of(frame, date(2026, 7, 10)), unusual=unusual)


def by_age(*unusual: Unusual) -> pd.DataFrame:
    return marked(pd.DataFrame({"month": MONTHS, "age_group": "adults", "visits": 1000}), *unusual)


def words(chart) -> dict[str, list[str]]:
    return {trace.marker.symbol: list(trace.text) for trace in chart.data if trace.type == "scatter" and trace.text}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_diamond_with_words_stands_over_the_month_and_a_ring_over_a_librarys(language: str) -> None:
    t = translator(language)
    chart = visits_stacked(by_age(WHOLE, KNOWN), t, LOOK)
    said = words(chart)
    assert "500" in said["diamond-open"][0]
    assert t.number(1000) in said["diamond-open"][0]
    assert t("anomaly_reason.after_closure") in said["circle-open"][0]
    assert "LIB &lt;b&gt;" in said["circle-open"][0]
    label = t("anomaly.label", change=t.signed_percent(-0.5, 0))
    assert label in [note.text for note in chart.layout.annotations]


def test_a_month_that_is_not_shown_has_no_mark() -> None:
    old = Unusual(date(2019, 3, 1), ALL, 500.0, 1000.0, 850.0, 1150.0)
    assert words(visits_stacked(by_age(old), translator("en"), LOOK)) == {}


def test_years_laid_over_each_other_carry_the_mark_of_the_city() -> None:
    frame = marked(pd.DataFrame({"month": MONTHS, "visits": 1000}), WHOLE)
    chart = year_lines(frame, translator("en"), LOOK)
    mark = next(trace for trace in chart.data if trace.marker.symbol == "diamond-open")
    assert (mark.x[0], mark.y[0]) == ("March", 1000)


@pytest.mark.parametrize("whose", ["LIB-001", ALL])
def test_a_cell_of_the_heat_map_is_marked(whose: str) -> None:
    frame = pd.DataFrame({"month": MONTHS, "library": "LIB-001", "visits": 1000, "state": "reported"})
    one = Unusual(date(2026, 3, 1), whose, 500.0, 1000.0, 850.0, 1150.0)
    chart = library_months(marked(frame, one), translator("en"), LOOK)
    mark = [trace for trace in chart.data if trace.type == "scatter" and trace.marker.symbol == "diamond-open"][-1]
    assert (mark.x[0], mark.y[0]) == ("March 2026", "LIB-001")
    assert "500" in mark.text[0]


def beside_usual(*unusual: Unusual) -> pd.DataFrame:
    numbers = {"visits": 1000.0, "usual": 1000.0, "usual_from": 850.0, "usual_to": 1150.0, "times": 1.0}
    frame = pd.DataFrame({"month": MONTHS, "library": None, **numbers, "unusual": False, "known_reason": None})
    return marked(frame, *unusual)


def test_the_band_is_not_drawn_where_nothing_is_usual() -> None:
    frame = beside_usual()
    frame.loc[:2, ["usual", "usual_from", "usual_to"]] = None
    band = next(trace for trace in visits_band(frame, translator("en"), LOOK).data if trace.fill)
    assert min(band.x) == MONTHS[3]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_newest_unexplained_months_are_told_one_by_one(language: str) -> None:
    t = translator(language)
    said = anomalies(beside_usual(WHOLE, KNOWN), t)
    assert t("say.anomalies.months", n=1) == said.headline
    assert t.month(date(2026, 3, 1)) in said.text
    assert t("say.anomalies.reasoned", n=1) in said.text
    assert t("phrase.unusual_month", month=t.month(WHOLE.month), change=t.signed_percent(-0.5, 0)) in unusual_months(
        beside_usual(WHOLE, KNOWN), t
    )
    alone = replace(KNOWN, reason=None)
    assert unusual_months(beside_usual(alone), t).strip() == t("phrase.unusual_libraries", n=1)
    assert unusual_months(beside_usual(KNOWN), t) == ""
    assert anomalies(beside_usual(KNOWN), t).headline == t("say.anomalies.none")
