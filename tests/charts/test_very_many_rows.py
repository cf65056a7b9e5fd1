"""Do pictures with a row a library stay pictures where there are thousands of libraries?"""

from collections.abc import Callable
from datetime import date

import pandas as pd
import plotly.graph_objects as go
import pytest

from dashboard import rules
from dashboard.charts.completeness import report_marks
from dashboard.charts.heat_map import library_types
from dashboard.charts.libraries import spaces_grid
from dashboard.i18n import LANGUAGES, Translator
from dashboard.look import LIGHT, Look
from dashboard.reading import TOLD_APART, read_as_of
from dashboard.sayings import completeness, events, libraries
from dashboard.sayings.saying import Saying

TODAY, OCTOBER = date(2026, 11, 10), pd.Timestamp("2026-10-01")
Draw = Callable[[pd.DataFrame, Translator, Look], go.Figure]
Say = Callable[[pd.DataFrame, Translator], Saying]


def codes(count: int, each: int) -> list[str]:
    return [f"LIB-{number:05d}" for number in range(count) for _ in range(each)]


def spaces(count: int) -> pd.DataFrame:
    names = [space.value for space in rules.Space]
    return pd.DataFrame({"library": codes(count, len(names)), "space": names * count, "presence": "yes"})


def types(count: int) -> pd.DataFrame:
    kinds = [kind.value for kind in rules.EventType]
    return pd.DataFrame(
        {"library": codes(count, len(kinds)), "event_type": kinds * count, "events": 3, "participants": 9}
    )


def board(count: int) -> pd.DataFrame:
    made = pd.DataFrame({"library": codes(count, 1), "month": OCTOBER, "report": "sent"})
    return made.assign(report=made["report"].where(made.index < count - 5, "missing"))


PICTURES = [
    (spaces, spaces_grid, libraries.spaces),
    (types, library_types, events.by_library),
    (board, report_marks, completeness.owed),
]


@pytest.mark.parametrize(("made", "draw", "say"), PICTURES)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_first_sixty_are_drawn_and_the_sentence_says_so(
    made: Callable[[int], pd.DataFrame], draw: Draw, say: Say, language: str
) -> None:
    t = Translator(language)
    rule = t("phrase.drawn_of", shown=t.number(TOLD_APART), total=t.number(3000))
    few, many = (read_as_of(made(count), TODAY) for count in (TOLD_APART, 3000))
    assert len(draw(many, t, LIGHT).to_json()) < 3 * len(draw(few, t, LIGHT).to_json())
    assert rule in say(many, t).text
    assert t("phrase.drawn_of", shown=t.number(TOLD_APART), total=t.number(TOLD_APART)) not in say(few, t).text


def test_of_the_reports_those_that_are_owed_are_drawn() -> None:
    chart = report_marks(read_as_of(board(3000), TODAY), Translator("en"), LIGHT)
    missing = next(trace for trace in chart.data if trace.marker.symbol == "circle-open")
    assert len(missing.y) == 5
