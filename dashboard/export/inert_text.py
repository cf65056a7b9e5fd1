"""What may a text bring into a document? Letters and nothing else: no control, no turned reading order, no formula."""

import re

HIDDEN = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ud800-\udfff\ufeff\ufffe\uffff]"
)
"""Characters that XML forbids, and those that turn or hide what stands beside them."""
ACTS = re.compile(r"\s*(?:[=+@]|\{=|-\D|(?:https?|ftp|mailto|internal|external|file):)", re.IGNORECASE)
"""Beginnings that a workbook takes for a formula or a link."""
BREAKS = re.compile(r"[ \t\n\r\f\v\u2028\u2029]+")
"""Not the space that keeps a number and its unit together."""
LONGEST = 400
NOTES = 10_000


def inert(text: str, longest: int = LONGEST) -> str:
    """The text as letters, cut where no slide or letter has room for more."""
    clean = HIDDEN.sub("", text.replace("\r\n", "\n").replace("\r", "\n").replace("**", "")).strip()
    return clean if len(clean) <= longest else f"{clean[: longest - 1].rstrip()}…"


def one_line(text: str, longest: int = LONGEST) -> str:
    """The text without breaks: for a heading, a cell, an alternative text."""
    return inert(BREAKS.sub(" ", text.replace("<br>", " ")), longest)


def in_cell(text: str) -> str:
    """The text as a cell of the workbook inside a chart: nothing runs, nothing opens."""
    clean = one_line(text, 120)
    return f"'{clean}" if ACTS.match(clean) else clean
