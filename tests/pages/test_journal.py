"""Does the Journal show every batch, take it back after a question, and say where a figure comes from?"""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select
from streamlit.testing.v1 import AppTest

from dashboard.i18n import translator
from dashboard.ingest import journal
from dashboard.ingest.undo import undone
from dashboard.store import reading, writing
from dashboard.store.tables import Batch, Remark
from dashboard.ui.journal import details
from tests.pages.test_upload import GOOD, SHELL, batches, opened, put, said, table, visits, with_libraries
from tests.signing_in import NAME, sign_in
from tests.stores import load_all

__all__ = ["with_libraries"]

T = translator("ru")


def undo(at: AppTest, number: int) -> AppTest:
    at.selectbox(key="journal-batch").set_value(str(number)).run()
    at.button(key=f"undo-now-{number}").click().run()
    assert not at.exception
    return at


def listed(at: AppTest) -> list[int]:
    return [int(button.label.removeprefix("№ ")) for button in at.button if (button.key or "").startswith("look-")]


def test_an_empty_store_has_an_empty_journal(store_url: str) -> None:
    assert T("journal.empty") in said(opened("journal"))


def test_batches_stand_newest_first_with_their_counts(with_libraries: str) -> None:
    put(with_libraries, "attendance", GOOD)
    at = opened("journal")
    assert listed(at) == [2, 1]
    assert f"{T('journal_page.column.new')}: 2" in said(at)


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
    assert "№ [3](journal?batch=3&lang=ru)" in at.error[0].value
    assert "Первая · октябрь 2026 · дети" in at.error[0].value
    assert len(visits(with_libraries)) == 2


def test_changes_are_shown_before_and_after(with_libraries: str) -> None:
    put(with_libraries, "attendance", GOOD)
    put(with_libraries, "attendance", table("LIB-001;октябрь 2026;дети;11"))
    shown = opened("journal").dataframe[0].value
    assert list(shown[T("journal_page.changes.old")]) == ["10"]
    assert list(shown[T("journal_page.changes.new_value")]) == ["11"]


def test_a_figure_leads_to_its_batch_file_and_line(with_libraries: str) -> None:
    put(with_libraries, "attendance", GOOD, "Болат")
    at = opened("journal")
    line = at.table[-1].value.iloc[0]
    assert (line.iloc[2], line.iloc[3], line.iloc[4]) == ("№ 2", "attendance.csv, строка 2", "Болат")


def test_demo_figures_leave_and_come_back(store_url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    load_all(store_url)
    at = opened("journal")
    at.button(key="demo-now-here").click().run()
    assert not at.exception
    assert visits(store_url) == {}
    assert T("journal_page.demo.gone") in said(at)
    at.button(key="demo-now-gone").click().run()
    assert visits(store_url)


def at_address(number: str) -> AppTest:
    at = sign_in(AppTest.from_file(SHELL, default_timeout=60))
    at.query_params["lang"] = "ru"
    at.run()
    at.query_params["batch"] = number
    at.switch_page("../pages/journal.py").run()
    assert not at.exception
    return at


@pytest.fixture
def with_many(with_libraries: str) -> str:
    """A store whose first batch lies five hundred and fifty batches back."""
    with writing(with_libraries) as session:
        for number in range(2, 552):
            kind, author = ("attendance", "Айгуль") if number % 2 else ("events", "Bolat")
            session.add(Batch(kind=kind, file_name=f"m{number}.csv", sha256="0" * 64, source="upload", author=author,
                              created_at=datetime(2026, 1, 1, tzinfo=UTC), rows_new=12_345))  # fmt: skip
            session.flush()  # each takes the number after the last one that is stored
    return with_libraries


def test_an_address_opens_that_very_batch_however_old(with_many: str) -> None:
    at = at_address("1")
    assert at.selectbox(key="journal-batch").value == "1"
    assert f"### {T('journal_page.batch', batch='1')}" in said(at)
    assert {"№ 1 · libraries.csv"} <= set(at.selectbox(key="journal-batch").options)


def test_the_same_address_opens_the_same_batch_again(with_many: str) -> None:
    at = at_address("1")
    del at.query_params["batch"]
    at.switch_page("../pages/about.py").run()
    at.query_params["batch"] = "1"
    at.switch_page("../pages/journal.py").run()
    assert at.selectbox(key="journal-batch").value == "1"


@pytest.mark.parametrize("number", ["999", "0", "-1", "abc", "9" * 40, "1; DROP TABLE batch", "٣"])
def test_an_address_of_no_batch_says_so_and_shows_the_newest(number: str, with_many: str) -> None:
    at = at_address(number)
    assert "В журнале нет записи" in at.warning[-1].value
    assert at.selectbox(key="journal-batch").value == "551"


def test_the_list_is_paged_to_its_very_end(with_many: str) -> None:
    at = opened("journal")
    assert T("journal_page.count", n=551) in said(at)
    at.number_input[0].set_value(12).run()
    assert listed(at) == [1]


def at_page(number: str) -> AppTest:
    at = sign_in(AppTest.from_file(SHELL, default_timeout=60))
    at.query_params["lang"] = "ru"
    at.run()
    at.query_params["page"] = number
    at.switch_page("../pages/journal.py").run()
    assert not at.exception
    assert not at.warning
    return at


def test_a_link_opens_a_page_of_the_list_and_another_search_begins_at_its_first(with_many: str) -> None:
    at = at_page("12")
    assert listed(at)[-1] == 1
    at.multiselect(key="kind").set_value(["events"]).run()
    assert not at.exception
    assert at.number_input(key="page").value == 1


@pytest.mark.parametrize("number", ["13", "0", "-1", "abc", "9" * 40])
def test_a_page_that_is_not_there_is_the_first(number: str, with_many: str) -> None:
    at = at_page(number)
    assert at.number_input(key="page").value == 1
    assert listed(at)[0] == 551


def test_the_list_is_narrowed_by_kind_state_and_name(with_many: str) -> None:
    at = opened("journal")
    at.multiselect(key="kind").set_value(["events"]).run()
    assert T("journal_page.count", n=275) in said(at)
    at.text_input(key="find").input("айгуль").run()
    assert T("journal_page.find.nothing") in said(at)
    at.multiselect(key="kind").set_value([]).run()
    assert T("journal_page.count", n=275) in said(at)
    at.text_input(key="find").input("100%").run()
    assert T("journal_page.find.nothing") in said(at)


def test_a_link_opens_the_list_with_its_search_and_filters(with_many: str) -> None:
    at = sign_in(AppTest.from_file(SHELL, default_timeout=60))
    at.query_params["lang"] = "ru"
    at.run()
    at.query_params["kind"] = T("intake.kind.events")
    at.query_params["state"] = T("journal.state.applied")
    at.query_params["find"] = "m1"
    at.switch_page("../pages/journal.py").run()
    assert not at.exception
    assert at.multiselect(key="kind").value == ["events"]
    assert at.text_input(key="find").value == "m1"
    assert T("journal_page.count", n=55) in said(at)


def test_facts_hold_the_whole_checksum_and_every_count(with_libraries: str) -> None:
    put(with_libraries, "attendance", GOOD)
    number = put(
        with_libraries, "attendance", table("LIB-001;октябрь 2026;дети;10", "LIB-001;октябрь 2026;взрослые;21")
    )
    at = at_address(str(number))
    facts = dict(at.table[0].value.itertuples(index=False))
    assert [facts[f"Строки: {name}"] for name in ("новых", "изменено", "без изменений", "убрано")] == [
        "0",
        "1",
        "1",
        "0",
    ]
    assert at.code[0].value == batches(with_libraries)[-1].sha256


def test_the_original_is_given_back_byte_for_byte(with_libraries: str) -> None:
    number = put(with_libraries, "attendance", GOOD)
    assert details._content(with_libraries, number or 0) == GOOD


def test_whether_a_file_is_kept_is_asked_without_reading_it(
    with_libraries: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(details.log, "content", pytest.fail)
    put(with_libraries, "attendance", GOOD)
    assert [one.key for one in opened("journal").get("download_button")] == ["journal-csv", "original-2"]


def test_a_batch_whose_file_is_not_kept_says_so(with_many: str) -> None:
    at = at_address("551")
    assert T("journal_page.no_file") in said(at)
    assert [one.key for one in at.get("download_button")] == ["journal-csv"]


def test_a_batch_of_the_list_is_looked_at_when_its_button_is_pressed(with_libraries: str) -> None:
    put(with_libraries, "attendance", GOOD)
    at = opened("journal")
    at.button(key="look-1").click().run()
    assert at.selectbox(key="journal-batch").value == "1"
    assert at.query_params["batch"] in ("1", ["1"])


def test_a_file_loaded_before_is_known_however_long_ago(with_many: str) -> None:
    with reading(with_many) as session:
        first = session.get_one(Batch, 1)
        found = journal.loaded_before(session, first.sha256, "libraries")
        assert found is not None
        assert found.id == 1
        assert journal.loaded_before(session, first.sha256, "attendance") is None
    undone(with_many, 1, NAME)
    with reading(with_many) as session:
        assert journal.loaded_before(session, first.sha256, "libraries") is None


DOUBLED = table("LIB-001;октябрь 2026;дети;90000", *(f"LIB-00{n};сентябрь 2026;{who};10" for n in (1, 2) for who in
                ("дети", "молодёжь", "взрослые")))  # fmt: skip


def explain(at: AppTest, text: str) -> AppTest:
    at.text_input(key="explain-2-2").input(text).run()
    at.button(key="explain-now-2").click().run()
    assert not at.exception
    return at


def remarks(url: str) -> list[tuple[str, str]]:
    with reading(url) as session:
        return [(one.text, one.author) for one in session.execute(select(Remark)).scalars()]


def test_a_warning_is_explained_in_the_journal_once(with_libraries: str) -> None:
    put(with_libraries, "attendance", DOUBLED)
    at = opened("journal")
    assert at.button(key="explain-now-2").disabled
    explain(at, "Ночь в библиотеке")
    assert remarks(with_libraries) == [("Ночь в библиотеке", NAME)]
    assert T("journal_page.explain.done", n=1, batch="3") in said(at)
    at.selectbox(key="journal-batch").set_value("2").run()
    assert "Ночь в библиотеке" in said(at)
    assert not [one for one in at.text_input if (one.key or "").startswith("explain-")]


def test_two_who_explain_at_once_leave_one_explanation(with_libraries: str) -> None:
    put(with_libraries, "attendance", DOUBLED)
    first, second = opened("journal"), opened("journal")
    second.text_input(key="explain-2-2").input("Второе").run()
    explain(first, "Первое")
    second.button(key="explain-now-2").click().run()
    assert T("journal.not_explainable.explained") in said(second)
    assert [text for text, _ in remarks(with_libraries)] == ["Первое"]
