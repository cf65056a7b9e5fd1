"""How long until a page stands, warm: the Overview beside a page of constants, the map beside a map of sixty points?"""

from collections.abc import Callable
from contextlib import ExitStack

from playwright.sync_api import Page

from tests.bench.sides import FLOOR, FLOOR_MAP, NO_COLLECTION, OURS, serving
from tests.bench.targets import chrome
from tests.bench.targets.rounds import kept, milliseconds, ratio
from tests.bench.targets.stores import store

MOST = 1.1
ROUNDS = 9
FILLING = 4
"""Rounds that fill the caches: the server's, and the browser's with what it compiled (kept from the third load on)."""
REST_MS = 1_000
CANVAS = "[data-testid=stDeckGlJsonChart] canvas"


def main(rounds: int = ROUNDS) -> None:
    """Print both pairs."""
    floor = {"FLOOR_CHARTS": "4", "FLOOR_METRICS": "8"}
    static = {**NO_COLLECTION, "STREAMLIT_SERVER_ENABLE_STATIC_SERVING": "true"}
    with ExitStack() as stack:
        ours = stack.enter_context(serving(OURS, store()))
        charts = stack.enter_context(serving(FLOOR, extra=floor))
        points = stack.enter_context(serving(FLOOR_MAP, extra=static))
        page = stack.enter_context(chrome.kept())
        _pair("Overview", page, f"{ours.address}/?lang=en", charts.address, _charts_stand, rounds)
        _pair("Map", page, f"{ours.address}/map?lang=en", points.address, _map_stands, rounds)


def _pair(name: str, page: Page, mine: str, floor: str, stands: Callable[[Page], float], rounds: int) -> None:
    took: dict[str, list[float]] = {address: [] for address in (mine, floor)}
    for number in range(FILLING + rounds):
        for address, seconds in took.items():
            page.goto(address, wait_until="commit")
            stood = stands(page)
            _rests(page)
            if number >= FILLING:
                seconds.append(stood)
    print(f"{name}: ours {milliseconds(took[mine])}, floor {milliseconds(took[floor])}; {rounds} rounds")
    print(f"  ours : floor  {kept(ratio(took[mine], took[floor]), MOST)}")


def _rests(page: Page) -> None:
    """Wait until the page has nothing left to do: what it still draws would be counted into the next load."""
    page.wait_for_timeout(REST_MS)
    page.evaluate("() => new Promise(done => requestIdleCallback(done))")


def _charts_stand(page: Page) -> float:
    """Seconds from the navigation to the last of four charts."""
    chrome.settled(page, 4)
    return float(page.evaluate("window.drawn / 1000"))


def _map_stands(page: Page) -> float:
    """Seconds from the navigation to a canvas with a size."""
    page.wait_for_function(
        f"() => {{ const canvas = document.querySelector('{CANVAS}'); "
        "if (canvas && canvas.width > 300 && !window.stands) window.stands = performance.now(); return window.stands }",
        timeout=60_000,
    )
    return float(page.evaluate("window.stands / 1000"))
