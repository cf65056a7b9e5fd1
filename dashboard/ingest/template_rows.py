"""What stands in a template before anybody writes? Codes and names of the store, the month, words for codes."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from itertools import product

from sqlalchemy import select
from sqlmodel import Session, col

from dashboard.i18n import Translator
from dashboard.ingest.headings import canonical
from dashboard.ingest.kind import Column, CsvKind, Layout
from dashboard.ingest.letters import language_of
from dashboard.ingest.vocabulary import CHOICES, forms
from dashboard.store import names
from dashboard.store.tables import District, Library, Milestone, Project

Cells = Mapping[str, str]
"""Text by column."""


def columns_of(kind: CsvKind) -> tuple[Column, ...]:
    """The columns of a template: those a file must have."""
    return tuple(column for column in kind.layouts[0].columns if column.required)


def heading_of(column: Column, layout: Layout, t: Translator) -> str:
    """The heading of a column in the reader's language, one that reading recognises."""
    key = f"intake.column.{column.name}"
    worded = [t(key)] if t.has(key) else []
    fitting = [text for text in (*worded, *column.headings) if language_of(text) == t.language]
    known = [text for text in (*fitting, *worded, *column.headings) if canonical(text, layout) == column.name]
    return known[0] if known else column.name


def words(name: str, language: str) -> Sequence[str]:
    """The words for the codes of a list, as the reader would write them; nothing for other cells."""
    return tuple(word(name, code, language) for code in CHOICES.get(name, ()))


def word(name: str, code: str, language: str) -> str:
    """The word for a code."""
    return forms(name, code)[language][0]


def rows_of(session: Session, kind: CsvKind, month: date, t: Translator) -> list[Cells]:
    """The rows of a template, their measures left empty."""
    rows = STARTS.get(kind.id, _nothing)(session, t)
    return [{"month": f"{month:%Y-%m}", **row} for row in rows]


def library_codes(session: Session) -> Sequence[str]:
    """Codes of the libraries in the store."""
    return session.execute(select(col(Library.venue_code)).order_by(col(Library.venue_code))).scalars().all()


def library_names(session: Session, t: Translator) -> Mapping[str, str]:
    """Names of the libraries in the reader's language."""
    named = Translator(t.language, names(session))
    return {code: named.name(code) for code in library_codes(session)}


def _by(name: str) -> Callable[[Session, Translator], list[Cells]]:
    def rows(session: Session, t: Translator) -> list[Cells]:
        pairs = product(library_codes(session), words(name, t.language))
        return [{"library_code": code, name: group} for code, group in pairs]

    return rows


def _libraries(session: Session, _t: Translator) -> list[Cells]:
    known = names(session)
    return [{"library_code": code, **_names(known[code].full)} for code in library_codes(session)]


def _projects(session: Session, _t: Translator) -> list[Cells]:
    known = names(session)
    codes = session.execute(select(col(Project.code)).order_by(col(Project.code))).scalars()
    return [{"project_code": code, **_names(known[code].full)} for code in codes]


def _milestones(session: Session, _t: Translator) -> list[Cells]:
    found = session.execute(
        select(col(Milestone.project_code), col(Milestone.code)).order_by(col(Milestone.project_code))
    )
    return [{"project_code": project, "milestone_code": code} for project, code in found]


def _districts(session: Session, t: Translator) -> list[Cells]:
    codes = session.execute(select(col(District.code)).order_by(col(District.code))).scalars()
    return [{"district": word("district", code, t.language)} for code in codes]


def _nothing(_session: Session, _t: Translator) -> list[Cells]:
    return []


def _names(full: Mapping[str, str | None]) -> Cells:
    return {"name_kk": full["kk"] or "", "name_ru": full["ru"] or ""}


STARTS: Mapping[str, Callable[[Session, Translator], list[Cells]]] = {
    "attendance": _by("age_group"),
    "events": _by("event_type"),
    "libraries": _libraries,
    "projects": _projects,
    "milestones": _milestones,
    "population": _districts,
}
