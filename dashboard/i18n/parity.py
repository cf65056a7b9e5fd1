"""Do the three catalogues say the same? Same keys, same placeholders, every plural form a language needs."""

import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from string import Formatter

from dashboard.i18n.catalogue import FOLDER, LANGUAGES, Message, catalogue, flatten

NEEDED = {"kk": {"other"}, "ru": {"one", "few", "many", "other"}, "en": {"one", "other"}}
"""Plural forms a message must have. A Kazakh noun stays the same after a number, so one form serves."""


def faults() -> list[str]:
    """What is wrong, one sentence a fault; empty when all is well."""
    return [*_missing(), *_placeholders(), *_plurals(), *_doubled()]


def _missing() -> Iterator[str]:
    every = set().union(*(catalogue(language) for language in LANGUAGES))
    for language in LANGUAGES:
        for key in sorted(every - set(catalogue(language))):
            yield f"{language}: {key} is missing"


def _placeholders() -> Iterator[str]:
    first = catalogue(LANGUAGES[0])
    for language in LANGUAGES[1:]:
        for key, message in catalogue(language).items():
            if key in first and _names(message) != _names(first[key]):
                yield f"{language}: {key} names {sorted(_names(message))}, {LANGUAGES[0]} {sorted(_names(first[key]))}"


def _names(message: Message) -> set[str]:
    # "n" may be left out of a form ("one day"), so it does not count.
    texts = [message] if isinstance(message, str) else list(message.values())
    named = {name for text in texts for _, name, _, _ in Formatter().parse(text) if name}
    return named - {"n"}


def _plurals() -> Iterator[str]:
    for language in LANGUAGES:
        for key, message in catalogue(language).items():
            if not isinstance(message, str):
                for form in sorted(NEEDED[language] - set(message)):
                    yield f"{language}: {key} lacks the plural form {form!r}"


def _doubled() -> Iterator[str]:
    for language in LANGUAGES:
        counted: Counter[str] = Counter()
        for path in sorted((FOLDER / language).glob("*.toml")):
            with path.open("rb") as file:
                counted.update(key for key, _ in flatten(tomllib.load(file)))
        for key, count in counted.items():
            if count > 1:
                yield f"{language}: {key} stands in {count} files"


def main() -> int:
    """Print the faults; exit status 1 if there are any."""
    found = faults()
    print("\n".join(found) if found else f"{len(catalogue(LANGUAGES[0]))} messages in {len(LANGUAGES)} languages agree")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
