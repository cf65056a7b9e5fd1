"""What happened, and what to write instead? Problems and notices as sentences in the reader's language."""

from collections.abc import Mapping, Sequence
from datetime import date

from dashboard.i18n import Translator
from dashboard.ingest.cells.codes import Nearest
from dashboard.ingest.cells.names import Alike
from dashboard.ingest.checked import Checked, Notice, Problem
from dashboard.ingest.letters import language_of
from dashboard.ingest.vocabulary import allowed
from dashboard.ingest.worded import worded

SHOWN = 80
WORDS_SHOWN = 3


def problem_text(problem: Problem, t: Translator) -> str:
    """What is wrong and what to write instead."""
    values = {
        "heading": problem.heading or _missing(problem, t),
        "value": _shown(value_text(problem, t)),
        "row": str(problem.row or ""),
        **_details(problem.details, t),
    }
    key = f"intake.reason.{problem.reason}"
    return t(_special(key, problem.details, t), **values)


def value_text(problem: Problem, t: Translator) -> str:
    """What stands in the file; the key that two rows share in the reader's words."""
    parts = problem.details.get("parts")
    if isinstance(parts, dict):
        return " · ".join(worded(text, name, t.language) for name, text in parts.items())
    return problem.value or ""


def _missing(problem: Problem, t: Translator) -> str:
    """The name of a column that is not there: one that would be recognised."""
    key, names = f"intake.column.{problem.column}", problem.details.get("names")
    if t.has(key):
        return t(key)
    return _spoken(names, t.language)[0] if isinstance(names, tuple) else _column(problem.column, t)


def notice_text(notice: Notice, t: Translator) -> str:
    """What was normalised or left out, or what looks unusual."""
    values = {
        "heading": _column(notice.column, t),
        "before": _shown(notice.before),
        "after": _shown(worded(notice.after or "", notice.column, t.language)),
        "row": str(notice.row or ""),
        **_details(notice.details, t),
    }
    group, _, name = notice.id.partition(".")
    key = f"intake.{'warning' if group == 'w' else 'notice'}.{name}"
    return t(_special(key, notice.details, t), **values)


def headline(checked: Checked, t: Translator) -> str:
    """The verdict in one line: how many errors in how many rows, or how many rows are good."""
    if checked.accepted:
        return t("intake.headline.accepted", n=len(checked.rows))
    rows = {problem.row for problem in checked.problems if problem.row is not None}
    if not rows or checked.problems_total > len(checked.problems):
        return t("intake.headline.refused", n=checked.problems_total)
    places = t("intake.headline.rows", n=len(rows))
    return t("intake.headline.refused_in_rows", n=checked.problems_total, rows=places)


def _special(key: str, details: Mapping[str, object], t: Translator) -> str:
    """A more exact message where the details allow one: the form found, the broken rule, the choice, a hint."""
    for name in ("alike", "found", "rule", "choice", "nearest", "sheets", "mixed", "part", "base"):
        value = str(details.get(name) or "")
        for variant in (f"{key}_{value}", f"{key}_with_{name}"):
            if value and t.has(variant):
                return variant
    return key


def _details(details: Mapping[str, object], t: Translator) -> dict[str, object]:
    found = {name: _written(value, t) for name, value in details.items()}
    if "choice" in details:
        found["allowed"] = allowed(str(details["choice"]), t.language)
    for name, group in (("found", "intake.kind"), ("expected", "intake.kind"), ("part", "age")):
        key = f"{group}.{details.get(name)}"
        if t.has(key):
            found[name] = t(key)
    return found


def _written(value: object, t: Translator) -> object:
    if isinstance(value, Nearest | Alike):
        return str(value)
    if isinstance(value, tuple):
        return ", ".join(f"«{word}»" for word in _spoken(value, t.language)[:WORDS_SHOWN])
    return t.date(value) if isinstance(value, date) else value


def _spoken(words: tuple[str, ...], language: str) -> Sequence[str]:
    """The words in the reader's language; all of them where none is."""
    return [word for word in words if language_of(word) == language] or words


def _column(name: str | None, t: Translator) -> str:
    keys = (f"intake.column.{name}", f"upload.field.{name}")
    return next((t(key) for key in keys if name and t.has(key)), name or "")


def _shown(text: str | None) -> str:
    plain = (text or "").replace("\n", " ").strip()
    return plain if len(plain) <= SHOWN else plain[: SHOWN - 1] + "…"
