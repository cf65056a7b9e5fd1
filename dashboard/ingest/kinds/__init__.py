"""Which kinds of file do we take in? One module a kind; a new kind is one line here."""

from collections.abc import Mapping
from types import MappingProxyType

from dashboard.ingest.kind import CsvKind
from dashboard.ingest.kinds.attendance import ATTENDANCE
from dashboard.ingest.kinds.closures import CLOSURES
from dashboard.ingest.kinds.events import EVENTS
from dashboard.ingest.kinds.figures import FIGURES
from dashboard.ingest.kinds.libraries import LIBRARIES
from dashboard.ingest.kinds.milestones import MILESTONES
from dashboard.ingest.kinds.overrides import OVERRIDES
from dashboard.ingest.kinds.population import POPULATION, POPULATION_POINT
from dashboard.ingest.kinds.projects import PROJECTS
from dashboard.ingest.kinds.targets import TARGETS

ALL = (
    ATTENDANCE,
    EVENTS,
    LIBRARIES,
    PROJECTS,
    MILESTONES,
    OVERRIDES,
    CLOSURES,
    TARGETS,
    POPULATION,
    POPULATION_POINT,
    FIGURES,
)
KINDS: Mapping[str, CsvKind] = MappingProxyType({kind.id: kind for kind in ALL})
"""Kind by name, the monthly ones first."""

ALIASES: Mapping[str, str] = MappingProxyType({"registry": "libraries"})
"""Other names of a kind: the intake contract's."""


def kind_of(name: str) -> CsvKind | None:
    """The kind of that name or alias."""
    return KINDS.get(ALIASES.get(name, name))
