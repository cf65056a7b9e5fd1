"""What does a page or a deck give to somebody who counts? One sheet a panel, and a cover that says what each is."""

from collections.abc import Callable, Sequence
from itertools import chain

from dashboard.export.beside import beside
from dashboard.export.selection_words import selection_words
from dashboard.export.typed import Cell, Table, texts, typed
from dashboard.export.workbook import Book, Cover, Sheet, sheet_names
from dashboard.i18n import Translator
from dashboard.panels import Prepared
from dashboard.panels.measures import FIELDS, MEASURES, measure_words
from dashboard.panels.provenance import as_of_words, source_words

Progress = Callable[[int, int], None]
"""Called with how many steps of how many are done."""
COVER = ("sheet", "finding", "text", "definition", "unit", "selection", "as_of", "source")
MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def no_progress(_done: int, _all: int) -> None:
    """Nobody waits."""


def panel_workbook(
    title: str,
    panels: Sequence[Prepared],
    t: Translator,
    others: Sequence[Sheet] = (),
    progress: Progress = no_progress,
    known: str = "",
) -> bytes:
    """A workbook of prepared panels, in their order, and of ``others``: tables that are no panels (a journal).

    ``known``: as of which day the numbers are told, in words, where that is one day for all of them.
    """
    shown = _each_once(panels)
    cover_name, *names = sheet_names(
        [t("file.sources"), *(t(one.panel.word("name")) for one in shown), *(sheet.name for sheet in others)]
    )
    book = Book(title, t("app.department"))
    blocks = (_about(names, shown, others, t), _measures(t))
    book.cover(Cover(cover_name, title, _lines(shown, known, t), blocks, tuple(names)))
    tables = chain((_table(one, t) for one in shown), (sheet.table for sheet in others))
    for done, (name, table) in enumerate(zip(names, tables, strict=True), 1):
        book.add(Sheet(name, table))
        progress(done, len(names))
    return book.bytes()


def _each_once(panels: Sequence[Prepared]) -> list[Prepared]:
    """A panel that is shown twice for the same selection (chart and list) makes one sheet."""
    found: dict[object, Prepared] = {}
    for one in panels:
        found.setdefault((one.panel.id, one.filters or id(one)), one)
    return list(found.values())


def _table(prepared: Prepared, t: Translator) -> Table:
    table = dict(typed(prepared.frame, t, prepared.panel.columns))
    for heading, values in beside(prepared, t).items():
        table[heading if heading not in table else f"{heading} "] = texts(values)
    return table


def _lines(shown: Sequence[Prepared], known: str, t: Translator) -> tuple[str, ...]:
    """Who gives it, as of which day, and, while any of it is synthetic, that it is."""
    demo = any(one.demo for one in shown)
    return (t("app.department"), *((known,) if known else ()), *((t("demo.band").replace("**", ""),) if demo else ()))


def _about(names: Sequence[str], shown: Sequence[Prepared], others: Sequence[Sheet], t: Translator) -> Table:
    rows = [_panel_row(name, one, t) for name, one in zip(names, shown, strict=False)]
    rows += [(name, *[""] * (len(COVER) - 1)) for name in names[len(shown) :]]
    if not rows:
        rows = [("",) * len(COVER)]
    return {t(f"file.cover.{part}"): texts(cells) for part, cells in zip(COVER, zip(*rows, strict=True), strict=True)}


def _panel_row(name: str, one: Prepared, t: Translator) -> tuple[str, ...]:
    saying, word = one.saying, one.panel.word
    return (
        name,
        saying.headline or t(word("name")),
        saying.text.replace("**", ""),
        t(word("definition")),
        t(word("unit")),
        selection_words(one.filters, t),
        as_of_words(one, t) or t("state.no_data"),
        source_words(one, t),
    )


def _measures(t: Translator) -> Table:
    rows = [measure_words(code, t) for code in MEASURES]
    heads = {"name": t("about.measures"), **{field: t(f"about.field.{field}") for field in FIELDS}}
    return {heading: [Cell(row.get(field)) for row in rows] for field, heading in heads.items()}


def workbook_name(subject: str, t: Translator, *, demo: bool) -> str:
    """``attendance_ru_demo.xlsx``."""
    return "_".join([subject.replace(".", "-"), t.language, *(["demo"] if demo else [])]) + ".xlsx"
