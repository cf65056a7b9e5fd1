"""How is a stranger's text shown as it is? File names, cells and remarks must not become Markdown, links or icons."""

import re

from dashboard.i18n.plain_name import visible

MARKS = re.compile(r"([\\`*_{}\[\]()<>#+\-!|~$^=])")
LIVE = re.compile(r"(:(?=\S)|@|www(?=\.))", re.IGNORECASE)
"""What becomes an icon, a colour or a link even when escaped: parted by a space of no width."""
NO_WIDTH = "\u200b"
LONGEST = 200
A_NOTE = 2000
"""Characters of a note that is shown whole."""
WEB = re.compile(r"https?://[^\s<>\"`\\]+", re.IGNORECASE)


def escaped(text: str, longest: int = LONGEST) -> str:
    """A text for a Markdown place: nothing in it has a meaning, and it stays on one line."""
    return LIVE.sub(rf"\1{NO_WIDTH}", MARKS.sub(r"\\\1", _short(text, longest)))


def is_web(url: str) -> bool:
    """Whether a source's address leads to a page, and does nothing else (``javascript:``)."""
    return WEB.fullmatch(url) is not None


def link(name: str, url: str) -> str:
    """A Markdown link to a page; where the address is none, the name alone."""
    return f"[{escaped(name)}](<{url}>)" if is_web(url) else escaped(name)


def code(text: str) -> str:
    """A text as inline code, whatever backticks it holds; an empty one is a dash."""
    plain = _short(text)
    if not plain:
        return "—"
    fence = "`" * (1 + max((len(run) for run in re.findall(r"`+", plain)), default=0))
    space = " " if plain.startswith("`") or plain.endswith("`") else ""
    return f"{fence}{space}{plain}{space}{fence}"


def _short(text: str, longest: int = LONGEST) -> str:
    plain = visible(text, 2 * A_NOTE)
    return plain if len(plain) <= longest else plain[: longest - 1] + "…"
