"""What counts as near, as built up, as a possible place? Every assumption behind walking distance, as data."""

from dashboard.filters import Filters

WALK_METRES = 1200.0
"""A walk of 15 minutes at 80 metres a minute."""

DETOUR = 1.3
"""How much longer the way along streets is than the straight line."""

REACH_METRES = WALK_METRES / DETOUR
"""The straight line that a walk of 15 minutes reaches: about 920 m."""

PACE = 80.0
"""Metres a minute."""

WALKS, DETOURS = (300, 3000), (1.0, 2.0)
"""What may be asked for instead: least and most."""

CELL_METRES = 250.0
"""Side of the squares over which the residents of a district are spread where no finer figures were uploaded."""

SITE_METRES = 500.0
"""Distance between two neighbouring places where a library could open."""

FOOT_OF_THE_MOUNTAINS = (
    (76.70, 43.160),
    (76.80, 43.160),
    (76.86, 43.172),
    (76.92, 43.175),
    (76.96, 43.195),
    (77.00, 43.225),
    (77.05, 43.270),
    (77.20, 43.300),
)
"""South of this line (longitude, latitude; west to east) the districts are mountains: hardly anybody lives there."""

BARE = ((43.352, 77.040, 1500.0),)
"""Discs (latitude, longitude, radius in metres) without homes: the airport. Parks and lakes come from the basemap."""

MOST_SITES = 20
"""As many new libraries as the city plans until 2030."""

SOLVER_SECONDS = 8.0
"""The exact search stops after so long and tells how far from the best it may be."""

EXACT_PAIRS = 400_000
"""Pairs of a place and residents it reaches, up to which the exact search is tried."""

KINDS = ("all", "modernised", "not_modernised", "open_24_7", "not_open_24_7")
"""Which libraries count: all, the modernised ones or the others, those open around the clock or the others."""


def walk_of(filters: Filters) -> float:
    """Metres along streets that count as near: those asked for, within the limits, else a quarter of an hour."""
    return _within(filters.walk_metres, WALK_METRES, WALKS)


def detour_of(filters: Filters) -> float:
    """How much longer streets are than the straight line: as asked for, within the limits."""
    return _within(filters.detour, DETOUR, DETOURS)


def reach_of(filters: Filters) -> float:
    """The straight line that such a walk reaches, metres."""
    return walk_of(filters) / detour_of(filters)


def _within(asked: float | None, usual: float, limits: tuple[float, float]) -> float:
    return min(max(float(asked), limits[0]), limits[1]) if asked else usual
