"""Which parts of a page must be drawn again after a filter changed? Only those that say something else.

Streamlit has a fragment that runs alone clear each place outside it which it ever drew to: it keeps a list of them (its
"outside wrappers"). A place of ours is taken off that list after each drawing and put back before the next one, so what
is not drawn again stands in the browser as it is.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, cast

from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.fragment import MemoryFragmentStorage, _reset_outside_wrappers
from streamlit.runtime.outside_container_wrapper import OutsideContainerWrapper
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext, ThreadState

if TYPE_CHECKING:
    from dashboard.ui.page import Page

NOTHING = object()
"""What a place says that was not drawn to its end: nothing is equal to it."""


@dataclass(frozen=True, slots=True)
class Part:
    """What follows the selection: ``said`` holds all that ``draw`` would show, so equal means the same picture."""

    said: Callable[["Page"], object]
    draw: Callable[["Page"], object]


@dataclass(slots=True)
class Place:
    """Where parts stand below each other, and what they said when they were drawn."""

    container: DeltaGenerator
    parts: list[Part] = field(default_factory=list)
    said: object = NOTHING
    _widgets: frozenset[str] = frozenset()
    _wrapper: OutsideContainerWrapper | None = None

    def draw(self, page: "Page") -> None:
        """Draw the parts."""
        self._draw(page, self._words(page))

    def bring_up_to_date(self, page: "Page", *, arrived: bool) -> None:
        """Draw the parts if they say something else now, or if it is not known that the last drawing arrived."""
        words = self._words(page)
        if arrived and words == self.said:
            _still_there(self._widgets)
        else:
            self._draw(page, words)

    def clear(self) -> None:
        """Leave nothing of what stood here."""
        self.said = NOTHING
        with self._open():
            pass

    def _words(self, page: "Page") -> tuple[object, ...]:
        return tuple(part.said(page) for part in self.parts)

    def _draw(self, page: "Page", words: object) -> None:
        self.said = NOTHING
        before = _widgets()
        with self._open(), self.container:
            for part in self.parts:
                part.draw(page)
        self._widgets, self.said = _widgets() - before, words

    @contextmanager
    def _open(self) -> Iterator[None]:
        storage, fragment, name = _storage(), str(ThreadState.get().fragment_id), self.container._id  # noqa: SLF001  Streamlit's own name for it
        if self._wrapper is not None:
            storage.register_outside_wrapper(fragment, name, self._wrapper)
            _reset_outside_wrappers(storage, fragment)
        try:
            yield
            if storage.get_outside_wrapper(fragment, name) is None:
                self.container.empty()  # a place that nothing is drawn to in the run of the page is lost for later ones
        finally:
            self._wrapper = storage.get_outside_wrapper(fragment, name)
            storage._outside_wrappers.pop((fragment, name), None)  # noqa: SLF001  it can forget only all of them


def _context() -> ScriptRunContext:
    context = get_script_run_ctx()
    if context is None:
        raise RuntimeError("only a run of Streamlit draws a page")
    return context


def _storage() -> MemoryFragmentStorage:
    return cast("MemoryFragmentStorage", _context().fragment_storage)


def _widgets() -> frozenset[str]:
    return _context().shared.widget_ids_this_run.snapshot()


def _still_there(widgets: frozenset[str]) -> None:
    """What stands is in use, though this run does not name it: Streamlit would forget its state."""
    for widget in widgets:
        _context().shared.widget_ids_this_run.check_and_add(widget)
