"""How is the map's background made? Draws the two MapLibre styles from the published outlines."""

import argparse

from dashboard import settings


def register(commands: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add ``basemap make``."""
    parser = commands.add_parser("basemap", help="make the offline map styles from data/published")
    parser.add_argument("action", choices=("make",))
    parser.set_defaults(run=_make, needs_store=False)


def _make(_options: argparse.Namespace) -> int:
    from dashboard.maps import basemap  # only this command draws maps

    basemap.make(settings.DATA / "published", settings.STATIC)
    return 0
