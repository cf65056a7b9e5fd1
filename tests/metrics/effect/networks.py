"""Which network do tests plant an effect in? A made-up city whose answer is known."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import numpy as np
from sqlalchemy import delete, insert
from sqlmodel import Session

from dashboard.filters import add_months
from dashboard.store.tables import Attendance, Batch, Closure, District, EventCount, Library, Venue
from tests.changing import changing

FIRST = date(2019, 1, 1)
MONTHS = 94
NEVER = 10**6


@dataclass(frozen=True, slots=True)
class Planted:
    """What is planted: libraries, effect of modernisation as a share, how unlike libraries are, how noisy months."""

    libraries: int = 31
    never: int = 3
    effect: float = 0.25
    unlike: float = 0.0
    noise: float = 0.08
    memory: float = 0.6
    trend: float = 0.0


@dataclass(frozen=True, slots=True)
class City:
    """Monthly visits library × month (NaN: no report), first month of the works, first month after them."""

    visits: np.ndarray
    left: np.ndarray
    back: np.ndarray


def city(seed: int, planted: Planted = Planted()) -> City:
    """Seasons, a common course, libraries of unlike size; works of four to nine months; then the planted effect."""
    chance = np.random.default_rng(seed)
    shape = (planted.libraries, MONTHS)
    months = np.arange(MONTHS)
    course = np.cumsum(chance.normal(0.005, 0.03, MONTHS))
    season = np.sin(2 * np.pi * months / 12) * chance.normal(0.2, 0.04, planted.libraries)[:, None]
    size = chance.normal(7, 0.4, planted.libraries)[:, None]
    own = chance.normal(0, planted.trend, planted.libraries)[:, None] * months / 12
    logs = size + own + season + course + _remembering(chance, shape, planted)
    effects = np.log1p(planted.effect) + chance.normal(0, planted.unlike, planted.libraries)
    left, back = np.full(planted.libraries, NEVER), np.full(planted.libraries, NEVER)
    for library in range(planted.libraries - planted.never):
        back[library] = chance.integers(16, 72)
        left[library] = back[library] - chance.integers(4, 10)
        logs[library, back[library] :] += effects[library]
        logs[library, left[library] : back[library]] = np.nan
    logs[chance.random(shape) < 0.02] = np.nan  # reports that never came
    return City(np.round(np.exp(logs)), left, back)


def _remembering(chance: np.random.Generator, shape: tuple[int, int], planted: Planted) -> np.ndarray:
    """Noise of which a month keeps a part of the month before."""
    noise = chance.normal(0, planted.noise, shape)
    for month in range(1, shape[1]):
        fresh = noise[:, month] * np.sqrt(1 - planted.memory**2)
        noise[:, month] = planted.memory * noise[:, month - 1] + fresh
    return noise


def fill(url: str, made: City, *, year_only: bool = False, visits_only: bool = False) -> list[str]:
    """Store a city: visits of two ages, one event a hundred visits, works as closures. Returns the codes.

    ``year_only``: of the modernisation only the year is known. ``visits_only``: no events, for who stores hundreds.
    """
    places = range(len(made.left))
    codes = [f"LIB-{place + 1:03d}" for place in places]
    with changing(url) as session:
        own = {"batch_id": _batch(session), "line": 1}
        names = {"kind": "library", "name_kk": "А", "name_ru": "А", "name_en": "A", "district_code": "almaly"}
        session.execute(insert(Venue), [{"code": code, **names, **own} for code in codes])
        ends = [last_closed_day(made, place) for place in places]
        known = "year" if year_only else "day"
        libraries = [
            {"modernised_on": _stored(end, known), "modernised_precision": known if end else None} for end in ends
        ]
        session.execute(
            insert(Library), [{"venue_code": code, **each, **own} for code, each in zip(codes, libraries, strict=True)]
        )
        works = [
            {"venue_code": codes[place], "starts_on": month(made.left[place]), "ends_on": end, "reason": "works", **own}
            for place, end in enumerate(ends)
            if end
        ]
        if works:
            session.execute(insert(Closure), works)
        cells = [(codes[place], month(at), int(made.visits[place, at])) for place, at in _reported(made)]
        keys = [{"venue_code": code, "month": day, **own} for code, day, _ in cells]
        for age, part in (("adults", lambda count: count - count // 3), ("youth", lambda count: count // 3)):
            rows = [{**key, "age_group": age, "visits": part(cell[2])} for key, cell in zip(keys, cells, strict=True)]
            session.connection().execute(insert(Attendance), rows)
        if visits_only:
            return codes
        events = [
            {**key, "event_type": "lecture", "events": max(1, round(cell[2] / 100)), "participants": 0}
            for key, cell in zip(keys, cells, strict=True)
        ]
        session.execute(insert(EventCount), events)
    return codes


def clear(url: str) -> None:
    """Empty the tables that ``fill`` fills."""
    with changing(url) as session:
        for table in (Attendance, EventCount, Closure, Library, Venue, Batch):
            session.execute(delete(table))


def month(at: int) -> date:
    """The month at a place."""
    return add_months(FIRST, int(at))


def last_closed_day(made: City, place: int) -> date | None:
    """The day before the reopening; none for a library that was never closed for works."""
    return month(made.back[place]) - timedelta(days=1) if made.back[place] < NEVER else None


def _stored(end: date | None, precision: str) -> date | None:
    return date(end.year, 12, 31) if end and precision == "year" else end


def _reported(made: City) -> list[tuple[int, int]]:
    return [(int(place), int(at)) for place, at in np.argwhere(~np.isnan(made.visits))]


def _batch(session: Session) -> int:
    written = {"file_name": "a.csv", "sha256": "0", "source": "upload", "author": "t"}
    batch = Batch(kind="attendance", created_at=datetime.now(UTC), **written)
    session.add(batch)
    if session.get(District, "almaly") is None:
        session.add(District(code="almaly", name_kk="А", name_ru="А", name_en="A", label_lat=43.25, label_lon=76.9))
    session.flush()
    assert batch.id is not None
    return batch.id
