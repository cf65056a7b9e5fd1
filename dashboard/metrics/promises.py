"""What was said of a project? Dated statements; one retold by several outlets counts once, with all its sources."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import groupby

import pandas as pd
from sqlalchemy import or_, select
from sqlmodel import Session, col

from dashboard import rules
from dashboard.filters import Filters
from dashboard.store.tables import MilestoneReport, Project, Venue

SEPARATOR = " | "
"""Between the publishers and the links of one statement."""

SPANS = {"month": "M", "quarter": "Q", "year": "Y"}
"""Period of each precision that is coarser than a day."""

Texts = tuple[str | None, str | None, str | None]
"""A text in Kazakh, Russian, English."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What somebody said of a milestone on a day. Coarse dates are their last day."""

    project: str
    milestone: str
    reported_on: date | None
    reported_precision: str
    date_kind: str
    date_value: date | None
    date_precision: str | None
    as_of: bool = False
    """The date is that of the report: a stage was going on then; when it began or ended nobody said."""
    denied: bool = False
    """The speaker denies that it happened."""
    delay_reason: str | None = None
    """Why the date moved, where the speaker said so."""
    percent: float | None = None
    cost_kzt: int | None = None
    spent_kzt: int | None = None
    contractor: str | None = None
    speaker: Texts = (None, None, None)
    note: Texts = (None, None, None)
    sources: tuple[tuple[str | None, str | None], ...] = ()
    """Publisher and link of each outlet that carried it."""
    retold_on: date | None = None
    """When an outlet last carried it, if later than the first."""

    @property
    def age(self) -> tuple[date, int, date]:
        """Sort key, oldest first; no day of report counts as oldest.

        On one day a first promise stands before a forecast, and then the earlier date first: of two forecasts of one
        day the later date is the one that counts.
        """
        kind = list(rules.DateKind).index(rules.DateKind(self.date_kind))
        return (self.reported_on or date.min, kind, self.date_value or date.min)

    @property
    def happened(self) -> bool:
        """Whether it tells that the milestone happened (or that its stage was going on)."""
        return self.date_kind == rules.DateKind.ACTUAL and not self.denied

    @property
    def promise(self) -> bool:
        """Whether it names a date to come."""
        return self.date_kind != rules.DateKind.ACTUAL and self.date_value is not None and not self.denied


def statements(session: Session, filters: Filters) -> dict[str, list[Statement]]:
    """Statements by project, oldest first; a project nobody spoke of has none.

    What was reported after the as-of day does not exist yet.
    """
    places = filters.where(district=col(Venue.district_code))
    if filters.project:
        places.append(col(Project.code) == filters.project)
    projects = select(col(Project.code)).join(Venue, col(Venue.code) == col(Project.venue_code)).where(*places)
    codes = list(session.execute(projects.order_by(col(Project.code))).scalars())
    known = or_(col(MilestoneReport.reported_on).is_(None), col(MilestoneReport.reported_on) <= filters.as_of)
    said = select(MilestoneReport).where(known, col(MilestoneReport.project_code).in_(codes))
    rows = session.execute(said.order_by(col(MilestoneReport.project_code), col(MilestoneReport.statement))).scalars()
    by_project = {code: retold(map(_read, group)) for code, group in groupby(rows, lambda row: row.project_code)}
    return {code: by_project.get(code, []) for code in codes}


def _read(row: MilestoneReport) -> Statement:
    return Statement(
        project=row.project_code,
        milestone=row.milestone_code,
        reported_on=row.reported_on,
        reported_precision=row.reported_precision,
        date_kind=row.date_kind,
        date_value=counted(row.date_value, row.date_precision),
        date_precision=row.date_precision,
        as_of=row.as_of,
        denied=row.denied,
        delay_reason=row.delay_reason,
        percent=row.percent,
        cost_kzt=row.cost_kzt,
        spent_kzt=row.spent_kzt,
        contractor=row.contractor,
        speaker=(row.statement_by_kk, row.statement_by_ru, row.statement_by_en),
        note=(row.note_kk, row.note_ru, row.note_en),
        sources=((row.publisher, row.source_url),),
    )


def counted(day: date | None, precision: str | None) -> date | None:
    """The day a date counts by: the last of its month, quarter or year where no day was named."""
    span = SPANS.get(precision or "")
    return day if day is None or span is None else pd.Period(day, freq=span).end_time.date()


def retold(said: Iterable[Statement]) -> list[Statement]:
    """The statements, oldest first; one that several outlets carried appears once, at its first report."""
    told: list[Statement] = []
    for statement in sorted(said, key=lambda one: one.age):
        index = next((i for i, earlier in enumerate(told) if same(earlier, statement)), None)
        if index is None:
            told.append(statement)
        else:
            told[index] = _joined(told[index], statement)
    return told


def same(first: Statement, later: Statement) -> bool:
    """Whether the later is the first retold: same speaker, milestone and date, within the days of ``rules``."""
    return (
        _what(first) == _what(later)
        and _one_speaker(first, later)
        and _agree(first.cost_kzt, later.cost_kzt)
        and _agree(first.percent, later.percent)
        and _within(first.reported_on, later.reported_on)
    )


def _what(one: Statement) -> tuple[object, ...]:
    """What is said. Whether the promise was noted as the first one or as a later one is a reading of ours."""
    return (one.milestone, one.date_kind == rules.DateKind.ACTUAL, one.date_value, one.date_precision, one.denied)


def _one_speaker(first: Statement, later: Statement) -> bool:
    """The same person in a language that both outlets have; where neither names one, different outlets of one day."""
    named = [pair for pair in zip(first.speaker, later.speaker, strict=True) if all(pair)]
    if named:
        return all(_alike(*pair) for pair in named)
    nobody = not any(first.speaker) and not any(later.speaker)
    return nobody and first.reported_on == later.reported_on and first.date_value is not None


def _alike(first: str | None, later: str | None) -> bool:
    return " ".join((first or "").casefold().split()) == " ".join((later or "").casefold().split())


def _agree(first: float | None, later: float | None) -> bool:
    return first is None or later is None or first == later


def _within(first: date | None, later: date | None) -> bool:
    if first is None or later is None:
        return first is later
    return later - first <= timedelta(days=rules.RETOLD_WITHIN_DAYS)


def _joined(first: Statement, later: Statement) -> Statement:
    new = tuple(source for source in later.sources if source not in first.sources)
    return replace(
        first,
        sources=first.sources + new,
        retold_on=later.reported_on,
        delay_reason=first.delay_reason or later.delay_reason,
        cost_kzt=later.cost_kzt if first.cost_kzt is None else first.cost_kzt,
        percent=later.percent if first.percent is None else first.percent,
        contractor=first.contractor or later.contractor,
    )
