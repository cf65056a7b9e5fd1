"""How many bytes does a first visit of a page with charts, and of the map, bring through the wire?"""

import time
from contextlib import ExitStack
from typing import Any

from playwright.sync_api import Browser

from tests.bench.sides import OURS, serving
from tests.bench.targets import chrome
from tests.bench.targets.stores import store

MOST = 2.8
LATER = 90
"""Seconds after the start: a minute later the largest files are compressed better."""
PAGES = {"": 4, "attendance": 8, "libraries": 1, "map": 0}


def main() -> None:
    """Print compressed megabytes of files and of messages of each page, nothing kept in the browser."""
    with ExitStack() as stack:
        side = stack.enter_context(serving(OURS, store()))
        place = stack.enter_context(chrome.browser())
        time.sleep(LATER)
        for page, charts in PAGES.items():
            files, messages = _cold(place, f"{side.address}/{page}?lang=en", charts)
            verdict = "" if page == "map" else f", at most {MOST}: {'kept' if files + messages <= MOST else 'MISSED'}"
            print(f"{page or 'overview'}: {files:.2f} MB files + {messages:.2f} MB messages{verdict}")


def _cold(place: Browser, address: str, charts: int) -> tuple[float, float]:
    page = chrome.opened(place)
    wire = page.context.new_cdp_session(page)
    came = {"files": 0.0, "messages": 0.0}

    def file(event: dict[str, Any]) -> None:
        came["files"] += event["encodedDataLength"]

    def message(event: dict[str, Any]) -> None:
        response = event["response"]
        binary = response["opcode"] != 1
        came["messages"] += len(response["payloadData"]) * (3 / 4 if binary else 1)  # told in base64

    wire.on("Network.loadingFinished", file)
    wire.on("Network.webSocketFrameReceived", message)
    wire.send("Network.enable")
    page.goto(address)
    if charts:
        chrome.settled(page, charts)
    page.wait_for_timeout(4_000)  # what comes late counts too
    page.context.close()
    return came["files"] / 1e6, came["messages"] / 1e6
