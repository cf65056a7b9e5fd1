"""What stands on a slide of the offline file? Finding, picture, two lines, source and day; numbers and notes below."""

import re
from collections.abc import Callable, Mapping
from html import escape

from dashboard.deck.decisions import decisions
from dashboard.deck.model import ComposedDeck, ComposedSlide, SlideKind
from dashboard.export.beside import remark_texts
from dashboard.export.map_svg import map_svg
from dashboard.export.written import written_table
from dashboard.i18n import Translator
from dashboard.look import LOOKS, Look
from dashboard.maps.legend import BADGE, legend
from dashboard.panels import Prepared
from dashboard.panels.figure_words import Card, cards
from dashboard.panels.provenance import synthetic

MOST_DECISIONS, MOST_ROWS = 6, 10
"""What can be read in a hall; the rest stands below."""
IN_THE_TWIN = 400
PROJECT = "◆"
MARK = re.compile(r":(?P<color>[a-z]+)\[(?P<sign>.)\]? (?P<words>[^\]]*)\]?")
SIGNS: Mapping[str, str] = {
    "late": "◆", "at_risk": "▲", "missing": "○", "behind": "▼", "unusual": "◇", "override": "✎",
}  # fmt: skip
"""A sign beside the word: what it is, is never told by colour alone."""


def slide_html(slide: ComposedSlide, by_theme: Mapping[str, ComposedSlide], deck: ComposedDeck, t: Translator) -> str:
    """One ``<section>``."""
    lines = "".join(f"<p>{escape(line)}</p>" for line in slide.lines)
    return (
        f'<section class="slide {slide.kind.value}" data-number="{slide.number}" '
        f'aria-label="{slide.number} / {slide.total}"><h1>{escape(slide.title)}</h1>'
        f'<div class="body">{_body(slide, by_theme, t)}</div><div class="lines">{lines}</div>'
        f"{_foot(slide, deck, t)}{_twin(slide, t)}</section>"
    )


def _body(slide: ComposedSlide, by_theme: Mapping[str, ComposedSlide], t: Translator) -> str:
    prepared = slide.prepared
    if prepared is None:
        told = slide.data_as_of.casefold() in slide.title.casefold()
        return "" if told else f'<p class="month">{escape(slide.data_as_of)}</p>'
    if prepared.empty:
        return ""
    if slide.kind in BODIES:
        return BODIES[slide.kind](prepared, t)
    if prepared.drawing is None:
        return _table(prepared, t, MOST_ROWS)
    if hasattr(prepared.drawing, "to_plotly_json"):
        return f'<div class="chart" role="img" aria-label="{escape(_alt(slide))}"><div></div></div>'
    maps = "".join(
        f'<div class="map" data-only="{theme}">{_map(one.prepared, _alt(slide), LOOKS[theme], t)}</div>'
        for theme, one in by_theme.items()
        if one.prepared is not None
    )
    return f'{maps}<p class="licence">{escape(t("map.schematic"))}</p>'


def _map(prepared: Prepared, words: str, look: Look, t: Translator) -> str:
    drawn = map_svg(prepared.drawing, words)
    if "layer" not in prepared.frame:
        return drawn
    shown = legend(prepared.frame, t, look)
    marks = "".join(_mark(line, look) for line in shown.marks)
    ramp = (
        f'<li aria-label="{escape(shown.ramp_words)}">{escape(shown.title)}<br>{shown.ramp}</li>' if shown.ramp else ""
    )
    return f'{drawn}<ul class="legend">{ramp}{marks}</ul>'


def _mark(line: str, look: Look) -> str:
    """A line of the legend: ``:red[◆] late``."""
    found = MARK.fullmatch(line)
    if found is None:
        return f"<li>{escape(line)}</li>"
    color = look.named.get(found["color"], look.muted)
    if found["sign"] == PROJECT:
        color = look.status[{shown: status for status, shown in BADGE.items()}[found["color"]]]
    return f'<li><span style="color:{color}">{escape(found["sign"])}</span> {escape(found["words"])}</li>'


def _alt(slide: ComposedSlide) -> str:
    """The picture in words: what was found, and the text twin."""
    said = slide.prepared.saying.text if slide.prepared else ""
    return " ".join(part for part in (slide.title, said.replace("**", "")) if part)


def _cards(prepared: Prepared, t: Translator) -> str:
    return f'<ul class="cards">{"".join(_card(card) for card in cards(prepared, t))}</ul>'


def _card(card: Card) -> str:
    way = {None: "", True: "better", False: "worse"}[card.better]
    change = " ".join(part for part in (card.change, card.compared) if part)
    return (
        f'<li><span class="label">{escape(card.label)}</span><strong>{escape(card.value)}</strong>'
        f'<span class="change {way}">{escape(change)}</span></li>'
    )


def _decisions(prepared: Prepared, t: Translator) -> str:
    items = decisions(prepared, t)
    shown = "".join(
        f'<li class="{escape(one.kind)}"><span class="chip">{SIGNS.get(one.kind, "•")} {escape(one.chip)}</span> '
        f"<strong>{escape(one.title)}</strong> <span>{escape(one.sentence)}</span></li>"
        for one in items[:MOST_DECISIONS]
    )
    more = len(items) - MOST_DECISIONS
    told = f"<p>{escape(t('offline.more', n=more))}</p>" if more > 0 else ""
    return f'<ul class="items">{shown}</ul>{told}'


BODIES: Mapping[SlideKind, Callable[[Prepared, Translator], str]] = {
    SlideKind.FIGURES: _cards,
    SlideKind.DECISIONS: _decisions,
}


def _table(prepared: Prepared, t: Translator, most: int) -> str:
    frame = prepared.frame.head(most)
    headings, rows = written_table(frame, t, prepared.panel.columns)
    said = remark_texts(frame, t)
    if any(said):
        headings, rows = [*headings, t("column.remark")], [[*row, words] for row, words in zip(rows, said, strict=True)]
    head = "".join(f'<th scope="col">{escape(heading)}</th>' for heading in headings)
    body = "".join(f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    left = len(prepared.frame) - len(rows)
    told = f"<p>{escape(t('deck.rows', shown=len(rows), n=len(prepared.frame)))}</p>" if left else ""
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f'<div class="table" tabindex="0">{table}</div>{told}'


def _foot(slide: ComposedSlide, deck: ComposedDeck, t: Translator) -> str:
    parts = [escape(t("app.department"))]
    if slide.source:
        day = slide.data_as_of or t("state.no_data")
        parts.append(escape(t("panel.foot", as_of=day, source=slide.source)))
    if slide.reports:
        parts.append(escape(slide.reports))
    if deck.frozen_on:
        parts.append(escape(t("offline.frozen", day=t.date(deck.frozen_on))))
    mark = f'<span class="demo">⚠ {escape(_demo(slide, t))}</span>' if deck.demo else ""
    return f"<footer>{mark}<span>{' · '.join(parts)}</span><span>{slide.number} / {slide.total}</span></footer>"


def _demo(slide: ComposedSlide, t: Translator) -> str:
    """That figures here are invented, or, on a slide of facts, that only others are."""
    facts = slide.prepared is not None and not synthetic(slide.prepared)
    return t("offline.facts" if facts else "demo.short")


def _twin(slide: ComposedSlide, t: Translator) -> str:
    """Everything in words and numbers: for those who cannot see the picture, and for the presenter."""
    notes = "".join(f"<p>{escape(part)}</p>" for part in slide.notes.split("\n") if part)
    panel = slide.in_full
    table = "" if panel is None or panel.empty else _table(panel, t, IN_THE_TWIN)
    if not notes + table:
        return ""
    return f"<details><summary>{escape(t('offline.twin'))}</summary>{notes}{table}</details>"
