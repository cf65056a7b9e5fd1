"""What is the letter written on? A4 in our letters, the department above, the page below, its language in the style."""

from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from dashboard.deck.model import ComposedDeck
from dashboard.export.inert_text import one_line
from dashboard.export.pptx_theme import HEADLINE, LANGUAGE, TEXT
from dashboard.i18n import Translator
from dashboard.look import LIGHT

NAME = 60
"""Letters of a name or a cell."""
MOST_IN_PROPERTY = 250


def paper(made: Any, deck: ComposedDeck, t: Translator) -> None:
    """Size, margins, letters and what runs above and below both pages."""
    section = made.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(2.5), Cm(1.8)
    section.top_margin, section.bottom_margin = Cm(2.0), Cm(1.8)
    for style, face, size in (("Normal", TEXT, 10.5), ("Title", HEADLINE, 18), ("Heading 1", HEADLINE, 13)):
        font = made.styles[style].font
        font.name, font.size, font.color.rgb = face, Pt(size), RGBColor.from_string(LIGHT.text[1:])
        fonts = made.styles[style].element.rPr.rFonts
        for theme in [name for name in fonts.attrib if name.endswith("Theme")]:
            del fonts.attrib[theme]  # a theme's letters would win over those named
        fonts.set(qn("w:hAnsi"), face)
        fonts.set(qn("w:cs"), face)
        spacing = made.styles[style].paragraph_format
        spacing.space_after, spacing.space_before = Pt(3), Pt(8 if style == "Heading 1" else 0)
    facts = made.core_properties
    facts.title, facts.author, facts.language = (
        one_line(deck.title, MOST_IN_PROPERTY),
        t("app.department"),
        LANGUAGE[t.language],
    )
    facts.created = facts.modified = datetime(deck.as_of.year, deck.as_of.month, deck.as_of.day, tzinfo=UTC)
    _running(section, deck, t)


def _running(section: Any, deck: ComposedDeck, t: Translator) -> None:
    """Department and demo above, page number below."""
    top = section.header.paragraphs[0]
    run(top, t("app.department"), LIGHT.muted, 9)
    if deck.demo:
        run(top, f"   ⚠ {t('demo.short')}", LIGHT.named["red"], 9, bold=True)
    bottom = section.footer.paragraphs[0]
    run(bottom, f"{one_line(deck.title, NAME)} · ", LIGHT.muted, 9)
    _field(bottom, "PAGE")
    run(bottom, " / ", LIGHT.muted, 9)
    _field(bottom, "NUMPAGES")


def run(paragraph: Any, words: str, color: str = "", size: float = 0, *, bold: bool = False) -> None:
    """Words at the end of a paragraph."""
    run = paragraph.add_run(words)
    run.font.bold = bold
    if color:
        run.font.color.rgb = RGBColor.from_string(color[1:])
    if size:
        run.font.size = Pt(size)


def _field(paragraph: Any, name: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    paragraph._p.append(field)  # noqa: SLF001  the library has no fields


def table(made: Any, headings: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table whose first row is its heading, also for those who hear it."""
    drawn = made.add_table(rows=0, cols=len(headings), style="Light Shading")
    for number, texts in enumerate((headings, *rows)):
        cells = drawn.add_row().cells
        for cell, text in zip(cells, texts, strict=True):
            paragraph = cell.paragraphs[0]
            paragraph.paragraph_format.space_after = Pt(1)
            paragraph.add_run(one_line(text, NAME)).font.bold = number == 0
    head = drawn.rows[0]._tr.get_or_add_trPr()  # noqa: SLF001  the library has no name for a heading row
    head.append(OxmlElement("w:tblHeader"))


def language(made: Any, t: Translator) -> None:
    """Spelling and reading aloud follow the language of the letter."""
    properties = made.styles.element.find(f".//{qn('w:docDefaults')}//{qn('w:rPr')}")
    language = properties.find(qn("w:lang"))
    if language is None:
        language = OxmlElement("w:lang")
        properties.append(language)
    language.set(qn("w:val"), LANGUAGE[t.language])
