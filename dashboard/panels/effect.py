"""What has modernisation changed? Before and after, around the reopening, and against libraries not changed yet."""

from dashboard.charts import effect as charts
from dashboard.metrics import behind
from dashboard.metrics import effect as metrics
from dashboard.panels.panel import Panel
from dashboard.sayings import effect as sayings

ESTIMATE = Panel(
    id="libraries.effect_estimate",
    metric=metrics.effect_estimates,
    draw=charts.estimate_intervals,
    say=sayings.estimates,
    behind=behind.libraries.estimated,
)

EVENT_STUDY = Panel(
    id="libraries.event_study",
    metric=metrics.event_study,
    draw=charts.index_band,
    say=sayings.event_study,
    behind=behind.libraries.around_reopening,
)

EFFECT = Panel(
    id="libraries.effect",
    metric=metrics.by_modernisation,
    draw=charts.before_after_pairs,
    say=sayings.by_modernisation,
    behind=behind.libraries.before_and_after,
)

EFFECT_24_7 = Panel(
    id="libraries.effect_24_7",
    metric=metrics.by_24_7,
    draw=charts.before_after_pairs,
    say=sayings.by_24_7,
    behind=behind.libraries.before_and_after,
)
