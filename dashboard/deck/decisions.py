"""What needs a decision? The items of the closing slide as plain text, worst first."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from dashboard.filters import Filters
from dashboard.i18n import Translator
from dashboard.panels import Prepared
from dashboard.panels.attention_words import sentence, title
from dashboard.reading import note, with_notes

OF_PROJECTS = frozenset({"late", "at_risk", "override"})
"""Kinds of items that are about a project."""


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


def of_the_deck(prepared: Prepared, chosen: Filters | None, t: Translator) -> Prepared:
    """The items that belong to the deck: a library's has no projects, one of projects (``layers``) nothing else."""
    if chosen is None or prepared.empty or not (chosen.libraries or chosen.layers == ("projects",)):
        return prepared
    about_projects = prepared.frame["attention"].isin(OF_PROJECTS)
    rows = prepared.frame[~about_projects if chosen.libraries else about_projects]
    counts: Mapping[str, int] = note(prepared.frame, "counts") or {}
    left = {kind: number for kind, number in counts.items() if (kind in OF_PROJECTS) != bool(chosen.libraries)}
    frame = with_notes(rows.copy(), counts=left, total=sum(left.values()))
    return replace(prepared, frame=frame, saying=prepared.panel.say(frame, t).capitalised())
