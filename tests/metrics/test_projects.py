"""Do the projects on screen agree with the published statements, read again by hand from the file?"""

import csv
from collections import defaultdict
from datetime import date
from pathlib import Path

import pandas as pd
import pytest
from sqlmodel import Session

from dashboard import settings, store
from dashboard.charts.gantt_words import finding
from dashboard.filters import Filters
from dashboard.i18n import translator
from dashboard.metrics import delay_reasons, ledger, project_cost, project_figures, projects, timeline
from dashboard.sayings.projects import gantt as say_gantt
from tests.metrics.effect.files import Files, load
from tests.stores import load_all, new_store

AS_OF = date(2026, 11, 10)
ALL = Filters(AS_OF)
FILE = settings.DATA / "published" / "milestones.csv"


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> str:
    made = new_store(tmp_path_factory.mktemp("projects"))
    load_all(made)
    return made


@pytest.fixture
def session(url: str) -> "Session":
    with store.reading(url) as opened:
        yield opened


def rows() -> list[dict[str, str]]:
    with Path(FILE).open(encoding="utf-8-sig") as file:
        return list(csv.DictReader(file))


def status_of(session: Session, filters: Filters = ALL) -> dict[str, pd.Series]:
    return {row["project"]: row for _, row in projects.status(session, filters).iterrows()}


def test_every_statement_of_the_file_is_in_the_ledger_with_its_link(session: Session) -> None:
    shown = ledger.ledger(session, ALL)
    assert shown["sources"].sum() == len(rows()) == 125
    links = {link for cell in shown["source_url"].dropna() for link in cell.split(" | ")}
    assert links == {row["source_url"] for row in rows() if row["source_url"]}


def test_slippage_is_last_announced_minus_first_announced(session: Session) -> None:
    dates = defaultdict(list)
    for row in rows():
        if row["date_kind"] != "actual" and row["date_value"]:
            order = (row["reported_on"], row["date_kind"] != "baseline")
            dates[row["project_code"], row["milestone_code"]].append((order, date.fromisoformat(row["date_value"])))
    found = status_of(session)
    compared = 0
    for code, row in found.items():
        said = sorted(dates.get((code, row["milestone"]), []))
        if said and row["status"] != "done":
            assert row["slippage_days"] == (said[-1][1] - said[0][1]).days, code
            compared += 1
    assert compared == 12


def test_the_known_stories_read_as_they_were_told(session: Session) -> None:
    found = status_of(session)
    stories = {"OBSERV": ("late", 3652), "SATS": ("late", 0), "RAIYMBEK": ("late", 365), "KASTEEV": ("done", 17)}
    assert {code: (found[code]["status"], found[code]["slippage_days"]) for code in stories} == stories
    assert found["AUEZOV"]["status"] == "late"
    assert "suspended" in found["AUEZOV"]["reasons"].split(";")
    assert "suspension_contested" in status_of(session, Filters(date(2026, 1, 12)))["AUEZOV"]["reasons"]
    assert (found["LIB20"]["openings"], found["LIB20"]["of_openings"]) == (2, 20)
    assert set(found["SATS"]["reasons"].split(";")) >= {"overdue", "completion_later"}
    assert found["SATS"]["completion_slippage_days"] == 730
    assert len(found) == 22


def test_what_was_reported_later_does_not_exist_yet(session: Session) -> None:
    before = status_of(session, Filters(date(2025, 12, 16)))
    assert before["SATS"]["forecast_on"] == pd.Timestamp(2026, 6, 30)
    assert before["KASTEEV"]["status"] != "done"
    shown = ledger.ledger(session, Filters(date(2025, 12, 16)))
    assert shown["reported_on"].max() <= pd.Timestamp(2025, 12, 16)


def test_the_ledger_of_one_project_is_newest_first(session: Session) -> None:
    shown = ledger.ledger(session, Filters(AS_OF, project="AUEZOV"))
    assert set(shown["project"]) == {"AUEZOV"}
    assert shown["reported_on"].is_monotonic_decreasing
    denied = shown[shown["denied"]]
    assert list(denied["sources"]) == [4]


def test_a_district_keeps_its_own_projects_only(session: Session) -> None:
    few = set(projects.status(session, Filters(AS_OF, districts=("almaly",)))["project"])
    assert "AUEZOV" in few
    assert "SATS" not in few


def test_bars_of_slippage_are_sorted(session: Session) -> None:
    days = projects.slippage(session, ALL)["slippage_days"]
    assert days.is_monotonic_decreasing
    assert days.iloc[0] == 3652


def test_a_trend_holds_five_projects_or_the_chosen_one(session: Session) -> None:
    assert timeline.trend(session, ALL)["project"].nunique() == 5
    chosen = timeline.trend(session, Filters(AS_OF, project="SATS"))
    assert set(chosen["project"]) == {"SATS"}
    completion = chosen[chosen["milestone"] == "works_finish"]
    assert list(completion["date_value"].dt.strftime("%Y-%m")) == ["2025-12", "2026-07", "2027-12"]


def test_slippage_is_drawn_on_completion_where_that_has_overtaken_the_opening(session: Session) -> None:
    drawn = projects.slippage(session, ALL).set_index("project")
    assert (drawn.loc["SATS", "milestone"], drawn.loc["SATS", "slippage_days"]) == ("works_finish", 730)


def test_days_are_left_to_the_date_that_is_drawn(session: Session) -> None:
    drawn = timeline.gantt(session, ALL).set_index("project")
    waiting = drawn[drawn["happened_on"].isna()]
    assert list(waiting["days_left"]) == list((waiting["forecast_on"] - pd.Timestamp(AS_OF)).dt.days)
    assert status_of(session)["SATS"]["days_left"] < 0 < drawn.loc["SATS", "days_left"]


def test_the_gantt_says_of_as_many_dates_that_they_passed_as_it_marks(session: Session) -> None:
    drawn, t = timeline.gantt(session, ALL), translator("en")
    marked = sum("date passed" in finding(row, t) for row in drawn.itertuples())
    assert f"passed without the event: {marked}." in say_gantt(drawn, t).text


def test_reasons_of_delay_are_what_the_sources_give(session: Session) -> None:
    found = delay_reasons.delay_reasons(session, ALL).set_index("delay_reason")
    assert list(found.index) == ["funding", "not_given"]
    assert (found.loc["funding", "projects"], found.loc["funding", "statements"], found.loc["funding", "moves"]) == (
        2, 2, 0,
    )  # fmt: skip
    assert found.loc["not_given", "moves"] > 0
    assert found.loc["not_given", "days"] > 3652


def test_a_price_nobody_published_says_so(session: Session) -> None:
    cost = project_cost.cost(session, ALL).set_index("project")
    assert cost.loc["SATS", "first_kzt"] == 21_700_000_000
    assert cost.loc["SATS", "current_kzt"] == 23_900_000_000
    assert cost.loc["SATS", "growth"] == pytest.approx(2.2 / 21.7)
    assert cost.loc["AUEZOV", "price"] == cost.loc["ALATAU", "price"] == "not_published"


def test_a_price_named_later_was_not_published_before(session: Session) -> None:
    before = project_cost.cost(session, Filters(date(2024, 12, 31))).set_index("project")
    assert before.loc["SATS", "price"] == "not_published"
    assert before.loc["SCIMUS", "first_kzt"] == 12_200_000_000
    between = project_cost.cost(session, Filters(date(2025, 6, 30))).set_index("project")
    assert (between.loc["SATS", "current_kzt"], between.loc["SATS", "growth"]) == (21_700_000_000, 0.0)


def test_statements_give_the_price_that_the_register_does_not_hold(store_url: str) -> None:
    statements = (
        "MILL,design,2026-01-01,day,actual,2026-01-01,day,0,5000000,,https://example.org/1",
        "MILL,works_finish,2026-02-01,day,forecast,2027-01-01,day,0,100000000,,https://example.org/2",
        "MILL,works_finish,2026-08-01,day,forecast,2027-03-01,day,0,130000000,40000000,https://example.org/3",
    )
    header = (
        "project_code,milestone_code,reported_on,reported_precision,date_kind,date_value,date_precision,as_of,"
        "cost_kzt,spent_kzt,source_url"
    )
    project = "project_code,kind,venue_kind,name_kk,name_ru\nMILL,restoration,building,Диірмен,Мельница\n"
    load(store_url, Files({"projects": project, "milestones": "\n".join((header, *statements, ""))}))
    with store.reading(store_url) as session:
        row = project_cost.cost(session, ALL).iloc[0]
        figures = project_figures.figures(session, ALL).set_index("project_figure")
    assert (row["price"], row["first_kzt"], row["current_kzt"]) == ("published", 100_000_000, 130_000_000)
    assert (row["spent_kzt"], row["growth"]) == (40_000_000, pytest.approx(0.3))
    assert list(figures.loc[["slippage", "spent", "growth"], "project"]) == ["MILL"] * 3
    assert list(figures.loc[["slippage", "spent"], "value"]) == [59, 40_000_000]


@pytest.mark.parametrize(
    "metric",
    [
        projects.status,
        projects.slippage,
        ledger.ledger,
        timeline.gantt,
        timeline.trend,
        project_cost.cost,
        delay_reasons.delay_reasons,
        project_figures.figures,
    ],
)
def test_an_empty_store_keeps_columns_and_types(metric: object, session: Session, store_url: str) -> None:
    with store.reading(store_url) as nothing:
        empty = metric(nothing, ALL)  # type: ignore[operator]  # a metric, taken from the list above
    assert empty.empty
    assert dict(empty.dtypes) == dict(metric(session, ALL).dtypes)  # type: ignore[operator]  # a metric, taken from the list above


def test_the_figures_add_up_to_the_status_table_and_money_nobody_named_is_a_gap(session: Session) -> None:
    found = project_figures.figures(session, ALL).set_index("project_figure")
    statuses = projects.status(session, ALL)["status"].value_counts()
    assert {code: found.loc[code, "value"] for code in statuses.index} == statuses.to_dict()
    assert found.loc[["late", "at_risk", "unknown", "on_track", "done"], "value"].sum() == 22
    assert found.loc["growth", "value"] == pytest.approx((23.9 + 12.2) / (21.7 + 12.2) - 1)
    assert pd.isna(found.loc["spent", "value"])
