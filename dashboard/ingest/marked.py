"""What does the user get back to correct? Their own file with a last column that says what is wrong in each row."""

import csv
import io
import re
import warnings
from collections.abc import Mapping

from dashboard.i18n import Translator
from dashboard.ingest import limits
from dashboard.ingest.archive import inspect
from dashboard.ingest.checked import Checked
from dashboard.ingest.decode import NAMES, decode
from dashboard.ingest.messages import problem_text
from dashboard.ingest.receive import Form, form_of
from dashboard.ingest.refusal import RefusedError, refuse
from dashboard.ingest.sheet_facts import merged_cells
from dashboard.ingest.splitting import source_of

RISKY = re.compile(r"^\s*[=+@\t\r-]")
NUMBER = re.compile(r"^[-+]?[0-9][0-9\s.,]*%?$")
CODECS = {"Windows-1251": "cp1251", **{name: codec for codec, name in NAMES.items()}}
MARK = "\ufeff"
"""Without it Excel takes UTF-8 for the Windows code page."""


def marked(content: bytes, checked: Checked, t: Translator) -> bytes:
    """The file with the column; a workbook stays one, a text keeps its separator.

    It keeps its encoding too, where that holds the letters of the messages.
    Of a file that cannot be read at all only the messages are left.
    """
    messages = _messages(checked, t)
    try:
        if form_of(content) is Form.WORKBOOK:
            return _marked_book(content, checked, messages, t)
        return _marked_text(content, checked, messages, t)
    except (RefusedError, csv.Error):
        lines = [t("intake.marked.heading"), *messages.values()]
        return (MARK + "\r\n".join(escaped(line) for line in lines) + "\r\n").encode()


def has_macros(content: bytes) -> bool:
    """Whether it is a workbook with macros: they are not handed back, and the book comes back as ``.xlsx``."""
    return form_of(content) is Form.WORKBOOK and b"vbaProject.bin" in content


def escaped(text: str) -> str:
    """A cell that no spreadsheet takes for a formula; numbers stay numbers."""
    return f"'{text}" if RISKY.match(text) and not NUMBER.match(text.strip()) else text


def _messages(checked: Checked, t: Translator) -> Mapping[int, str]:
    """Messages by row; those of the whole file stand beside the header."""
    header = checked.understood.header_row or 1
    found: dict[int, list[str]] = {}
    for problem in checked.problems:
        place = f"{problem.cell}: " if problem.cell else ""
        found.setdefault(problem.row or header, []).append(place + problem_text(problem, t))
    return {row: " ".join(texts) for row, texts in found.items()}


def _marked_text(content: bytes, checked: Checked, messages: Mapping[int, str], t: Translator) -> bytes:
    decoded = decode(content)
    source = source_of(decoded.text)
    delimiter = checked.understood.delimiter or source.delimiter or ";"
    rows = list(csv.reader(io.StringIO(source.text, newline=""), delimiter=delimiter))
    width = max((len(row) for row in rows), default=0)
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=delimiter)
    for number, row in enumerate(rows, 1):
        cells = [escaped(text) for text in row]
        writer.writerow([*cells, *[""] * (width - len(row)), _mark(number, checked, messages, t)])
    return _encoded(out.getvalue(), decoded.encoding)


def _encoded(text: str, encoding: str) -> bytes:
    """The text as the file was, or in marked UTF-8 where a letter would be lost."""
    codec = "utf-16" if encoding.startswith("UTF-16") else CODECS.get(encoding)
    try:
        return text.encode(codec) if codec else (MARK + text).encode()
    except UnicodeEncodeError:
        return (MARK + text).encode()


def _mark(number: int, checked: Checked, messages: Mapping[int, str], t: Translator) -> str:
    heading = t("intake.marked.heading") if number == (checked.understood.header_row or 1) else ""
    return escaped(" ".join(text for text in (heading, messages.get(number, "")) if text))


def _marked_book(content: bytes, checked: Checked, messages: Mapping[int, str], t: Translator) -> bytes:
    import openpyxl  # here: only those who sent a workbook wait for it

    inspect(content)  # a book that was refused for its size must not be opened to say so
    if merged_cells(content) > limits.MAX_MERGED_CELLS:
        raise refuse("file.too_large")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = openpyxl.load_workbook(io.BytesIO(content), keep_links=False)
    name = checked.understood.sheet
    sheet = book[name] if name in book.sheetnames else book.worksheets[0]
    place = sheet.max_column + 1
    for row in sorted({checked.understood.header_row or 1, *messages}):
        sheet.cell(row=row, column=place, value=_mark(row, checked, messages, t))
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()
