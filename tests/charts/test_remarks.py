"""Does what people explained stand over their figures, as text and nothing else?"""

from datetime import date

from sqlmodel import Session

from dashboard import store
from dashboard.charts.remarks import MARKER
from dashboard.export.csv_file import csv_file
from dashboard.filters import Filters
from dashboard.i18n import Translator
from dashboard.ingest.apply import Origin, save
from dashboard.ingest.check import check
from dashboard.ingest.kinds import KINDS
from dashboard.ingest.known import known
from dashboard.ingest.undo import undone
from dashboard.panels import Prepared, Snapshot, prepare, reader
from dashboard.rules import BatchSource
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
    _explain(store_url, "events", EVENT_FILE)
    for panel_id in (*ATTENDANCE, *EVENTS):
        prepared = _prepared(store_url, panel_id)
        said, written = "".join(_said(prepared)), csv_file(prepared, _reader(store_url)).decode("utf-8-sig")
        assert "ночь в библиотеке" in said, panel_id
        assert "&lt;img" in said
        assert "<img" not in said
        assert "ночь в библиотеке" in written, panel_id
    again = undone(store_url, batch, "A. Serikov")
    for panel_id in ATTENDANCE:
        assert _said(_prepared(store_url, panel_id)) == [], panel_id
    assert again.id is not None
    undone(store_url, again.id, "A. Serikov")
    for panel_id in ATTENDANCE:
        assert _said(_prepared(store_url, panel_id)), panel_id


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
