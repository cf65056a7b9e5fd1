"""Which panels are there? All of them, in the order of the pages."""

from collections.abc import Mapping
from types import MappingProxyType

from dashboard.panels import (
    anomalies,
    attendance,
    effect,
    events,
    guests,
    libraries,
    overview,
    places,
    projects,
    upload,
    walking,
    year_end,
)
from dashboard.panels.panel import Panel

MODULES = (
    overview,
    libraries,
    effect,
    attendance,
    anomalies,
    year_end,
    events,
    projects,
    places,
    upload,
    walking,
    guests,
)

PANELS: Mapping[str, Panel] = MappingProxyType(
    {value.id: value for module in MODULES for value in vars(module).values() if isinstance(value, Panel)}
)


def panel(panel_id: str) -> Panel:
    """The panel of an id. Raises ``KeyError`` for an id that is not in the catalogue."""
    return PANELS[panel_id]
