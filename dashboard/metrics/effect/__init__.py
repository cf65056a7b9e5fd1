"""What did a change do? Before and after at each library, around all reopenings, and against libraries not changed."""

from dashboard.metrics.effect.estimates import effect_estimates
from dashboard.metrics.effect.event_study import event_study, event_study_band
from dashboard.metrics.effect.with_estimate import by_24_7, by_modernisation

__all__ = ["by_24_7", "by_modernisation", "effect_estimates", "event_study", "event_study_band"]
