"""How does a measured visitor change a filter? Another library every time, one after the other."""

from collections.abc import Iterator
from itertools import cycle

from tests.bench.client import Visitor, Widget
from tests.bench.sides import Side

KEY = "library"


class Chooser:
    """A visitor of a page who chooses library after library."""

    def __init__(self, side: Side, page: str = "") -> None:
        self.visitor = Visitor(side.address, page)
        self.values: tuple[str, ...] = ()
        self._next: Iterator[str] = iter(())

    async def come(self, most: int = 28) -> None:
        """Open the page; from then on at most so many libraries are chosen."""
        await self.visitor.open()
        await self.visitor.run()
        if self.visitor.errors:
            raise RuntimeError(self.visitor.errors[0])
        offered = self._box().options
        self.values = tuple(one for one in offered if one != "All")[:most]
        self._next = cycle(self.values)

    async def change(self) -> float:
        """Choose the next one; seconds until the page is whole."""
        return await self.visitor.choose(self._box(), next(self._next))

    def _box(self) -> Widget:
        boxes = [one for one in self.visitor.widgets.values() if KEY in one.id and one.options]
        return boxes[0]
