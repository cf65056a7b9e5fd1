"""What does Excel open without a question? CSV with a byte order mark and the separator of the language."""

import csv
import io

from dashboard.export.beside import beside
from dashboard.i18n import Translator
from dashboard.panels import Prepared
from dashboard.panels.words import in_words, plain

FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
"""First characters that a spreadsheet takes for a formula; some read the wide ones of East Asia as the others."""


def csv_file(prepared: Prepared, t: Translator) -> bytes:
    """The table of a panel; each row with what people explained, its source and a mark if any of it is synthetic."""
    separator = "," if t.language == "en" else ";"
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter=separator, lineterminator="\r\n")
    table, marks = in_words(prepared.frame, t, prepared.panel.columns), beside(prepared, t)
    writer.writerow([*table.columns, *marks])
    for row, said in zip(table.itertuples(index=False), zip(*marks.values(), strict=True), strict=True):
        writer.writerow([_cell(value, t) for value in (*row, *said)])
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
        text = f"{value:.10g}" if abs(value) < 1e10 else f"{value:.0f}"  # noqa: PLR2004  tenge run past ten digits
        return text if t.language == "en" else text.replace(".", ",")
    if isinstance(value, str) and value.startswith(FORMULA):
        return "'" + value
    return value
