"""The made-up city as files that a person would upload: what is planted must come through the whole intake."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np

from dashboard import store
from dashboard.filters import add_months
from dashboard.ingest.apply import Origin, apply
from dashboard.ingest.check import check
from dashboard.ingest.kinds import KINDS
from dashboard.ingest.known import known
from dashboard.rules import BatchSource
from tests.metrics.effect.networks import MONTHS, NEVER, City, Planted, city, month

AS_OF = date(2026, 11, 10)
EPIDEMIC = (date(2020, 3, 16), date(2020, 6, 30))
PART_OPEN = 0.3
"""Share of its visits that a library keeps in a month in which it was closed for a part."""
REGISTER = "library_code,name_kk,name_ru,district,lat,lon,modernised_date,open_24_7_since,spaces"
ROUND_THE_CLOCK = 12
"""Libraries that work round the clock from some day on."""


@dataclass(frozen=True, slots=True)
class Files:
    """A city as the text of four files, by kind; libraries first."""

    texts: dict[str, str]

    @property
    def rows(self) -> int:
        """Lines of all files, headings left out."""
        return sum(text.count("\n") - 1 for text in self.texts.values())


def files(seed: int, planted: Planted, nights: float = 0.0) -> Files:
    """The files of a city: works that begin and end in the middle of a month, an epidemic, 24/7 with its own effect.

    Months open for a part keep a third of their visits: an estimate that counted them would miss the truth.
    """
    made, chance = city(seed, planted), np.random.default_rng(seed + 50_000)
    since = _switches(made, chance)
    visits = made.visits.copy()
    for place, switch in enumerate(since):
        visits[place, switch:] *= 1 + nights
    works = list(_works(made, chance, visits))
    closures = [*works, *_epidemic(visits, works)]
    return Files(
        {
            "libraries": _text(REGISTER, _libraries(closures, made, since)),
            "closures": _text("library_code,starts_on,ends_on,reason", closures),
            "attendance": _text("library_code,month,age_group,visits", _attendance(visits)),
            "events": _text("library_code,month,event_type,events,participants", _events(visits)),
        }
    )


def load(url: str, made: Files) -> None:
    """Upload the files one after the other into a migrated store, through the same checks as anybody's."""
    for kind, text in made.texts.items():
        content = text.encode()
        with store.writing(url) as session:
            checked = check(KINDS[kind], content, file_name=f"{kind}.csv", as_of=AS_OF, known=known(session))
            assert checked.accepted, [problem.reason for problem in checked.problems[:3]]
            apply(session, checked, content, Origin("A. Serikov", BatchSource.UPLOAD))


def code(place: int) -> str:
    """The code of a library at a place."""
    return f"LIB-{place + 1:03d}"


def _switches(made: City, chance: np.random.Generator) -> np.ndarray:
    """The month each library goes 24/7, a year and a half after its reopening at least; not every one does."""
    since = np.full(len(made.back), NEVER)
    able = [place for place, back in enumerate(made.back) if back + 18 < MONTHS - 6]
    for place in able[:ROUND_THE_CLOCK]:
        since[place] = chance.integers(made.back[place] + 18, MONTHS - 6)
    return since


def _works(made: City, chance: np.random.Generator, visits: np.ndarray) -> Iterator[str]:
    """Works from the middle of one month to the middle of another; both months are poor for it."""
    for place in range(len(made.back)):
        if made.back[place] >= NEVER:
            continue
        first, last = int(made.left[place]) - 1, int(made.back[place])
        visits[place, [first, last]] = np.round(visits[place, [first, last]] * PART_OPEN)
        begins = month(first) + timedelta(days=int(chance.integers(5, 14)))
        ends = month(last) + timedelta(days=int(chance.integers(8, 20)))
        yield f"{code(place)},{begins},{ends},works"


def _epidemic(visits: np.ndarray, works: list[str]) -> Iterator[str]:
    """Everybody is closed from the middle of March 2020 to the end of June: no day is told twice with two reasons."""
    visits[:, 14] = np.round(visits[:, 14] * PART_OPEN)
    visits[:, 15:18] = np.nan
    shut = {line.split(",")[0]: [date.fromisoformat(day) for day in line.split(",")[1:3]] for line in works}
    for place in range(len(visits)):
        begins, ends = shut.get(code(place), [date.max, date.min])
        since = EPIDEMIC[0] if begins > EPIDEMIC[0] else max(EPIDEMIC[0], ends + timedelta(days=1))
        until = EPIDEMIC[1] if begins <= EPIDEMIC[0] else min(EPIDEMIC[1], begins - timedelta(days=1))
        if since <= until:
            yield f"{code(place)},{since},{until},epidemic"


def _libraries(closures: list[str], made: City, since: np.ndarray) -> Iterator[str]:
    ends = {line.split(",")[0]: line.split(",")[2] for line in closures if line.endswith("works")}
    for place in range(len(made.back)):
        reopened = str(date.fromisoformat(ends[code(place)]) + timedelta(days=1)) if code(place) in ends else ""
        switched = month(since[place]) if since[place] < NEVER else ""
        name = f"Библиотека {place + 1}"
        yield f"{code(place)},{name},{name},almaly,43.25,76.9,{reopened},{switched},"


def _attendance(visits: np.ndarray) -> Iterator[str]:
    for place, at in np.argwhere(~np.isnan(visits)):
        total = int(visits[place, at])
        for group, part in (("adults", total - total // 3), ("youth", total // 3)):
            yield f"{code(place)},{add_months(month(at), 0):%Y-%m},{group},{part}"


def _events(visits: np.ndarray) -> Iterator[str]:
    for place, at in np.argwhere(~np.isnan(visits)):
        events = max(1, round(visits[place, at] / 100))
        yield f"{code(place)},{month(at):%Y-%m},lecture,{events},{20 * events}"


def _text(heading: str, lines: "Iterator[str] | list[str]") -> str:
    return "\n".join([heading, *lines]) + "\n"
