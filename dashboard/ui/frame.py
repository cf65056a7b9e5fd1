"""What of a page stays while a filter changes, and what follows the selection?"""

from collections.abc import Callable, Mapping
from contextlib import nullcontext
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.export.workbook import Sheet
from dashboard.i18n import Translator
from dashboard.panels import Panel, Prepared
from dashboard.ui.menu import menu
from dashboard.ui.page_table import PageEntry
from dashboard.ui.visit import Visit

if TYPE_CHECKING:
    from dashboard.ui.page import Page


@dataclass(frozen=True, slots=True)
class Part:
    """What follows the selection, and its place in the frame; without one it is drawn with the rest."""

    place: DeltaGenerator | None
    draw: Callable[["Page"], object]


@dataclass(frozen=True, slots=True)
class Rest:
    """What stands in the frame although it says something of the selection: it hardly ever says anything else."""

    place: DeltaGenerator
    said: Callable[["Page"], object]
    draw: Callable[["Page"], None]


@dataclass(frozen=True, slots=True)
class Frame:
    """A page that is drawn before anything is selected: it keeps a place for whatever depends on that."""

    entry: PageEntry
    visit: Visit
    asked: str = ""
    """The panel that the address is a link to, when its place is the first: it has no other."""
    parts: list[Part] = field(default_factory=list)
    rests: list[Rest] = field(default_factory=list)
    words: list[object] = field(default_factory=list)
    """What the rests said when they were drawn."""
    shown: list[Prepared] = field(default_factory=list)
    """The panels in the parts now: whoever takes the page away gets them."""
    others: list[Sheet] = field(default_factory=list)
    """Tables there that are no panels."""
    menu: Mapping[str, st.Page] = field(default_factory=menu)
    """The pages that parts link to."""

    @property
    def t(self) -> Translator:
        """The reader's translator."""
        return self.visit.t

    def follow(self, draw: Callable[["Page"], None], place: DeltaGenerator | None = None) -> None:
        """Keep a place for what is drawn for every selection: here, or one that holds nothing else."""
        self.parts.append(Part(place or st.container(), draw))

    def join(self, draw: Callable[["Page"], None]) -> None:
        """Draw below the part before, in its place: each place costs a message of its own whenever a filter changes."""
        self.follow(draw, self.parts[-1].place)

    def rest(self, place: DeltaGenerator, said: Callable[["Page"], object], draw: Callable[["Page"], None]) -> None:
        """Draw there later, once, as long as ``said`` stays the same."""
        self.rests.append(Rest(place, said, draw))

    def draw(self, panel: Panel, draw: Callable[["Page"], None], **chosen: str | None) -> None:
        """Keep a place for a panel. One that follows less than the whole selection is drawn with the rest."""
        if panel.follows is None:
            self.follow(draw)
            return
        self.parts.append(Part(None, lambda page: page.prepare(panel, **chosen)))
        self.rest(st.container(), lambda page: page.read(panel, **chosen).filters, draw)

    def draw_parts(self, page: "Page") -> None:
        """Draw whatever follows the selection, each in its place."""
        for part in self.parts:
            with part.place or nullcontext():
                part.draw(page)

    def draw_rests(self, page: "Page") -> None:
        """Draw the rest, and note what it says."""
        self.words[:] = [rest.said(page) for rest in self.rests]
        for rest in self.rests:
            with rest.place:
                rest.draw(page)

    def still_true(self, page: "Page") -> bool:
        """Whether what the rest says holds for this selection: where there is nothing to say, nothing is wrong."""
        if len(self.words) < len(self.rests):
            return False  # the run that should have drawn them ended before
        now = [rest.said(page) for rest in self.rests]
        return all(new is None or new == old for old, new in zip(self.words, now, strict=True))
