"""A small city for tests of monthly figures: three libraries in two districts, one of no known district."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from sqlmodel import Session

from dashboard.filters import add_months
from dashboard.store.tables import Attendance, Batch, Closure, EventCount, Library, Population, Venue
from tests.changing import changing

AGES = ("adults", "children", "youth")
TYPES = ("lecture", "master_class")
FIRST, LAST = date(2024, 1, 1), date(2026, 10, 1)
RUNNING = date(2026, 11, 1)
PLACES: dict[str, str | None] = {"LIB-A": "almaly", "LIB-B": "almaly", "LIB-C": "medeu", "LIB-D": None}
RESIDENTS = {"almaly": 200_000, "medeu": 100_000}
OPENED = {"LIB-C": date(2024, 3, 10)}
CLOSED = ("LIB-B", date(2025, 2, 1), date(2025, 4, 15))
MISSING = {("LIB-B", date(2026, 10, 1)), ("LIB-A", date(2025, 6, 1))}


@dataclass(frozen=True, slots=True)
class Row:
    """One figure as the store holds it."""

    library: str
    month: date
    code: str
    count: int
    people: int = 0


def months() -> list[date]:
    """All months with figures, the running one included."""
    found = [FIRST]
    while found[-1] < RUNNING:
        found.append(add_months(found[-1], 1))
    return found


def sent(library: str, month: date) -> bool:
    """Whether a library sent its report: A only has begun the running month."""
    if (library, month) in MISSING or (month == RUNNING and library != "LIB-A"):
        return False
    if library == CLOSED[0] and date(2025, 2, 1) <= month <= date(2025, 3, 1):
        return False
    return library not in OPENED or month >= OPENED[library].replace(day=1)


def visit_rows() -> list[Row]:
    """Visits that differ in every cell, so that no two sums agree by chance."""
    return [
        Row(library, month, age, 100 * (place + 1) + 7 * index + 3 * month.month + (month.year - 2024) * 20)
        for place, library in enumerate(PLACES)
        for month in months()
        for index, age in enumerate(AGES)
        if sent(library, month)
    ]


def event_rows() -> list[Row]:
    """Events of two types; none in the running month."""
    return [
        Row(
            library,
            month,
            kind,
            place + index + month.month % 3,
            (place + index + month.month % 3) * (10 + month.month),
        )
        for place, library in enumerate(PLACES)
        for month in months()[:-1]
        for index, kind in enumerate(TYPES)
        if sent(library, month)
    ]


def fill(url: str, *, only: date | None = None) -> None:
    """Fill a migrated store; ``only`` keeps a single month of figures."""
    with changing(url) as session:
        batch = Batch(
            kind="attendance",
            file_name="a.csv",
            sha256="0",
            source="upload",
            author="test",
            created_at=datetime.now(UTC),
        )
        session.add(batch)
        session.flush()
        _places(session, batch.id or 0)
        origin = {"batch_id": batch.id, "line": 1}
        for row in visit_rows():
            if only in (None, row.month):
                session.add(
                    Attendance(venue_code=row.library, month=row.month, age_group=row.code, visits=row.count, **origin)
                )
        for row in event_rows():
            if only in (None, row.month):
                session.add(
                    EventCount(
                        venue_code=row.library, month=row.month, event_type=row.code, events=row.count,
                        participants=row.people, **origin,
                    )
                )  # fmt: skip


def _places(session: Session, batch: int) -> None:
    origin = {"batch_id": batch, "line": 1}
    for code, district in PLACES.items():
        session.add(
            Venue(
                code=code, kind="library", name_kk=f"{code} кітапханасы", name_ru=f"Библиотека {code}",
                name_en=f"Library {code}", district_code=district, **origin,
            )
        )  # fmt: skip
        session.flush()
        session.add(Library(venue_code=code, opened_on=OPENED.get(code), opened_precision="day", **origin))
    session.flush()
    library, start, end = CLOSED
    session.add(Closure(venue_code=library, starts_on=start, ends_on=end, reason="works", **origin))
    for district, residents in RESIDENTS.items():
        session.add(
            Population(district_code=district, month=date(2026, 1, 1), age_group="all", residents=residents, **origin)
        )
        session.add(Population(district_code=district, month=date(2025, 1, 1), age_group="all", residents=1, **origin))
