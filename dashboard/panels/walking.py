"""Who can walk to a library, and where should the next one open? Three panels of the Map page."""

from dashboard import charts, maps, metrics, sayings
from dashboard.panels.panel import Panel

COVERAGE = Panel(
    id="map.coverage",
    metric=metrics.walking.coverage_by_district,
    draw=charts.coverage.coverage_across,
    say=sayings.walking.coverage,
    basis="population",
)

REACH = Panel(
    id="map.reach",
    metric=metrics.walking.libraries_reach,
    draw=maps.walking.reach_map,
    say=sayings.walking.reach,
    basis="population",
)

NEXT_SITES = Panel(
    id="map.next_sites",
    metric=metrics.walking.next_sites,
    draw=maps.walking.sites_map,
    say=sayings.walking.next_sites,
    basis="population",
)
