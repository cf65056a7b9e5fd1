"""What of a slide belongs to the deck's place? A library has no projects; a deck of projects has nothing else."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

import pandas as pd

from dashboard.filters import Filters
from dashboard.i18n import Translator
from dashboard.panels import Prepared
from dashboard.panels.panel import PROJECTS_ALONE
from dashboard.reading import as_of, note, with_notes

OF_PROJECTS = frozenset({"late", "at_risk", "override"})
"""Kinds of items that are about a project."""
OF_THE_CITY = frozenset({"new_libraries", "projects_late"})
"""Key figures that no library has."""


def decisions_here(prepared: Prepared, chosen: Filters | None, t: Translator) -> Prepared:
    """The items that belong to the deck: a library's has no projects, one of projects (``layers``) nothing else."""
    if chosen is None or prepared.empty or not (chosen.libraries or chosen.layers == ("projects",)):
        return prepared
    about_projects = prepared.frame["attention"].isin(OF_PROJECTS)
    rows = prepared.frame[~about_projects if chosen.libraries else about_projects]
    counts: Mapping[str, int] = note(prepared.frame, "counts") or {}
    left = {kind: number for kind, number in counts.items() if (kind in OF_PROJECTS) != bool(chosen.libraries)}
    alone = {PROJECTS_ALONE: not chosen.libraries}
    frame = with_notes(rows.copy(), counts=left, total=sum(left.values()), **alone)
    saying = prepared.panel.say(frame, t).capitalised()
    return replace(prepared, frame=frame, saying=saying, data_as_of=_newest(prepared, frame))


def _newest(prepared: Prepared, frame: pd.DataFrame) -> date | None:
    """Items about projects alone are as new as the last that was said of one of them."""
    days = frame["days_since_report"].min()
    if prepared.panel.basis_of(frame) == prepared.panel.basis or pd.isna(days):
        return prepared.data_as_of
    return as_of(frame) - timedelta(days=int(days))


def figures_here(prepared: Prepared, chosen: Filters | None, t: Translator) -> Prepared:
    """The key figures without those of the whole city, where the deck is about libraries."""
    if chosen is None or not chosen.libraries or prepared.empty or "figure" not in prepared.frame:
        return prepared
    frame = prepared.frame[~prepared.frame["figure"].isin(OF_THE_CITY)].copy()
    frame.attrs = prepared.frame.attrs
    return replace(prepared, frame=frame, saying=prepared.panel.say(frame, t).capitalised())


def answer_here(prepared: Prepared, chosen: Filters | None, t: Translator) -> Prepared:
    """The sentence over the figures; that of a library counts no late projects."""
    if chosen is None or not chosen.libraries or prepared.empty or "late" not in prepared.frame:
        return prepared
    frame = prepared.frame.assign(late=0, at_risk=0)
    frame.attrs = prepared.frame.attrs
    return replace(prepared, frame=frame, saying=prepared.panel.say(frame, t).capitalised())
