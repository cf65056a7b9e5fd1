"""Which tables hold what? One class a table; codes, not words."""

from dashboard.store.tables.access import Account, AccountLibrary, Attempt, Audit, Invitation, Setting, SignIn
from dashboard.store.tables.activity import Attendance, Closure, EventCount
from dashboard.store.tables.decks import Deck, Snapshot
from dashboard.store.tables.figures import Population, PopulationPoint, PublishedFigure, Target
from dashboard.store.tables.journal import Batch, BatchFile, Change, Remark, Revision
from dashboard.store.tables.places import District, Library, Venue
from dashboard.store.tables.totals import AttendanceTotal, EventTotal, MonthWritten
from dashboard.store.tables.works import Milestone, MilestoneReport, Project, StatusOverride

__all__ = [
    "Account",
    "AccountLibrary",
    "Attempt",
    "Attendance",
    "AttendanceTotal",
    "Audit",
    "Batch",
    "BatchFile",
    "Change",
    "Closure",
    "Deck",
    "District",
    "EventCount",
    "EventTotal",
    "Invitation",
    "Library",
    "Milestone",
    "MilestoneReport",
    "MonthWritten",
    "Population",
    "PopulationPoint",
    "Project",
    "PublishedFigure",
    "Remark",
    "Revision",
    "Setting",
    "SignIn",
    "Snapshot",
    "StatusOverride",
    "Target",
    "Venue",
]
