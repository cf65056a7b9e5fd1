"""What looks odd and wants a word of explanation? A field for each warning; the words stay with the figure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import streamlit as st

from dashboard.i18n import Translator
from dashboard.ingest.checked import Checked, Notice
from dashboard.ingest.explanations import Rows, by_number, rows_meant, warnings
from dashboard.ingest.messages import notice_text
from dashboard.ui.escape import escaped
from dashboard.ui.upload.delivery import Delivery
from dashboard.ui.upload.form import field_of

EACH = 8
"""So many warnings have a field each; the rest share one."""
LONGEST = 300
SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Question:
    """Warnings that one answer settles."""

    key: str
    warnings: tuple[Notice, ...]
    rows: frozenset[int]


def questions(delivery: Delivery, checked: Checked) -> tuple[Question, ...]:
    """What the file has to be explained for."""
    asked = warnings(checked)
    groups = [(one,) for one in asked[:EACH]] + ([tuple(asked[EACH:])] if asked[EACH:] else [])
    return tuple(
        Question(f"why-{delivery.key}-{number}", some, frozenset(one.row for one in some if one.row))
        for number, some in enumerate(groups)
    )


def explained(question: Question) -> bool:
    """Whether there is an answer."""
    return len(str(st.session_state.get(question.key) or "").strip()) >= SHORTEST


def remarks(asked: Sequence[Question]) -> Mapping[int, str]:
    """The words by row of the file; two explanations of one row stand side by side."""
    found: dict[int, list[str]] = {}
    for question in asked:
        for row in sorted(question.rows):
            words = str(st.session_state.get(question.key) or "").strip()
            found.setdefault(row, []).append(words)
    return {row: "; ".join(dict.fromkeys(texts)) for row, texts in found.items()}


def show_questions(asked: Sequence[Question], delivery: Delivery, checked: Checked, t: Translator) -> None:
    """The card of warnings, each with its field."""
    with st.container(border=True):
        st.markdown(f"### {t('upload.warnings.title')}")
        rows = by_number(checked)
        for question in asked:
            st.markdown("  \n".join(_lines(question, delivery, rows, t)))
            _field(question, delivery, rows, t)
        st.caption(t("upload.warnings.kept"))


def _about(one: Notice, rows: Rows, t: Translator) -> str:
    """The library and the month of a warning's rows, where they have one."""
    meant = rows_meant(one, rows)
    libraries, months = ({row.values.get(name) for row in meant} for name in ("library_code", "month"))
    code, month = (some.pop() if len(some) == 1 else None for some in (libraries, months))
    parts = [escaped(t.short_name(str(code)))] if code else []
    return " · ".join([*parts, t.month(month)] if isinstance(month, date) else parts)


def _lines(question: Question, delivery: Delivery, rows: Rows, t: Translator) -> Iterator[str]:
    badge = f":orange-badge[:material/warning: {t('upload.warnings.badge')}]"
    for one in question.warnings[:EACH]:
        words = " · ".join(part for part in (_place(one, delivery, t), _about(one, rows, t)) if part)
        yield f"{badge} **{words}** — {escaped(notice_text(one, t))}"
    if len(question.warnings) > EACH:
        yield f":gray[{t('intake.place.more', n=len(question.warnings) - EACH)}]"


def _place(one: Notice, delivery: Delivery, t: Translator) -> str:
    """The cell; of a form, which has none, the field, unless the warning is about the whole month."""
    if delivery.form is None:
        return escaped(one.cell or "")
    return "" if one.details.get("whole") else field_of(delivery, one.row, one.column, t)


def _field(question: Question, delivery: Delivery, rows: Rows, t: Translator) -> None:
    first, many = question.warnings[0], len(question.warnings) > 1
    cell = _place(first, delivery, t) or _about(first, rows, t)
    one = t("upload.form.explain") if delivery.form else t("upload.warnings.label", cell=cell)
    st.text_input(
        t("upload.warnings.rest") if many else one,
        key=question.key,
        max_chars=LONGEST,
        placeholder=t("upload.warnings.example"),
    )
