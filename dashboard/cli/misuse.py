"""What does the command line say of a command it does not understand? One line in words, never a usage message."""

import argparse
import json
import re
import sys
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NoReturn

from dashboard.cli.telling import MISUSE, inert
from dashboard.i18n import DEFAULT_LANGUAGE, LANGUAGES, translator

FAULTS = (
    ("choice", re.compile(r"argument (?P<name>[^:]+): invalid choice: (?P<value>.+?) \(choose from (?P<known>.+)\)")),
    ("value", re.compile(r"argument (?P<name>[^:]+): invalid (int|float) value: (?P<value>.+)")),
    ("unfit", re.compile(r"argument (?P<name>[^:]+): invalid \w+ value: (?P<value>.+)")),
    ("no_value", re.compile(r"argument (?P<name>[^:]+): expected .*argument.*")),
    ("required", re.compile(r"the following arguments are required: (?P<name>.+)")),
    ("one_of", re.compile(r"one of the arguments (?P<name>.+) is required")),
    ("unknown", re.compile(r"unrecognized arguments: (?P<name>.+)")),
    ("ambiguous", re.compile(r"ambiguous option: (?P<name>.+) could match (?P<known>.+)")),
    ("together", re.compile(r"argument (?P<name>[^:]+): not allowed with argument (?P<value>.+)")),
    ("unwanted", re.compile(r"argument (?P<name>[^:]+): ignored explicit argument (?P<value>.+)")),
    ("day", re.compile(r"argument (?P<name>[^:]+): (?P<value>.+) is not a day: .+")),
    ("month", re.compile(r"argument (?P<name>[^:]+): (?P<value>.+) is not a month: .+")),
)
"""What argparse says, in English only, and the words of ours for it: ``misuse.command.<fault>``."""


class NotUnderstoodError(Exception):
    """A command that cannot be understood; the text is argparse's, ``command`` what was being read."""

    def __init__(self, command: str, text: str) -> None:
        super().__init__(text)
        self.command = command


class MisuseError(Exception):
    """A command that is well written and asks for what there is not: ``reason`` of ``misuse.asked``, and its values."""

    def __init__(self, reason: str, **values: str) -> None:
        super().__init__(reason)
        self.reason, self.values = reason, values

    def words(self) -> dict[str, str]:
        """What is wrong and what there is instead, by language."""
        return {language: translator(language)(f"misuse.asked.{self.reason}", **self.values) for language in LANGUAGES}


class Parser(argparse.ArgumentParser):
    """A parser that raises instead of printing its usage and ending the program."""

    def error(self, message: str) -> NoReturn:
        """Raise ``NotUnderstoodError``."""
        raise NotUnderstoodError(self.prog, message)


def told_misuse(misused: NotUnderstoodError, arguments: Sequence[str]) -> int:
    """One line in the language of the command, or one object; ends with 2."""
    words = {language: in_words(misused, language) for language in LANGUAGES}
    return _told("command", words, _language(arguments), as_json="--json" in arguments)


def told_unanswerable(misused: MisuseError, options: argparse.Namespace) -> int:
    """The same of a command that asks for what there is not."""
    return _told(misused.reason, misused.words(), options.lang, as_json=options.json)


def _told(reason: str, words: Mapping[str, str], language: str, *, as_json: bool) -> int:
    if as_json:
        misuse = {"reason": reason, "message": words}
        print(json.dumps({"outcome": "reject", "message": words[language], "misuse": misuse}, ensure_ascii=False))
    else:
        print(inert(words[language]), file=sys.stderr)
    return MISUSE


def in_words(misused: NotUnderstoodError, language: str) -> str:
    """What is wrong, and where to read what can be written."""
    t, said = translator(language), " ".join(str(misused).split())
    for fault, pattern in FAULTS:
        found = pattern.fullmatch(said)
        if found:
            text = t(f"misuse.command.{fault}", **{name: _plain(part) for name, part in found.groupdict().items()})
            return f"{text} {t('misuse.help', command=misused.command)}"
    return f"{t('misuse.command.other', text=said)} {t('misuse.help', command=misused.command)}"


def _plain(part: str) -> str:
    return part.replace("'", "")


def _language(arguments: Sequence[str]) -> str:
    given = [
        text.removeprefix("--lang=") if text.startswith("--lang=") else following
        for text, following in pairwise((*arguments, ""))
        if text.startswith("--lang")
    ]
    return next((one for one in given if one in LANGUAGES), DEFAULT_LANGUAGE)
