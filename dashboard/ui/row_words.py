"""How is a stored row called, and how do its cells read? For previews of a file and for the journal."""

import re
from collections.abc import Callable, Mapping
from datetime import date, datetime

from dashboard.i18n import Translator
from dashboard.i18n.plain_name import visible
from dashboard.ingest.images import key_columns
from dashboard.store.tables.journal import WHOLE

SUBJECTS: Mapping[str, tuple[str, ...]] = {
    "venue": ("code",),
    "library": ("venue_code",),
    "closure": ("venue_code", "starts_on", "reason"),
    "attendance": ("venue_code", "month", "age_group"),
    "event_count": ("venue_code", "month", "event_type"),
    "project": ("code",),
    "milestone": ("project_code", "code"),
    "milestone_report": ("project_code", "milestone_code", "date_kind", "reported_on"),
    "status_override": ("project_code", "decided_on"),
    "target": ("measure", "year"),
    "published_figure": ("indicator", "period", "reported_on"),
    "population": ("district_code", "month", "age_group"),
    "population_point": ("district_code", "age_group"),
    "remark": ("text",),
}
"""What a row of a table is about."""

PLACES = frozenset({"venue_code", "district_code", "project_code"})
CODED: Mapping[str, str] = {
    "age_group": "age",
    "event_type": "event_type",
    "milestone_code": "milestone",
    "date_kind": "date_kind",
    "reason": "closure",
    "location_basis": "location_basis",
    "reported_precision": "reported_precision",
    "measure": "measure",
    "status": "status",
    "delay_reason": "delay_reason",
    "scope": "figure_scope",
    "unit": "figure_unit",
    "indicator": "indicator",
    "publisher": "publisher",
}
"""Where the words for the codes of a column are."""

OF_TABLE: Mapping[tuple[str, str], str] = {
    ("venue", "kind"): "venue_kind",
    ("project", "kind"): "project_kind",
    ("milestone", "code"): "milestone",
    ("target", "scope"): "plan_scope",
}
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d$")
ORIGIN = frozenset({"batch_id", "line"})


def subject(table: str, row: Mapping[str, object], t: Translator) -> str:
    """``Библиотека № 12 · сентябрь 2026 · молодёжь``."""
    parts = [cell(table, name, row.get(name), t) for name in SUBJECTS.get(table, ()) if row.get(name) not in {None, ""}]
    return " · ".join(parts)


def subject_of(table: str, key: str, t: Translator) -> str:
    """The same from a row's key: its values joined by ``|``."""
    names, parts = key_columns(table), key.split("|")
    if len(names) != len(parts):
        return key
    values = {
        name: date.fromisoformat(text) if ISO_DAY.match(text) else text
        for name, text in zip(names, parts, strict=True)
        if text != WHOLE
    }
    return subject(table, values, t)


def field(name: str, t: Translator) -> str:
    """The heading of a stored column."""
    return t(f"upload.field.{name}")


def cell(table: str, name: str, value: object, t: Translator) -> str:
    """A stored value in words."""
    if value is None or value == "":
        return "—"
    if name in PLACES or (name == "code" and table in {"venue", "project"}):
        return t.short_name(str(value))
    if isinstance(value, str):
        return _coded(table, name, value, t)
    return _plain(name, value, t)


def _coded(table: str, name: str, value: str, t: Translator) -> str:
    words = OF_TABLE.get((table, name)) or CODED.get(name) or ("precision" if name.endswith("_precision") else "")
    key = f"{words}.{value}"
    if words and t.has(key):
        return t(key)
    return t.short_name(value) if (table, name) == ("target", "scope") else visible(value)


def _plain(name: str, value: object, t: Translator) -> str:
    writers: tuple[tuple[type, Callable[[], str]], ...] = (
        (bool, lambda: t("word.yes" if value else "word.no")),
        (datetime, lambda: t.date(value)),  # type: ignore[arg-type]  # the type is looked at beside it
        (date, lambda: t.month(value) if name == "month" else t.date(value)),  # type: ignore[arg-type]  # the same
        (int, lambda: str(value) if name == "year" else t.number(value)),  # type: ignore[arg-type]  # the same
        (float, lambda: t.number(value)),  # type: ignore[arg-type]  # the same
    )
    return next((write() for kind, write in writers if isinstance(value, kind)), str(value))


def differing(
    table: str, before: Mapping[str, object] | None, after: Mapping[str, object] | None, t: Translator
) -> list[tuple[str, str, str]]:
    """Heading, old, new of every cell that differs; a row that comes or goes shows the cells it holds."""
    old, new, about = before or {}, after or {}, SUBJECTS.get(table, ())
    names = [name for name in (new or old) if name not in ORIGIN and (old.get(name) != new.get(name))]
    told = [name for name in names if (before and after) or name not in about]
    return [
        (field(name, t), cell(table, name, old.get(name), t), cell(table, name, new.get(name), t))
        for name in told
        if (old.get(name), new.get(name)) not in {(None, None), (None, ""), ("", None)}
    ]
