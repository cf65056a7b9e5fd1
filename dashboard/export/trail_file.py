"""How does the trail leave as a file? CSV in the reader's language; what was typed by strangers stays text."""

import csv
import io
from collections.abc import Iterable, Sequence

from dashboard.export.csv_file import FORMULA
from dashboard.i18n import Translator
from dashboard.i18n.plain_name import visible


def trail_file(headings: Sequence[str], rows: Iterable[Sequence[str]], t: Translator) -> bytes:
    """The lines under their headings."""
    buffer = io.StringIO()
    writer = csv.writer(buffer, delimiter="," if t.language == "en" else ";", lineterminator="\r\n")
    writer.writerow(headings)
    for row in rows:
        cells = [visible(cell) for cell in row]
        writer.writerow([f"'{cell}" if cell.startswith(FORMULA) else cell for cell in cells])
    return buffer.getvalue().encode("utf-8-sig")
