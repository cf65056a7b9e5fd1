"""How long does a person wait for the charts after choosing a library, beside a page of constants?"""

from contextlib import ExitStack

from playwright.sync_api import Browser, Page

from tests.bench.sides import FLOOR, NO_COLLECTION, OURS, Side, serving
from tests.bench.targets import chrome
from tests.bench.targets.rounds import kept, milliseconds, ratio
from tests.bench.targets.stores import store

MOST = 1.15
CHARTS = 3
"""Charts of the Overview that stand whatever library is chosen; more do not matter to the wait."""
ROUNDS = 15
FLOOR_NAMES = [f"Library {number:02d}" for number in range(1, 29)]


def main(rounds: int = ROUNDS) -> None:
    """Print the wait of both, and the ratio."""
    floor = {**NO_COLLECTION, "FLOOR_CHARTS": "4", "FLOOR_METRICS": "8"}
    with ExitStack() as stack:
        ours = stack.enter_context(serving(OURS, store()))
        other = stack.enter_context(serving(FLOOR, extra=floor))
        place = stack.enter_context(chrome.browser())
        _waits(_at(place, ours), ours, rounds)  # every selection was asked for once
        pages = {ours: _at(place, ours), other: _at(place, other)}
        waits: dict[str, list[float]] = {side.name: [] for side in pages}
        for number in range(rounds):
            for side, page in pages.items():
                waits[side.name].append(_wait(page, side, number))
    mine, floors = waits[ours.name], waits[other.name]
    print(f"ours {milliseconds(mine)}, floor b0 {milliseconds(floors)}; {rounds} rounds")
    print(f"ours : floor b0  {kept(ratio(mine, floors), MOST)}")


def _at(place: Browser, side: Side) -> Page:
    page = chrome.opened(place)
    page.goto(f"{side.address}/?lang=en")
    chrome.settled(page, CHARTS)
    return page


def _waits(page: Page, side: Side, rounds: int) -> None:
    for number in range(rounds):
        _wait(page, side, number)
    page.context.close()


def _wait(page: Page, side: Side, number: int) -> float:
    """Seconds from the key that chooses to the last chart drawn."""
    box = page.locator("[class*=st-key-library] input").first
    box.click()
    if side.name == OURS.stem:
        if page.locator("[class*=st-key-library] [data-tag]").count():
            page.keyboard.press("Backspace")  # one library at a time
            chrome.settled(page, CHARTS)
        box.click()
        for _ in range(number % 20 + 1):
            page.keyboard.press("ArrowDown")
    else:
        page.keyboard.type(FLOOR_NAMES[number % len(FLOOR_NAMES)])
    page.keyboard.press("Enter")
    chrome.settled(page, CHARTS)
    return float(page.evaluate("(window.drawn - window.asked) / 1000"))
