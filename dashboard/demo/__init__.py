"""What would the city's monthly figures look like? Synthetic libraries, visits, events and closures, seeded."""

from pathlib import Path

from dashboard.demo import attendance, closures, events, network, registry, sheets, targets

SEED = 20261110
"""The seed of the figures that come with the project."""


def make(published: Path, demo: Path, seed: int = SEED) -> None:
    """Write the demo files into a folder, from the published files of another; the same seed gives the same bytes."""
    libraries = registry.libraries(published / "libraries.csv", seed)
    branches = network.branches(published / "libraries.csv", libraries, seed)
    shut = closures.closures(branches, seed)
    demo.mkdir(parents=True, exist_ok=True)
    sheets.write(demo / "libraries.csv", libraries)
    sheets.write(demo / "closures.csv", closures.rows(shut))
    sheets.write(demo / "attendance.csv", attendance.rows(branches, shut, seed))
    sheets.write(demo / "events.csv", events.rows(branches, shut, seed))
    sheets.write(demo / "targets.csv", targets.rows())


__all__ = ["SEED", "make"]
