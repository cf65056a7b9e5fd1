"""Is a select box usable with 28 000 libraries? What travels, how long a search takes, what a new selection costs."""

import asyncio
import time

from tests.bench.client import Visitor, median
from tests.bench.sides import OURS, Side, serving
from tests.bench.targets.stores import store

PAGES = ("", "attendance", "libraries", "map")
ASKED = ("12", "123", "4 5", "library lib-2", "no such")
MOST_OPTIONS = 500


def main(libraries: int = 28_000) -> None:
    """Print it page by page."""
    with serving(OURS, store(libraries)) as side:
        asyncio.run(_measure(side, libraries))


async def _measure(side: Side, libraries: int) -> None:
    for page in PAGES:
        visitor = Visitor(side.address, page)
        await visitor.open()
        start = time.perf_counter()
        await visitor.run()
        first, size = time.perf_counter() - start, visitor.received
        again = median([await visitor.run() for _ in range(5)])
        options = max(len(one.options) for one in visitor.widgets.values())
        verdict = "kept" if options <= MOST_OPTIONS else "MISSED"
        print(f"{page or 'overview'}, {libraries} libraries: first visit {first:.2f} s and {size / 1e3:.0f} kB, "
              f"again {again:.3f} s; longest list {options} options: {verdict}; errors {visitor.errors}")  # fmt: skip
        if page != "map":
            await _search(visitor)
        await visitor.close()


async def _search(visitor: Visitor) -> None:
    waits, sizes = [], []
    for text in ASKED:
        before = visitor.received
        waits.append(await visitor.type(visitor.find("find_library"), text))
        sizes.append(visitor.received - before)
    print(f"  a search {max(waits):.2f} s at most, {max(sizes) / 1e3:.0f} kB at most")
    await visitor.type(visitor.find("find_library"), "")
    box = next(one for one in visitor.widgets.values() if one.kind == "multiselect" and "-library" in one.id)
    chosen = [await visitor.choose(box, one) for one in box.options[:5]]
    print(f"  a library nobody chose before {median(chosen):.2f} s (at most {max(chosen):.2f})")
