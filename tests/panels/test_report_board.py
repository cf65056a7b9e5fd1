"""Does the board tell sent from missing, closed and not yet open, in the frame and in words?"""

from datetime import date

from dashboard import store
from dashboard.filters import Filters
from dashboard.i18n import translator
from dashboard.panels.completeness import report_board
from dashboard.sayings import completeness as sayings
from tests.ingest.files import library, load, visits

DAY = date(2026, 11, 20)
MONTHS = Filters(DAY, date(2026, 9, 1))


def states(url: str, filters: Filters = MONTHS) -> dict[tuple[str, str], str]:
    with store.reading(url) as session:
        frame = report_board(session, filters)
    return {(code, f"{month:%Y-%m}"): state for code, month, state in frame.itertuples(index=False)}


def _filled(url: str) -> None:
    load(url, "libraries", library("LIB-1"), library("LIB-2"), library("LIB-3", opened_on=date(2026, 10, 5)))
    load(url, "attendance", visits("LIB-1", 5, date(2026, 9, 1)), visits("LIB-1", 5, date(2026, 10, 1)))
    closure = {"library_code": "LIB-2", "starts_on": date(2026, 9, 1), "ends_on": date(2026, 9, 30), "reason": "works"}
    load(url, "closures", closure)


def test_each_month_of_each_library_has_its_state(store_url: str) -> None:
    _filled(store_url)
    found = states(store_url)
    assert found["LIB-1", "2026-09"] in {"sent", "late"}
    assert found["LIB-2", "2026-09"] == "closed"
    assert found["LIB-2", "2026-10"] == "missing"
    assert found["LIB-3", "2026-09"] == "not_yet_open"
    assert found["LIB-3", "2026-10"] == "missing"


def test_without_a_period_it_is_the_last_twelve_finished_months(store_url: str) -> None:
    _filled(store_url)
    load(store_url, "attendance", visits("LIB-1", 5, date(2025, 3, 1)))
    months = {month for _, month in states(store_url, Filters(DAY))}
    assert (min(months), max(months), len(months)) == ("2025-11", "2026-10", 12)


def test_nobody_owes_a_month_before_the_record_begins(store_url: str) -> None:
    load(store_url, "libraries", library("LIB-1"), library("LIB-2"))
    assert set(states(store_url, Filters(DAY))) == {("LIB-1", "2026-10"), ("LIB-2", "2026-10")}
    load(store_url, "attendance", visits("LIB-1", 5, date(2026, 8, 1)))
    found = states(store_url, Filters(DAY))
    assert [found["LIB-2", month] for month in ("2026-08", "2026-09", "2026-10")] == ["missing"] * 3
    assert len(found) == 6


def test_events_have_a_board_of_their_own(store_url: str) -> None:
    _filled(store_url)
    assert states(store_url, Filters(DAY, date(2026, 10, 1), measure="events"))["LIB-1", "2026-10"] == "missing"


def test_the_saying_counts_and_names_who_owes_what(store_url: str) -> None:
    _filled(store_url)
    with store.reading(store_url) as session:
        said = sayings.owed(report_board(session, MONTHS), translator("ru"))
    assert said.headline == "За октябрь 2026 отчёт не сдали 2 библиотеки"
    assert said.text.startswith("За октябрь 2026 отчитались 1 из 3 библиотек.")
    assert "LIB-2 — октябрь 2026; LIB-3 — октябрь 2026." in said.text
