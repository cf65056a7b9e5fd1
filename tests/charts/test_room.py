"""Do the words beside the axes of a chart fit its margins before a browser draws it?"""

import pytest

from dashboard.charts.chart import Chart
from dashboard.charts.room import AWAY, PAD, _width, leave_room
from dashboard.charts.template import MARGIN, STANDOFF, figure, label_at_right
from dashboard.look import LIGHT

NAMES = ["Алматы", "Наурызбайский район"]


def with_bars() -> Chart:
    chart = figure(LIGHT, 300)
    chart.add_bar(x=[1, 2], y=NAMES, orientation="h")
    return chart


def left(chart: Chart) -> int:
    leave_room(chart)
    return chart.margin["l"]


def test_the_longest_name_fits_at_the_left() -> None:
    assert 120 < left(with_bars()) < 160


def test_larger_letters_take_more_room() -> None:
    larger = with_bars()
    larger.update_yaxes(tickfont={"size": 28})
    around = MARGIN + STANDOFF
    assert left(larger) - around == pytest.approx(2 * (left(with_bars()) - around), abs=AWAY["l"] + 2)


def test_markup_is_not_measured_and_each_line_by_itself() -> None:
    marked = with_bars()
    marked.update_yaxes(tickmode="array", tickvals=[0, 1], ticktext=["Алматы", "<b>Наурызбайский</b><br>район"])
    assert MARGIN < left(marked) < left(with_bars())


@pytest.mark.parametrize("hidden", [{"visible": False}, {"showticklabels": False}])
def test_what_is_not_shown_takes_no_room(hidden: dict[str, bool]) -> None:
    chart = with_bars()
    chart.update_yaxes(**hidden)
    assert left(chart) == MARGIN


def test_numbers_that_plotly_writes_are_left_to_it() -> None:
    chart = figure(LIGHT, 300)
    chart.add_bar(x=[1, 2], y=[1_000_000, 2])
    assert left(chart) == MARGIN


def test_each_line_below_the_plot_has_its_room() -> None:
    def below(*texts: str) -> int:
        chart = figure(LIGHT, 300)
        chart.update_xaxes(tickmode="array", tickvals=[1], ticktext=texts)
        leave_room(chart)
        return chart.margin["b"]

    assert below("янв.") > MARGIN
    assert below("янв.<br>2026") - below("янв.") == 18


def test_names_over_the_plot_have_theirs_there() -> None:
    chart = figure(LIGHT, 300)
    chart.update_xaxes(side="top", tickmode="array", tickvals=[1], ticktext=["янв."])
    leave_room(chart)
    assert (chart.margin["t"] > MARGIN, chart.margin["b"]) == (True, MARGIN)


def test_a_margin_that_is_wide_enough_stays() -> None:
    chart = figure(LIGHT, 300, left=400)
    chart.add_bar(x=[1, 2], y=NAMES, orientation="h")
    assert left(chart) == 400


@pytest.mark.parametrize("markup", [("", ""), ("<b>", "</b>")])
def test_a_label_at_the_right_is_not_cut_off(markup: tuple[str, str]) -> None:
    def right(words: str) -> int:
        chart = figure(LIGHT, 300, right=116)
        label_at_right(chart, 1, words.join(markup), "#000000")
        leave_room(chart)
        return chart.margin["r"]

    assert right("дети 0–13") == 116
    assert 116 < right("желтоқсанда 40\u00a0% болды") < 200


def test_bold_words_take_more() -> None:
    regular, bold = (f"{word}Наурызбайский район" for word in ("", "<b>"))
    assert _width(regular, 14) < _width(bold, 14)


def test_wider_margins_keep_more_free_beside_the_words_as_plotly_does() -> None:
    chart = with_bars()
    chart.update_layout(margin={"r": 60, "t": 60, "b": 60})
    assert left(chart) - left(with_bars()) == PAD - MARGIN


def test_words_at_the_left_keep_away_from_bars_and_the_margin_knows_it() -> None:
    near = with_bars()
    near.update_yaxes(ticklabelstandoff=0)
    assert STANDOFF > 2
    assert left(with_bars()) == left(near) + STANDOFF
