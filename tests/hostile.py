"""Which texts do strangers try? A corpus, and a full store in which every free text is one of them."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

from sqlalchemy import select, update
from sqlmodel import SQLModel

from dashboard.deck.model import Slide, SlideKind
from dashboard.deck.written import written
from dashboard.store import bump_revision, writing
from dashboard.store.audit import Actor, record
from dashboard.store.tables import Account, AccountLibrary, Deck, Remark, StatusOverride
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
PROJECTS = ("SATS", "AUEZOV", "RAIYMBEK")


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
        for number, words in enumerate(CORPUS):
            session.add_all(_of_people(number, words))
            record(session, Actor(words, words[:64]), words[:40], words, note=words, libraries=[words])
        bump_revision(session)


def _of_people(number: int, words: str) -> Iterator[SQLModel]:
    """What people write about figures, decks and each other."""
    moment, day = datetime(2026, 11, 1, tzinfo=UTC), date(2026, 10, 1)
    slides = (
        Slide(SlideKind.TITLE, caption=words, notes=words),
        Slide(SlideKind.PANEL, "attendance.by_age", caption=words),
    )
    yield Remark(
        id=900_000 + number, batch_id=1, table_name="attendance", text=words, author=words, created_at=moment,
        row_key=f"LIB-{number + 1:03}|{day}|children",
    )  # fmt: skip
    yield Deck(
        code=f"d{number:08}", title=words[:200], slides=written(slides), author=words, created_at=moment,
        changed_at=moment,
    )  # fmt: skip
    yield Account(login=f"login{number}", full_name=words, role="viewer", created_at=moment, email=f"{number}{words}")
    yield AccountLibrary(login=f"login{number}", venue_code=words)
    if number < len(PROJECTS):
        yield StatusOverride(
            batch_id=1, line=2, project_code=PROJECTS[number], decided_on=day, status="on_track", reason=words,
            decided_by=words, until=date(2026, 12, 31),
        )  # fmt: skip


def path_of(url: str) -> Path:
    """The file of a SQLite store."""
    return Path(url.removeprefix("sqlite:///"))
