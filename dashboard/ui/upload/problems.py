"""What must be corrected? Every problem with its place, what stands there, and what to write instead."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import PurePath

import pandas as pd
import streamlit as st

from dashboard.i18n import Translator
from dashboard.ingest.checked import Checked, Problem
from dashboard.ingest.marked import has_macros, marked
from dashboard.ingest.messages import problem_text, value_text
from dashboard.ui.access import fragment
from dashboard.ui.escape import code, escaped
from dashboard.ui.upload.delivery import Delivery
from dashboard.ui.upload.form import field_of

FLAT = 12
"""So many problems are listed one by one; more are grouped by what is wrong with which column."""
PLACES = 4
Place = Callable[[Problem], str]
BOOK = b"PK\x03\x04"
TYPES = {".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", ".csv": "text/csv"}


def show_problems(delivery: Delivery, checked: Checked, t: Translator) -> None:
    """The card of problems with the file to correct."""
    with st.container(border=True):
        with st.container(horizontal=True, horizontal_alignment="distribute", vertical_alignment="center"):
            st.markdown(f"### {t('upload.problems.title')}", width="content")
            count = t("upload.problems.count", n=checked.problems_total)
            st.markdown(f":red-badge[:material/error: {count}]", width="content")
        place = partial(place_of, delivery=delivery, t=t)
        told = _grouped if len(checked.problems) > FLAT else _flat
        # The small file that a form is sent as is not the reader's: its headings say nothing.
        shown = [replace(one, heading=None) for one in checked.problems] if delivery.form else checked.problems
        rows = list(told(shown, place, t))
        st.table(_table(rows, t), border="horizontal", hide_index=True, alt=count)
        if checked.problems_total > len(checked.problems):
            st.caption(t("upload.problems.cut", shown=len(checked.problems), n=checked.problems_total))
        if not checked.unread and delivery.form is None:
            _marked_file(delivery, checked, t)
        if len(checked.problems) > FLAT:
            _everything(checked, t)


def _flat(problems: Sequence[Problem], place: Place, t: Translator) -> Iterator[tuple[str, str]]:
    for problem in problems:
        yield _where([problem], place, t) + _values([problem], t), escaped(problem_text(problem, t))


def _grouped(problems: Sequence[Problem], place: Place, t: Translator) -> Iterator[tuple[str, str]]:
    groups: dict[tuple[str, str | None], list[Problem]] = {}
    for problem in problems:
        groups.setdefault((problem.reason, problem.column), []).append(problem)
    for some in sorted(groups.values(), key=len, reverse=True):
        text = escaped(problem_text(some[0], t))
        times = f" :red-badge[× {t.number(len(some))}]" if len(some) > 1 else ""
        yield _where(some, place, t) + _values(some, t), text + times


def _where(problems: Sequence[Problem], place: Place, t: Translator) -> str:
    first = problems[0]
    places = list(dict.fromkeys(f"**{place(one)}**" for one in problems))
    shown = ", ".join(places[:PLACES])
    more = " " + t("intake.place.more", n=len(places) - PLACES) if len(places) > PLACES else ""
    return shown + more + (f" · {escaped(first.heading)}" if first.heading else "")


def place_of(problem: Problem, delivery: Delivery, t: Translator) -> str:
    """``C14``, ``Строка 14`` or ``Весь файл``; of a form, which has no cells, the field."""
    field = field_of(delivery, problem.row, problem.column, t)
    if field:
        return escaped(field)
    if problem.cell:
        return escaped(problem.cell)
    return t("intake.place.row", row=str(problem.row)) if problem.row else t("intake.place.file")


def _values(problems: Sequence[Problem], t: Translator) -> str:
    """What stands in the file, in the column of the place: a third column has no room on a phone."""
    values = [code(value) for one in problems if (value := value_text(one, t)).strip()]
    return ": " + " ".join(list(dict.fromkeys(values))[:PLACES]) if values else ""


def _table(rows: Sequence[tuple[str, str]], t: Translator) -> pd.DataFrame:
    return pd.DataFrame(rows, columns=[t(f"upload.problems.{name}") for name in ("where", "fix")])


def _marked_file(delivery: Delivery, checked: Checked, t: Translator) -> None:
    ending = ".xlsx" if delivery.content.startswith(BOOK) else ".csv"
    name = f"{PurePath(delivery.name).stem}-{t('upload.problems.file')}{ending}"
    st.download_button(
        t("upload.problems.marked"),
        partial(marked, delivery.content, checked, t),
        name,
        TYPES[ending],
        type="primary",
        icon=":material/download:",
        on_click="ignore",
        key=f"marked-{delivery.key}",
    )
    st.caption(t("upload.problems.again"))
    if has_macros(delivery.content):
        st.caption(t("upload.problems.no_macros"))


@fragment
def _everything(checked: Checked, t: Translator) -> None:
    """The whole list, made only for those who open it."""
    box = st.expander(t("upload.problems.all", n=len(checked.problems)), on_change="rerun", key="all-problems")
    if not box.open:
        return
    rows = [
        (
            one.cell or (str(one.row) if one.row else "—"),
            one.heading or "—",
            value_text(one, t) or "—",
            problem_text(one, t),
        )
        for one in checked.problems
    ]
    columns = [t(f"upload.problems.{name}") for name in ("where", "column", "found", "fix")]
    box.dataframe(pd.DataFrame(rows, columns=columns), hide_index=True, alt=t("upload.problems.title"))
