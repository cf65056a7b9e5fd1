"""What does the command line say of a file's odd figures? ``--explain ROW=TEXT``, or one text for all warnings."""

import re
from collections.abc import Sequence

from dashboard.ingest.checked import Checked
from dashboard.ingest.explanations import unknown_rows, warnings

OF_ROW = re.compile(r"([0-9]{1,7})=(.+)", re.DOTALL)
LONGEST = 300
"""As long as the Upload page takes."""


def explained(given: Sequence[str], checked: Checked) -> tuple[dict[int, str], list[int]]:
    """Texts by row of the file, and the rows named that hold nothing to explain."""
    texts = [text.strip()[:LONGEST] for text in given if text.strip()]
    own = {int(found[1]): found[2].strip() for text in texts if (found := OF_ROW.fullmatch(text))}
    general = "; ".join(text for text in texts if not OF_ROW.fullmatch(text))
    every = {notice.row: general for notice in warnings(checked) if notice.row} if general else {}
    return every | own, unknown_rows(checked, list(own))
