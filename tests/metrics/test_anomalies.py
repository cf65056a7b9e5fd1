"""Which months of the demo are unusual, and is their reason known?"""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pandas as pd
import pytest
from sqlalchemy import func, select
from sqlmodel import Session, col

from dashboard import store
from dashboard.demo.irregularities import SLIPS, ZERO
from dashboard.demo.months import number
from dashboard.filters import Filters
from dashboard.metrics.anomalies import events_anomalies, unusual_figures, visits_anomalies
from dashboard.reading import ALL
from dashboard.store.tables import Attendance, Batch, Closure, Remark
from tests.changing import changing
from tests.stores import load_all, new_store

EVERYTHING = Filters(date(2026, 11, 10))
RECENT = Filters(EVERYTHING.as_of, date(2023, 1, 1))


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    made = new_store(tmp_path_factory.mktemp("anomalies"))
    load_all(made)
    return made


@pytest.fixture
def session(url: str) -> Iterator[Session]:
    with store.reading(url) as opened:
        yield opened


def of_libraries(frame: pd.DataFrame) -> set[tuple[str, int]]:
    rows = frame[frame["library"].notna()]
    return {(code, number(month.year, month.month)) for code, month in zip(rows["library"], rows["month"], strict=True)}


def test_the_slips_planted_in_the_demo_are_found_and_nothing_else(session: Session) -> None:
    assert of_libraries(visits_anomalies(session, RECENT)) == set(SLIPS) | {ZERO}


def test_months_after_the_epidemic_have_their_reason(session: Session) -> None:
    found = visits_anomalies(session, EVERYTHING)
    early = found[found["unusual"] & (found["month"] < "2022-01-01")]
    assert len(early) > 5
    assert set(early["known_reason"]) == {"after_closure"}


def test_every_finished_month_of_the_period_stands_beside_the_usual(session: Session) -> None:
    whole = visits_anomalies(session, RECENT)
    whole = whole[whole["library"].isna()].set_index("month")
    assert list(whole.index) == list(pd.date_range("2023-01-01", "2026-10-01", freq="MS"))
    month = date(2026, 10, 1)
    total = session.execute(select(func.sum(col(Attendance.visits))).where(col(Attendance.month) == month)).scalar()
    assert whole.at[pd.Timestamp(month), "visits"] == total
    assert ((whole["usual_from"] < whole["usual"]) & (whole["usual"] < whole["usual_to"])).all()
    assert whole["times"].between(0.9, 1.1).all()


def test_the_period_chooses_what_is_shown_not_what_is_usual(session: Session) -> None:
    alone = Filters(EVERYTHING.as_of, date(2026, 6, 1), date(2026, 8, 1))
    short, long = (visits_anomalies(session, each).set_index(["month", "library"]) for each in (alone, RECENT))
    pd.testing.assert_frame_equal(short, long.loc[short.index], check_like=True)


def test_one_library_is_judged_as_a_library_not_as_a_sum(session: Session) -> None:
    found = unusual_figures(session, Filters(EVERYTHING.as_of, date(2023, 1, 1), libraries=("LIB-012",)), "visits")
    assert [(one.whose, one.month) for one in found] == [(ALL, date(2026, 6, 1))]
    assert found[0].value > found[0].high


def test_what_a_person_explained_has_its_reason(store_url: str) -> None:
    load_all(store_url)
    with changing(store_url) as writing:
        batch = Batch(
            kind="attendance", file_name="a.csv", sha256="0", source="upload", author="test",
            created_at=datetime.now(UTC),
        )  # fmt: skip
        writing.add(batch)
        writing.flush()
        writing.add(Remark(batch_id=batch.id, table_name="attendance", row_key="LIB-012|2026-06-01|adults",
                           text="Летний лагерь", author="A. Serikov",
                           created_at=datetime.now(UTC)))  # fmt: skip
    with store.reading(store_url) as reading:
        reasons = {one.whose: one.reason for one in unusual_figures(reading, RECENT, "visits")}
    assert reasons["LIB-012"] == "explained"
    assert reasons["LIB-025"] is None


def test_a_month_with_days_closed_is_not_judged_from_then_on(store_url: str) -> None:
    load_all(store_url)
    with store.reading(store_url) as reading:
        assert "LIB-025" in {one.whose for one in unusual_figures(reading, RECENT, "visits")}
    with changing(store_url) as writing:
        writing.add(Closure(venue_code="LIB-025", starts_on=date(2026, 8, 3), ends_on=date(2026, 8, 4), reason="other",
                            batch_id=1, line=1))  # fmt: skip
    with store.reading(store_url) as reading:
        assert "LIB-025" not in {one.whose for one in unusual_figures(reading, RECENT, "visits")}


@pytest.mark.parametrize("metric", [visits_anomalies, events_anomalies])
def test_an_empty_store_gives_the_same_columns_and_types(metric, session: Session, store_url: str) -> None:
    full = metric(session, EVERYTHING)
    with store.reading(store_url) as empty_session:
        empty = metric(empty_session, EVERYTHING)
    assert empty.empty
    assert dict(empty.dtypes) == dict(full.dtypes)
