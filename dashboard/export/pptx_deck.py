"""What is handed over as PowerPoint? A deck slide by slide: finding, native chart or table, source, notes."""

import io
from collections.abc import Callable, Mapping
from copy import deepcopy
from datetime import UTC, datetime
from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Pt

from dashboard.deck.decisions import decisions
from dashboard.deck.model import ComposedDeck, ComposedSlide, SlideKind
from dashboard.export import pptx_theme as place
from dashboard.export.chart_forms import chart_form
from dashboard.export.explained_points import STAR
from dashboard.export.inert_text import NOTES, inert, one_line
from dashboard.export.map_picture import map_picture
from dashboard.export.native_chart import Shape
from dashboard.export.panel_workbook import Progress, no_progress
from dashboard.export.pptx_axes import rgb
from dashboard.export.pptx_chart import add_chart
from dashboard.export.pptx_moments import add_moments
from dashboard.export.pptx_shapes import add_cards, box_of
from dashboard.export.pptx_table import add_table
from dashboard.export.shaded_table import ShadedTable, table_form
from dashboard.i18n import Translator
from dashboard.i18n.translator import NBSP
from dashboard.look import LOOKS, Look
from dashboard.panels import Prepared
from dashboard.panels.figure_words import cards
from dashboard.panels.provenance import synthetic
from dashboard.reading import in_words, remarks_of

MIME = "application/vnd.openxmlformats-officedocument.presentationml.presentation"
MOST_DECISIONS, SHORT_BADGE = 6, 32
TITLE, SHORT_TITLE, LINE, REMARK = 200, 75, 260, 100
SIGNS = {"late": "◆", "at_risk": "▲", "missing": "○", "behind": "▼", "unusual": "◇", "override": "✎"}


def pptx(deck: ComposedDeck, t: Translator, theme: str = "light", progress: Progress = no_progress) -> bytes:
    """The deck as a presentation. Charts and tables are PowerPoint's own; only a map is a picture."""
    look = LOOKS[theme]
    made = place.themed(look, (t("slides.layout.title"), t("slides.layout.panel")))
    for number, slide in enumerate(deck.slides, 1):
        _slide(made, slide, deck, t, look)
        progress(number, len(deck.slides))
    _properties(made.core_properties, deck, t)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _properties(facts: Any, deck: ComposedDeck, t: Translator) -> None:
    facts.title, facts.author = one_line(deck.title, TITLE), t("app.department")
    facts.subject, facts.language = t("deck.known", day=t.date(deck.as_of)), place.LANGUAGE[t.language]
    facts.created = facts.modified = datetime(deck.as_of.year, deck.as_of.month, deck.as_of.day, tzinfo=UTC)
    facts.last_modified_by, facts.keywords = "", t("demo.short") if deck.demo else ""


def _slide(made: Any, slide: ComposedSlide, deck: ComposedDeck, t: Translator, look: Look) -> None:
    opening = slide.kind is SlideKind.TITLE
    layout = made.slide_layouts[place.TITLE_LAYOUT if opening else place.PANEL_LAYOUT]
    drawn = made.slides.add_slide(layout)
    title = one_line(slide.title, TITLE)
    drawn.shapes.title.text = title
    if len(title) > SHORT_TITLE and not opening:
        drawn.shapes.title.text_frame.paragraphs[0].font.size = Pt(22)
    _text(drawn.placeholders[1], slide.lines, look)
    if slide.prepared is not None and not slide.prepared.empty:
        BODIES.get(slide.kind, _panel)(drawn, slide, t, look)
    _foot(drawn, layout, slide, deck, t, look)
    drawn.notes_slide.notes_text_frame.text = inert(slide.notes, NOTES)
    _language(drawn, t)


def _text(shape: Any, lines: tuple[str, ...], look: Look) -> None:
    shape.text = "\n".join(one_line(line, LINE) for line in lines) or " "
    for paragraph in shape.text_frame.paragraphs:
        paragraph.font.color.rgb = rgb(look.text)


def _panel(drawn: Any, slide: ComposedSlide, t: Translator, look: Look) -> None:
    prepared = _given(slide)
    chart = chart_form(prepared, t, look)
    if chart:
        frame = add_chart(drawn, chart, place.BODY, look)
        if chart.shape is Shape.SPANS:
            add_moments(drawn, frame, chart, t, look)
        _rest(drawn, chart.left_out, "   ".join(filter(None, (chart.key, _explained(prepared, t)))), t, look)
    elif prepared.drawing is not None and not hasattr(prepared.drawing, "to_plotly_json"):
        frame = _map(drawn, prepared, slide, t, look)
        _rest(drawn, 0, _explained(prepared, t), t, look)
    else:
        table = table_form(prepared, t, look)
        frame, cut = add_table(drawn, table, place.BODY, look)
        key = "   ".join(filter(None, (table.key, _explained(prepared, t))))
        _rest(drawn, table.left_out + cut, key, t, look)
    _told(frame, slide, t)


def _map(drawn: Any, prepared: Prepared, slide: ComposedSlide, t: Translator, look: Look) -> Any:
    left, top, width, height = place.BODY
    picture = drawn.shapes.add_picture(io.BytesIO(map_picture(prepared, t, look)), left, top, height=height)
    picture.left = left + (width - picture.width) // 2
    return picture


def _given(slide: ComposedSlide) -> Prepared:
    if slide.prepared is None:
        raise ValueError(slide.kind)
    return slide.prepared


def _told(frame: Any, slide: ComposedSlide, t: Translator) -> None:
    """What the chart says for those who do not see it: its name, the finding and the text twin."""
    prepared = _given(slide)
    properties = frame._element.xpath(".//p:cNvPr")[0]  # noqa: SLF001  the library has no name for it
    properties.set("name", one_line(t(prepared.panel.word("name")), TITLE))
    properties.set("descr", one_line(f"{slide.title} {prepared.saying.text}", 1200))


def _rest(drawn: Any, left_out: int, key: str, t: Translator, look: Look) -> None:
    words = "   ".join(part for part in (key, t("slides.more", n=left_out) if left_out else "") if part)
    if words:
        box_of(drawn, place.REST, ((words, 12, look.muted, False),))


def _explained(prepared: Prepared, t: Translator) -> str:
    """The first of what people explained of the figures, behind the charts' mark; the notes hold the others."""
    some = remarks_of(prepared.frame)
    if not some:
        return ""
    words = one_line(f"{STAR} {in_words(some[0], t)}", REMARK)
    return f"{words} ({t('slides.more', n=len(some) - 1)})" if len(some) > 1 else words


def _cards(drawn: Any, slide: ComposedSlide, t: Translator, look: Look) -> None:
    add_cards(drawn, cards(_given(slide), t), look)


def _decisions(drawn: Any, slide: ComposedSlide, t: Translator, look: Look) -> None:
    items = decisions(_given(slide), t)
    rows = tuple(
        (f"{SIGNS.get(one.kind, '•')}{NBSP}{one.chip}", one.title, one.sentence) for one in items[:MOST_DECISIONS]
    )
    headings = (t("slides.what"), t("slides.where"), t("slides.why"))
    frame, cut = add_table(drawn, ShadedTable(headings, rows), place.BODY, look)
    _rest(drawn, len(items) - len(rows) + cut, "", t, look)
    _told(frame, slide, t)


BODIES: Mapping[SlideKind, Callable[[Any, ComposedSlide, Translator, Look], None]] = {
    SlideKind.FIGURES: _cards,
    SlideKind.DECISIONS: _decisions,
}


def _foot(drawn: Any, layout: Any, slide: ComposedSlide, deck: ComposedDeck, t: Translator, look: Look) -> None:
    """Source and day in the footer, the page's number in its place, a badge while figures are invented."""
    for shape in layout.placeholders:
        if shape.placeholder_format.type.name in {"FOOTER", "SLIDE_NUMBER"}:
            drawn.shapes._spTree.append(deepcopy(shape._element))  # noqa: SLF001  the library copies no footers
    for shape in drawn.placeholders:
        if shape.placeholder_format.type.name == "FOOTER":
            shape.text_frame.text = one_line(_told_below(slide, deck, t))
            font = shape.text_frame.paragraphs[0].font
            font.size, font.color.rgb = Pt(11), rgb(look.muted)
    if deck.demo:
        _badge(drawn, slide, t, look)
    _numbered(drawn)


def _told_below(slide: ComposedSlide, deck: ComposedDeck, t: Translator) -> str:
    """Day and source, the reports that totals rest on, since when the deck is frozen."""
    day = slide.data_as_of or t("state.no_data")
    source = t("panel.foot", as_of=day, source=slide.source) if slide.source else t("app.department")
    frozen = t("offline.frozen", day=t.date(deck.frozen_on)) if deck.frozen_on else ""
    return " · ".join(part for part in (source, slide.reports, frozen) if part)


def _badge(drawn: Any, slide: ComposedSlide, t: Translator, look: Look) -> None:
    facts = slide.prepared is not None and not synthetic(slide.prepared)
    words = f"⚠ {t('offline.facts' if facts else 'demo.short')}"
    shape = box_of(
        drawn, place.BADGE, ((words, 10 if len(words) < SHORT_BADGE else 9, look.text, True),), MSO_SHAPE.RECTANGLE
    )
    shape.fill.solid()
    shape.fill.fore_color.rgb, shape.line.color.rgb = rgb(look.surface), rgb(look.named["gold"])
    shape.line.width = Pt(1.5)


def _numbered(drawn: Any) -> None:
    """Every shape of a slide has an id of its own: copied ones brought theirs along."""
    for number, properties in enumerate(drawn.shapes._spTree.xpath(".//p:cNvPr"), 1):  # noqa: SLF001  no public name
        properties.set("id", str(number))


def _language(drawn: Any, t: Translator) -> None:
    """Every run says its language: spelling and reading aloud follow it."""
    for shape in (*drawn.shapes, *drawn.notes_slide.shapes):
        for run in shape._element.xpath(".//a:r"):  # noqa: SLF001  runs of tables and shapes alike
            run.get_or_add_rPr().set("lang", place.LANGUAGE[t.language])
