"""Does a change of the filter cost more with a hundred and with a thousand times the libraries?"""

import asyncio
from contextlib import ExitStack

from tests.bench.sides import OURS, serving
from tests.bench.targets.changing import Chooser
from tests.bench.targets.rounds import in_turn, kept, milliseconds, ratio
from tests.bench.targets.stores import SMALL, store

MOST = 1.2
ROUNDS, CHANGES = 10, 14


def main(rounds: int = ROUNDS, *libraries: int) -> None:
    """Print cost and ratio of each size, both pages."""
    for page in ("", "attendance"):
        asyncio.run(_page(page, rounds, libraries or (2_800, 28_000)))


async def _page(page: str, rounds: int, libraries: tuple[int, ...]) -> None:
    with ExitStack() as servers:
        sides = {size: servers.enter_context(serving(OURS, store(size))) for size in (SMALL, *libraries)}
        choosers = {size: Chooser(side, page) for size, side in sides.items()}
        for chooser in choosers.values():
            await chooser.come(CHANGES)
        await asyncio.sleep(10)  # let the warm-up beside the server end
        acts = {str(size): (sides[size], chooser.change) for size, chooser in choosers.items()}
        first = await in_turn(acts, 1, CHANGES)
        spent = await in_turn(acts, rounds, CHANGES)
        errors = [error for chooser in choosers.values() for error in chooser.visitor.errors]
    print(f"{page or 'overview'}; {rounds} rounds of {CHANGES} changes each; errors {errors}")
    for size, one in spent.items():
        print(f"  {size:>6} libraries: {milliseconds(one.processor)} processor; asked for the first time "
              f"{milliseconds(first[size].processor)} processor, {milliseconds(first[size].wall)} wall")  # fmt: skip
    for size in libraries:
        said = ratio(spent[str(size)].processor, spent[str(SMALL)].processor)
        print(f"  {size} : {SMALL}  {kept(said, MOST)}")
