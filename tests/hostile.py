"""Which texts do strangers try? A corpus, and a full store in which every free text is one of them."""

from pathlib import Path

from sqlalchemy import select, update
from sqlmodel import SQLModel

from dashboard.store import bump_revision, writing
from tests.stores import load_all

MARK = "zx9"
"""Stands in every one of them: whatever becomes an element, an attribute or an address is found by it."""
EVIL = f"{MARK}.evil.example"
CORPUS = (
    f"<script>alert('{MARK}')</script>",
    f"<img src=x onerror=alert('{MARK}')>",
    f"<b id={MARK}>bold</b><i class={MARK}>x</i>",
    f"<a href=\"javascript:alert('{MARK}')\">{MARK}</a>",
    f'<a href="https://{EVIL}">{MARK}</a>',
    f"[{MARK}](javascript:alert('{MARK}')) ![{MARK}](https://{EVIL}/x.png)",
    f"**{MARK}** `{MARK}` $\\frac{{{MARK}}}{{2}}$ :material/home: :red[{MARK}] # {MARK}",
    f"javascript:alert('{MARK}')//",
    f"\"><svg/onload=alert('{MARK}')>'{{{{7*7}}}}{{{MARK}}}${{{MARK}}}%s%(x)s",
    f'=HYPERLINK("https://{EVIL}","{MARK}")',
    f"+1+cmd|' /C {MARK}'!A0",
    f"@SUM({MARK})",
    f"-2+3{MARK}",
    f"\u202e{MARK}\u2066\u2069\u200f",
    f"{MARK}\x07\x1b[31m\x7f",
    f'{MARK}\r\n\t{{"event": "forged"}}',
    f"{MARK} " + "Ұ" * 10_000,
    f"&lt;b&gt;{MARK}&lt;/b&gt; &#60;img src=x onerror=alert(1)&#62;",
)
FREE = {
    "venue": ("name_kk", "name_ru", "name_en", "short_kk", "short_ru", "short_en", "address_kk", "address_ru"),
    "library": ("hours", "publisher", "source_url", "note_kk", "note_ru", "note_en"),
    "project": ("note_kk", "note_ru", "note_en", "source_url", "publisher"),
    "milestone_report": ("contractor", "statement_by_ru", "publisher", "source_url", "note_kk", "note_ru", "note_en"),
    "closure": ("note_kk", "note_ru", "note_en"),
    "target": ("publisher", "source_url", "note_kk", "note_ru", "note_en"),
    "published_figure": ("publisher", "note_kk", "note_ru", "note_en", "value_text"),
    "batch": ("file_name", "author"),
}
"""Columns that hold what people write."""


def fill(url: str) -> None:
    """Load everything, then put a hostile text into every free text, each row another one."""
    load_all(url)
    with writing(url) as session:
        for name, columns in FREE.items():
            table = SQLModel.metadata.tables[name]
            keys = session.execute(select(*table.primary_key)).all()
            held = [column for column in columns if column in table.c]
            for number, key in enumerate(keys):
                values = {column: CORPUS[(number + at) % len(CORPUS)] for at, column in enumerate(held)}
                same = [column == value for column, value in zip(table.primary_key, key, strict=True)]
                session.execute(update(table).where(*same).values(values))
        bump_revision(session)


def path_of(url: str) -> Path:
    """The file of a SQLite store."""
    return Path(url.removeprefix("sqlite:///"))
