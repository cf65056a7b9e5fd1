"""Which words, limits and boundaries does the city use? Codes and thresholds, as data."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class AgeGroup(StrEnum):
    """Age groups of visitors, youngest first."""

    CHILDREN = "children"
    YOUTH = "youth"
    ADULTS = "adults"


class EventType(StrEnum):
    """Kinds of events a library holds."""

    LECTURE = "lecture"
    MASTER_CLASS = "master_class"
    CREATIVE_MEETING = "creative_meeting"
    LITERARY_EVENT = "literary_event"


class Space(StrEnum):
    """Spaces and conditions of a modernised library."""

    COWORKING = "coworking"
    RECREATION = "recreation"
    MULTIMEDIA = "multimedia"
    EVENT_SPACE = "event_space"
    ACCESSIBLE = "accessible"


class Milestone(StrEnum):
    """Milestones of a project in the order in which they normally happen."""

    DESIGN = "design"
    EXPERTISE = "expertise"
    TENDER = "tender"
    WORKS_START = "works_start"
    SUSPENDED = "suspended"
    RESUMED = "resumed"
    STRUCTURE = "structure"
    FACADE = "facade"
    INTERIOR = "interior"
    EQUIPMENT = "equipment"
    LANDSCAPING = "landscaping"
    WORKS_FINISH = "works_finish"
    OPENING = "opening"


class DateKind(StrEnum):
    """What an announced date is: first promise found, any later promise, or a report that it happened."""

    BASELINE = "baseline"
    FORECAST = "forecast"
    ACTUAL = "actual"


class DatePrecision(StrEnum):
    """How exactly a date was given; a coarse date is stored as its last day."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


class ReportedPrecision(StrEnum):
    """How the day of a report is known: printed on the page, or inferred from it."""

    DAY = "day"
    MONTH_INFERRED = "month_inferred"
    YEAR_INFERRED = "year_inferred"
    UNKNOWN = "unknown"


class ProjectKind(StrEnum):
    """Kinds of works."""

    RESTORATION = "restoration"
    RECONSTRUCTION = "reconstruction"
    CAPITAL_REPAIR = "capital_repair"
    CONSTRUCTION = "construction"
    NEW_MUSEUM = "new_museum"


class VenueKind(StrEnum):
    """What stands at a place."""

    LIBRARY = "library"
    THEATRE = "theatre"
    MUSEUM = "museum"
    MEMORIAL = "memorial"
    CIRCUS = "circus"
    PARK = "park"
    BUILDING = "building"
    OTHER = "other"


class LocationBasis(StrEnum):
    """Where the coordinates of a place come from."""

    PUBLISHED = "published"
    ADDRESS = "address"
    DEMO = "demo"
    UNKNOWN = "unknown"


class ClosureReason(StrEnum):
    """Why a library was closed."""

    WORKS = "works"
    EPIDEMIC = "epidemic"
    OTHER = "other"


class BatchSource(StrEnum):
    """Where a batch of rows comes from: published facts, synthetic demo figures, or a person's file."""

    PUBLISHED = "published"
    DEMO = "demo"
    UPLOAD = "upload"


class Status(StrEnum):
    """How a project stands against its first promise."""

    LATE = "late"
    AT_RISK = "at_risk"
    ON_TRACK = "on_track"
    DONE = "done"
    UNKNOWN = "unknown"


class DelayReason(StrEnum):
    """Why a date moved; ``other`` asks for a note."""

    FUNDING = "funding"
    DESIGN_CHANGES = "design_changes"
    EXPERTISE = "expertise"
    PROCUREMENT = "procurement"
    CONTRACTOR = "contractor"
    SUPPLY = "supply"
    SITE_CONDITIONS = "site_conditions"
    HERITAGE_APPROVAL = "heritage_approval"
    COURT = "court"
    OTHER = "other"


LAST_MILESTONES = (Milestone.OPENING, Milestone.WORKS_FINISH)
"""The milestone a project is judged on: the opening, else the completion of works."""

STATUS_RULE = (
    (Status.LATE, "slipped_far"),
    (Status.LATE, "overdue"),
    (Status.LATE, "suspended"),
    (Status.AT_RISK, "slipped"),
    (Status.AT_RISK, "gate_missing"),
    (Status.AT_RISK, "silent"),
)
"""The rule of a project's status, in order of weight: the first line that holds gives the status, all that hold are
the reasons. What each asks is in ``metrics.project_status``; in words it stands under ``projects.rule``."""

STATUS_REMARKS = ("completion_later", "suspension_contested", "partly_open")
"""What is said beside the reasons where it holds: it gives no status."""

GATES = (Milestone.DESIGN, Milestone.EXPERTISE, Milestone.TENDER, Milestone.WORKS_START)
"""Gates before a finish, in order; one that happened implies those before it."""

LATE_AFTER_DAYS = 90
"""A forecast this many days after the first promise, or fewer, is at risk; more is late."""

SOON_DAYS = 180
"""A finish announced within so many days needs every earlier gate passed."""

SILENT_AFTER_DAYS = 120
"""A project nobody reported on for longer is at risk."""

RETOLD_WITHIN_DAYS = 14
"""The same speaker naming the same date again within so many days is one statement, retold."""

OVERRIDE_DAYS = 366
"""A person's status holds for a year at most; then somebody must look again."""

OVERRIDE_ENDS_DAYS = 30
"""A person's status that ends within so many days, or ended so many days ago, asks for a look."""

PROGRAMMES = {"LIB20": 20}
"""Projects that are programmes of many openings: an opening is one of so many, not the end."""

PACKAGE_SUMS = frozenset({("ALATAU", 2_000_000_000)})
"""Sums that a statement on one project names for several together: no price of that project."""

LATITUDES = (43.0, 43.5)
LONGITUDES = (76.6, 77.3)
"""The box that holds the city, degrees WGS 84."""

OLDEST_MONTH = date(2019, 1, 1)
"""Monthly figures before this month are taken for a slip of the pen."""

REPORT_DUE_DAY = 10
"""A month's reports are due on this day of the next month."""

UNUSUAL_RATIO = 2.0
"""A library-month so many times more or less than last month or a year ago asks for an explanation."""

UNUSUAL_FROM_USUAL = 1.5
"""A library-month must lie at least so many times from what is usual for it at that time of year to be unusual."""

UNUSUAL_SPREADS = 4.0
"""A month so many of its ordinary deviations from the usual is unusual."""

UNUSUAL_TOTAL = 1.15
"""The total of many libraries must also lie so many times from the usual."""

REOPENED_MONTHS = 3
"""Months after a closure in which few visitors have their reason."""

CHANGED_MONTHS = 6
"""Months after an opening, a modernisation or the switch to 24/7 in which a jump has its reason."""


@dataclass(frozen=True, slots=True)
class AgeBoundaries:
    """Age limits in force from a date on: children 0…children_to, youth up to youth_to, adults above."""

    valid_from: date
    children_to: int
    youth_to: int

    def span(self, group: str) -> str:
        """The ages of a group as legends print them: ``0–13``, ``14–34``, ``35+``."""
        spans = (f"0–{self.children_to}", f"{self.children_to + 1}–{self.youth_to}", f"{self.youth_to + 1}+")
        return dict(zip((group.value for group in AgeGroup), spans, strict=True))[group]


AGE_BOUNDARIES = (
    AgeBoundaries(date(2015, 2, 9), children_to=13, youth_to=28),
    AgeBoundaries(date(2022, 7, 4), children_to=13, youth_to=34),
)
"""Versions of the age limits, oldest first (Law of the RK on state youth policy and its amendment)."""


def age_boundaries(on: date) -> AgeBoundaries:
    """The age limits in force on a day; the oldest version stands for all days before it."""
    return [version for version in AGE_BOUNDARIES if version.valid_from <= on or version is AGE_BOUNDARIES[0]][-1]


def far(value: float, base: float) -> bool:
    """Whether a figure is so unlike another that it asks for an explanation."""
    return value >= UNUSUAL_RATIO * base or value * UNUSUAL_RATIO <= base
