"""What of a page stays while a filter changes, and what follows the selection?"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from dashboard.arrivals import Mark
from dashboard.export.workbook import Sheet
from dashboard.i18n import Translator
from dashboard.panels import Prepared, StateMovedError
from dashboard.ui.menu import menu
from dashboard.ui.page_table import PageEntry
from dashboard.ui.place import Part, Place
from dashboard.ui.visit import Visit

if TYPE_CHECKING:
    from dashboard.ui.page import Page


@dataclass(slots=True)
class Frame:
    """A page that is drawn before anything is selected: it keeps a place for whatever depends on that."""

    entry: PageEntry
    visit: Visit
    asked: str = ""
    """The panel that the address is a link to, when its place is the first: it has no other."""
    places: list[Place] = field(default_factory=list)
    shown: list[Prepared] = field(default_factory=list)
    """The panels in the places now: whoever takes the page away gets them."""
    others: list[Sheet] = field(default_factory=list)
    """Tables there that are no panels."""
    menu: Mapping[str, st.Page] = field(default_factory=menu)
    """The pages that parts link to."""
    _drawn: list[Mark] = field(default_factory=list)
    """The end of the last drawing; none while the page was not drawn to its end."""

    @property
    def t(self) -> Translator:
        """The reader's translator."""
        return self.visit.t

    def follow(
        self, said: Callable[["Page"], object], draw: Callable[["Page"], None], place: DeltaGenerator | None = None
    ) -> None:
        """Keep a place for what follows the selection: here, or one that holds nothing else.

        ``said`` holds all that would be shown: while it stays the same, the place is left as it is.
        """
        self.places.append(Place(place or st.container(), [Part(said, draw)]))

    def join(self, said: Callable[["Page"], object], draw: Callable[["Page"], None]) -> None:
        """Draw below the part before, in its place: each place costs a message of its own when it is drawn again."""
        self.places[-1].parts.append(Part(said, draw))

    @property
    def complete(self) -> bool:
        """Whether the page was drawn to its end: then each place is known to the browser."""
        return bool(self._drawn)

    def draw(self, page: "Page") -> None:
        """Draw whatever follows the selection, each in its place, for the first time."""
        for place in self.places:
            place.draw(page)
        self._mark()

    def bring_up_to_date(self, page: "Page") -> None:
        """Draw again what says something else than before. What comes after a part that fails is cleared."""
        arrived = self._drawn[-1].arrived
        for number, place in enumerate(self.places):
            try:
                place.bring_up_to_date(page, arrived=arrived)
            except StateMovedError:
                raise
            except Exception:
                for other in self.places[number:]:
                    other.clear()
                raise
        self._mark()

    def _mark(self) -> None:
        mark = Mark()
        st.container(key=mark.name)
        self._drawn[:] = [mark]
