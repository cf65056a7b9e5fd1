"""Do the files open in an office program, and has the letter two pages? ``python -m tests.bench.office FOLDER``.

Needs LibreOffice and poppler's pdfinfo; DATABASE_URL names a store with data. Writes every ready deck in three
languages as PPTX and letter, has LibreOffice make PDF of them, and counts pages. The PDF stay for looking at.
"""

import subprocess
import sys
from pathlib import Path

from dashboard.cli import main
from dashboard.i18n import LANGUAGES

DECKS = ("month", "year", "projects")
LETTER_PAGES = 2


def run(folder: Path) -> int:
    """How many files were not as they should be."""
    folder.mkdir(parents=True, exist_ok=True)
    files = [_written(folder, kind, deck, language) for kind in KINDS for deck in DECKS for language in LANGUAGES]
    subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, *files], check=True)
    wrong = 0
    for file in files:
        pages, wanted = _pages(file.with_suffix(".pdf")), _wanted(file)
        wrong += pages != wanted
        print(f"{file.name}: {pages} pages, {wanted} wanted")
    return wrong


KINDS = {"pptx": "pptx", "letter": "docx"}


def _written(folder: Path, kind: str, deck: str, language: str) -> Path:
    file = folder / f"{deck}_{language}_{kind}.{KINDS[kind]}"
    order = ["export", kind, "--deck", deck, "--month", "2026-10", "--lang", language, "--out", str(file)]
    if main(order):
        raise SystemExit(f"{file} was not written")
    return file


def _pages(file: Path) -> int:
    told = subprocess.run(["pdfinfo", file], check=True, capture_output=True, text=True).stdout
    return int(next(line.split()[1] for line in told.splitlines() if line.startswith("Pages:")))


def _wanted(file: Path) -> int:
    if file.suffix == ".docx":
        return LETTER_PAGES
    from pptx import Presentation  # only here: the letter needs none of it

    return len(Presentation(str(file)).slides)


if __name__ == "__main__":
    sys.exit(run(Path(sys.argv[1])))
