"""What is kept safe in these tests? A small store that people worked in: files, a correction, undos, a remark."""

from datetime import date
from pathlib import Path

import pytest

from dashboard import settings
from dashboard.ingest.apply import Origin, Saved, save
from dashboard.ingest.check import check
from dashboard.ingest.kinds import KINDS
from dashboard.ingest.known import known
from dashboard.ingest.undo import undone
from dashboard.store import reading

LIBRARIES = "".join(
    (settings.DATA / "published" / "libraries.csv").read_text("utf-8-sig").splitlines(keepends=True)[:3]
)
"""The first two of the published libraries."""
VISITS = (
    "Код библиотеки;Месяц;Возрастная группа;Посещения\nLIB-001;2026-01;дети;{first}\nLIB-002;2026-01;дети;{second}\n"
)


def brought(url: str, kind: str, text: str, remarks: dict[int, str] | None = None) -> Saved:
    content = text.encode()
    with reading(url) as session:
        checked = check(KINDS[kind], content, file_name=f"{kind}.csv", as_of=date(2026, 11, 10), known=known(session))
    assert checked.accepted, checked.problems
    return save(url, checked, content, Origin("Aigul", remarks=remarks))


@pytest.fixture
def worked_in(store_url: str) -> str:
    """Batches 1 to 6: libraries; visits; a correction; the correction undone; the undo undone; a file with a remark."""
    brought(store_url, "libraries", LIBRARIES)
    brought(store_url, "attendance", VISITS.format(first=5, second=6))
    brought(store_url, "attendance", VISITS.format(first=7, second=6))
    undone(store_url, 3, "Aigul")
    undone(store_url, 4, "Aigul")
    brought(store_url, "attendance", VISITS.format(first=8, second=9), {2: "open day"})
    return store_url


@pytest.fixture
def backup_file(worked_in: str, tmp_path: Path) -> Path:
    from dashboard.keeping.backup import backup

    (tmp_path / "kept").mkdir()
    return backup(worked_in, tmp_path / "kept" / "backup.db").path
