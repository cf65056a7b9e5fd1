"""Is this archive a workbook that is safe to open? Declared sizes and numbers of elements, before anything is built.

A small archive can unpack to gigabytes, and a few megabytes of tags become a gigabyte of objects: sizes come from the
archive's own list before a byte is unpacked, tags are counted in the bytes before a parser sees them.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Sequence

from dashboard.ingest import limits
from dashboard.ingest.refusal import RefusedError, refuse

REQUIRED_PARTS = frozenset({"[Content_Types].xml", "xl/workbook.xml"})
OTHERS = {"content.xml": "ods", "xl/workbook.bin": "xlsb", "word/document.xml": "docx"}
"""What else comes as such an archive, by a part only it has."""
STRICT = b"http://purl.oclc.org/ooxml/"
"""In the names of a workbook saved as "Strict Open XML": no reader of ours knows them, its sheets would look empty."""
ENTITIES = re.compile(rb"<!(DOCTYPE|ENTITY)", re.IGNORECASE)
ROW = re.compile(rb"<(?:[A-Za-z0-9]+:)?row[ />]")
DAMAGE = (zipfile.BadZipFile, zlib.error, OSError, NotImplementedError, RuntimeError, ValueError, EOFError)


def inspect(content: bytes) -> None:
    """Refuse what is no workbook, is damaged, or would unpack to more than a report needs."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            _measure(parts)
            names = {part.filename for part in parts}
            if not names >= REQUIRED_PARTS:
                raise refuse("file.not_text", found=next((OTHERS[name] for name in names if name in OTHERS), "zip"))
            if STRICT in archive.read("xl/workbook.xml"):
                raise refuse("file.not_text", found="strict_workbook")
            for part in parts:
                if part.filename.endswith((".xml", ".rels")):
                    _count(part.filename.lower(), archive.read(part))
    except DAMAGE as error:
        raise refuse("file.not_text", found="damaged_workbook") from error


def _too_large() -> RefusedError:
    return refuse("file.too_large", limit=str(limits.MAX_BYTES // 1024 // 1024))


def _measure(parts: Sequence[zipfile.ZipInfo]) -> None:
    """Refuse archives whose declared sizes no monthly report needs."""
    fits = sum(part.file_size for part in parts) <= limits.MAX_BOOK_BYTES and len(parts) <= limits.MAX_BOOK_PARTS
    if not fits or any(part.file_size > _most_bytes(part.filename.lower()) for part in parts):
        raise _too_large()


def _most_bytes(name: str) -> int:
    if "sharedstrings" in name:
        return limits.MAX_SHARED_STRINGS_BYTES
    return limits.MAX_SHEET_BYTES if "/worksheets/" in name or "/media/" in name else limits.MAX_OTHER_XML_BYTES


def _count(name: str, xml: bytes) -> None:
    """Refuse entities (they make a kilobyte a gigabyte; Excel writes none) and more elements than memory allows."""
    if ENTITIES.search(xml):
        raise refuse("file.not_text", found="damaged_workbook")
    table = "/worksheets/" in name or "sharedstrings" in name
    most = limits.MAX_SHEET_TAGS if table else limits.MAX_OTHER_TAGS
    if xml.count(b"<") > most or xml.count(b"=") > 2 * most:
        raise _too_large()
    if "/worksheets/" in name and any(_is_crowded(row) for row in ROW.split(xml)):
        raise _too_large()


def _is_crowded(row: bytes) -> bool:
    """Whether one row holds more elements or attributes than a row formatted to its very end."""
    return row.count(b"<") > limits.MAX_ROW_TAGS or row.count(b"=") > 2 * limits.MAX_ROW_TAGS
