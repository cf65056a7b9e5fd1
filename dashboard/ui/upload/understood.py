"""What did we make of the file? Encoding, separator, header, columns, months, libraries, and all that was changed."""

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

import pandas as pd
import streamlit as st

from dashboard.i18n import Translator
from dashboard.ingest.checked import Checked, Notice
from dashboard.ingest.messages import notice_text
from dashboard.ui.escape import code, escaped

NAMED = 3
EACH = 3
"""Notices of one sort written out; the rest is counted."""
DELIMITERS = {";": "semicolon", ",": "comma", "\t": "tab", "|": "bar"}


def show_understood(checked: Checked, t: Translator) -> None:
    """The card that says how the file was read."""
    rows = list(_rows(checked, t))
    if not rows:
        return
    with st.container(border=True):
        st.markdown(f"### {t('upload.understood.title')}")
        shown = pd.DataFrame(rows, columns=["what", "how"])
        st.table(shown, border="horizontal", hide_index=True, hide_header=True, alt=t("upload.understood.title"))
        show_notices([notice for notice in checked.notices if not notice.is_warning], t)


def show_notices(notices: Sequence[Notice], t: Translator) -> None:
    """What was normalised or left out, grouped; the longest lists are counted."""
    if not notices:
        return
    with st.expander(t("upload.understood.notices", n=len(notices)), icon=":material/auto_fix:"):
        for sort, count in Counter(notice.id for notice in notices).items():
            some = [notice for notice in notices if notice.id == sort]
            lines = [f"- {_line(notice, t)}" for notice in some[:EACH]]
            more = [f"- :gray[{t('intake.place.more', n=count - EACH)}]"] if count > EACH else []
            st.markdown("\n".join([*lines, *more]))


def _line(notice: Notice, t: Translator) -> str:
    where = f"**{escaped(notice.cell)}** · " if notice.cell else ""
    return where + escaped(notice_text(notice, t))


def _rows(checked: Checked, t: Translator) -> Iterator[tuple[str, str]]:
    """Name and value of what there is to say; what is not known of a file is left out."""
    seen = checked.understood
    told = {
        "kind": t(f"intake.kind.{checked.kind.id}"),
        "encoding": escaped(seen.encoding),
        "delimiter": t(f"upload.delimiter.{DELIMITERS[seen.delimiter]}") if seen.delimiter in DELIMITERS else "",
        "sheet": code(seen.sheet) if seen.sheet else "",
        "header": t("intake.place.row", row=str(seen.header_row)) if seen.header_row else "",
        "columns": _columns(checked, t),
        "months": months_in_words(seen.months, t) if seen.months else "",
        "libraries": _libraries(seen.libraries, t) if seen.libraries else "",
        "rows": t.number(len(checked.rows)) if checked.rows else "",
    }
    yield from ((t(f"upload.understood.{name}"), value) for name, value in told.items() if value)


def _columns(checked: Checked, t: Translator) -> str:
    pairs = [(heading, _meaning(name, t)) for name, heading in checked.understood.headings.items()]
    renamed = [f"«{escaped(heading)}» → {name}" for heading, name in pairs if heading.casefold() != name.casefold()]
    same = [f"«{escaped(heading)}»" for heading, name in pairs if heading.casefold() == name.casefold()]
    return ", ".join([*renamed, *same])


def _meaning(name: str, t: Translator) -> str:
    for key in (f"intake.column.{name}", f"upload.field.{name}"):
        if t.has(key):
            text = t(key)
            return text[:1].lower() + text[1:]
    return name


def months_in_words(months: Sequence[date], t: Translator) -> str:
    """``октябрь 2026``, a few months, or the first and the last with their number."""
    if len(months) <= NAMED:
        return ", ".join(t.month(month) for month in months)
    return t("upload.understood.span", first=t.month(months[0]), last=t.month(months[-1]), n=len(months))


def _libraries(codes: Sequence[str], t: Translator) -> str:
    if len(codes) <= NAMED:
        return ", ".join(escaped(t.short_name(code)) for code in codes)
    return t("upload.understood.n_libraries", n=len(codes))
