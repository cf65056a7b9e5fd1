"""What stands free on a slide? Words in shapes: the cards of key figures, badges, notes under a table."""

from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Emu, Pt

from dashboard.export import pptx_theme as place
from dashboard.export.inert_text import one_line
from dashboard.export.pptx_axes import rgb
from dashboard.look import Look
from dashboard.panels.figure_words import Card

CARDS_ACROSS, WORDS = 4, 200
LARGEST, LETTER, MARGINS = 36, 0.74, 16
"""Of a value: points of its letters, a bold one's width in a stand-in font as a share of them, points at its sides."""


def add_cards(drawn: Any, shown: tuple[Card, ...], look: Look) -> None:
    """Key figures as cards: name, value, change."""
    left, top, width, height = place.BODY
    rows, gap = -(-len(shown) // CARDS_ACROSS), 150_000
    wide, high = (width + gap) // CARDS_ACROSS, min((height + gap) // rows, height // 2 + gap)
    longest = max((len(card.value) for card in shown), default=1)
    size = min(LARGEST, int((Emu(wide - gap).pt - MARGINS) / (LETTER * longest)))  # one size, and no value is broken
    for number, card in enumerate(shown):
        row, column = divmod(number, CARDS_ACROSS)
        _card(drawn, card, (left + column * wide, top + row * high, wide - gap, high - gap), size, look)


def _card(drawn: Any, card: Card, box: place.Box, size: int, look: Look) -> None:
    ways = {None: look.muted, True: look.status["on_track"], False: look.status["late"]}
    lines = [(card.label, 16, look.muted, False), (card.value, size, look.text, True)]
    if card.change or card.compared:
        lines.append((" ".join(part for part in (card.change, card.compared) if part), 14, ways[card.better], False))
    shape = box_of(drawn, box, tuple(lines), MSO_SHAPE.ROUNDED_RECTANGLE)
    shape.adjustments[0] = 0.06
    shape.fill.solid()
    shape.fill.fore_color.rgb, shape.line.color.rgb = rgb(look.surface), rgb(look.border)
    shape.line.width = Pt(1)


def box_of(
    drawn: Any, box: place.Box, lines: tuple[tuple[str, int, str, bool], ...], kind: MSO_SHAPE | None = None
) -> Any:
    """Words on the slide: text, size, colour, bold; in a shape or on the ground."""
    shape = drawn.shapes.add_shape(kind, *box) if kind else drawn.shapes.add_textbox(*box)
    if kind:
        shape.shadow.inherit = False
    frame = shape.text_frame
    frame.word_wrap, frame.vertical_anchor = True, MSO_ANCHOR.MIDDLE
    frame.margin_top = frame.margin_bottom = Emu(20_000)
    for number, (text, size, color, bold) in enumerate(lines):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = None
        run = paragraph.add_run()
        run.text, run.font.size, run.font.bold, run.font.color.rgb = one_line(text, WORDS), Pt(size), bold, rgb(color)
        paragraph._p.get_or_add_pPr().set("algn", "l")  # noqa: SLF001  shapes are centred by their style
    return shape
