"""What does a command say that was typed wrongly? One line with the way to help, or one JSON object; status 2."""

import argparse
import json
import re
import sys
from typing import NoReturn

MISUSE = 2
UNFIT = re.compile(r"invalid \w+ value: ")
"""argparse names the Python type a word should have become: that says nothing to who typed it."""


class Parser(argparse.ArgumentParser):
    """A parser without pages of usage; the parsers of its commands are of this class too."""

    def error(self, message: str) -> NoReturn:
        """One line and status 2; who asked for JSON gets it."""
        told = UNFIT.sub("cannot be read: ", " ".join(message.split())) + f". See {self.prog} --help"
        raise TypedWronglyError(f"{self.prog}: {told}")


class TypedWronglyError(Exception):
    """The words are no command; the text says what is wrong with them."""


def answer(told: str, *, as_json: bool) -> int:
    """Tell it; the exit status."""
    if as_json:
        print(json.dumps({"outcome": "misuse", "message": told}, ensure_ascii=False))
    else:
        print(told, file=sys.stderr)
    return MISUSE
