"""What stands on the card of a figure? Its name, its value, its change and what it is compared with."""

from dataclasses import dataclass
from typing import Any

import pandas as pd

from dashboard.i18n import Translator
from dashboard.panels.prepared import Prepared
from dashboard.sayings.overview import reports, written

LESS_IS_BETTER = frozenset({"projects_late"})
BILLION = 1e9


@dataclass(frozen=True, slots=True)
class Card:
    """A figure in words; ``change`` and ``compared`` are empty where nothing is compared."""

    code: str
    label: str
    value: str
    change: str = ""
    compared: str = ""
    better: bool | None = None
    """Whether the change is for the better; None where it is neither."""


def cards(prepared: Prepared, t: Translator) -> tuple[Card, ...]:
    """The figures of ``overview.key_figures`` or ``projects.figures``, in their order."""
    one = _project_card if "project_figure" in prepared.frame else _card
    return tuple(one(row, t) for row in prepared.frame.itertuples())


def _card(row: Any, t: Translator) -> Card:
    told = "" if pd.isna(row.change) else change(row, t)
    against = " · ".join(part for part in (compared(row, t), reports(row, t)) if part)
    return Card(str(row.figure), label(row, t), written(row, t), told, against, better(row))


def _project_card(row: Any, t: Translator) -> Card:
    return Card(str(row.project_figure), t(f"project_figure.{row.project_figure}"), project_value(row, t))


def label(row: Any, t: Translator) -> str:
    """What the figure is called."""
    return t(f"figure.{row.figure}.label", month=t.month_short(row.month.date()))


def change(row: Any, t: Translator) -> str:
    """Against a year before; a dash where nothing may be compared."""
    if pd.isna(row.change):
        return "—"
    if row.figure == "reported":
        return t.number(abs(row.change))
    return t.signed_percent(row.change) if row.change_kind == "share" else t.signed(round(row.change, 1))


def better(row: Any) -> bool | None:
    """Whether the change is for the better; None where there is none, or none that is good or bad."""
    if pd.isna(row.change) or row.change == 0 or row.figure == "reported":
        return None
    return bool((row.change > 0) != (row.figure in LESS_IS_BETTER))


def compared(row: Any, t: Translator) -> str:
    """What the change is against."""
    if row.figure == "reported":
        return t("figure.compared.missing")
    if pd.isna(row.change):
        return t("figure.compared.none")
    if row.figure in {"visits_month", "events_month"}:
        before = row.compared_with.date()
        return t("figure.compared.same_month", month=t.month_short(before), year=str(before.year))
    year = row.figure in {"visits_12_months", "participants_per_event"}
    return t("figure.compared.year_before" if year else "figure.compared.last_year")


def project_value(row: Any, t: Translator) -> str:
    """A figure of the projects: a number, days, money or a share."""
    if pd.isna(row.value):
        return "—"
    if row.project_figure == "growth":
        return t.signed_percent(row.value)
    if row.project_figure == "slippage":
        return t("projects.days", days=t.signed(round(row.value)))
    if row.project_figure == "spent":
        return t("projects.billion", value=t.number(round(row.value / BILLION, 1)))
    return t.number(int(row.value))
