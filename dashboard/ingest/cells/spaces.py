"""Which spaces does a library have? A list of codes or words, ``-`` before one known to be absent, or a bare count."""

import re

from dashboard.ingest.cells.choices import choice
from dashboard.ingest.cells.reading import Context, Reading, fault

SEPARATORS = re.compile(r"[;,/|\n]| и ")
ABSENT = re.compile(r"^[-−–]\s*")
MOST = 99


def spaces(text: str, context: Context) -> Reading:
    """A tuple of codes (``-coworking`` = known to be absent), or how many there are."""
    if re.fullmatch("[0-9]{1,4}", text):
        return Reading(int(text)) if int(text) <= MOST else fault("cell.out_of_range", low="0", high=str(MOST))
    found = [_space(part.strip(), context) for part in SEPARATORS.split(text) if part.strip()]
    wrong = next((reading for reading in found if reading.fault), None)
    if wrong or not found:
        return wrong or fault("cell.unknown_category", choice="space")
    notes = tuple(dict.fromkeys(note for reading in found for note in reading.notes))
    return Reading(tuple(dict.fromkeys(str(reading.value) for reading in found)), notes)


def _space(part: str, context: Context) -> Reading:
    bare = ABSENT.sub("", part)
    found = choice(bare, context, "space")
    return found if found.fault or bare == part else Reading(f"-{found.value}", found.notes)
