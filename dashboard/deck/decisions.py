"""What needs a decision? The items of the closing slide as plain text, worst first."""

from dataclasses import dataclass
from functools import lru_cache

from dashboard.i18n import Translator
from dashboard.panels import Prepared
from dashboard.panels.attention_words import sentence, title


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing that waits for somebody."""

    kind: str
    """late, at_risk, missing, behind, unusual or override: decides icon and colour."""
    chip: str
    """The kind in a word."""
    title: str
    sentence: str


@lru_cache(maxsize=256)
def decisions(prepared: Prepared, t: Translator) -> tuple[Decision, ...]:
    """Every item of ``overview.attention``; a slide shows as many of the first as it has room for."""
    return tuple(
        Decision(str(row.attention), t(f"attention.{row.attention}.chip"), title(row, t), sentence(row, t))
        for row in prepared.frame.itertuples()
    )
