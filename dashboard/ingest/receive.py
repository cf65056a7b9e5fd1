"""What kind of bytes came? Size, magic numbers, NUL and emptiness, before anything is decoded."""

import re
from enum import StrEnum

from dashboard.ingest import limits
from dashboard.ingest.refusal import refuse


class Form(StrEnum):
    """The two forms of file we read."""

    TEXT = "text"
    WORKBOOK = "workbook"


MAGIC = (
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "xls"),
    (b"\x1f\x8b", "gzip"),
    (b"%PDF", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG", "picture"),
    (b"\xff\xd8\xff", "picture"),
    (b"GIF8", "picture"),
    (b"PK\x05\x06", "zip"),
    (b"Rar!", "rar"),
    (b"7z\xbc\xaf", "7z"),
    (b"SQLite format 3", "database"),
)
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""A workbook under a password is kept in the old container."""
MARKUP = re.compile(
    rb"^[\xef\xbb\xbf\s]*(<(!--|!doctype|html|table|head|body|meta|style|div|tr|svg|\?xml|workbook)|mime-version:)",
    re.IGNORECASE,
)
XML = re.compile(rb"^[\xef\xbb\xbf\s]*<(\?xml|workbook)(?!.*<html)", re.IGNORECASE | re.DOTALL)
"""What Excel 2003 and OpenDocument write as one text; a web page may begin so too."""
OBJECTS = re.compile(rb"^(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*\"")
"""How JSON begins, one object or a list of them."""
UTF16_MARKS = (b"\xff\xfe", b"\xfe\xff")
NUL_SHARE_OF_UTF16 = 0.05
CONTROL = bytes(code for code in range(32) if code not in b"\t\n\r\x0b\x0c\x1a\x1b")
MAX_CONTROL_SHARE = 0.02


def form_of(content: bytes) -> Form:
    """Whether the bytes are a text or a workbook; anything else is refused."""
    if len(content) > limits.MAX_BYTES:
        raise refuse("file.too_large", limit=str(limits.MAX_BYTES // 1024 // 1024))
    if not content.strip(b" \t\r\n;,|\xef\xbb\xbf\xff\xfe"):
        raise refuse("file.empty")
    if content.startswith(b"PK\x03\x04"):
        return Form.WORKBOOK
    _refuse_other_forms(content)
    return Form.TEXT


def _refuse_other_forms(content: bytes) -> None:
    found = next((name for magic, name in MAGIC if content.startswith(magic)), None)
    if found == "xls" and ENCRYPTED in content:
        found = "locked_workbook"
    if found is None and MARKUP.match(content[:512]):
        found = "xml" if XML.match(content[:512]) else "html"
    if found is None and OBJECTS.match(content[:512]) and content.rstrip()[-1:] in b"]}":
        found = "json"
    if found:
        raise refuse("file.not_text", found=found)
    if content.startswith(UTF16_MARKS):
        return
    if b"\x00" in content and not looks_like_utf16(content):
        raise refuse("file.nul_bytes")
    _refuse_binary(content)


def looks_like_utf16(content: bytes) -> bool:
    """Whether NUL bytes stand as in UTF-16 without a mark: many, and all on one side of the pairs."""
    even, odd = content[::2].count(0), content[1::2].count(0)
    return (even == 0) != (odd == 0) and max(even, odd) > len(content) * NUL_SHARE_OF_UTF16


def _refuse_binary(content: bytes) -> None:
    """Control characters that no text holds."""
    if b"\x00" in content:
        return
    control = len(content) - len(content.translate(None, CONTROL))
    if control > len(content) * MAX_CONTROL_SHARE:
        raise refuse("file.not_text", found="binary")
