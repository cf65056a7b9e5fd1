"""Does a deck leave as PowerPoint that can be edited, whose numbers are those of the panels, in every language?"""

from dataclasses import replace
from datetime import date
from types import SimpleNamespace

import pandas as pd
import pytest
from pptx import Presentation

from dashboard import reading
from dashboard.deck.composing import compose
from dashboard.deck.model import ComposedDeck, ComposedSlide, Deck, Slide, SlideKind
from dashboard.deck.ready import ready_deck
from dashboard.export.chart_forms import FORMS, chart_form
from dashboard.export.native_chart import serial
from dashboard.export.pptx_deck import pptx
from dashboard.export.pptx_shapes import add_cards
from dashboard.export.pptx_theme import LANGUAGE
from dashboard.filters import Filters
from dashboard.i18n import LANGUAGES
from dashboard.look import LIGHT
from dashboard.panels import PANELS, Snapshot, prepare, reader
from dashboard.panels.figure_words import Card
from tests.export.decks import HOSTILE, MONTH, TODAY, composed
from tests.export.opened import charts, faults, opened, workbook_columns, workbook_points

MAPS = ("map.places", "map.reach", "map.next_sites", "map.guests")
NASTY = "=HYPERLINK(1)\x00\x1b\u202e]]>&<a:t>" + "Қ" * 10_000


def _of(panel_id: str, language: str, snapshot: Snapshot) -> ComposedDeck:
    deck = Deck("one", "", (Slide(SlideKind.PANEL, panel_id),))
    prepared = prepare(panel_id, Filters(TODAY, date(2024, 11, 1)), language, "light", snapshot)
    slide = ComposedSlide(SlideKind.PANEL, 1, 1, prepared.saying.headline or "—", (), prepared, "s", "d", "notes")
    return ComposedDeck(deck, language, "one", TODAY, None, prepared.demo, (slide,))


@pytest.mark.parametrize("panel_id", PANELS)
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_panel_has_a_native_form(panel_id: str, language: str, full: Snapshot) -> None:
    deck, t = _of(panel_id, language, full), reader(full, language)
    content = pptx(deck, t)
    (slide,) = opened(content).slides
    prepared = deck.slides[0].prepared
    assert prepared is not None
    pictures = [shape for shape in slide.shapes if shape.shape_type == 13]
    native = [shape for shape in slide.shapes if shape.has_chart or shape.has_table]
    if prepared.empty:
        assert not native + pictures
    else:
        assert (len(pictures), len(native)) == ((1, 0) if panel_id in MAPS else (0, 1))
        (shown,) = native + pictures
        assert shown._element.xpath(".//p:cNvPr")[0].get("descr")
        assert bool(native) and native[0].has_chart == (panel_id in FORMS) if native else panel_id in MAPS
    assert faults(content) == []


@pytest.mark.parametrize("panel_id", FORMS)
def test_the_workbook_inside_a_chart_holds_the_numbers_of_the_form(panel_id: str, full: Snapshot) -> None:
    deck, t = _of(panel_id, "kk", full), reader(full, "kk")
    (chart,) = charts(pptx(deck, t))
    assert deck.slides[0].prepared is not None
    form = chart_form(deck.slides[0].prepared, t, LIGHT)
    assert form is not None
    for series, drawn in zip(form.series, chart.plots[0].series, strict=True):
        if series.xs:
            points = workbook_points(chart)[series.name]
            wanted = [pair for pair in zip(series.xs, series.values, strict=True) if pair[1] is not None]
            assert [number for pair in points for number in pair] == pytest.approx([n for pair in wanted for n in pair])
        else:
            cells = workbook_columns(chart)[series.name]
            assert cells == pytest.approx(list(series.values), nan_ok=True)
            assert list(drawn.values) == pytest.approx(list(series.values), nan_ok=True)


@pytest.mark.parametrize(
    ("panel_id", "group", "value"),
    [
        ("attendance.by_age", "age_group", "visits"),
        ("attendance.age_share", "age_group", "share"),
        ("events.by_type", "event_type", "events"),
    ],
)
def test_stacked_bars_hold_the_frame(panel_id: str, group: str, value: str, full: Snapshot) -> None:
    deck = _of(panel_id, "ru", full)
    (chart,) = charts(pptx(deck, reader(full, "ru")))
    assert deck.slides[0].prepared is not None
    frame = deck.slides[0].prepared.frame
    columns = workbook_columns(chart)
    columns.pop("")
    wanted = [list(rows.sort_values("month")[value]) for _, rows in frame.groupby(group)]
    assert sorted(columns.values()) == [pytest.approx(one) for one in sorted(wanted)]


@pytest.mark.parametrize(
    ("panel_id", "columns"),
    [
        ("attendance.per_1000", ("visits_per_1000",)),
        ("map.coverage", ("share",)),
        ("events.participants_per_event", ("per_event", "per_event_before")),
        ("attendance.rolling_12", ("visits_12_months",)),
        ("events.anomalies", ("events", "usual", "usual_from", "usual_to")),
        ("libraries.effect_estimate", ("low", "effect", "high")),
        ("projects.slippage", ("slippage_days",)),
    ],
)
def test_a_column_of_the_frame_is_a_column_of_the_workbook(
    panel_id: str, columns: tuple[str, ...], full: Snapshot
) -> None:
    deck, t = _of(panel_id, "en", full), reader(full, "en")
    (chart,) = charts(pptx(deck, t))
    assert deck.slides[0].prepared is not None
    frame = deck.slides[0].prepared.frame
    written = workbook_columns(chart)
    for name in columns:
        assert written[t(f"column.{name}")] == pytest.approx(list(frame[name].astype("float64")), nan_ok=True)


def test_the_district_that_is_looked_at_has_the_colour_of_the_drawing(full: Snapshot) -> None:
    deck = _of("attendance.per_1000", "en", full)
    drawing, (chart,) = deck.slides[0].prepared.drawing, charts(pptx(deck, reader(full, "en")))
    points = chart.plots[0].series[0].points
    colors = [f"#{points[place].format.fill.fore_color.rgb}" for place in range(len(drawing.data[0].y))]
    assert colors == [color.upper() for color in drawing.data[0].marker.color]
    assert len(set(colors)) == 2


def test_a_span_begins_at_a_day_and_ends_at_the_last_announced(full: Snapshot) -> None:
    deck, t = _of("projects.gantt", "en", full), reader(full, "en")
    (chart,) = charts(pptx(deck, t))
    assert deck.slides[0].prepared is not None
    columns = workbook_columns(chart)
    rows = zip(*(columns[t(f"slides.{name}")] for name in ("begins", "to_promise", "past_promise")), strict=True)
    for row, (begins, kept, past) in zip(deck.slides[0].prepared.frame.itertuples(), rows, strict=False):
        end = row.happened_on if pd.notna(row.happened_on) else row.forecast_on
        assert begins + kept + past == serial(end)
        if pd.notna(row.promised_on):
            assert past == max(0, (end - row.promised_on).days)


@pytest.mark.parametrize("of_it", ["a row without a number", "no row"])
def test_a_month_without_a_report_is_a_blank_cell_and_the_running_month_says_so(of_it: str, full: Snapshot) -> None:
    deck, t = _of("attendance.by_age", "ru", full), reader(full, "ru")
    prepared = deck.slides[0].prepared
    assert prepared is not None
    frame = prepared.frame.copy()
    months = sorted(frame["month"].unique())
    frame.loc[frame["month"] == months[3], "visits"] = None
    if of_it == "no row":
        frame = frame.dropna(subset=["visits"])
    frame = reading.read_as_of(frame, pd.Timestamp(months[-1]).date().replace(day=9))
    drawn = prepared.panel.draw(frame, t, LIGHT) if prepared.panel.draw else None
    slide = replace(deck.slides[0], prepared=replace(prepared, frame=frame, drawing=drawn))
    (chart,) = charts(pptx(replace(deck, slides=(slide,)), t))
    columns = workbook_columns(chart)
    names = columns.pop("")
    assert t("charts.running") in names[-1]
    assert 'dispBlanksAs val="gap"' in chart.part.blob.decode()
    assert len(names) == len(months)
    assert {column[3] for column in columns.values()} == {None}
    assert {series.values[3] for series in chart.plots[0].series} == {None}
    assert 0 not in {cell for column in columns.values() for cell in column}


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", ["month", "projects"])
def test_each_slide_has_finding_source_day_number_notes_and_mark(code: str, language: str, full: Snapshot) -> None:
    deck, t = composed(code, language, full)["light"], reader(full, language)
    made = opened(pptx(deck, t))
    assert (made.slide_width, made.slide_height) == (12191695, 6858000)
    assert made.core_properties.title == deck.title
    for slide, drawn in zip(deck.slides, made.slides, strict=True):
        words = "\n".join(shape.text_frame.text for shape in drawn.shapes if shape.has_text_frame)
        assert drawn.shapes.title.text == slide.title
        assert "⚠" in words
        assert slide.source in words
        assert slide.data_as_of in words + drawn.shapes.title.text
        assert drawn._element.xpath(".//a:fld[@type='slidenum']")
        assert drawn.notes_slide.notes_text_frame.text == slide.notes
        assert set(drawn._element.xpath(".//a:r/a:rPr/@lang")) == {LANGUAGE[language]}


@pytest.mark.parametrize("value", ["11", "+1 612 күн", "3,25 млрд ₸"])
def test_the_value_of_a_card_finds_room_on_one_line(value: str) -> None:
    made = Presentation()
    slide = made.slides.add_slide(made.slide_layouts[6])
    add_cards(slide, tuple(Card(str(number), "Атауы", value) for number in range(8)), LIGHT)
    for shape in slide.shapes:
        size = shape.text_frame.paragraphs[1].runs[0].font.size
        assert 18 <= size.pt <= 36
        assert len(value) * size.pt * 0.72 < shape.width.pt, "a bold letter of a stand-in font is 0.72 of its size wide"


def test_a_frozen_deck_says_since_when(full: Snapshot) -> None:
    t = reader(full, "ru")
    deck = replace(composed("month", "ru", full)["light"], frozen_on=date(2026, 11, 9))
    for slide in opened(pptx(deck, t)).slides:
        words = "\n".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
        assert t("offline.frozen", day="09.11.2026") in words


@pytest.mark.parametrize("words", [HOSTILE, NASTY])
def test_hostile_words_stay_words(words: str, full: Snapshot) -> None:
    deck = ready_deck("month", (), ())
    slides = tuple(replace(slide, caption=words, notes=words) for slide in deck.slides)
    made = compose(replace(deck, title=words, slides=slides), MONTH, "kk", "light", full, TODAY)
    content = pptx(made, reader(full, "kk"))
    assert faults(content) == []
    for slide in opened(content).slides:
        title = slide.shapes.title.text
        assert len(title) <= 200
        assert not {"\x00", "\x1b", "\u202e"} & set(title)


def test_a_series_named_like_a_formula_is_no_formula(full: Snapshot) -> None:
    deck, t = _of("attendance.by_age", "ru", full), reader(full, "ru")
    prepared = deck.slides[0].prepared
    assert prepared is not None
    bar = next(trace for trace in prepared.drawing.data if trace.type == "bar")
    named = SimpleNamespace(type="bar", name="=1+1", x=bar.x, y=bar.y, marker=bar.marker)
    drawn = SimpleNamespace(data=[named], to_plotly_json=dict)
    slide = replace(deck.slides[0], prepared=replace(prepared, drawing=drawn))
    (chart,) = charts(pptx(replace(deck, slides=(slide,)), t))
    assert set(workbook_columns(chart)) == {"", "'=1+1"}


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_an_empty_store_gives_a_deck_too(theme: str, empty: Snapshot) -> None:
    t = reader(empty, "kk")
    made = compose(ready_deck("projects", (), ()), None, "kk", theme, empty, TODAY)
    content = pptx(made, t, theme)
    assert faults(content) == []
    assert len(opened(content).slides) == len(made.slides)


def _cells(content: bytes) -> list[list[str]]:
    """The rows of the one table of a presentation."""
    (table,) = [shape.table for slide in opened(content).slides for shape in slide.shapes if shape.has_table]
    return [[cell.text for cell in row.cells] for row in table.rows]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_heat_map_is_a_table_of_its_numbers_and_a_month_without_a_report_is_no_zero(
    language: str, full: Snapshot
) -> None:
    deck, t = _of("attendance.heat_map", language, full), reader(full, language)
    assert deck.slides[0].prepared is not None
    frame = deck.slides[0].prepared.frame
    heading, *rows = _cells(pptx(deck, t))
    shown = sorted(frame["month"].unique())[-13:]
    assert len(heading) == len(shown) + 1
    by_name = {t.short_name(str(code)): part.set_index("month") for code, part in frame.groupby("library")}
    assert len(rows) > 5
    silent = 0
    for name, *cells in rows:
        for month, cell in zip(shown, cells, strict=True):
            row = by_name[name].loc[month]
            if pd.isna(row["visits"]):
                silent += 1
                assert cell in {"○", "×", "–"}
            else:
                assert int("".join(filter(str.isdigit, cell))) == row["visits"]
    assert silent


def test_a_table_of_money_holds_what_was_published(full: Snapshot) -> None:
    deck, t = _of("projects.cost", "ru", full), reader(full, "ru")
    assert deck.slides[0].prepared is not None
    frame = deck.slides[0].prepared.frame
    _, *rows = _cells(pptx(deck, t))
    for row, cells in zip(frame.itertuples(), rows, strict=False):
        assert cells[0] == t.name(row.project)
    written = {int("".join(filter(str.isdigit, cell))) for row in rows for cell in row[2:4] if cell != "—"}
    published = frame.select_dtypes("number").to_numpy().ravel()
    assert written
    assert written <= {int(value) for value in published if not pd.isna(value)}


def test_years_laid_over_each_other_hold_the_visits_of_every_month(full: Snapshot) -> None:
    deck = _of("attendance.year_on_year", "en", full)
    (chart,) = charts(pptx(deck, reader(full, "en")))
    assert deck.slides[0].prepared is not None
    frame = deck.slides[0].prepared.frame
    columns = workbook_columns(chart)
    columns.pop("")
    for year, cells in columns.items():
        of_year = frame[frame["month"].dt.year == int(year)]
        told = {row.month.month: row.visits for row in of_year.itertuples() if pd.notna(row.visits)}
        finished = {month: cell for month, cell in enumerate(cells, 1) if cell is not None}
        assert finished
        assert all(told[month] == cell for month, cell in finished.items())


def test_every_library_is_a_line_around_its_reopening_and_a_month_nobody_told_of_is_a_gap(full: Snapshot) -> None:
    deck, t = _of("libraries.event_study", "kk", full), reader(full, "kk")
    (chart,) = charts(pptx(deck, t))
    assert deck.slides[0].prepared is not None
    frame = deck.slides[0].prepared.frame
    columns, months = workbook_columns(chart), sorted(frame["months_since"].unique())
    columns.pop("")
    for code, rows in frame.groupby("library"):
        known = dict(zip(rows["months_since"], rows["index"], strict=True))
        told = [known.get(month) for month in range(months[0], months[-1] + 1)]
        assert columns[t.short_name(str(code))] == [None if one is None else pytest.approx(one) for one in told]
    left_out = chart._chartSpace.xpath(".//c:legendEntry")
    assert len(left_out) == frame["library"].nunique()


def test_points_stand_longest_first_because_libreoffice_loses_those_before_a_longer_one(full: Snapshot) -> None:
    for panel_id in ("projects.trend", "libraries.modernised"):
        (chart,) = charts(pptx(_of(panel_id, "ru", full), reader(full, "ru")))
        lengths = [len(list(series.values)) for series in chart.plots[0].series]
        assert lengths == sorted(lengths, reverse=True)


def test_today_is_a_line_over_the_spans_where_its_day_is_and_a_pause_is_a_notch(full: Snapshot) -> None:
    t = reader(full, "ru")
    made = compose(ready_deck("district-almaly", ("almaly",), ()), MONTH, "ru", "light", full, TODAY)
    at = next(
        number for number, slide in enumerate(made.slides) if slide.prepared and "gantt" in slide.prepared.panel.id
    )
    prepared = made.slides[at].prepared
    assert prepared is not None
    drawn = opened(pptx(made, t)).slides[at]
    (frame,) = [shape for shape in drawn.shapes if shape.has_chart]
    (line,) = [shape for shape in drawn.shapes if shape.name == t("projects.today")]
    axis = frame.chart.value_axis
    area = frame.chart._chartSpace.xpath(".//c:plotArea/c:layout//c:x | .//c:plotArea/c:layout//c:w")
    left, width = (float(one.get("val")) * frame.width for one in area)
    share = (line.left - frame.left - left) / width
    day = axis.minimum_scale + share * (axis.maximum_scale - axis.minimum_scale)
    assert day == pytest.approx(serial(reading.as_of(prepared.frame)), abs=3)
    stopped = prepared.frame[prepared.frame["pause"].astype(bool)]
    notches = [shape for shape in drawn.shapes if shape.shape_type == 1 and 60_000 < shape.width < 80_000]
    assert len(notches) == len(stopped) == 1
    words = "\n".join(shape.text_frame.text for shape in drawn.shapes if shape.has_text_frame)
    assert f"‖ {t.short_name(stopped['project'].iloc[0])}" in words
