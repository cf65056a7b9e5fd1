"""What does the deputy akim read on paper? Two pages written by rule from the sayings of a deck, as DOCX.

The first page holds findings and figures, the second what waits for somebody. Each has room for so many lines and no
more: what is left over is counted, so that the letter has two pages whatever the month was like.
"""

import io
from collections.abc import Sequence
from typing import Any

from docx import Document
from docx.enum.text import WD_BREAK

from dashboard.deck.decisions import Decision, decisions
from dashboard.deck.model import ComposedDeck, ComposedSlide, SlideKind
from dashboard.export.inert_text import one_line
from dashboard.export.letter_paper import NAME, language, paper, run, table
from dashboard.i18n import Translator
from dashboard.look import LIGHT
from dashboard.panels.figure_words import cards

MIME = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
FINDINGS, FIGURES, LATE, OWED, WAITING, SOURCES = 7, 8, 5, 3, 5, 4
"""How many of each a page holds."""
SENTENCE, FINDING = 170, 260
"""Letters that a line of the letter takes: two lines on paper, and a finding as long as the slide tells it."""
OWES = "missing"


def letter(deck: ComposedDeck, t: Translator) -> bytes:
    """The letter of a composed deck; of an empty store it says that there is nothing to tell."""
    made = Document()
    paper(made, deck, t)
    _head(made, deck, t)
    _findings(made, deck, t)
    _figures(made, deck, t)
    made.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
    _second_page(made, deck, t)
    language(made, t)
    buffer = io.BytesIO()
    made.save(buffer)
    return buffer.getvalue()


def _head(made: Any, deck: ComposedDeck, t: Translator) -> None:
    to = made.add_paragraph()
    run(to, t("letter.addressee"), bold=True)
    made.add_paragraph(one_line(deck.title, NAME), style="Title")
    known = t("deck.known", day=t.date(deck.as_of))
    frozen = f" · {t('offline.frozen', day=t.date(deck.frozen_on))}" if deck.frozen_on else ""
    run(made.add_paragraph(), known + frozen, LIGHT.muted)


def _findings(made: Any, deck: ComposedDeck, t: Translator) -> None:
    made.add_heading(t("letter.findings"), 1)
    told = [slide for slide in deck.slides if slide.kind is SlideKind.PANEL and not _empty(slide)]
    for slide in told[:FINDINGS]:
        line = made.add_paragraph(style="List Bullet")
        run(line, f"{one_line(slide.title, NAME).rstrip('.')}. ", bold=True)
        run(line, one_line(" ".join(slide.lines[:1]), FINDING) + (f" ({slide.reports})" if slide.reports else ""))
    _rest(made, len(told) - FINDINGS, t)
    if not told:
        made.add_paragraph(t("letter.nothing"))


def _empty(slide: ComposedSlide) -> bool:
    return slide.prepared is None or slide.prepared.empty


def _figures(made: Any, deck: ComposedDeck, t: Translator) -> None:
    made.add_heading(t("letter.figures"), 1)
    shown = [
        card
        for slide in deck.slides
        if slide.kind is SlideKind.FIGURES and slide.prepared is not None and not slide.prepared.empty
        for card in cards(slide.prepared, t)
    ][:FIGURES]
    if not shown:
        made.add_paragraph(t("letter.nothing"))
        return
    headings = (t("letter.figure"), t("letter.value"), t("letter.change"))
    rows = [(card.label, card.value, " ".join(part for part in (card.change, card.compared) if part)) for card in shown]
    table(made, headings, rows)


def _second_page(made: Any, deck: ComposedDeck, t: Translator) -> None:
    items = [
        item
        for slide in deck.slides
        if slide.kind is SlideKind.DECISIONS and slide.prepared is not None and not slide.prepared.empty
        for item in decisions(slide.prepared, t)
    ]
    late = [item for item in items if item.kind == "late"]
    owed = [item for item in items if item.kind == OWES]
    other = [item for item in items if item not in late and item not in owed]
    _items(made, t("letter.late"), late, LATE, t)
    _items(made, t("letter.owed"), owed, OWED, t)
    _items(made, t("letter.decisions"), other, WAITING, t)
    made.add_heading(t("letter.sources"), 1)
    sources = dict.fromkeys(
        t("panel.foot", as_of=slide.data_as_of or t("state.no_data"), source=slide.source)
        for slide in deck.slides
        if slide.source
    )
    for source in list(sources)[:SOURCES]:
        run(made.add_paragraph(), one_line(source, SENTENCE), LIGHT.muted, 9)
    if deck.demo:
        run(made.add_paragraph(), one_line(t("demo.band")), LIGHT.named["red"], 9.5)
    run(made.add_paragraph(), t("letter.by_rule"), LIGHT.muted, 9)


def _items(made: Any, heading: str, items: Sequence[Decision], most: int, t: Translator) -> None:
    made.add_heading(heading, 1)
    for item in items[:most]:
        line = made.add_paragraph(style="List Bullet")
        run(line, f"{one_line(item.title, NAME)}: ", bold=True)
        run(line, one_line(item.sentence, SENTENCE))
    _rest(made, len(items) - most, t)
    if not items:
        made.add_paragraph(t("letter.none"))


def _rest(made: Any, left: int, t: Translator) -> None:
    if left > 0:
        run(made.add_paragraph(), t("slides.more", n=left), LIGHT.muted, 9)
