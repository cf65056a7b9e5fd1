"""What counts as near, as built up, as a possible place? Every assumption behind walking distance, as data."""

WALK_METRES = 1200.0
"""A walk of 15 minutes at 80 metres a minute."""

DETOUR = 1.3
"""How much longer the way along streets is than the straight line."""

REACH_METRES = WALK_METRES / DETOUR
"""The straight line that a walk of 15 minutes reaches: about 920 m."""

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

EXACT_PAIRS = 200_000
"""Pairs of a place and residents it reaches, up to which the exact search is tried."""

KINDS = ("all", "modernised", "open_24_7")
"""Which libraries count: all, the modernised ones, those open around the clock."""
