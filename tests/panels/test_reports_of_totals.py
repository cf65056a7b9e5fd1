"""Does every total say on how many reports it rests: in its sentence, its row, its slide?"""

from datetime import date
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlmodel import col

from dashboard import store
from dashboard.cli.panels import answer
from dashboard.deck.composing import compose
from dashboard.deck.ready import ready_deck
from dashboard.export.csv_file import csv_file
from dashboard.filters import Filters
from dashboard.i18n import translator
from dashboard.look import LOOKS
from dashboard.maps.marks import district_rows
from dashboard.panels import PANELS, Snapshot
from dashboard.panels.prepared import numbers
from dashboard.panels.rests import reports_by_row
from dashboard.store.tables import Attendance, Library, Venue
from tests.panels.conftest import MONTH, SILENT

TODAY = date(2026, 11, 10)
SENTENCES = (
    "attendance.answer", "attendance.by_age", "attendance.age_share", "attendance.per_1000", "attendance.year_on_year",
    "attendance.rolling_12", "attendance.projection", "overview.answer", "overview.key_figures", "overview.plan",
    "overview.reported", "events.answer", "events.by_type", "events.library_by_type", "events.participants_per_event",
    "events.calendar", "map.libraries", "upload.completeness",
)  # fmt: skip
"""Panels whose sentence tells a total of several libraries."""
ROWS = (
    "attendance.by_age", "attendance.age_share", "attendance.year_on_year", "attendance.rolling_12",
    "attendance.per_1000", "attendance.projection", "attendance.anomalies", "events.by_type", "events.calendar",
    "events.anomalies", "events.participants_per_event", "map.districts", "overview.key_figures", "overview.plan",
)  # fmt: skip
"""Panels with a row that is such a total."""


def of(silent: Snapshot, panel: str, **chosen: Any) -> Any:
    return numbers(panel, Filters(TODAY, **chosen), "ru", silent)


@pytest.mark.parametrize("panel", SENTENCES)
def test_a_sentence_that_tells_a_total_tells_its_reports(silent: Snapshot, panel: str) -> None:
    saying = of(silent, panel).saying
    said = f"{saying.headline} {saying.text}".lower()
    assert "отчёт" in said or "отчитались" in said or "сообщили" in said
    assert " из " in said


def test_rows_of_totals_name_their_reports_and_rows_of_one_library_do_not(silent: Snapshot) -> None:
    named = {panel for panel in PANELS if any(reports_by_row(of(silent, panel).frame))}
    assert set(ROWS) <= named
    assert not {"attendance.heat_map", "map.libraries", "upload.completeness", "projects.status"} & named


def test_the_newest_month_counts_the_silent_libraries(silent: Snapshot) -> None:
    shown = answer("attendance.year_on_year", Filters(TODAY), "ru", silent)
    came, due = dict(zip((row[0] for row in shown["rows"]), shown["reports"], strict=True))["2026-10-01"]
    with store.reading(silent.url) as session:
        libraries = session.execute(select(func.count()).select_from(Library)).scalar_one()
        sent = select(func.count(col(Attendance.venue_code).distinct())).where(col(Attendance.month) == MONTH)
        told = session.execute(sent).scalar_one()
    assert due - came >= len(SILENT)
    assert came == told
    assert due <= libraries


def test_one_library_alone_is_no_total(silent: Snapshot) -> None:
    chosen = {"libraries": ("LIB-014",), "library": "LIB-014"}
    assert not any(reports_by_row(of(silent, "attendance.by_age", **chosen).frame))


def test_a_file_has_a_column_of_reports(silent: Snapshot) -> None:
    t = translator("ru")
    heading, *rows = csv_file(of(silent, "events.calendar"), t).decode("utf-8-sig").splitlines()
    place = heading.split(";").index(t("column.reports"))
    newest = next(row for row in rows if row.startswith(t.month(MONTH)))
    came, due = (int(part) for part in newest.split(";")[place].split(" из "))
    assert due - came >= len(SILENT)


def test_a_district_on_the_map_names_its_reports(silent: Snapshot) -> None:
    frame = of(silent, "map.places").frame
    rows = district_rows(frame[frame["layer"] == "districts"], translator("ru"), LOOKS["light"], None)
    with store.reading(silent.url) as session:
        homes = session.execute(select(col(Venue.district_code)).where(col(Venue.code).in_(SILENT))).scalars().all()
    for district in homes:
        tip = next(row["tip"] for row in rows if row["place"] == district)
        came, due = tip.split("отчёты: ")[1].split("\n")[0].split(" из ")
        assert int(came) < int(due)


def test_every_slide_with_a_total_names_its_reports(silent: Snapshot) -> None:
    deck = compose(ready_deck("month", (), ()), MONTH, "ru", "light", silent, TODAY)
    told = {slide.prepared.panel.id: slide.reports for slide in deck.slides if slide.prepared is not None}
    assert {panel for panel, reports in told.items() if reports} >= set(told) & {
        "overview.key_figures", "attendance.by_age", "attendance.year_on_year", "events.by_type", "attendance.per_1000",
    }  # fmt: skip
    assert all(reports.startswith("отчёты: ") for reports in told.values() if reports)
