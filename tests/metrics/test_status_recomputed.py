"""Does every status follow from the rule as it is written? Recomputed from the files by hand, without our modules.

The rule below is the plain text: last milestone, first promise, gates, limits. Where the dashboard says something else
on purpose, the difference stands in ``ON_PURPOSE`` with its reason; anything else fails.
"""

import csv
from collections.abc import Iterator
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from sqlmodel import Session

from dashboard import settings, store
from dashboard.filters import Filters
from dashboard.ingest import loading
from dashboard.metrics import projects
from tests.stores import new_store

DATA = settings.DATA / "published"
DAYS = (
    date(2016, 6, 1), date(2022, 12, 31), date(2023, 12, 20), date(2025, 1, 20), date(2025, 9, 10),
    date(2025, 10, 10), date(2025, 12, 1), date(2025, 12, 31), date(2026, 1, 10), date(2026, 1, 14),
    date(2026, 1, 20), date(2026, 3, 10), date(2026, 6, 15), date(2026, 11, 10), date(2027, 1, 15), date(2027, 12, 31),
)  # fmt: skip
GATES = ("design", "expertise", "tender", "works_start")
WORKS = ("structure", "facade", "interior", "equipment", "landscaping")

ON_PURPOSE = {
    ("LIB20", "done"): "two of twenty libraries opened: a programme is done with the last of them",
}
"""What the plain rule says of a project, and why the dashboard says something else on some day."""

Row = dict[str, str]


def table(name: str) -> list[Row]:
    with Path(DATA / name).open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def day(text: str) -> date:
    return date.fromisoformat(text)


def plain(rows: list[Row], on: date) -> tuple[str, int | None, int, int | None]:
    """Status, slippage, moves and days of silence by the text of the rule."""
    known = sorted((row for row in rows if row["reported_on"] and day(row["reported_on"]) <= on), key=_order)
    silent = (on - max(day(row["reported_on"]) for row in known)).days if known else None
    happened = [row for row in known if row["date_kind"] == "actual" and row["denied"] != "1"]
    dated = [row for row in known if row["date_kind"] != "actual" and row["date_value"]]
    last = "opening" if any(row["milestone_code"] == "opening" for row in [*dated, *happened]) else "works_finish"
    dates = [day(row["date_value"]) for row in dated if row["milestone_code"] == last]
    moved = sum(one != other for one, other in pairwise(dates))
    done = [row for row in happened if row["milestone_code"] == last]
    if done:
        exact = [day(row["date_value"]) for row in done if row["as_of"] != "1"]
        return "done", (exact[-1] - dates[0]).days if exact and dates else None, moved, silent
    if not dates:
        return "unknown", None, moved, silent
    return _status(dates, known, on, silent), (dates[-1] - dates[0]).days, moved, silent


def _order(row: Row) -> tuple[str, bool, str]:
    return row["reported_on"], row["date_kind"] != "baseline", row["date_value"]


def _status(dates: list[date], known: list[Row], on: date, silent: int | None) -> str:
    slipped = (dates[-1] - dates[0]).days
    suspended = [row["milestone_code"] for row in known if row["date_kind"] == "actual"]
    stands = "suspended" in suspended and "resumed" not in suspended
    if slipped > 90 or dates[-1] < on or stands:
        return "late"
    ends = [
        day([row for row in known if row["milestone_code"] == one and _promise(row)][-1]["date_value"])
        for one in ("works_finish", "opening")
        if any(row["milestone_code"] == one and _promise(row) for row in known)
    ]
    soon = any(timedelta() <= end - on <= timedelta(days=180) for end in ends)
    begun = any(row["milestone_code"] in {"works_start", *WORKS} and row["date_kind"] == "actual" for row in known)
    if slipped > 0 or (soon and not begun) or silent is None or silent > 120:
        return "at_risk"
    return "on_track"


def _promise(row: Row) -> bool:
    return row["date_kind"] != "actual" and bool(row["date_value"])


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Session]:
    url = new_store(tmp_path_factory.mktemp("recomputed"))
    loading.load_published(url)
    with store.reading(url) as opened:
        yield opened


@pytest.mark.parametrize("on", DAYS)
def test_each_project_stands_as_the_plain_rule_says(session: Session, on: date) -> None:
    rows = table("milestones.csv")
    ours = {row["project"]: row for row in projects.status(session, Filters(on)).to_dict("records")}
    assert set(ours) == {row["project_code"] for row in table("projects.csv")}
    assert len(ours) == 22
    unexplained = []
    for code, found in ours.items():
        status, slippage, moved, silent = plain([row for row in rows if row["project_code"] == code], on)
        numbers = tuple(None if found[name] != found[name] else found[name] for name in NUMBERS)
        if found["status"] != status and (code, status) not in ON_PURPOSE:
            unexplained.append((code, found["status"], status))
        if numbers != (slippage, moved, silent) and (code, status) not in {("LIB20", "done")}:
            unexplained.append((code, numbers, (slippage, moved, silent)))
    assert unexplained == []


NUMBERS = ("slippage_days", "times_moved", "days_since_report")


def test_every_difference_named_on_purpose_is_one(session: Session) -> None:
    rows, seen = table("milestones.csv"), set()
    for on in DAYS:
        for row in projects.status(session, Filters(on)).to_dict("records"):
            status = plain([one for one in rows if one["project_code"] == row["project"]], on)[0]
            if row["status"] != status:
                seen.add((row["project"], status))
    assert seen == set(ON_PURPOSE)
