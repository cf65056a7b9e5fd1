"""How does a table stand on a slide? As a table of PowerPoint: cells that can be edited, shaded where they say much."""

from typing import Any

from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from dashboard.export.inert_text import one_line
from dashboard.export.pptx_axes import rgb
from dashboard.export.shaded_table import ShadedTable
from dashboard.look import Look

PLAIN = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's own style without lines and fills."""
LETTERS = 150
LIGHT_FROM = 140
"""Brightness of a fill below which letters on it are light."""
LONG_WORD, LETTER = 16, 0.6
"""Letters of a word that is kept whole; the width of a letter, in its size."""
ABOVE, ASIDE = 24_000, 50_000
"""Margins of a cell, in English Metric Units."""
FEW_ROWS, MANY_ROWS, MANY_COLUMNS = 4, 10, 8


def add_table(slide: Any, made: ShadedTable, box: tuple[int, int, int, int], look: Look) -> tuple[Any, int]:
    """Draw on a slide; returns the frame that holds the table, and how many rows found no room."""
    left, top, width, height = box
    points = _size(made)
    wide = _widths(made, width, points)
    heights = [_height(row, wide, points) for row in (made.headings, *made.rows)]
    fit = max(2, sum(sum(heights[: at + 1]) <= height for at in range(len(heights))))
    frame = slide.shapes.add_table(fit, len(made.headings), left, top, width, sum(heights[:fit]))
    table = frame.table
    table._tbl.tblPr.find(qn("a:tableStyleId")).text = PLAIN  # noqa: SLF001  the library sets no style
    table.horz_banding = False
    for column, across in zip(table.columns, wide, strict=True):
        column.width = Emu(int(across))
    for row, high in zip(table.rows, heights, strict=False):
        row.height = Emu(high)
    centred = bool(made.fills)
    for place, heading in enumerate(made.headings):
        _write(table.cell(0, place), heading, Pt(points), look.muted, "", bold=True, middle=place > 0 and centred)
    for number, texts in enumerate(made.rows[: fit - 1]):
        for place, text in enumerate(texts):
            fill = made.fills[number][place] if centred else ""
            color = _on(fill, look) if fill else look.text
            _write(table.cell(number + 1, place), text, Pt(points), color, fill, middle=place > 0 and centred)
    return frame, len(made.rows) - (fit - 1)


def _size(made: ShadedTable) -> int:
    """Letters as large as the number of rows and columns leaves room for, in points."""
    if len(made.headings) > MANY_COLUMNS:
        return 11
    return 12 if len(made.rows) > MANY_ROWS else 14 if len(made.rows) > FEW_ROWS else 16


def _height(texts: tuple[str, ...], wide: list[float], points: int) -> int:
    """How high a row is: its longest cell, in lines of the letters' size."""
    letter = points * 12_700 * LETTER
    lines = max(
        -(-len(one_line(text, LETTERS)) * letter // max(width - 2 * ASIDE, letter))
        for text, width in zip(texts, wide, strict=True)
    )
    return int(max(lines, 1) * points * 12_700 * 1.2 + 2 * ABOVE)


def _widths(made: ShadedTable, width: int, points: int) -> list[float]:
    """Every column as wide as its longest word; what is left goes to those whose texts are longer."""
    letter = points * 12_700 * LETTER
    columns = list(zip(made.headings, *made.rows, strict=True))
    words = [max(len(word) for text in column for word in [*text.split(" "), ""]) for column in columns]
    least = [min(max(word, 3) + 1, LONG_WORD) * letter + 2 * ASIDE for word in words]
    wanted = [max(len(one_line(text, LETTERS)) for text in column) * letter for column in columns]
    longer = [max(want - have, letter) for want, have in zip(wanted, least, strict=True)]
    left = width - sum(least)
    return [have + left * more / sum(longer) for have, more in zip(least, longer, strict=True)]


def _write(cell: Any, text: str, size: Any, color: str, fill: str, *, bold: bool = False, middle: bool = False) -> None:
    cell.margin_top = cell.margin_bottom = Emu(ABOVE)
    cell.margin_left = cell.margin_right = Emu(ASIDE)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    if fill:
        cell.fill.solid()
        cell.fill.fore_color.rgb = rgb(fill)
    else:
        cell.fill.background()
    paragraph = cell.text_frame.paragraphs[0]
    paragraph.alignment = PP_ALIGN.CENTER if middle else PP_ALIGN.LEFT
    run = paragraph.add_run()
    run.text, run.font.size, run.font.bold = one_line(text, LETTERS), size, bold
    run.font.color.rgb = rgb(color)


def _on(fill: str, look: Look) -> str:
    """Letters that can be read on a fill."""
    red, green, blue = (int(fill[at : at + 2], 16) for at in (1, 3, 5))
    bright = 0.299 * red + 0.587 * green + 0.114 * blue > LIGHT_FROM
    dark, light = sorted((look.text, look.background))
    return dark if bright else light
