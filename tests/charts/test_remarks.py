"""Does what people explained stand over their figures, as text and nothing else?"""

import io
import json
from dataclasses import replace
from datetime import date

import pandas as pd
from pptx import Presentation
from sqlmodel import Session

from dashboard import store
from dashboard.charts.remarks import MARKER
from dashboard.deck.composing import compose
from dashboard.deck.model import Deck, Slide, SlideKind
from dashboard.export.chart_forms import chart_form
from dashboard.export.csv_file import csv_file
from dashboard.export.explained_points import STAR
from dashboard.export.offline_deck import offline_deck
from dashboard.export.pptx_deck import pptx
from dashboard.export.shaded_table import table_form
from dashboard.filters import Filters
from dashboard.i18n import Translator
from dashboard.ingest.apply import Origin, save
from dashboard.ingest.check import check
from dashboard.ingest.kinds import KINDS
from dashboard.ingest.known import known
from dashboard.ingest.undo import undone
from dashboard.look import LIGHT
from dashboard.panels import Prepared, Snapshot, prepare, reader
from dashboard.reading import remarks_by_row
from dashboard.rules import BatchSource
from dashboard.store.tables import Venue
from tests.export.test_pptx_schema import chart_faults, parts
from tests.stores import load_all

AS_OF = date(2026, 11, 10)
TEXT = '<img src=x onerror="alert(1)"> ночь в библиотеке'
FILE = b"library_code,month,age_group,visits\nLIB-001,2026-09,youth,99999\n"


def _explained(url: str) -> int:
    load_all(url)
    return _explain(url, "attendance", FILE)


def _explain(url: str, kind: str, content: bytes) -> int:
    with store.reading(url) as session:
        checked = check(KINDS[kind], content, file_name="s.csv", as_of=AS_OF, known=known(session))
    saved = save(url, checked, content, Origin("A. Serikov", BatchSource.UPLOAD, remarks={2: TEXT}))
    assert saved.batch.id is not None
    return saved.batch.id


def _prepared(url: str, panel_id: str, **chosen: object) -> Prepared:
    with store.reading(url) as session:
        snapshot = Snapshot(url, _revision(session))
    return prepare(panel_id, Filters(AS_OF, date(2026, 1, 1), **chosen), "ru", "light", snapshot)  # type: ignore[arg-type]  # fields of the selection


def _revision(session: Session) -> int:
    return store.revision(session)


def _reader(url: str) -> Translator:
    with store.reading(url) as session:
        return reader(Snapshot(url, _revision(session)), "ru")


def _said(prepared: Prepared) -> list[str]:
    assert prepared.drawing is not None
    marks = [trace for trace in prepared.drawing.data if trace.type == "scatter" and trace.mode == "markers"]
    return [text for trace in marks if trace.marker.symbol == MARKER["symbol"] for text in trace.text]


ATTENDANCE = (
    "attendance.by_age", "attendance.heat_map", "attendance.age_share", "attendance.year_on_year",
    "attendance.rolling_12", "attendance.anomalies", "attendance.projection", "attendance.per_1000", "overview.plan",
)  # fmt: skip
EVENTS = (
    "events.by_type", "events.calendar", "events.library_by_type", "events.participants_per_event", "events.anomalies",
)  # fmt: skip
EVENT_FILE = b"library_code,month,event_type,events,participants\nLIB-001,2026-09,lecture,9,9000\n"


def test_a_remark_stands_on_every_chart_and_in_every_file_of_its_figures(store_url: str) -> None:
    batch = _explained(store_url)
    for panel_id in ATTENDANCE:
        _drawn_and_written(_prepared(store_url, panel_id), store_url)
    again = undone(store_url, batch, "A. Serikov")
    for panel_id in ATTENDANCE:
        assert _said(_prepared(store_url, panel_id)) == [], panel_id
    assert again.id is not None
    undone(store_url, again.id, "A. Serikov")
    for panel_id in ATTENDANCE:
        assert _said(_prepared(store_url, panel_id)), panel_id
    _explain(store_url, "events", EVENT_FILE)
    for panel_id in EVENTS:
        _drawn_and_written(_prepared(store_url, panel_id), store_url)


def _drawn_and_written(prepared: Prepared, url: str) -> None:
    said, written = "".join(_said(prepared)), csv_file(prepared, _reader(url)).decode("utf-8-sig")
    assert "ночь в библиотеке" in said, prepared.panel.id
    assert "&lt;img" in said
    assert "<img" not in said
    assert "ночь в библиотеке" in written, prepared.panel.id
    assert _marked(prepared, _reader(url)), prepared.panel.id


def _marked(prepared: Prepared, t: Translator) -> bool:
    """Whether the chart or table that PowerPoint draws carries a mark."""
    chart = chart_form(prepared, t, LIGHT)
    if chart is None:
        table = table_form(replace(prepared, frame=_explained_first(prepared.frame)), t, LIGHT)
        return any(STAR in cell for row in table.rows for cell in row)
    return bool(chart.marks or chart.starred) or any(STAR in word for word in chart.series[-1].labels)


def _explained_first(frame: pd.DataFrame) -> pd.DataFrame:
    """A slide has room for few rows: those that are explained stand on top."""
    told = pd.Series([not some for some in remarks_by_row(frame)], index=frame.index)
    return frame.loc[told.sort_values(kind="stable").index]


OTHERS = (
    ("projects", "project_code,name_kk,name_ru,kind\nSATS,А,А,restoration\n", "projects.gantt projects.slippage"),
    (
        "milestones",
        "project_code,milestone_code,planned_date,forecast_date,actual_date,percent,budget,spent\n"
        "SATS,works_finish,2026-07-31,2029-12-31,,10,100,200\n",
        "projects.gantt projects.slippage projects.trend",
    ),
    ("targets", "measure,library_code,year,value\nvisits,,2026,9999999\n", "overview.plan"),
    ("population", "district,month,age_group,residents\nalmaly,2026-04,,999999\n", "attendance.per_1000 map.coverage"),
    (
        "closures",
        "library_code,starts_on,ends_on,reason\nLIB-001,2026-08-01,2026-08-31,works\n",
        "attendance.heat_map upload.completeness",
    ),
    (
        "libraries",
        "library_code,name_kk,name_ru,district,lat,lon,modernised_date,spaces\n"
        "LIB-001,А,А,almaly,43.25,76.93,2026-05-01,coworking\n",
        "libraries.modernised libraries.spaces",
    ),
)  # fmt: skip


def test_a_remark_on_any_other_row_stands_on_the_charts_of_that_row(store_url: str) -> None:
    load_all(store_url)
    for kind, content, panels in OTHERS:
        batch = _explain(store_url, kind, content.encode())
        for panel_id in panels.split():
            _drawn_and_written(_prepared(store_url, panel_id), store_url)
        undone(store_url, batch, "A. Serikov")
        for panel_id in panels.split():
            assert _said(_prepared(store_url, panel_id)) == [], panel_id


def test_a_remark_stands_in_the_tooltips_of_the_map(store_url: str) -> None:
    load_all(store_url)
    _explain(store_url, "attendance", FILE)
    _explain(store_url, "population", b"district,month,age_group,residents\nmedeu,2026-04,,999999\n")
    drawing = _prepared(store_url, "map.places", month=date(2026, 9, 1)).drawing
    assert drawing is not None
    layers = {layer["id"]: layer["data"] for layer in json.loads(drawing.to_json())["layers"]}
    told = {name: {row["place"] for row in layers[name] if "ночь" in row["tip"]} for name in ("libraries", "districts")}
    assert told == {"libraries": {"LIB-001"}, "districts": {"medeu", _district(store_url)}}
    assert len(layers["remarks"]) == 1


def _district(url: str) -> str:
    with store.reading(url) as session:
        return str(session.get_one(Venue, "LIB-001").district_code)


def test_another_library_and_an_undone_upload_show_no_remark(store_url: str) -> None:
    batch = _explained(store_url)
    assert _said(_prepared(store_url, "attendance.by_age", libraries=("LIB-002",))) == []
    undone(store_url, batch, "A. Serikov")
    assert _said(_prepared(store_url, "attendance.by_age")) == []


def test_a_remark_leaves_with_its_figures(store_url: str) -> None:
    _explained(store_url)
    prepared = _prepared(store_url, "attendance.heat_map")
    lines = csv_file(prepared, _reader(store_url)).decode("utf-8-sig").splitlines()
    explained = [line for line in lines if "ночь в библиотеке" in line]
    assert len(explained) == 1
    assert "сентябрь 2026" in explained[0]


def test_a_remark_leaves_with_a_deck(store_url: str) -> None:
    _explained(store_url)
    with store.reading(store_url) as session:
        snapshot = Snapshot(store_url, _revision(session))
    deck = Deck("own", "Свой", (Slide(SlideKind.PANEL, "attendance.by_age"),))
    made = {theme: compose(deck, date(2026, 10, 1), "ru", theme, snapshot, AS_OF) for theme in ("light", "dark")}
    t = _reader(store_url)
    content = pptx(made["light"], t)
    (slide,) = Presentation(io.BytesIO(content)).slides
    on_it = " ".join(shape.text_frame.text for shape in slide.shapes if shape.has_text_frame)
    assert "ночь в библиотеке" in on_it
    assert "ночь в библиотеке" in slide.notes_slide.notes_text_frame.text
    (chart,) = [shape.chart for shape in slide.shapes if shape.has_chart]
    (mark,) = chart.plots[1].series
    assert mark.name == f"{STAR} {t('column.remark')}"
    stacks = zip(*(one.values for one in chart.plots[0].series), strict=True)
    tops = [sum(filter(None, stack)) for stack, here in zip(stacks, mark.values, strict=True) if here]
    assert [value for value in mark.values if value] == tops
    assert [chart_faults(blob) for _, blob in parts(content, "ppt/charts/")] == [[]]
    twin = offline_deck(made, t).decode().split("<details>")[1].split("</details>")[0]
    assert twin.count("ночь в библиотеке") == 2  # in the notes, and in the row of its month and age
    assert "<img" not in twin
