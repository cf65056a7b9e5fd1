"""Which rows of which tables does a row of a file become? One function a kind.

Only columns that the file has are written: a registry with eight columns leaves hours, sources and
notes of the store as they are.
"""

from datetime import date

from dashboard import rules
from dashboard.ingest.kind import Record, Row, Value
from dashboard.ingest.statements import figure_statement, monthly, report
from dashboard.store.tables.figures import CITY

NOTES = ("note_kk", "note_ru", "note_en")
SOURCE = ("publisher", "source_url")
PLACE = ("address_kk", "address_ru", "address_en", "lat", "lon", "precision_m")
NAMES = ("name_kk", "name_ru", "name_en", "short_kk", "short_ru", "short_en")
LIBRARY = (
    "opened_on",
    "opened_precision",
    "modernised_precision",
    "open_24_7_since",
    "open_24_7_precision",
    "repair_cost_kzt",
    "area_m2",
    "hours",
    *SOURCE,
    *NOTES,
)
PROJECT = (
    "kind",
    "budget_kzt",
    "baseline_start",
    "baseline_start_precision",
    "baseline_finish",
    "baseline_finish_precision",
    "contractor",
    "source_urls",
    *NOTES,
)


def attendance(row: Row, _as_of: date) -> tuple[Record, ...]:
    """Visits of one age group to one library in one month."""
    return (Record("attendance", _library(row) | present(row, "month", "age_group", "visits")),)


def events(row: Row, _as_of: date) -> tuple[Record, ...]:
    """Events of one type in one library in one month."""
    return (Record("event_count", _library(row) | present(row, "month", "event_type", "events", "participants")),)


def closures(row: Row, _as_of: date) -> tuple[Record, ...]:
    """Days on which a library was closed."""
    return (Record("closure", _library(row) | present(row, "starts_on", "ends_on", "reason", *NOTES)),)


def libraries(row: Row, _as_of: date) -> tuple[Record, ...]:
    """A place and the library that stands there."""
    code = row["library_code"]
    place: dict[str, Value] = {"code": code, "kind": rules.VenueKind.LIBRARY.value} | _place(row)
    library = {"venue_code": code} | present(row, *LIBRARY) | _modernised(row) | _spaces(row)
    return Record("venue", place), Record("library", library)


def projects(row: Row, _as_of: date) -> tuple[Record, ...]:
    """A place and the works there; the place is called as the project."""
    code = row["project_code"]
    place = {"code": code} | _venue_kind(row) | _place(row)
    works = {"code": code, "venue_code": code} | present(row, *PROJECT)
    return Record("venue", place), Record("project", works)


def milestones(row: Row, as_of: date) -> tuple[Record, ...]:
    """A statement of the ledger as it stands, or the statements that a monthly status makes."""
    milestone = Record("milestone", {"project_code": row["project_code"], "code": row["milestone_code"]})
    said = (report(row),) if "date_kind" in row else monthly(row, as_of)
    return milestone, *said


def overrides(row: Row, _as_of: date) -> tuple[Record, ...]:
    """A person's status of a project, beside the rule's."""
    return (Record("status_override", dict(row)),)


def targets(row: Row, _as_of: date) -> tuple[Record, ...]:
    """A plan for a year; without a library it holds for the whole city."""
    scope: dict[str, Value] = {"scope": row.get("library_code") or CITY}
    return (Record("target", scope | present(row, "measure", "year", "value", "unit", "reported_on", *SOURCE, *NOTES)),)


def population(row: Row, _as_of: date) -> tuple[Record, ...]:
    """Residents of a district; no age group means all ages."""
    key = {"district_code": row["district"], "age_group": row.get("age_group") or "all"}
    return (Record("population", key | present(row, "month", "residents", *SOURCE, *NOTES)),)


def population_point(row: Row, _as_of: date) -> tuple[Record, ...]:
    """Residents around a point; no age group means all ages, no district is found by the outlines."""
    key = {"age_group": row.get("age_group") or "all", "district_code": row.get("district")}
    return (Record("population_point", key | present(row, "lat", "lon", "residents")),)


def figures(row: Row, _as_of: date) -> tuple[Record, ...]:
    """A figure as somebody published it."""
    return (figure_statement(row),)


def present(row: Row, *columns: str) -> dict[str, Value]:
    """The columns that the file has, also where their cell is empty."""
    return {column: row[column] for column in columns if column in row}


def _library(row: Row) -> dict[str, Value]:
    return {"venue_code": row["library_code"]}


def _place(row: Row) -> dict[str, Value]:
    found = present(row, *NAMES, *PLACE)
    if "district" in row:
        found["district_code"] = row["district"]
    basis = _basis(row)
    return found | ({"location_basis": basis} if basis else {})


def _basis(row: Row) -> Value:
    """Coordinates that somebody writes into a file are published; none, and the place is unknown."""
    if row.get("location_basis"):
        return row["location_basis"]
    if "lat" not in row:
        return None
    known = row["lat"] is not None
    return (rules.LocationBasis.PUBLISHED if known else rules.LocationBasis.UNKNOWN).value


def _venue_kind(row: Row) -> dict[str, Value]:
    return {"kind": row["venue_kind"]} if row.get("venue_kind") else {}


def _modernised(row: Row) -> dict[str, Value]:
    return {"modernised_on": row["modernised_date"]} if "modernised_date" in row else {}


def _spaces(row: Row) -> dict[str, Value]:
    """``coworking`` is there, ``-coworking`` is known not to be, ``3`` is how many there are."""
    found: dict[str, Value] = {}
    for code in _codes(row.get("spaces")):
        if code.isdigit():
            found["space_count"] = int(code)
        else:
            found[code.removeprefix("-")] = not code.startswith("-")
    return found


def _codes(spaces: Value) -> tuple[str, ...]:
    if isinstance(spaces, tuple):
        return spaces
    return () if spaces is None else (str(spaces),)
