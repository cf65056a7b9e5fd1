"""Which measures are defined, and in which parts? The words stand in the catalogues under ``about.measure``."""

from collections.abc import Mapping

from dashboard.i18n import Translator

MEASURES = (
    "visits",
    "year_on_year",
    "rolling_12",
    "per_1000",
    "events",
    "participants",
    "modernised",
    "coverage",
    "slippage",
)
FIELDS = ("definition", "formula", "numerator", "denominator", "unit", "standard", "source")


def measure_words(code: str, t: Translator) -> Mapping[str, str]:
    """The name of a measure and those of its fields that are written, by field."""
    fields = {field: f"about.measure.{code}.{field}" for field in ("name", *FIELDS)}
    return {field: t(key) for field, key in fields.items() if t.has(key)}
