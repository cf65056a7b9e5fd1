"""Which command was asked for? Parses the words, prepares the store, hands over."""

import argparse
import logging
from collections.abc import Sequence

from dashboard import settings
from dashboard.cli import account, basemap, check, export, intake, keeping, origins, panels
from dashboard.store.migrate import migrate

COMMANDS = (panels, export, origins, check, intake, keeping, account, basemap)
OK, REFUSED, MISUSE = 0, 1, 2


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command. 0: done, 1: refused (bad file, nothing found), 2: misuse."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s %(message)s")
    options = _parser().parse_args(arguments)
    if options.needs_store:
        migrate(settings.database_url())
    result: int = options.run(options)
    return result


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m dashboard", description="Almaty culture dashboard")
    parser.set_defaults(needs_store=True)
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for module in COMMANDS:
        module.register(commands)
    return parser
