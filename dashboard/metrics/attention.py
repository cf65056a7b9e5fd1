"""What needs somebody? Late projects, decisions that end, missing reports, plans out of reach, unusual figures."""

from typing import Any

import pandas as pd
from sqlmodel import Session

from dashboard.filters import Filters
from dashboard.metrics import attention_figures, attention_projects, unexplained
from dashboard.metrics.attention_figures import missing_reports
from dashboard.metrics.frames import CODE, MONTH, SHARE
from dashboard.reading import with_notes

__all__ = ["KINDS", "attention", "missing_reports"]

SHOWN = 6
"""Items shown at once; the others stand one click away."""

KINDS = ("late", "override", "at_risk", "missing", "unexplained", "behind", "unusual")
"""Most urgent first."""

COLUMNS = {
    "attention": CODE,
    "place": CODE,
    "status": CODE,
    "reasons": CODE,
    "milestone": CODE,
    "slippage_days": "Int64",
    "promised_on": MONTH,
    "promised_precision": CODE,
    "forecast_on": MONTH,
    "forecast_precision": CODE,
    "days_since_report": "Int64",
    "override": CODE,
    "override_by": CODE,
    "override_until": MONTH,
    "override_state": CODE,
    "month": MONTH,
    "measure": CODE,
    "value": SHARE,
    "usual": SHARE,
    "missing": CODE,
    "batch": "Int64",
    "file": CODE,
    "warnings": "Int64",
    "year": "Int64",
    "plan": SHARE,
    "projected": SHARE,
    "pace": SHARE,
    "pace_needed": SHARE,
    "shown": "bool",
}


def attention(session: Session, filters: Filters) -> pd.DataFrame:
    """Everything that needs somebody, most urgent first.

    Late projects come first (longest slippage on top), then decisions about a status that end or differ from the rule,
    projects at risk, missing reports of the last twelve months, imports with warnings that nobody explained, plans
    that will not be met, and figures of the last twelve months that are unusual without a known reason. Of each kind
    there is one has a place among the first six, as far as they go; the other places go to the most urgent.

    Grain: project, decision, month without reports, import, plan, or unusual figure.

    Columns:
        attention (str): late, override, at_risk, missing, unexplained, behind or unusual.
        place (str): code of the project or library; missing for reports and for plans and figures of the city.
        status, reasons, milestone, slippage_days, promised_…, forecast_…, days_since_report: of a project, measured on
            its completion where that is announced for later than the opening; see ``projects.status``.
        override (str): the status that a person set; override_by (str), override_until (datetime64[s]): who, to when.
        override_state (str): differs (milder than the rule's), expiring (within 30 days), expired (since 30 days).
        month (datetime64[s]): of missing reports and of figures.
        measure (str): visits or events; missing where reports of both are.
        value, usual (float64): a figure, and what is usual.
        missing (str): codes of libraries without a report, joined by ``;``.
        batch (Int64), file (str), warnings (Int64): an import, its file, and how many warnings wait for a word.
        year (Int64), plan, projected, pace, pace_needed (float64): of a plan, see ``overview.plan``.
        shown (bool): among the first six.

    Notes: ``counts``: how many there are in all, by kind; ``total``.

    Source: tables ``milestone_report``, ``status_override``, ``attendance``, ``event_count``, ``library``, ``closure``,
    ``target``, ``batch``, ``change``.
    """
    items = [*attention_projects.items(session, filters), *attention_figures.items(session, filters)]
    items += unexplained.items(session, filters)
    items.sort(key=lambda item: KINDS.index(str(item["attention"])))
    chosen = _chosen(items)
    rows = [{**item, "shown": place in chosen} for place, item in enumerate(items)]
    made = pd.DataFrame(rows, columns=list(COLUMNS)).astype(COLUMNS)
    counts = {kind: sum(item["attention"] == kind for item in items) for kind in KINDS}
    return with_notes(made, counts=counts, total=len(items))


def _chosen(items: list[dict[str, Any]]) -> set[int]:
    """Places of the items shown at once: the first of each kind, most urgent kinds first, then the most urgent."""
    first: dict[str, int] = {}
    for place, item in enumerate(items):
        first.setdefault(str(item["attention"]), place)
    others = [place for place in range(len(items)) if place not in first.values()]
    return set([*first.values(), *others][:SHOWN])
