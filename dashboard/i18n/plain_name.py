"""How is a name nothing but a name, wherever it is drawn? One line, without characters that a drawing would obey.

Names go into Markdown, into Plotly's labels (which read a little HTML), into tooltips, files and log lines. The store
keeps them as they came; what is shown has typographic look-alikes in place of marks that no name of a place needs.
"""

import re
import unicodedata

LONGEST = 160
OBEYED = re.compile(r"[][<>{}`*$~\\|^#_@:]|[wW]{3}\.")
"""What somebody may obey. Most names hold none of it, and a country has tens of thousands of them."""
LOOK_ALIKES = str.maketrans(
    {"<": "‹", ">": "›", "[": "(", "]": ")", "{": "(", "}": ")", "`": "’", "*": "∗", "$": "＄", "~": "∼", "\\": "∖",
     "|": "¦", "^": "ˆ", "#": "№"}
)  # fmt: skip
LIVE = re.compile(r"(:(?=\S)|@|www(?=\.))", re.IGNORECASE)
"""What becomes an icon, a mention or a link: parted by a space of no width."""
EMPHASIS = re.compile(r"(?<!\w)_+|_+(?!\w)")
SPACES, NBSP = re.compile(r"\s+"), "\u00a0"
UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
"""Categories of characters that move the cursor, turn the direction of writing or have no form."""


def visible(text: str, longest: int = 1000) -> str:
    """A text on one line, without what moves the cursor, turns the direction of writing or has no form."""
    if text.isprintable() and len(text) <= longest:
        return " ".join(text.split())
    cut = text[:longest] + ("…" if len(text) > longest else "")
    seen = "".join(" " if unicodedata.category(letter) in UNSEEN else letter for letter in cut)
    # A number is written with no-break spaces (1 234, 6 %): they hold it together.
    return SPACES.sub(lambda gap: NBSP if gap[0] == NBSP else " ", seen).strip()


def plain_name(text: str | None) -> str | None:
    """A name as it may be drawn anywhere; None stays None."""
    if text is None or (len(text) <= LONGEST and text.isprintable() and not OBEYED.search(text)):
        return text
    seen = " ".join(visible(text, 10 * LONGEST).split())
    line = EMPHASIS.sub("", seen.translate(LOOK_ALIKES))
    parted = LIVE.sub("\\1\u200b", line)
    return parted if len(parted) <= LONGEST else parted[: LONGEST - 1].rstrip() + "…"
