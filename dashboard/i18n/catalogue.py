"""Which words do we have? One TOML file a language and area; nested tables make dotted keys.

TOML rather than gettext: a message needs several attributes (name, definition, empty state) under one
key, and a file an area keeps the three languages side by side in review. Plural rules are Babel's.
"""

import tomllib
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

LANGUAGES = ("kk", "ru", "en")
PLURAL_FORMS = frozenset({"one", "few", "many", "other"})

Message = str | Mapping[str, str]
"""A text, or its plural forms by CLDR category."""

FOLDER = Path(__file__).parent


@cache
def catalogue(language: str) -> Mapping[str, Message]:
    """All messages of a language by dotted key."""
    messages: dict[str, Message] = {}
    for path in sorted((FOLDER / language).glob("*.toml")):
        with path.open("rb") as file:
            messages.update(flatten(tomllib.load(file)))
    return MappingProxyType(messages)


def flatten(table: Mapping[str, object], prefix: str = "") -> Iterator[tuple[str, Message]]:
    """Dotted keys and messages of nested tables; a table of plural forms is one message."""
    for key, value in table.items():
        if not isinstance(value, dict):
            yield prefix + key, str(value)
        elif "other" in value and PLURAL_FORMS.issuperset(value):
            yield prefix + key, MappingProxyType({form: str(text) for form, text in value.items()})
        else:
            yield from flatten(value, f"{prefix}{key}.")
