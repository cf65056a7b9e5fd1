"""Does any panel read a whole long table? Every statement behind every panel, asked how the database would run it."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from sqlalchemy import event, text

from dashboard import store
from dashboard.filters import Filters
from dashboard.metrics import kept
from dashboard.panels import PANELS
from dashboard.store.engine import engine
from dashboard.store.migrate import migrate
from tests.stores import load_all, sqlite_only

pytestmark = sqlite_only  # the plans asked for are SQLite's

LONG = ("attendance", "event_count", "change")
"""Tables that grow with months and libraries; all others are as small as the register."""
AS_OF = date(2026, 11, 10)
SELECTIONS = {
    "everything": Filters(AS_OF, date(2024, 11, 1)),
    "a_district": Filters(AS_OF, date(2024, 11, 1), districts=("almaly",)),
    "a_library": Filters(AS_OF, date(2024, 11, 1), libraries=("LIB-001",), library="LIB-001"),
    "an_age_group_in_a_year": Filters(AS_OF, date(2025, 1, 1), date(2025, 12, 1), age_groups=("youth",)),
    "all_at_once": Filters(
        AS_OF,
        date(2025, 1, 1),
        date(2025, 12, 1),
        ("almaly",),
        ("LIB-001", "LIB-014"),
        ("youth",),
        month=date(2025, 5, 1),
    ),
}


@pytest.fixture(scope="module")
def url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    made = f"sqlite:///{tmp_path_factory.mktemp('plans') / 'culture.db'}"
    migrate(made)
    load_all(made)
    with engine(made).begin() as connection:
        connection.execute(text("ANALYZE"))
    yield made
    engine(made).dispose()


def statements(url: str, panel_id: str, filters: Filters) -> list[tuple[str, Any]]:
    """What a panel asks for when nothing is kept."""
    asked: list[tuple[str, Any]] = []

    def note(_c: object, _k: object, statement: str, parameters: Any, _x: object, many: bool) -> None:
        if statement.lstrip().upper().startswith(("SELECT", "WITH")) and not many:
            asked.append((statement, parameters))

    kept.forget()
    made = engine(url)
    event.listen(made, "before_cursor_execute", note)
    try:
        with store.reading(url) as session:
            PANELS[panel_id].metric(session, filters)
    finally:
        event.remove(made, "before_cursor_execute", note)
    return asked


def scans(url: str, statement: str, parameters: Any) -> list[str]:
    """Steps of the plan that walk through a long table."""
    with engine(url).connect() as connection:
        plan = connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", parameters)
        steps = [str(row[-1]) for row in plan]
    return [step for step in steps if step.startswith("SCAN ") and step.split()[1] in LONG]


@pytest.mark.parametrize("panel_id", PANELS)
@pytest.mark.parametrize("selection", SELECTIONS)
def test_no_panel_walks_through_a_long_table(url: str, panel_id: str, selection: str) -> None:
    asked = statements(url, panel_id, SELECTIONS[selection])
    assert asked or panel_id == "libraries.profile", "a profile asks for nothing until a library is chosen"
    found = [(step, statement) for statement, parameters in asked for step in scans(url, statement, parameters)]
    assert found == []


def test_a_walk_through_a_long_table_would_be_seen(url: str) -> None:
    assert scans(url, "SELECT sum(visits) FROM attendance", ())
