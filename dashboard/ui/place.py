"""Where does a part of a page stand, and how is it drawn again there?

Streamlit has a fragment that runs alone clear each place outside it which it ever drew to: it keeps a list of them (its
"outside wrappers"). A place of ours is taken off that list after each drawing and put back before the next one, so what
is not drawn again stands in the browser as it is.

A place is a box that shows only what is in it, as Streamlit's wrappers are: nothing that a browser has to lay out.
Between two drawings it is a path: Streamlit's container with cursors and the line of its parents is two or three
kilobytes, in each open page for each of its places; made anew it costs next to nothing.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import streamlit as st
from streamlit.cursor import Cursor, RunningCursor
from streamlit.delta_generator import DeltaGenerator, _enqueue_add_block
from streamlit.delta_generator_singletons import context_dg_stack
from streamlit.proto.Block_pb2 import Block
from streamlit.runtime.fragment import MemoryFragmentStorage, _reset_outside_wrappers
from streamlit.runtime.outside_container_wrapper import OutsideContainerWrapper
from streamlit.runtime.scriptrunner import get_script_run_ctx
from streamlit.runtime.scriptrunner_utils.script_run_context import ScriptRunContext, ThreadState

if TYPE_CHECKING:
    from dashboard.ui.page import Page

BOX = Block(allow_empty=True)
BOX.transparent.SetInParent()
NOTHING = object()
"""What a place says that was not drawn to its end: nothing is equal to it."""


@dataclass(slots=True, eq=False)
class Place:
    """Where a part stands and what it is: boxes and widgets there belong to the fragment that draws them.

    ``say`` holds all that ``show`` would draw: equal means the same picture.
    """

    path: tuple[int, ...]
    """That of its box, from the root of the page."""
    say: Callable[["Page"], object]
    show: Callable[["Page"], None]
    said: object = NOTHING
    """What it said when it was drawn last."""
    widgets: tuple[str, ...] = ()

    def draw(self, page: "Page", words: object, container: DeltaGenerator) -> None:
        """Draw what is said now in the container that :func:`renewed` holds open."""
        before = _widgets()
        self._draw(page, container)
        self.widgets, self.said = tuple(_widgets() - before), words

    def _draw(self, page: "Page", container: DeltaGenerator) -> None:
        with container:
            self.show(page)

    def clear(self, container: DeltaGenerator) -> None:
        """Leave nothing of what stood here; :func:`renewed` does so already."""

    def leave(self) -> None:
        """What stands is in use, though this run does not name it: Streamlit would forget the state of its widgets."""
        for widget in self.widgets:
            _context().shared.widget_ids_this_run.check_and_add(widget)


@dataclass(slots=True, eq=False)
class FlatPlace(Place):
    """One that holds plain elements only: no boxes, no widgets, no charts.

    They are drawn as if no fragment drew them: Streamlit clears nothing of theirs, drops no message that is under way
    and sends none for the place itself. So each takes the place of the one before, and what is left over is emptied.
    A chart would not make way: the browser keeps it until Streamlit clears it.
    """

    elements: int = 0

    def _draw(self, page: "Page", container: DeltaGenerator) -> None:
        with self._filled(container), container:
            self.show(page)

    def clear(self, container: DeltaGenerator) -> None:
        """Leave nothing of what stood here."""
        with self._filled(container):
            pass

    @contextmanager
    def _filled(self, container: DeltaGenerator) -> Iterator[None]:
        cursor = cast("RunningCursor", container._cursor)  # noqa: SLF001  Streamlit's own name for it
        cursor.reset()
        with ThreadState.scoped(fragment_id=None, delta_path=None):
            try:
                yield
            except BaseException:
                self.elements = max(self.elements, cursor.index)
                raise
            elements = cursor.index
            for _ in range(elements, self.elements):
                container.empty()
            self.elements = elements


def reserved(container: DeltaGenerator | None = None) -> tuple[int, ...]:
    """Send the box of a place: at the end of a container or of what is drawn just now. Its path."""
    cursor = cast("Cursor", (container or context_dg_stack.get()[-1])._cursor)  # noqa: SLF001  as above
    path = cursor.delta_path
    _enqueue_add_block(path, BOX)
    cursor.lock_element()
    return tuple(path)


@contextmanager
def renewed(places: Sequence[Place]) -> Iterator[Mapping[Place, DeltaGenerator]]:
    """Containers for places that are to be drawn anew: what is not drawn before the end is gone."""
    storage, fragment = cast("MemoryFragmentStorage", _context().fragment_storage), str(ThreadState.get().fragment_id)
    containers = {place: _container(place.path) for place in places}
    held = {place: container for place, container in containers.items() if not isinstance(place, FlatPlace)}
    for place in places:
        place.said = NOTHING
    for place, container in held.items():
        wrapper = OutsideContainerWrapper(container, [*place.path], BOX, creating_fragment_id=None)
        storage.register_outside_wrapper(fragment, container._id, wrapper)  # noqa: SLF001  as above
    if _context().fragment_ids_this_run:  # otherwise the run of the page has just sent the boxes
        _reset_outside_wrappers(storage, fragment)
    try:
        yield containers
    finally:
        for container in held.values():
            storage._outside_wrappers.pop((fragment, container._id), None)  # noqa: SLF001  it can forget only all of them


def _container(path: tuple[int, ...]) -> DeltaGenerator:
    root, *place = path
    return DeltaGenerator(root, RunningCursor(root, tuple(place)), st._main)  # noqa: SLF001  as above


def mark(name: str) -> None:
    """Send a box of nothing under this name, the last of a fragment: whoever reads along sees it pass."""
    block = Block(id=name)
    block.transparent.SetInParent()
    cursor = cast("Cursor", context_dg_stack.get()[-1]._cursor)  # noqa: SLF001  as above
    _enqueue_add_block(cursor.delta_path, block)


def _context() -> ScriptRunContext:
    context = get_script_run_ctx()
    if context is None:
        raise RuntimeError("only a run of Streamlit draws a page")
    return context


def _widgets() -> frozenset[str]:
    return _context().shared.widget_ids_this_run.snapshot()
