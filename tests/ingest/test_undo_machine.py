"""Is the store what a few dictionaries say, whatever is imported, undone, brought back, in any order, of any kind?"""

import shutil
import tempfile
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test
from sqlalchemy import text

from dashboard.ingest.apply import Origin, save
from dashboard.ingest.kind import Value
from dashboard.ingest.kinds import KINDS
from dashboard.ingest.store_errors import IntakeUnavailable, NotUndoable, UndoBlocked
from dashboard.ingest.undo import undone
from dashboard.store import reading
from dashboard.store.engine import engine
from tests.ingest.files import Line, checked
from tests.ingest.plain_store import Key, Place, PlainStore, RefusedError
from tests.stores import ON_POSTGRESQL, dropped, new_store

LIBRARIES, PROJECTS = ("LIB-1", "LIB-2"), ("PRJ-1", "PRJ-2")
MONTHS, DAYS = (date(2026, 1, 1), date(2026, 2, 1)), (date(2026, 1, 10), date(2026, 1, 20))
FEW = st.integers(0, 2)
WALKS = 5 if ON_POSTGRESQL else 25
"""Of fifty steps each. What differs over a connection is the SQL of a step, not the order of steps."""
Said = tuple[Line, list[tuple[Place, Key]]]
"""A line of a file, and what it says as plain rows."""


def of(*choices: Any) -> st.SearchStrategy[Any]:
    return st.sampled_from(choices)


def library(code: str, name: str, hours: str | None, district: str = "almaly") -> Said:
    line: Line = {"library_code": code, "name_kk": name, "name_ru": name, "district": district, "hours": hours}
    return line, [(("venue", (code,)), (name, district)), (("library", (code,)), (hours,))]


def project(code: str, name: str, budget: int | None) -> Said:
    money = None if budget is None else Decimal(budget)
    line: Line = {"project_code": code, "name_kk": name, "name_ru": name, "kind": "restoration", "budget_kzt": money}
    return line, [(("venue", (code,)), (name, None)), (("project", (code,)), (budget,))]


def visits(code: str, month: date, group: str, count: int) -> Said:
    line: Line = {"library_code": code, "month": month, "age_group": group, "visits": count}
    return line, [(("attendance", (code, month, group)), (count,))]


def events(code: str, month: date, kind: str, count: int) -> Said:
    line: Line = {"library_code": code, "month": month, "event_type": kind, "events": count, "participants": count * 9}
    return line, [(("event_count", (code, month, kind)), (count, count * 9))]


def closure(code: str, start: date, end: date | None, reason: str) -> Said:
    line: Line = {"library_code": code, "starts_on": start, "ends_on": end, "reason": reason}
    return line, [(("closure", (code, start, reason)), (end,))]


def statement(code: str, milestone: str, said_on: date, day: date, percent: int) -> Said:
    line: Line = {
        "project_code": code, "milestone_code": milestone, "reported_on": said_on, "reported_precision": "day",
        "date_kind": "forecast", "date_value": day, "date_precision": "day", "as_of": False,
        "percent": Decimal(percent), "publisher": "press", "source_url": "https://example.org",
    }  # fmt: skip
    report = (("milestone_report", (code, milestone, said_on, day)), (float(percent),))
    return line, [(("milestone", (code, milestone)), ()), report]


def override(code: str, day: date, status: str) -> Said:
    line: Line = {
        "project_code": code, "decided_on": day, "status": status, "reason": "why", "decided_by": "Boss", "until": day,
    }  # fmt: skip
    return line, [(("status_override", (code, day)), (status,))]


def target(scope: str | None, year: int, value: int) -> Said:
    line: Line = {"measure": "visits", "library_code": scope, "year": year, "value": Decimal(value)}
    return line, [(("target", ("visits", scope or "city", year)), (float(value),))]


def residents(district: str, month: date, count: int) -> Said:
    line: Line = {"district": district, "month": month, "age_group": None, "residents": count}
    return line, [(("population", (district, month, "all")), (count,))]


def residents_around(lat: str, district: str | None, count: int) -> Said:
    line: Line = {"lat": Decimal(lat), "lon": Decimal("76.95"), "age_group": None, "district": district}
    return line | {"residents": count}, [(("population_point", (float(lat), 76.95, "all")), (district, count))]


def figure(indicator: str, value: int, note: str | None) -> Said:
    line: Line = {
        "indicator": indicator, "scope": "city", "period": "2025", "value": Decimal(value), "note_ru": note,
        "reported_on": DAYS[0], "reported_precision": "day",
    }  # fmt: skip
    return line, [(("published_figure", (indicator, float(value))), (note,))]


NAME = of("one", "two")
FILES: dict[str, st.SearchStrategy[Said]] = {
    "libraries": st.builds(library, of(*LIBRARIES), NAME, of(None, "9-18"), of("almaly", "bostandyk")),
    "projects": st.builds(project, of(*PROJECTS), NAME, of(None, 5)),
    "attendance": st.builds(visits, of(*LIBRARIES), of(*MONTHS), of("youth", "adults"), FEW),
    "events": st.builds(events, of(*LIBRARIES), of(*MONTHS), of("lecture", "master_class"), FEW),
    "closures": st.builds(closure, of(*LIBRARIES), of(*DAYS), of(None, date(2026, 3, 1)), of("works", "other")),
    "milestones": st.builds(statement, of(*PROJECTS), of("works_start", "opening"), of(*DAYS), of(*MONTHS), FEW),
    "overrides": st.builds(override, of(*PROJECTS), of(*DAYS), of("late", "on_track")),
    "targets": st.builds(target, of(None, *LIBRARIES), of(2025, 2026), FEW),
    "population": st.builds(residents, of("almaly", "bostandyk"), of(*MONTHS), FEW),
    "population_point": st.builds(residents_around, of("43.2", "43.25"), of(None, "almaly"), FEW),
    "figures": st.builds(figure, of("visits_total", "holdings"), FEW, of(None, "note")),
}
STORED = {
    "venue": ("code", "name_ru, district_code"),
    "library": ("venue_code", "hours"),
    "project": ("code", "budget_kzt"),
    "attendance": ("venue_code, month, age_group", "visits"),
    "event_count": ("venue_code, month, event_type", "events, participants"),
    "closure": ("venue_code, starts_on, reason", "ends_on"),
    "milestone": ("project_code, code", ""),
    "milestone_report": ("project_code, milestone_code, reported_on, date_value", "percent"),
    "status_override": ("project_code, decided_on", "status"),
    "target": ("measure, scope, year", "value"),
    "population": ("district_code, month, age_group", "residents"),
    "population_point": ("lat, lon, age_group", "district_code, residents"),
    "published_figure": ("indicator, value", "note_ru"),
    "remark": ("batch_id", "text"),
}
"""By table: the columns of the plain key, and of what the row says."""
TOTALS = [
    (
        f"SELECT month, district_code, {part}, {sums} FROM {kept} ORDER BY 1, 2, 3",  # noqa: S608  our own names
        f"SELECT month, coalesce(district_code, ''), {part}, {', '.join(f'sum({one})' for one in sums.split(', '))} "  # noqa: S608  the same
        f"FROM {rows} JOIN venue ON code = venue_code GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
    )
    for kept, rows, part, sums in (
        ("attendance_total", "attendance", "age_group", "visits"),
        ("event_total", "event_count", "event_type", "events, participants"),
    )
]
"""What is kept, and the same added up from the rows."""


def test_every_kind_takes_part() -> None:
    assert set(FILES) == set(KINDS)


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("template") / "culture.db"
    if not ON_POSTGRESQL:  # which copies a template of its own
        engine(new_store(path.parent)).dispose()
    return path


class Undoing(RuleBasedStateMachine):
    """Imports of every kind, undos of any batch at any time; the dictionaries are asked first."""

    template: Path

    @initialize()
    def empty(self) -> None:
        self.folder = tempfile.TemporaryDirectory()
        folder = Path(self.folder.name)
        if not ON_POSTGRESQL:
            shutil.copy(self.template, folder / "culture.db")
        self.url, self.plain = new_store(folder), PlainStore()
        self._bring("libraries", [library(code, "one", None) for code in LIBRARIES])
        self._bring("projects", [project(code, "one", None) for code in PROJECTS])

    def teardown(self) -> None:
        if hasattr(self, "url"):
            dropped(self.url)
            self.folder.cleanup()

    @rule(data=st.data(), kind=of(*FILES), remark=of(None, None, None, "why"))
    def bring(self, data: st.DataObject, kind: str, remark: str | None) -> None:
        self._drawn(data, kind, remark)

    @rule(data=st.data(), kind=of("attendance", "milestones", "closures"))
    def bring_what_leans_on_others(self, data: st.DataObject, kind: str) -> None:
        self._drawn(data, kind, None)

    def _drawn(self, data: st.DataObject, kind: str, remark: str | None) -> None:
        key = KINDS[kind].layouts[-1].key
        unique = lambda said: tuple(said[0].get(column) for column in key)  # noqa: E731  a key of a list
        self._bring(kind, data.draw(st.lists(FILES[kind], min_size=1, max_size=4, unique_by=unique)), remark)

    def _bring(self, kind: str, said: list[Said], remark: str | None = None) -> None:
        file = checked(kind, [line for line, _ in said])
        rows = [row for _, rows in said for row in rows]
        if remark:
            rows.append((("remark", (len(self.plain.batches) + 1,)), (remark,)))
        origin = Origin("A", remarks={2: remark} if remark else None)
        if self._plainly(lambda: self.plain.bring(file.sha256, _last(rows))):
            save(self.url, file, b"bytes", origin)
        else:
            with pytest.raises(IntakeUnavailable):
                save(self.url, file, b"bytes", origin)

    @rule(data=st.data())
    def take_back(self, data: st.DataObject) -> None:
        number = len(self.plain.batches) + 1 - data.draw(st.integers(0, len(self.plain.batches)))
        if self._plainly(lambda: self.plain.take_back(number)):
            undone(self.url, number, "Boss")
            return
        with pytest.raises((UndoBlocked, NotUndoable)) as refused:
            undone(self.url, number, "Boss")
        if isinstance(refused.value, UndoBlocked):
            assert refused.value.batches
            assert all(self.plain.batches[blamed].holds for blamed in refused.value.batches)
        else:
            assert refused.value.reason in {"unknown", "undone"}

    @rule(data=st.data())
    def take_back_and_bring_back(self, data: st.DataObject) -> None:
        held = [number for number, batch in self.plain.batches.items() if batch.holds]
        number = data.draw(of(*held)) if held else 0
        if self._plainly(lambda: self.plain.take_back(number)):
            taken = undone(self.url, number, "Boss")
            self.plain.take_back(int(taken.id or 0))
            undone(self.url, int(taken.id or 0), "Boss")

    @invariant()
    def the_store_holds_what_the_dictionaries_hold(self) -> None:
        if hasattr(self, "url"):
            assert _stored(self.url) == self.plain.rows
            with reading(self.url) as session:
                states = session.execute(text("SELECT id, state FROM batch")).all()
            assert {number: state == "applied" for number, state in states} == {
                number: batch.holds for number, batch in self.plain.batches.items()
            }

    @invariant()
    def the_totals_are_the_sums_of_the_rows(self) -> None:
        if hasattr(self, "url"):
            with reading(self.url) as session:
                for kept, summed in TOTALS:
                    assert session.execute(text(kept)).all() == session.execute(text(summed)).all()

    @staticmethod
    def _plainly(act: Any) -> bool:
        try:
            act()
        except RefusedError:
            return False
        return True


def _last(rows: list[tuple[Place, Key]]) -> list[tuple[Place, Key]]:
    """Several lines may speak of one row: the last one counts."""
    return list(dict(rows).items())


def _stored(url: str) -> dict[Place, tuple[Key, int]]:
    found: dict[Place, tuple[Key, int]] = {}
    with reading(url) as session:
        for name, (key, says) in STORED.items():
            columns = f"{key}, {says}" if says else key
            size = key.count(",") + 1
            for row in session.execute(text(f"SELECT {columns}, batch_id AS brought_by FROM {name}")):  # noqa: S608  our own table's name
                cells = [_plain(value) for value in row]
                found[name, tuple(cells[:size])] = (tuple(cells[size:-1]), int(row[-1]))
    return found


def _plain(value: Value) -> object:
    """Dates come as text where no type is asked for."""
    is_day = isinstance(value, str) and len(value) == len("2026-01-01") and value[:2] == "20"
    return date.fromisoformat(value) if is_day else value  # type: ignore[arg-type]  # looked at above


def test_any_imports_and_undos_of_all_kinds_leave_what_plain_dictionaries_hold(template: Path) -> None:
    machine = type("UndoingHere", (Undoing,), {"template": template})
    run_state_machine_as_test(machine, settings=settings(max_examples=WALKS, stateful_step_count=50, deadline=None))
