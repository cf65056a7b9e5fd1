"""What do all slides share? Our colours and letters in the theme, a wide master, two layouts with their places."""

from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.enum.text import MSO_ANCHOR
from pptx.opc.constants import RELATIONSHIP_TYPE
from pptx.util import Emu, Inches, Pt

from dashboard.export.pptx_axes import rgb
from dashboard.look import Look

HEADLINE, TEXT = "Cambria", "Calibri"
"""Serif and sans that every Office has, with the letters of Kazakh; LibreOffice draws them by Caladea and Carlito."""
LANGUAGE = {"kk": "kk-KZ", "ru": "ru-RU", "en": "en-GB"}
WIDE, HIGH = Inches(13.333), Inches(7.5)
LEFT, WIDTH = Inches(0.6), Inches(12.13)
TITLE = (LEFT, Inches(0.35), WIDTH, Inches(1.0))
BODY = (LEFT, Inches(1.42), WIDTH, Inches(4.12))
REST = (LEFT, Inches(5.56), WIDTH, Inches(0.28))
LINES = (LEFT, Inches(5.85), WIDTH, Inches(0.95))
FOOT = (Inches(4.2), Inches(6.95), Inches(7.6), Inches(0.35))
NUMBER = (Inches(11.9), Inches(6.95), Inches(0.83), Inches(0.35))
BADGE = (LEFT, Inches(6.95), Inches(3.5), Inches(0.35))
OPENING = (LEFT, Inches(2.0), WIDTH, Inches(1.8))
UNDER = (LEFT, Inches(3.95), WIDTH, Inches(1.6))
TITLE_LAYOUT, PANEL_LAYOUT = 0, 1
DRAWING = "http://schemas.openxmlformats.org/drawingml/2006/main"
Box = tuple[int, int, int, int]


def themed(look: Look, names: tuple[str, str]) -> Any:
    """An empty presentation in our theme; ``names`` of its two layouts: title and panel."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = WIDE, HIGH
    master = deck.slide_masters[0]
    for layout in list(deck.slide_layouts)[2:]:
        deck.slide_layouts.remove(layout)
    _theme(master, look)
    master.background.fill.solid()
    master.background.fill.fore_color.rgb = rgb(look.background)
    _placed(master, {"TITLE": TITLE, "BODY": LINES, "FOOTER": FOOT, "SLIDE_NUMBER": NUMBER})
    _layout(deck.slide_layouts[TITLE_LAYOUT], names[0], OPENING, UNDER, 44)
    _layout(deck.slide_layouts[PANEL_LAYOUT], names[1], TITLE, LINES, 28)
    for layout in deck.slide_layouts:
        _foot(layout, look)
    return deck


def _layout(layout: Any, name: str, title: Box, body: Box, size: int) -> None:
    layout.name = name
    heads = {"TITLE": title, "CENTER_TITLE": title, "SUBTITLE": body, "OBJECT": body}
    _placed(layout, {**heads, "FOOTER": FOOT, "SLIDE_NUMBER": NUMBER})
    for shape in layout.placeholders:
        kind = shape.placeholder_format.type.name
        if kind in {"TITLE", "CENTER_TITLE"}:
            _levels(shape, size, bold=True)
            shape.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM if size > 40 else MSO_ANCHOR.TOP  # noqa: PLR2004  title
        elif kind in {"SUBTITLE", "OBJECT"}:
            _levels(shape, 22 if size > 40 else 16)  # noqa: PLR2004  the title slide
        elif kind == "DATE":
            shape._element.getparent().remove(shape._element)  # noqa: SLF001  the footer says the day


def _levels(shape: Any, size: int, *, bold: bool = False) -> None:
    """The first level of a placeholder's text: size, no bullet, from the left."""
    style = shape.text_frame._txBody.find(f"{{{DRAWING}}}lstStyle")  # noqa: SLF001  the library has no name for levels
    for child in list(style):
        style.remove(child)
    level = etree.SubElement(style, f"{{{DRAWING}}}lvl1pPr", marL="0", indent="0", algn="l")
    etree.SubElement(level, f"{{{DRAWING}}}buNone")
    etree.SubElement(level, f"{{{DRAWING}}}defRPr", sz=str(size * 100), b="1" if bold else "0")


def _placed(owner: Any, boxes: dict[str, Box]) -> None:
    for shape in owner.placeholders:
        box = boxes.get(shape.placeholder_format.type.name)
        if box:
            shape.left, shape.top, shape.width, shape.height = map(Emu, box)


def _foot(layout: Any, look: Look) -> None:
    for shape in layout.placeholders:
        if shape.placeholder_format.type.name in {"FOOTER", "SLIDE_NUMBER"}:
            for paragraph in shape.text_frame.paragraphs:
                paragraph.font.size, paragraph.font.color.rgb = Pt(11), rgb(look.muted)


def _theme(master: Any, look: Look) -> None:
    part = master.part.part_related_by(RELATIONSHIP_TYPE.THEME)
    tree = etree.fromstring(part.blob)
    tree.set("name", f"Almaty {look.theme}")
    scheme = tree.find(f".//{{{DRAWING}}}clrScheme")
    accents = dict(zip((f"accent{number}" for number in range(1, 7)), look.categorical, strict=False))
    colors = {
        "dk1": look.text, "lt1": look.background, "dk2": look.muted, "lt2": look.surface, **accents,
        "hlink": look.named["blue"], "folHlink": look.named["plum"],
    }  # fmt: skip
    for name, color in colors.items():
        slot = scheme.find(f"{{{DRAWING}}}{name}")
        for child in list(slot):
            slot.remove(child)
        etree.SubElement(slot, f"{{{DRAWING}}}srgbClr", val=color.removeprefix("#"))
    for kind, face in (("majorFont", HEADLINE), ("minorFont", TEXT)):
        tree.find(f".//{{{DRAWING}}}{kind}/{{{DRAWING}}}latin").set("typeface", face)
    part._blob = etree.tostring(tree, xml_declaration=True, encoding="UTF-8", standalone=True)  # noqa: SLF001  a plain part
