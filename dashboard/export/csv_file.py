"""What does Excel open without a question? CSV with a byte order mark and the separator of the language."""

import csv
import io

from dashboard.i18n import Translator
from dashboard.panels import Prepared
from dashboard.panels.words import in_words, plain

FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""First characters that a spreadsheet takes for a formula."""


def csv_file(prepared: Prepared, t: Translator) -> bytes:
    """The table of a panel; the last two columns tell its source and, if any of it is synthetic, say so."""
    separator = "," if t.language == "en" else ";"
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=separator, lineterminator="\r\n")
    table = in_words(prepared.frame, t, prepared.panel.columns)
    marks = [t(f"source.{prepared.panel.basis}"), t("demo.short") if prepared.demo else ""]
    writer.writerow([*table.columns, t("column.source"), t("column.demo")])
    for row in table.itertuples(index=False):
        writer.writerow([*(_cell(value, t) for value in row), *marks])
    return buffer.getvalue().encode("utf-8-sig")


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
