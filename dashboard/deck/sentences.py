"""What fits beside a chart in a hall? At most two sentences of a text twin, each no longer than two lines."""

import re

END = re.compile(r"(?<=[.!?])\s+(?=[A-ZА-ЯЁӘІҢҒҮҰҚӨҺ№«“\d])")
ABBREVIATED = re.compile(
    r"(?:^|[\s(«+−\d])(?:\w|тыс|мың|млн|млрд|дн|күн|им|ул|кв|см|янв|фев|февр|мар|апр|мая|июн|июл|авг|сен|сент|окт|ноя|нояб"
    r"|дек|қаң|ақп|нау|сәу|мам|мау|шіл|там|қыр|қаз|қар|жел)\.$",
    re.IGNORECASE,
)
"""A full stop that belongs to a word: another sentence begins only where a new one is meant."""
NUMBER = re.compile(r"\d\.$")
MOST, LONGEST = 2, 150


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
    """The first two sentences, a long one cut after a whole word."""
    return tuple(_cut(sentence) for sentence in sentences(text)[:MOST])


def _cut(sentence: str) -> str:
    if len(sentence) <= LONGEST:
        return sentence
    return f"{sentence[: LONGEST - 1].rsplit(' ', 1)[0].rstrip(',;:—')}…"
