"""How does a line of the trail read? Deeds, subjects, details in the reader's language; what people typed as it is."""

import json
from collections.abc import Mapping

from dashboard.i18n import Translator
from dashboard.store.tables import Audit

CODED: Mapping[str, str] = {
    "role": "access.role",
    "before": "access.role",
    "after": "access.role",
    "kind": "intake.kind",
    "source": "batch_source",
    "value": "audit.value",
    "by": "audit.by",
    "reason": "audit.reason",
}
"""Where the words for the codes of a detail are."""
OF_RIGHTS = frozenset({"refused"})
NUMBER = "№ "
"""What the trail keeps before the number of a batch, whatever the language of who reads it."""


def deed_words(action: str, t: Translator) -> str:
    """``Загрузка``; a deed of an older version keeps its code."""
    return _words(f"audit.action.{action}", action, t)


def subject_words(one: Audit, t: Translator) -> str:
    """What it was done to: a login, a batch; of an export and a refusal what was wanted."""
    if one.action in OF_RIGHTS and t.has(f"access.may.{one.subject}"):
        return t(f"access.may.{one.subject}")
    if one.subject.startswith(NUMBER):
        return t("journal_page.number", batch=one.subject.removeprefix(NUMBER))
    return _words(f"audit.subject.{one.subject}", one.subject, t)


def details_words(one: Audit, t: Translator) -> str:
    """``роль: Редактор, файл: октябрь.csv``."""
    told = json.loads(one.details)
    return ", ".join(f"{_words(f'audit.detail.{name}', name, t)}: {_value(name, told[name], t)}" for name in told)


def _value(name: str, value: object, t: Translator) -> str:
    if isinstance(value, list):
        return " ".join(map(str, value)) or "—"
    if isinstance(value, bool):
        return t(f"audit.answer.{str(value).lower()}")
    return _words(f"{CODED[name]}.{value}", str(value), t) if name in CODED else str(value)


def _words(key: str, otherwise: str, t: Translator) -> str:
    return t(key) if t.has(key) else otherwise
