"""What has modernisation changed? The panels of the Libraries page."""

from dashboard import charts, metrics, sayings
from dashboard.metrics import behind, library_profile
from dashboard.panels.panel import Panel

ANSWER = Panel(
    id="libraries.answer",
    metric=metrics.libraries.modernised,
    say=sayings.libraries.answer,
    basis="library",
    behind=behind.libraries.steps,
)

MODERNISED = Panel(
    id="libraries.modernised",
    metric=metrics.libraries.modernised,
    draw=charts.libraries.modernised_steps,
    say=sayings.libraries.modernised,
    basis="library",
    behind=behind.libraries.steps,
)

SPACES = Panel(
    id="libraries.spaces",
    metric=metrics.libraries.spaces,
    draw=charts.libraries.spaces_grid,
    say=sayings.libraries.spaces,
    basis="library",
)

REGISTER = Panel(
    id="libraries.register", metric=metrics.libraries.register, say=sayings.libraries.register, basis="library"
)

PROFILE = Panel(
    id="libraries.profile",
    metric=library_profile.profile,
    say=sayings.libraries.profile,
    basis="library",
    columns=("fact", "value", "language"),
)

CLOSURES = Panel(
    id="libraries.closures",
    metric=library_profile.closures,
    say=sayings.libraries.closures,
    basis="library",
    columns=("starts_on", "ends_on", "reason"),
    behind=behind.libraries.closure,
)

PUBLISHED = Panel(
    id="libraries.published",
    metric=library_profile.published,
    say=sayings.libraries.published,
    basis="published_figure",
    columns=("indicator", "period", "value", "value_text", "unit", "reported_on", "publisher", "source_url"),
)
