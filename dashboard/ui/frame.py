"""What of a page stays while a filter changes, and what is drawn again? That which says something else."""

from collections.abc import Callable, Mapping, Sequence
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
from dashboard.ui.place import NOTHING, FlatPlace, Place, mark, renewed, reserved
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
    last: Mark | None = None
    """The end of the last drawing of boxes and charts; none while the page was not drawn to its end."""

    @property
    def t(self) -> Translator:
        """The reader's translator."""
        return self.visit.t

    def follow(
        self,
        say: Callable[["Page"], object],
        show: Callable[["Page"], None],
        place: DeltaGenerator | None = None,
        *,
        flat: bool = False,
    ) -> None:
        """Keep a place for what follows the selection: here, or one that holds nothing else.

        ``say`` holds all that would be shown: while it stays the same, the place is left as it is. ``flat``: there are
        plain elements only, which saves a message.
        """
        kind = FlatPlace if flat else Place
        self.places.append(kind(reserved(place), say, show))

    def draw(self, page: "Page") -> None:
        """Draw whatever follows the selection, each in its place, for the first time."""
        self._draw([(place, place.say(page)) for place in self.places], page)
        self._mark()

    def bring_up_to_date(self, page: "Page") -> None:
        """Draw again what says something else than what is known to be there."""
        try:
            said = [(place, place.say(page)) for place in self.places]
        except StateMovedError:
            raise
        except Exception:
            self._clear(self.places)  # it tells of what was selected before
            raise
        there = self.last is not None and self.last.arrived
        left = [place for place, words in said if words == place.said and (there or isinstance(place, FlatPlace))]
        for place in left:
            place.leave()
        changed = [(place, words) for place, words in said if place not in left]
        self._draw(changed, page)
        if not all(isinstance(place, FlatPlace) for place, _ in changed):
            self._mark()

    def _draw(self, said: Sequence[tuple[Place, object]], page: "Page") -> None:
        places = [place for place, _ in said]
        with renewed(places) as containers:
            try:
                for place, words in said:
                    place.draw(page, words, containers[place])
            except Exception:
                for place in places:
                    if place.said is NOTHING:
                        place.clear(containers[place])
                raise

    def _clear(self, places: Sequence[Place]) -> None:
        with renewed(places) as containers:
            for place in places:
                place.clear(containers[place])

    def _mark(self) -> None:
        self.last = Mark()
        mark(self.last.name)
