"""Do denials and reasons of delay arrive from a file, in both layouts, and stay out where a file has no such column?"""

from datetime import date

import pytest

from dashboard import store
from dashboard.filters import Filters
from dashboard.ingest.apply import Origin, save
from dashboard.ingest.check import check
from dashboard.ingest.checked import Checked
from dashboard.ingest.kinds import KINDS
from dashboard.ingest.known import known
from dashboard.metrics import ledger
from tests.ingest.files import AS_OF, load

HEAD = "project_code;milestone_code;reported_on;reported_precision;date_kind;date_value;date_precision;as_of"
LINE = "P;opening;2026-03-01;day;forecast;2026-05-01;month;0"
MONTHLY = "project_code;milestone_code;planned_date;forecast_date;actual_date;percent;budget;spent"


@pytest.fixture
def works(store_url: str) -> str:
    load(store_url, "projects", {"project_code": "P", "name_kk": "П", "name_ru": "П", "kind": "restoration"})
    return store_url


def checked(url: str, text: str, as_of: date = AS_OF) -> Checked:
    with store.reading(url) as session:
        return check(KINDS["milestones"], text.encode(), file_name="a.csv", as_of=as_of, known=known(session))


def said(url: str, *texts: str) -> list[tuple[object, ...]]:
    for text in texts:
        found = checked(url, text)
        assert found.problems == ()
        save(url, found, text.encode(), Origin("Aigul"))
    with store.reading(url) as session:
        shown = ledger.ledger(session, Filters(AS_OF))
    columns = shown[["date_kind", "date_value", "denied", "delay_reason"]].astype({"date_value": str}).fillna("")
    return list(columns.itertuples(index=False, name=None))


def test_a_ledger_without_the_columns_denies_nothing_and_a_coarse_date_counts_by_its_last_day(works: str) -> None:
    assert said(works, f"{HEAD}\n{LINE}\n") == [("forecast", "2026-05-31", False, "")]


def test_a_denial_and_a_reason_are_read_in_words(works: str) -> None:
    text = f"{HEAD};Опровержение;Причина переноса\n{LINE};да;нехватка средств\n"
    assert said(works, text) == [("forecast", "2026-05-31", True, "funding")]


def test_a_reason_that_is_not_in_the_list_is_refused_with_the_list(works: str) -> None:
    found = checked(works, f"{HEAD};delay_reason\n{LINE};weather\n")
    assert [(one.reason, one.column) for one in found.problems] == [("cell.unknown_category", "delay_reason")]


def test_a_monthly_status_gives_its_reason_to_the_forecast(works: str) -> None:
    text = f"{MONTHLY};delay_reason\nP;opening;2026-05-31;2026-12-31;;10;100;10;contractor\n"
    assert sorted(said(works, text), key=str) == [
        ("baseline", "2026-05-31", False, ""),
        ("forecast", "2026-12-31", False, "contractor"),
    ]
