"""Where does an explanation go, and what is still to be explained?"""

from datetime import date

import pytest
from sqlalchemy import select

from dashboard.cli.explaining import explained
from dashboard.filters import Filters
from dashboard.ingest import batch_facts, journal
from dashboard.ingest.apply import Origin, save
from dashboard.ingest.check import check
from dashboard.ingest.checked import Checked
from dashboard.ingest.explaining import explain
from dashboard.ingest.kinds import KINDS
from dashboard.ingest.known import known
from dashboard.ingest.plausibility import with_warnings
from dashboard.ingest.store_errors import NotExplainable
from dashboard.ingest.undo import undone
from dashboard.metrics import unexplained
from dashboard.store import reading
from dashboard.store.tables import Batch, Remark
from tests.changing import changing
from tests.ingest.files import AS_OF, dump, library, load, visits

HEAD = "library_code;month;age_group;visits\n"
ALL = Filters(AS_OF)


@pytest.fixture
def url(store_url: str) -> str:
    load(store_url, "libraries", library("LIB-1"), library("LIB-2"))
    load(store_url, "attendance", *(visits(code, 1000, date(2026, 9, 1)) for code in ("LIB-1", "LIB-2")))
    return store_url


def read(url: str, text: str, kind: str = "attendance") -> tuple[Checked, bytes]:
    content = text.encode()
    with reading(url) as session:
        found = check(KINDS[kind], content, file_name="october.csv", as_of=AS_OF, known=known(session))
        return with_warnings(session, found, again=True), content


def stored(url: str, text: str, *explanations: str) -> int:
    checked, content = read(url, text)
    remarks, misfits = explained(explanations, checked)
    assert not misfits
    saved = save(url, checked, content, Origin("Aigul", remarks=remarks or None))
    assert saved.batch.id is not None
    return saved.batch.id


def keys(url: str) -> list[tuple[str, str]]:
    with reading(url) as session:
        return [(one.row_key, one.text) for one in session.execute(select(Remark)).scalars()]


def waiting(url: str, filters: Filters = ALL) -> list[tuple[int, int]]:
    with reading(url) as session:
        return [(item["batch"], item["warnings"]) for item in unexplained.items(session, filters)]


DOUBLED = HEAD + "LIB-1;2026-10;youth;2500\nLIB-2;2026-10;youth;1010\n"


def test_a_doubt_about_a_month_is_explained_for_the_whole_month(url: str) -> None:
    stored(url, DOUBLED, "Library Night")
    assert keys(url) == [("LIB-1|2026-10-01|*", "Library Night")]
    assert waiting(url) == []


def test_a_row_may_be_explained_by_its_number(url: str) -> None:
    stored(url, DOUBLED, "3=As the doorkeeper counted", "2=Library Night")
    assert keys(url) == [
        ("LIB-1|2026-10-01|*", "Library Night"),
        ("LIB-2|2026-10-01|youth", "As the doorkeeper counted"),
    ]


def test_a_total_that_does_not_agree_is_explained_for_the_months_it_sums(url: str) -> None:
    total = "LIB-1;2026-10;youth;900\nLIB-2;2026-10;youth;1010\nИтого;;;1900\n"
    stored(url, HEAD + total, "4=Ten came twice")
    assert keys(url) == [("*|2026-10-01|*", "Ten came twice")]
    assert waiting(url) == []


MONTHS = "library_code;age_group;2026-10;2026-09;2026-08\n"


def test_of_months_side_by_side_the_month_that_was_asked_about_is_explained(url: str) -> None:
    stored(url, MONTHS + "LIB-1;youth;9000;1000;1100\nLIB-2;youth;1010;1000;1100\n", "2=Reopened")
    assert keys(url) == [("LIB-1|2026-10-01|*", "Reopened")]


def test_of_months_side_by_side_the_journal_notes_the_month_that_was_asked_about(url: str) -> None:
    batch = stored(url, MONTHS + "LIB-1;youth;9000;1000;1100\n")
    explain(url, batch, {2: "Reopened"}, "Aigul")
    assert keys(url) == [("LIB-1|2026-10-01|*", "Reopened")]


def test_a_total_under_months_side_by_side_is_explained_for_its_month(url: str) -> None:
    rows = "LIB-1;youth;1000;1000;1000\nLIB-2;youth;1000;1001;1000\nTotal;;2000;2222;2000\n"
    stored(url, MONTHS + rows, "4=One more library")
    assert keys(url) == [("*|2026-09-01|*", "One more library")]


def test_a_row_that_the_file_does_not_have_is_named(url: str) -> None:
    checked, _ = read(url, DOUBLED)
    assert explained(["9=why", "2=because"], checked)[1] == [9]


def test_a_warning_waits_until_the_same_file_comes_with_an_explanation(url: str) -> None:
    first = stored(url, DOUBLED)
    assert waiting(url) == [(first, 1)]
    second = stored(url, DOUBLED, "Library Night")
    assert second != first
    assert waiting(url) == []
    undone(url, second, "Aigul")
    assert waiting(url) == [(first, 1)]


def test_a_warning_waits_until_the_value_is_changed_or_the_batch_undone(url: str) -> None:
    first = stored(url, DOUBLED)
    later = stored(url, DOUBLED.replace("2500", "1500"))
    assert waiting(url) == []
    undone(url, later, "Aigul")
    assert waiting(url) == [(first, 1)]
    undone(url, first, "Aigul")
    assert waiting(url) == []


def test_of_a_selection_only_its_libraries_are_asked_about(url: str) -> None:
    stored(url, DOUBLED)
    assert waiting(url, Filters(AS_OF, libraries=("LIB-2",))) == []
    assert len(waiting(url, Filters(AS_OF, libraries=("LIB-1",)))) == 1


def test_a_warning_is_explained_later_in_a_batch_that_can_be_undone_by_itself(url: str) -> None:
    first = stored(url, DOUBLED)
    before = dump(url)
    later = explain(url, first, {2: " Library Night "}, "Bolat")
    assert keys(url) == [("LIB-1|2026-10-01|*", "Library Night")]
    assert waiting(url) == []
    assert later.author == "Bolat"
    with reading(url) as session:
        assert [one.text for one in batch_facts.remarks(session, first)] == ["Library Night"]
        assert journal.content(session, later.id or 0) == DOUBLED.encode()
    undone(url, later.id or 0, "Bolat")
    assert dump(url) == before
    assert waiting(url) == [(first, 1)]


def test_a_total_is_explained_later_for_the_months_it_sums(url: str) -> None:
    total = "LIB-1;2026-10;youth;900\nLIB-2;2026-10;youth;1010\nИтого;;;1900\n"
    first = stored(url, HEAD + total)
    explain(url, first, {4: "Ten came twice"}, "Bolat")
    assert keys(url) == [("*|2026-10-01|*", "Ten came twice")]
    assert waiting(url) == []


def test_a_batch_stored_without_keys_is_explained_at_the_rows_it_brought(url: str) -> None:
    first = stored(url, DOUBLED)
    with changing(url) as session:
        batch = session.get_one(Batch, first)
        batch.notices = batch.notices.replace('"keys"', '"forgotten"')
    explain(url, first, {2: "Library Night"}, "Bolat")
    assert keys(url) == [("LIB-1|2026-10-01|youth", "Library Night")]


@pytest.mark.parametrize(
    ("lines", "reason"), [((2, 2), "explained"), ((3,), "nothing"), ((), "nothing"), ((99,), "nothing")]
)
def test_what_has_an_explanation_or_needs_none_is_refused(url: str, lines: tuple[int, ...], reason: str) -> None:
    first = stored(url, DOUBLED)
    if len(lines) > 1:
        explain(url, first, {lines[0]: "Library Night"}, "Bolat")
    before = dump(url)
    with pytest.raises(NotExplainable) as refused:
        explain(url, first, dict.fromkeys(lines, "because"), "Bolat")
    assert refused.value.reason == reason
    assert dump(url) == before


def test_what_was_undone_or_never_stored_is_not_explained(url: str) -> None:
    first = stored(url, DOUBLED)
    undone(url, first, "Aigul")
    for batch, reason in ((first, "undone"), (99, "unknown")):
        with pytest.raises(NotExplainable) as refused:
            explain(url, batch, {2: "because"}, "Bolat")
        assert refused.value.reason == reason
