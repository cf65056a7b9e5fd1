"""Where does a panel come from, and how new is it? The same words under a card, on a slide and in a file."""

from dashboard.i18n import Translator
from dashboard.panels.panel import STATEMENTS
from dashboard.panels.prepared import Prepared


def synthetic(prepared: Prepared) -> bool:
    """Whether invented figures may be among those shown: projects are facts also beside a demo."""
    return prepared.demo and not _facts(prepared)


def source_words(prepared: Prepared, t: Translator) -> str:
    """``формы библиотек (демо)``."""
    source = t(f"source.{prepared.panel.basis_of(prepared.frame)}")
    return t("source.with_demo", source=source) if synthetic(prepared) else source


def as_of_words(prepared: Prepared, t: Translator) -> str:
    """``октябрь 2026``, or the day for dated statements; empty where there are no data."""
    if prepared.data_as_of is None:
        return ""
    return t.date(prepared.data_as_of, "day" if _facts(prepared) else "month")


def _facts(prepared: Prepared) -> bool:
    """Whether all that is shown are published statements: never synthetic, dated to the day."""
    return prepared.panel.basis_of(prepared.frame) == STATEMENTS
