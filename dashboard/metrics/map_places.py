"""What does the map show at once? The chosen layers as one tidy frame, each place with the value it is drawn by."""

import pandas as pd
from sqlmodel import Session

from dashboard.filters import Filters
from dashboard.metrics.frames import CODE, MONTH, SHARE
from dashboard.metrics.map_districts import districts_on_map
from dashboard.metrics.map_points import libraries_on_map, projects_on_map
from dashboard.reading import notes, with_notes

LAYERS = ("libraries", "projects", "districts")
SIZES = ("visits", "events", "participants", "equal")
"""What the area of a library's disc may show."""

FILLS = ("visits_per_1000", "residents_per_library")
"""What the colour of a district may show."""

COLUMNS = {
    "layer": CODE,
    "place": CODE,
    "district": CODE,
    "month": MONTH,
    "state": CODE,
    "status": CODE,
    "override": CODE,
    "measure": CODE,
    "value": SHARE,
    "lat": SHARE,
    "lon": SHARE,
    "basis": CODE,
}


def places_on_map(session: Session, filters: Filters) -> pd.DataFrame:
    """Everything the map draws, and the places it cannot draw because nobody knows where they are.

    Grain: layer × place, for the chosen layers.

    Columns:
        layer (str): ``districts``, ``libraries`` or ``projects``.
        place (str): code of the district, library or project.
        district (str): code.
        month (datetime64[s]): the month shown.
        state (str): of a library in that month: ``reported``, ``missing``, ``closed``, ``not_open``.
        status (str): of a project, see ``rules.Status``. override (str): a person's status beside it.
        measure (str): what ``value`` holds; one of ``SIZES`` for libraries, of ``FILLS`` for districts.
        value (float64): in the unit of the measure; NaN where nothing is known.
        lat, lon (float64, degrees WGS 84): NaN where the place is not known.
        basis (str): where the coordinates come from, see ``rules.LocationBasis``.

    Notes: those of the layers, ``reports_by_district`` of the districts.

    Source: as ``libraries_on_map``, ``projects_on_map``, ``districts_on_map``.
    """
    chosen = filters.layers or LAYERS
    makers = {"districts": _districts, "libraries": _libraries, "projects": _projects}
    parts = [make(session, filters) for layer, make in makers.items() if layer in chosen]
    filled = [part for part in parts if not part.empty]
    found = pd.concat(filled, ignore_index=True) if filled else pd.DataFrame(columns=list(COLUMNS))
    told = {name: value for part in parts for name, value in notes(part).items()}
    return with_notes(found.reindex(columns=list(COLUMNS)).astype(COLUMNS), **told)


def _districts(session: Session, filters: Filters) -> pd.DataFrame:
    measure = filters.fill or FILLS[0]
    found = districts_on_map(session, filters)
    return found.assign(
        layer="districts", place=found["district"], state=None, status=None, measure=measure, value=found[measure]
    )


def _libraries(session: Session, filters: Filters) -> pd.DataFrame:
    measure = filters.measure or SIZES[0]
    found = libraries_on_map(session, filters)
    value = found[measure] if measure in found else float("nan")
    return found.assign(layer="libraries", place=found["library"], status=None, measure=measure, value=value)


def _projects(session: Session, filters: Filters) -> pd.DataFrame:
    found = projects_on_map(session, filters)
    return found.assign(layer="projects", place=found["project"], state=None, measure=None, value=float("nan"))
