"""Does the offline file hold the deck whole, in three languages, small enough, and nothing that could act?"""

import base64
import hashlib
import json
import re
from html.parser import HTMLParser

import pytest

from dashboard.deck.model import SlideKind
from dashboard.export.map_svg import map_svg
from dashboard.export.offline_deck import LARGEST, chart_of, offline_deck
from dashboard.export.written import written_table
from dashboard.i18n import LANGUAGES
from dashboard.panels import Snapshot, reader
from tests.export.decks import HOSTILE, composed, hostile

CODES = ("month", "year", "projects", "district-almaly", "library-LIB-001")


class Read(HTMLParser):
    """What a browser would find: elements with what they hold."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.scripts: list[str] = []
        self.words: list[str] = []
        self._in: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))
        if tag in {"script", "style"}:
            self._in.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._in and self._in[-1] == tag:
            self._in.pop()

    def handle_data(self, data: str) -> None:
        if self._in == ["script"]:
            self.scripts.append(data)
        elif not self._in:
            self.words.append(data)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("code", CODES)
def test_every_slide_is_there_with_its_finding_lines_source_and_numbers(
    code: str, language: str, full: Snapshot
) -> None:
    t = reader(full, language)
    by_theme = composed(code, language, full)
    content = offline_deck(by_theme, t)
    assert len(content) < LARGEST
    text = content.decode()
    read = Read(text)
    words = " ".join(read.words)
    assert f'<html lang="{language}"' in text
    for slide in by_theme["light"].slides:
        assert slide.title in words
        assert all(line in words for line in slide.lines)
        assert slide.source in words
        if slide.kind is SlideKind.PANEL and slide.prepared is not None and not slide.prepared.empty:
            headings, rows = written_table(slide.prepared.frame, t, slide.prepared.panel.columns)
            assert all(heading in words for heading in headings)
            assert all(cell in words for row in rows[:40] for cell in row)
    assert t("demo.short") in words


def test_charts_travel_whole_once_for_each_hall(full: Snapshot) -> None:
    by_theme = composed("month", "kk", full)
    read = Read(offline_deck(by_theme, reader(full, "kk")).decode())
    figures = json.loads(read.scripts[0])
    for theme, deck in by_theme.items():
        charts = {str(slide.number): chart for slide in deck.slides for chart in chart_of(slide)}
        assert figures[theme] == {number: json.loads(chart.to_json()) for number, chart in charts.items()}
        assert len(charts) >= 5


def test_every_picture_is_told_in_words(full: Snapshot) -> None:
    read = Read(offline_deck(composed("month", "ru", full), reader(full, "ru")).decode())
    pictures = [attributes for _, attributes in read.tags if attributes.get("role") == "img"]
    assert len(pictures) >= 7
    assert all(picture["aria-label"] for picture in pictures)
    assert sum(tag == "table" for tag, _ in read.tags) >= 8


def test_the_file_asks_for_nothing_and_allows_itself_nothing(full: Snapshot) -> None:
    text = offline_deck(composed("month", "en", full), reader(full, "en")).decode()
    read = Read(text)
    for tag, attributes in read.tags:
        assert not {"src", "href", "srcset", "action"} & set(attributes), tag
    policy = next(str(a["content"]) for tag, a in read.tags if tag == "meta" and a.get("http-equiv"))
    assert policy.startswith("default-src 'none'; script-src 'sha256-")
    assert "http" not in policy
    allowed = re.findall(r"'sha256-([^']+)'", policy)
    run = re.findall(r"<script>(.*?)</script>", text, re.DOTALL)
    assert allowed == [base64.b64encode(hashlib.sha256(one.encode()).digest()).decode() for one in run]
    assert not re.search(r"url\((?!data:)", re.search(r"<style>(.*?)</style>", text, re.DOTALL)[1])  # type: ignore[index]  # there is one


def test_what_people_wrote_is_text_only(full: Snapshot) -> None:
    text = offline_deck(hostile("ru", full), reader(full, "ru")).decode()
    read = Read(text)
    assert sum(tag == "script" for tag, _ in read.tags) == 3
    assert not any(tag == "img" for tag, _ in read.tags)
    assert read.words.count(HOSTILE) >= 10
    assert text.count("document.title='owned'") == 0


def test_a_map_is_drawn_with_all_its_places_and_escapes_their_names(full: Snapshot) -> None:
    deck = composed("month", "ru", full)["light"]
    (slide,) = [one for one in deck.slides if one.prepared is not None and one.prepared.panel.id == "map.places"]
    assert slide.prepared is not None
    drawing = slide.prepared.drawing
    drawn = map_svg(drawing, '"><script>')
    libraries = (slide.prepared.frame["layer"] == "libraries").sum()
    assert drawn.count("<circle") >= libraries
    assert "<script" not in drawn
    assert "МЕДЕУСКИЙ" in drawn
