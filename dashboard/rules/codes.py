"""Which words does the city use? Codes of what is counted and told, as they stand in tables, files and catalogues."""

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
