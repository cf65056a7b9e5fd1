"""Does the register on screen agree with the files? Dates with their precision, spaces, the plan, one profile."""

import csv
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest
from sqlmodel import Session

from dashboard import settings, store
from dashboard.filters import Filters
from dashboard.metrics import libraries, library_profile
from tests.stores import load_all, new_store

ALL = Filters(date(2026, 11, 10))
HUB = replace(ALL, library="LIB-002")


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    made = new_store(tmp_path_factory.mktemp("libraries"))
    load_all(made)
    return made


@pytest.fixture
def session(url: str) -> Iterator[Session]:
    with store.reading(url) as opened:
        yield opened


def register_file() -> dict[str, dict[str, str]]:
    found = {}
    for folder in ("published", "demo"):
        with (settings.DATA / folder / "libraries.csv").open(encoding="utf-8-sig") as file:
            found |= {row["library_code"]: row for row in csv.DictReader(file)}
    return found


def test_the_register_holds_every_library_of_the_files(session: Session) -> None:
    assert list(libraries.register(session, ALL)["branch"]) == sorted(register_file())


def test_a_date_known_to_the_year_is_not_shown_as_a_day(session: Session) -> None:
    shown = libraries.register(session, ALL).set_index("branch")
    assert shown.loc["LIB-001", "opened"] == "1976"
    assert shown.loc["LIB-001", "modernised_in"] == "2018-04"
    assert shown.loc["LIB-007", "opened"] == "2026-01-10"


def test_what_no_source_mentions_is_not_known_rather_than_absent(session: Session) -> None:
    file, shown = register_file(), libraries.spaces(session, ALL)
    for row in shown.itertuples():
        said = file[row.library]["spaces"].split(";")
        expected = "yes" if row.space in said else "no" if f"-{row.space}" in said else "unknown"
        assert row.presence == expected, (row.library, row.space)
    assert len(shown) == 31 * 5


def test_modernisation_adds_up_to_the_dates_of_the_files(session: Session) -> None:
    shown = libraries.modernised(session, ALL)
    counted = shown[shown["series"] == "modernised"].set_index("on")["value"]
    days = [row["modernised_date"] for row in register_file().values() if row["modernised_date"]]
    assert counted.iloc[-1] == len(days) == 28
    for day, value in counted.items():
        assert value == sum(each <= day.date().isoformat() for each in days)


def test_published_counts_stand_beside_and_keep_their_contradictions(session: Session) -> None:
    shown = libraries.modernised(session, ALL)
    network = shown[shown["series"] == "published_libraries"]
    one_day = network[network["on"] == "2026-01-28"]
    assert set(one_day["value"]) == {30, 31}
    assert shown[shown["series"] == "published_modernised"]["value"].tolist() == [16, 28]
    assert network["source_url"].str.startswith("http").all()


def test_the_plan_is_the_newest_announcement(session: Session) -> None:
    shown = libraries.modernised(session, ALL)
    plan = shown[shown["series"] == "plan_new_libraries"]
    assert plan["value"].tolist() == [0, 20]
    assert plan["on"].dt.year.tolist() == [2024, 2030]
    new = shown[shown["series"] == "new_libraries"]
    assert new["value"].iloc[-1] == 2


def test_before_its_announcement_there_is_only_the_older_plan(session: Session) -> None:
    earlier = libraries.modernised(session, Filters(date(2024, 1, 15)))
    assert earlier[earlier["series"] == "plan_new_libraries"]["on"].dt.year.tolist() == [2023, 2025]


def test_a_profile_tells_what_is_known_in_each_language(session: Session) -> None:
    shown = library_profile.profile(session, HUB)
    facts = shown.dropna(subset=["value"]).set_index("fact")["value"]
    assert facts["opened"] == "2020-12"
    assert facts["area_m2"] == "3500"
    assert facts["coworking"] == "yes"
    assert facts["event_space"] == "unknown"
    assert set(shown[shown["fact"] == "note"]["language"]) == {"kk", "ru", "en"}


def test_published_figures_of_a_library_are_all_there(session: Session) -> None:
    with (settings.DATA / "published" / "figures.csv").open(encoding="utf-8-sig") as file:
        rows = [row for row in csv.DictReader(file) if row["library_code"] == "LIB-002"]
    assert len(library_profile.published(session, HUB)) == len(rows)


METRICS = (
    libraries.register,
    libraries.spaces,
    libraries.modernised,
    library_profile.profile,
    library_profile.closures,
    library_profile.published,
)


@pytest.mark.parametrize("metric", METRICS)
def test_an_empty_store_gives_the_same_columns_and_types(metric, session: Session, store_url: str) -> None:
    full = metric(session, replace(ALL, library="LIB-003"))
    with store.reading(store_url) as empty_session:
        empty = metric(empty_session, HUB)
    assert empty.empty
    assert dict(empty.dtypes) == dict(full.dtypes)
