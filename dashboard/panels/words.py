"""How does a frame read to a person? Codes become words, columns get headings, months their names."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from dashboard import rules
from dashboard.i18n import LANGUAGES, Translator
from dashboard.panels.naming import without_names
from dashboard.panels.passport import fact_in_words

JOINT = ";"
"""Between the codes in one cell."""

Cell = Callable[[Any, Translator], object]


def _coded(prefix: str) -> Cell:
    return lambda value, t: t(f"{prefix}.{value}")


def _known(prefix: str) -> Cell:
    # Codes of published figures are open: one that no catalogue knows is shown as it came.
    return lambda value, t: t(f"{prefix}.{value}") if t.has(f"{prefix}.{value}") else value


def _figure(value: str, t: Translator) -> str:
    return t(f"figure.{value}.name")


def _attention(value: str, t: Translator) -> str:
    return t(f"attention.{value}.chip")


def _short_name(value: str, t: Translator) -> str:
    return t.short_name(value)


def _name(value: str, t: Translator) -> str:
    return t.name(value)


def _month(value: pd.Timestamp, t: Translator) -> str:
    return t.month(value.date())


def _yes_no(value: object, t: Translator) -> str:
    return t("word.yes" if value else "word.no")


def reason(code: str, t: Translator) -> str:
    """Why a project has its status, with the limits of the rule."""
    days = {"late": rules.LATE_AFTER_DAYS, "soon": rules.SOON_DAYS, "silent": rules.SILENT_AFTER_DAYS}
    return t(f"project_reason.{code}", **days)


def _reasons(value: str, t: Translator) -> str:
    return "; ".join(reason(code, t) for code in value.split(JOINT) if code)


def _pause(value: str, t: Translator) -> str:
    return t(f"pause.{value}") if value else ""


def _scope(value: str, t: Translator) -> str:
    return t("plan_scope.city") if value == "city" else t.name(value)


PRECISE = ("date", "promised", "forecast", "happened", "completion_promised", "completion")
"""Dates that carry how exactly they were said."""

CELLS: Mapping[str, Cell] = {
    "month": _month,
    "age_group": _coded("age"),
    "event_type": _coded("event_type"),
    "library": _name,
    "district": _name,
    "project": _name,
    "milestone": _coded("milestone"),
    "date_kind": _coded("date_kind"),
    "status": _coded("status"),
    "project_kind": _coded("project_kind"),
    "venue_kind": _coded("venue_kind"),
    "opening_state": _coded("opening_state"),
    "heritage": _known("heritage"),
    "announced_precision": _coded("precision"),
    "overdue": _yes_no,
    "reason": _coded("closure"),
    "state": _coded("state"),
    "report": _coded("report"),
    "state_events": _coded("state"),
    "intervention": _coded("intervention"),
    "measure": lambda value, t: t.coded("measure", str(value)),  # whoever plans may name a measure of their own
    "scope": _scope,
    "kind": _coded("projection_kind"),
    "source": _coded("batch_source"),
    "layer": _coded("map.layer"),
    "place": _name,
    "basis": _coded("location_basis"),
    "residents_on": _month,
    "reasons": _reasons,
    "override": _coded("status"),
    "unusual": _yes_no,
    "known_reason": _coded("anomaly_reason"),
    "delay_reason": _coded("delay_reason"),
    "next_gate": _coded("milestone"),
    "price": _coded("project_price"),
    "pause": _pause,
    "reported_precision": _coded("reported_precision"),
    **{f"{name}_precision": _coded("precision") for name in PRECISE},
    "as_of": _yes_no,
    "denied": _yes_no,
    "branch": _short_name,
    "series": _coded("series"),
    "figure": _figure,
    "project_figure": _coded("project_figure"),
    "change_kind": _coded("change_kind"),
    "compared_with": _month,
    "attention": _attention,
    "space": _coded("space"),
    "presence": _coded("presence"),
    "fact": _coded("fact"),
    "language": _coded("language"),
    "indicator": _known("indicator"),
    "unit": _known("figure_unit"),
    "since": _month,
    "until": _month,
    "modernised": _yes_no,
    "accessible": _yes_no,
}
"""How the cells of a column are written; a column that is not here is shown as it is."""
MONTHS = frozenset(name for name, cell in CELLS.items() if cell is _month)
"""Columns of first days that stand for a whole month."""


def in_words(frame: pd.DataFrame, t: Translator, columns: tuple[str, ...] = ()) -> pd.DataFrame:
    """The frame with words for codes and translated headings (``column.<name>``); numbers stay numbers."""
    shown = own_language(without_names(frame, columns), t)
    words = {t(f"column.{name}"): _column(shown[name], str(name), t) for name in shown.columns}
    if is_of_facts(shown):
        pairs = zip(shown["fact"], shown["value"], strict=True)
        words[t("column.value")] = pd.Series(
            [None if pd.isna(value) else fact_in_words(str(fact), str(value), t) for fact, value in pairs],
            index=shown.index, dtype="object",
        )  # fmt: skip
    return pd.DataFrame(words)


def is_of_facts(frame: pd.DataFrame) -> bool:
    """Whether ``value`` is a code, a day or an amount as the ``fact`` beside it says."""
    return {"fact", "value"} <= set(frame.columns)


def own_language(frame: pd.DataFrame, t: Translator) -> pd.DataFrame:
    """The frame with one column for a text that it holds in three languages (``note_kk``, ``note_ru``, ``note_en``)."""
    texts = [name.removesuffix("_kk") for name in frame.columns if name.endswith("_kk")]
    order = (t.language, *(language for language in LANGUAGES if language != t.language))
    for text in texts:
        filled = frame[[f"{text}_{language}" for language in order]].bfill(axis=1).iloc[:, 0]
        frame = frame.assign(**{f"{text}_kk": filled}).rename(columns={f"{text}_kk": text})
        frame = frame.drop(columns=[f"{text}_ru", f"{text}_en"])
    return frame


def _column(values: "pd.Series[Any]", name: str, t: Translator) -> "pd.Series[Any]":
    cell = CELLS.get(name)
    if cell is None:
        return values.dt.date if pd.api.types.is_datetime64_any_dtype(values) else values
    known = {value: cell(value, t) for value in values.dropna().unique()}
    return values.map(known).astype("object")


def plain(value: object) -> object:
    """A cell as JSON and spreadsheets take it: ISO dates, None for missing, Python numbers."""
    if value is None or value is pd.NaT or value is pd.NA:
        return None
    if isinstance(value, float) and value != value:  # noqa: PLR0124  only NaN differs from itself
        return None
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    return value.item() if hasattr(value, "item") else value
