"""What fits beside a chart in a hall? At most two sentences of a text twin, each one whole."""

import re

END = re.compile(r"(?<=[.!?])\s+(?=[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ№«“\d])")
ABBREVIATED = re.compile(
    r"(?:^|[\s(«+−\d])(?:\w|тыс|мың|млн|млрд|дн|күн|им|ул|кв|см|янв|фев|февр|мар|апр|мая|июн|июл|авг|сен|сент|окт|ноя|нояб"
    r"|дек|қаң|ақп|нау|сәу|мам|мау|шіл|там|қыр|қаз|қар|жел)\.$",
    re.IGNORECASE,
)
"""A full stop that belongs to a word: another sentence begins only where a new one is meant."""
NUMBER = re.compile(r"\d\.$")
PART = re.compile(r";\s")
MOST, LONGEST, TOGETHER = 2, 260, 300
"""Sentences on a slide, and letters of one and of all that fit into three rows in a hall."""


def sentences(text: str) -> tuple[str, ...]:
    """A text in its sentences."""
    found: list[str] = []
    for part in END.split(text.replace("**", "").strip()):
        if found and ABBREVIATED.search(found[-1]) and not NUMBER.search(found[-1]):
            found[-1] += f" {part}"
        elif part:
            found.append(part)
    return tuple(found)


def two_lines(text: str) -> tuple[str, ...]:
    """The first two sentences; the second one only where there is room for both."""
    lines = tuple(_ended(sentence) for sentence in sentences(text)[:MOST])
    return lines if sum(map(len, lines)) <= TOGETHER else lines[:1]


def _ended(sentence: str) -> str:
    """A sentence as it is; a very long list only up to the end of one of its parts, never within what it says."""
    if len(sentence) <= LONGEST:
        return sentence
    parts = [sentence[: found.start()] for found in PART.finditer(sentence, endpos=LONGEST)]
    whole = [part for part in parts if part.count("(") == part.count(")")]
    return f"{whole[-1]}." if whole else sentence
