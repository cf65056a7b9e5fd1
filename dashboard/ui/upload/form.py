"""How does a month come in without a file? A form for one library, sent through the same checks as a file."""

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from functools import lru_cache

import streamlit as st

from dashboard import rules, store
from dashboard.access.roles import Permission
from dashboard.i18n import Translator
from dashboard.ingest.stored import stored_rows
from dashboard.ingest.template_rows import library_codes
from dashboard.panels import Snapshot
from dashboard.ui.access import guarded
from dashboard.ui.page import Page
from dashboard.ui.upload.delivery import Delivery, delivery
from dashboard.ui.upload.template_card import last_months

KINDS = ("attendance", "events")
LARGEST = 1e12
"""Of either sign: what a report may hold is for the checks to say, in words."""
EMPTY = "form-empty"
HEADINGS = 1
"""Rows of the small file above the first group."""
TABLES = {"attendance": "attendance", "events": "event_count"}
GROUPS: Mapping[str, tuple[str, Sequence[str], tuple[str, ...]]] = {
    "attendance": ("age_group", [group.value for group in rules.AgeGroup], ("visits",)),
    "events": ("event_type", [kind.value for kind in rules.EventType], ("events", "participants")),
}
"""Column of the groups, their codes, and what is counted of each."""


def show_form(page: Page) -> Delivery | None:
    """The form; what was last sent from it."""
    t, snapshot = page.t, page.visit.snapshot
    libraries = _own(known_libraries(snapshot), page)
    if not libraries:
        st.markdown(f":gray[:material/inbox: {t('upload.form.no_libraries')}]")
        return None
    kind = st.segmented_control(
        t("upload.kind.label"), KINDS, default=KINDS[0], format_func=lambda code: t(f"intake.kind.{code}"),
        key="form-kind", required=True, on_change=_forget,
    ) or KINDS[0]  # fmt: skip
    library = st.selectbox(
        t("filter.library"), libraries, format_func=t.short_name, key="form-library", on_change=_forget
    )
    month = st.selectbox(
        t("column.month"), last_months(page.visit.today), format_func=t.month, key="form-month", on_change=_forget
    )
    _fields(kind, library, month, page)
    if st.session_state.pop(EMPTY, False):
        st.error(t("upload.form.empty"), icon=":material/error:")
    sent: Delivery | None = st.session_state.get("form-delivery")
    return sent


def _forget() -> None:
    """Another library or month is another form: what was said of the last one is not about it."""
    st.session_state.pop("form-delivery", None)


def _fields(kind: str, library: str, month: date, page: Page) -> None:
    t = page.t
    column, codes, measures = GROUPS[kind]
    held = _held(page.visit.snapshot, kind, library, month)
    if held:
        st.caption(t("upload.form.held"))
    ages = rules.age_boundaries(month)
    with st.form(f"form-{kind}", border=False):
        for code in codes:
            label = _group(code, t) + (f" {ages.span(code)}" if column == "age_group" else "")
            _numbers(label, measures, f"form-{kind}-{library}-{month}-{code}", held.get(code, {}), t)
        st.caption(t("upload.form.empty_is_not_zero"))
        st.form_submit_button(
            t("upload.form.check"), type="primary", on_click=_send, args=(kind, library, month), width="stretch"
        )


def _numbers(label: str, measures: Sequence[str], key: str, held: Mapping[str, int], t: Translator) -> None:
    """A field for each measure of a group; what the store holds stands there already."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for measure in measures:
            full = label[:1].upper() + label[1:] + ("" if len(measures) == 1 else f": {t(f'column.{measure}').lower()}")
            number = held.get(measure)
            # A field of whole numbers would drop what stands behind the point, and say nothing.
            st.number_input(
                full, -LARGEST, LARGEST, None if number is None else float(number), 1.0, "%.12g", key=f"{key}-{measure}"
            )


@guarded(Permission.UPLOAD)
def _send(kind: str, library: str, month: date) -> None:
    """The fields as a small file; groups without any number are left out."""
    column, codes, measures = GROUPS[kind]
    written = io.StringIO()
    writer = csv.writer(written, delimiter=";", lineterminator="\r\n")
    writer.writerow(["library_code", "month", column, *measures])
    groups = []
    for code in codes:
        cells = [st.session_state.get(f"form-{kind}-{library}-{month}-{code}-{measure}") for measure in measures]
        if any(cell is not None for cell in cells):
            groups.append(code)
            texts = ("" if cell is None else f"{cell:.12g}" for cell in cells)
            writer.writerow([library, f"{month:%Y-%m}", code, *texts])
    st.session_state.pop("upload-note", None)
    st.session_state[EMPTY] = not groups
    name = f"{kind}-{library}-{month:%Y-%m}.csv"
    st.session_state["form-delivery"] = delivery(name, written.getvalue().encode(), kind, groups) if groups else None


def field_of(sent: Delivery, row: int | None, column: str | None, t: Translator) -> str:
    """The field of the form that a row and a column of its small file are: ``Лекции: участники``."""
    place = (row or 0) - HEADINGS - 1
    if sent.form is None or not 0 <= place < len(sent.groups):
        return ""
    label, measures = _group(sent.groups[place], t), GROUPS[sent.form][2]
    told = f"{label}: {t(f'column.{column}').lower()}" if column in measures and len(measures) > 1 else label
    return told[:1].upper() + told[1:]


def _group(code: str, t: Translator) -> str:
    return t(f"{'age' if code in GROUPS['attendance'][1] else 'event_type'}.{code}")


def _own(libraries: Sequence[str], page: Page) -> Sequence[str]:
    """Of somebody who is bound to libraries only these: saving would refuse the others."""
    own = page.visit.person.libraries if page.visit.person else ()
    return [code for code in libraries if code in own] if own else libraries


@lru_cache(maxsize=16)
def known_libraries(snapshot: Snapshot) -> tuple[str, ...]:
    """Codes of the libraries in the store."""
    with store.reading(snapshot.url) as session:
        return tuple(library_codes(session))


@lru_cache(maxsize=256)
def _held(snapshot: Snapshot, kind: str, library: str, month: date) -> Mapping[str, Mapping[str, int]]:
    """What the store holds for the library and month, by group."""
    column, codes, measures = GROUPS[kind]
    wanted = [{"venue_code": library, "month": month, column: code} for code in codes]
    with store.reading(snapshot.url) as session:
        rows = stored_rows(session, TABLES[kind], wanted).values()
    return {str(row[column]): {name: int(str(row[name])) for name in measures} for row in rows}
