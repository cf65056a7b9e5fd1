"""Where does a panel come from, and how new is it? The same words under a card, on a slide and in a file."""

from dashboard.i18n import Translator
from dashboard.panels.prepared import Prepared

FACTS = "milestone_report"
"""The basis whose rows are published statements: never synthetic, dated to the day."""


def synthetic(prepared: Prepared) -> bool:
    """Whether invented figures may be among those shown: projects are facts also beside a demo."""
    return prepared.demo and prepared.panel.basis != FACTS


def source_words(prepared: Prepared, t: Translator) -> str:
    """``формы библиотек (демо)``."""
    source = t(f"source.{prepared.panel.basis}")
    return t("source.with_demo", source=source) if synthetic(prepared) else source


def as_of_words(prepared: Prepared, t: Translator) -> str:
    """``октябрь 2026``, or the day for dated statements; empty where there are no data."""
    if prepared.data_as_of is None:
        return ""
    return t.date(prepared.data_as_of, "day" if prepared.panel.basis == FACTS else "month")
