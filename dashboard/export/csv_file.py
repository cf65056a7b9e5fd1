"""What does Excel open without a question? CSV with a byte order mark and the separator of the language."""

import csv
import io
from collections.abc import Sequence

import pandas as pd

from dashboard.i18n import Translator
from dashboard.panels import Prepared
from dashboard.panels.words import in_words, plain
from dashboard.reading import Remark, note

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""First characters that a spreadsheet takes for a formula."""


def csv_file(prepared: Prepared, t: Translator) -> bytes:
    """The table of a panel; each row with what people explained, its source and a mark if any of it is synthetic."""
    separator = "," if t.language == "en" else ";"
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=separator, lineterminator="\r\n")
    table = in_words(prepared.frame, t, prepared.panel.columns)
    marks = [t(f"source.{prepared.panel.basis}"), t("demo.short") if prepared.demo else ""]
    writer.writerow([*table.columns, t("column.remark"), t("column.source"), t("column.demo")])
    for row, said in zip(table.itertuples(index=False), _remarks(prepared.frame, t), strict=True):
        writer.writerow([*(_cell(value, t) for value in row), _cell(said, t), *marks])
    return buffer.getvalue().encode("utf-8-sig")


def _remarks(frame: pd.DataFrame, t: Translator) -> list[str]:
    """What was explained of the figures in each row: of its library and month, or of all libraries in its month."""
    said: Sequence[Remark] = note(frame, "remarks") or ()
    if not said or "month" not in frame:
        return [""] * len(frame)
    libraries = frame["library"] if "library" in frame else [None] * len(frame)
    return [
        "; ".join(f"{t.short_name(r.library)}: {r.text}" for r in said if _about(r, month, library))
        for month, library in zip(frame["month"], libraries, strict=True)
    ]


def _about(remark: Remark, month: pd.Timestamp, library: str | None) -> bool:
    return remark.month == month.date() and library in {None, remark.library}


def csv_name(prepared: Prepared, t: Translator) -> str:
    """``attendance-by_age_2026-10_ru_demo.csv``."""
    parts = [prepared.panel.id.replace(".", "-")]
    if prepared.data_as_of:
        parts.append(f"{prepared.data_as_of:%Y-%m}")
    return "_".join([*parts, t.language, *(["demo"] if prepared.demo else [])]) + ".csv"


def _cell(value: object, t: Translator) -> object:
    value = plain(value)
    if isinstance(value, bool):
        return t("word.yes" if value else "word.no")
    if isinstance(value, float):
        text = f"{value:.10g}"
        return text if t.language == "en" else text.replace(".", ",")
    if isinstance(value, str) and value.startswith(FORMULA):
        return "'" + value
    return value
