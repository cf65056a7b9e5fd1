"""How is a cell of each type read? One parser a type; a type is named by ``Column.cell``."""

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from dashboard import rules
from dashboard.ingest import limits
from dashboard.ingest.cells.choices import choice, district, yes_no
from dashboard.ingest.cells.codes import library, listed_library, listed_project, measure, milestone, project, slug
from dashboard.ingest.cells.dates import day, open_day, past_day
from dashboard.ingest.cells.months import any_month, month, past_month
from dashboard.ingest.cells.numbers import coordinate, count, decimal, money, percent, year
from dashboard.ingest.cells.reading import Context, Parser, Reading
from dashboard.ingest.cells.spaces import spaces
from dashboard.ingest.cells.texts import address, addresses, text

__all__ = ["COUNTED", "PARSERS", "Context", "Parser", "Reading"]

COUNTED = frozenset({"count", "money", "percent"})
"""Types whose cells a totals row sums up."""

PARSERS: Mapping[str, Parser] = MappingProxyType({
    "library": library,
    "listed_library": listed_library,
    "project": project,
    "listed_project": listed_project,
    "milestone": milestone,
    "slug": slug,
    "measure": measure,
    "month": month,
    "any_month": any_month,
    "past_month": past_month,
    "day": day,
    "open_day": open_day,
    "past_day": past_day,
    "count": count,
    "money": money,
    "percent": percent,
    "decimal": decimal,
    "year": year,
    "latitude": partial(coordinate, between=rules.LATITUDES, other=rules.LONGITUDES),
    "longitude": partial(coordinate, between=rules.LONGITUDES, other=rules.LATITUDES),
    "name": partial(text, longest=limits.MAX_NAME_CHARS, strict=True),
    "text": text,
    "address": address,
    "addresses": addresses,
    "district": district,
    "spaces": spaces,
    "yes_no": yes_no,
    **{name: partial(choice, name=name) for name in (
        "age_group", "event_type", "project_kind", "venue_kind", "date_kind", "date_precision",
        "reported_precision", "location_basis", "closure_reason", "delay_reason", "status",
    )},
})  # fmt: skip
