"""What does a change of the filter cost the server, beside a page of constants and beside the usual Streamlit page?"""

import asyncio
from contextlib import ExitStack

from tests.bench.sides import FLOOR, IDIOMATIC, NO_COLLECTION, OURS, serving
from tests.bench.targets.changing import Chooser
from tests.bench.targets.rounds import in_turn, kept, milliseconds, ratio
from tests.bench.targets.stores import store

PAGES = {"": (4, 8), "attendance": (8, 0)}
"""Charts and key figures of the measured pages."""
MOST, SHARE = 1.5, 7
ROUNDS, CHANGES = 12, 14


def main(rounds: int = ROUNDS) -> None:
    """Print both ratios for both pages."""
    for page in PAGES:
        asyncio.run(_page(page, rounds))


async def _page(page: str, rounds: int) -> None:
    charts, metrics = (str(number) for number in PAGES[page])
    floor_of = {**NO_COLLECTION, "FLOOR_CHARTS": charts, "FLOOR_METRICS": metrics}
    with ExitStack() as servers:
        url = store()
        sides = {
            "ours": servers.enter_context(serving(OURS, url)),
            "floor": servers.enter_context(serving(FLOOR, extra=floor_of)),
            "idiomatic": servers.enter_context(
                serving(IDIOMATIC, url, {"PEER_CHARTS": charts, "PEER_METRICS": metrics})
            ),
        }
        choosers = {name: Chooser(side, page if name == "ours" else "") for name, side in sides.items()}
        for chooser in choosers.values():
            await chooser.come()
        await asyncio.sleep(5)  # let the warm-up beside the server end
        acts = {name: (sides[name], chooser.change) for name, chooser in choosers.items()}
        first = await in_turn(acts, 2, len(choosers["ours"].values) // 2)
        spent = await in_turn(acts, rounds, CHANGES)
        errors = [error for chooser in choosers.values() for error in chooser.visitor.errors]
        drawn = choosers["ours"].visitor.elements.get("plotly_chart", 0)
    print(f"{page or 'overview'}, {drawn} charts; {rounds} rounds of {CHANGES} changes each; errors {errors}")
    cost = {name: one.processor for name, one in spent.items()}
    for name, values in cost.items():
        print(f"  {name:<10} {milliseconds(values)} processor, wall {milliseconds(spent[name].wall)},"
              f" asked for the first time {milliseconds(first[name].processor)} processor")  # fmt: skip
    print(f"  ours : floor      {kept(ratio(cost['ours'], cost['floor']), MOST)}")
    print(f"  ours : idiomatic  {kept(ratio(cost['ours'], cost['idiomatic']), 1 / SHARE)}")
