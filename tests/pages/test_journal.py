"""Does the Journal show every batch, take it back after a question, and say where a figure comes from?"""

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.i18n import translator
from dashboard.ingest import loading
from tests.pages.test_upload import GOOD, NAME, batches, opened, put, said, table, visits, with_libraries

__all__ = ["with_libraries"]

T = translator("ru")


def undo(at: AppTest, number: int) -> AppTest:
    at.selectbox(key="journal-batch").set_value(str(number)).run()
    at.text_input(key=f"undo-{number}-author").input(NAME).run()
    at.button(key=f"undo-now-{number}").click().run()
    assert not at.exception
    return at


def test_an_empty_store_has_an_empty_journal(store_url: str) -> None:
    assert T("journal.empty") in said(opened("journal"))


def test_batches_stand_newest_first_with_their_counts(with_libraries: str) -> None:
    put(with_libraries, "attendance", GOOD)
    at = opened("journal")
    listed = at.dataframe[0].value
    assert list(listed[T("journal_page.column.batch")]) == [2, 1]
    assert list(listed[T("journal_page.column.new")]) == [2, 2]


def test_a_batch_is_taken_back_and_the_undo_too(with_libraries: str) -> None:
    put(with_libraries, "attendance", GOOD)
    at = undo(opened("journal"), 2)
    assert visits(with_libraries) == {}
    assert T("journal.undone", batch="2", n=2) in said(at)
    undo(at, 3)
    assert len(visits(with_libraries)) == 2
    assert [batch.state for batch in batches(with_libraries)] == ["applied", "applied", "undone", "applied"]


def test_an_undo_that_later_batches_forbid_names_them(with_libraries: str) -> None:
    put(with_libraries, "attendance", GOOD)
    put(with_libraries, "attendance", table("LIB-001;октябрь 2026;дети;11"))
    at = undo(opened("journal"), 2)
    assert "№ 3" in at.error[0].value
    assert len(visits(with_libraries)) == 2


def test_changes_are_shown_before_and_after(with_libraries: str) -> None:
    put(with_libraries, "attendance", GOOD)
    put(with_libraries, "attendance", table("LIB-001;октябрь 2026;дети;11"))
    shown = opened("journal").dataframe[1].value
    assert list(shown[T("journal_page.changes.old")]) == ["10"]
    assert list(shown[T("journal_page.changes.new_value")]) == ["11"]


def test_a_figure_leads_to_its_batch_file_and_line(with_libraries: str) -> None:
    put(with_libraries, "attendance", GOOD, "Болат")
    at = opened("journal")
    line = at.table[-1].value.iloc[0]
    assert (line.iloc[2], line.iloc[3], line.iloc[4]) == ("№ 2", "attendance.csv, строка 2", "Болат")


def test_demo_figures_leave_and_come_back(store_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    loading.prepare(store_url)
    at = opened("journal")
    at.text_input(key="demo-author").input(NAME).run()
    at.button(key="demo-now-here").click().run()
    assert not at.exception
    assert visits(store_url) == {}
    assert T("journal_page.demo.gone") in said(at)
    at.button(key="demo-now-gone").click().run()
    assert visits(store_url)
