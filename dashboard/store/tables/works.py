"""What is promised and what is built? Projects, their milestones and every announced date."""

from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, false
from sqlmodel import Field

from dashboard import rules
from dashboard.store.tables.constraints import Imported, between, not_negative, one_of


class Project(Imported, table=True):
    """A construction or restoration project, at a venue where its place is known."""

    __tablename__ = "project"
    __table_args__ = (
        one_of("kind", rules.ProjectKind),
        one_of("baseline_start_precision", rules.DatePrecision),
        one_of("baseline_finish_precision", rules.DatePrecision),
        not_negative("budget_kzt"),
    )
    code: str = Field(primary_key=True)
    venue_code: str = Field(foreign_key="venue.code")
    kind: str
    budget_kzt: int | None = Field(default=None, sa_type=BigInteger)
    baseline_start: date | None = None
    baseline_start_precision: str | None = None
    baseline_finish: date | None = None
    baseline_finish_precision: str | None = None
    contractor: str | None = None
    note_kk: str | None = None
    note_ru: str | None = None
    note_en: str | None = None
    source_urls: str | None = None


class Milestone(Imported, table=True):
    """A milestone of a project; exists as soon as anything was said of it."""

    __tablename__ = "milestone"
    __table_args__ = (one_of("code", rules.Milestone),)
    project_code: str = Field(primary_key=True, foreign_key="project.code")
    code: str = Field(primary_key=True)


class MilestoneReport(Imported, table=True):
    """One dated statement about a milestone. Append-only: a newer statement never replaces an older one."""

    __tablename__ = "milestone_report"
    __table_args__ = (
        one_of("milestone_code", rules.Milestone),
        one_of("reported_precision", rules.ReportedPrecision),
        one_of("date_kind", rules.DateKind),
        one_of("date_precision", rules.DatePrecision),
        between("percent", 0, 100),
        not_negative("cost_kzt"),
        not_negative("spent_kzt"),
        one_of("delay_reason", rules.DelayReason),
    )
    statement: str = Field(primary_key=True, description="natural key in one text, see ingest.kinds.milestones")
    project_code: str = Field(foreign_key="project.code", index=True)
    milestone_code: str
    reported_on: date | None = None
    reported_precision: str
    date_kind: str
    date_value: date | None = None
    date_precision: str | None = None
    as_of: bool = False
    denied: bool = Field(
        default=False,
        sa_column_kwargs={"server_default": false()},
        description="the speaker denies what the milestone says: shown, never counted as having happened",
    )
    delay_reason: str | None = Field(default=None, description="why the date moved, where the speaker said so")
    percent: float | None = None
    cost_kzt: int | None = Field(default=None, sa_type=BigInteger)
    spent_kzt: int | None = Field(default=None, sa_type=BigInteger)
    contractor: str | None = None
    statement_by_kk: str | None = None
    statement_by_ru: str | None = None
    statement_by_en: str | None = None
    publisher: str | None = None
    source_url: str | None = None
    note_kk: str | None = None
    note_ru: str | None = None
    note_en: str | None = None


class StatusOverride(Imported, table=True):
    """A person's judgement beside the rule's: it needs a reason and a name, and ends by itself."""

    __tablename__ = "status_override"
    __table_args__ = (
        one_of("status", rules.Status),
        CheckConstraint("until >= decided_on", name="ends_after_it_begins"),
        CheckConstraint("reason <> ''", name="reason_given"),
        CheckConstraint("decided_by <> ''", name="name_given"),
    )
    project_code: str = Field(primary_key=True, foreign_key="project.code")
    decided_on: date = Field(primary_key=True)
    status: str
    reason: str
    decided_by: str
    until: date
