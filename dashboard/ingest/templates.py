"""Which file should I fill in? A template for a kind and month, in the reader's language; filled, it always passes."""

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from sqlmodel import Session

from dashboard.i18n import Translator, translator
from dashboard.ingest.kind import Column, CsvKind
from dashboard.ingest.kinds import KINDS
from dashboard.ingest.template_rows import columns_of, heading_of, library_codes, library_names, rows_of, words

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.worksheet import Worksheet

SPARE_ROWS = 200
"""Rows below the prefilled ones that may be written in, with their lists."""
WIDTH = 24
INSTRUCTIONS = ("fill", "rows", "zero", "lists_hint", "save")


def template_csv(session: Session, kind_id: str, month: date, language: str) -> bytes:
    """The template as text that Excel opens in any locale: marked UTF-8, semicolons."""
    written = io.StringIO()
    csv.writer(written, delimiter=";", lineterminator="\r\n").writerows(
        _table(session, KINDS[kind_id], month, language)
    )
    return written.getvalue().encode("utf-8-sig")


def template_xlsx(session: Session, kind_id: str, month: date, language: str) -> bytes:
    """The template as a workbook: drop-down lists, protected headings, a sheet of instructions."""
    from openpyxl import Workbook  # here: half a second at start for those who never ask for one

    kind, t, book = KINDS[kind_id], translator(language), Workbook()
    sheet = book.active
    sheet.title = t("journal.template.sheet")
    rows = _table(session, kind, month, language)
    for row in rows:
        sheet.append(row)
    _protect(sheet, len(rows) + SPARE_ROWS)
    _instruct(book, kind, t)
    _offer(book, sheet, _choices(session, kind, language), len(rows) + SPARE_ROWS, t)
    saved = io.BytesIO()
    book.save(saved)
    return saved.getvalue()


def _table(session: Session, kind: CsvKind, month: date, language: str) -> list[list[str]]:
    """Headings and rows; beside a library's code its name, which reading passes over."""
    t, columns = translator(language), columns_of(kind)
    headings = [heading_of(column, kind.layouts[0], t) for column in columns]
    rows = [[row.get(column.name, "") for column in columns] for row in rows_of(session, kind, month, t)]
    if not rows or not _names_beside(columns):
        return [headings, *rows]
    names = library_names(session, t)
    return [[*headings, t("journal.template.library")], *([*row, names.get(row[0], "")] for row in rows)]


def _names_beside(columns: Sequence[Column]) -> bool:
    found = {column.name for column in columns}
    return columns[0].name == "library_code" and "name_ru" not in found


def _choices(session: Session, kind: CsvKind, language: str) -> list[Sequence[str]]:
    """What each column offers; nothing where anything may be written."""
    known = library_codes(session) if kind.id != "libraries" else ()
    return [known if column.name == "library_code" else words(column.cell, language) for column in columns_of(kind)]


def _protect(sheet: "Worksheet", last: int) -> None:
    """Headings are locked, everything below is free; rows may be added and deleted."""
    from openpyxl.styles import Font, PatternFill, Protection

    for cell in sheet[1]:
        cell.font = Font(bold=True)
        cell.fill = PatternFill("solid", fgColor="E8EEF4")
        sheet.column_dimensions[cell.column_letter].width = WIDTH
    for row in sheet.iter_rows(min_row=2, max_row=last, max_col=sheet.max_column):
        for cell in row:
            cell.protection = Protection(locked=False)
            cell.number_format = "@" if isinstance(cell.value, str) else "General"
    sheet.freeze_panes = "A2"
    sheet.protection.sheet = True
    for allowed in ("deleteRows", "insertRows", "formatColumns", "sort", "autoFilter"):
        setattr(sheet.protection, allowed, False)  # False = not forbidden


def _instruct(book: "Workbook", kind: CsvKind, t: Translator) -> None:
    sheet = book.create_sheet(t("journal.template.instructions"))
    sheet.append([f"{t('journal.template.title')}: {t(f'intake.kind.{kind.id}')}"])
    for number, key in enumerate(INSTRUCTIONS, 1):
        sheet.append([f"{number}. {t(f'journal.template.{key}')}"])
    sheet.column_dimensions["A"].width = 100
    sheet.protection.sheet = True


def _offer(book: "Workbook", sheet: "Worksheet", choices: Sequence[Sequence[str]], last: int, t: Translator) -> None:
    """Drop-down lists from a hidden sheet: a list inside the rule may have no more than 255 characters."""
    from openpyxl.utils import get_column_letter
    from openpyxl.worksheet.datavalidation import DataValidation

    lists = book.create_sheet(t("journal.template.lists"))
    lists.sheet_state = "hidden"
    for place, offered in enumerate(choices, 1):
        if not offered:
            continue
        letter = get_column_letter(place)
        for row, text in enumerate(offered, 1):
            lists.cell(row, place, text)
        source = f"'{lists.title}'!${letter}$1:${letter}${len(offered)}"
        rule = DataValidation("list", formula1=source, allow_blank=True, showErrorMessage=True)
        rule.error = t("journal.template.bad_choice")
        rule.add(f"{letter}2:{letter}{last}")
        sheet.add_data_validation(rule)
