"""How often is a correct month asked about? The demo figures, each month beside those before it.

    python -m tests.bench.plausibility

Every month of the seeded figures stands for a correct report of all libraries; the months that the generator spoiled
on purpose are among them.
"""

import tempfile
from collections import Counter
from datetime import date
from pathlib import Path

from sqlalchemy import delete

from dashboard import settings
from dashboard.ingest.check import check
from dashboard.ingest.kinds import KINDS
from dashboard.ingest.known import known
from dashboard.ingest.loading import prepare
from dashboard.ingest.plausibility import with_warnings
from dashboard.store import writing
from dashboard.store.migrate import migrate
from dashboard.store.tables import Attendance, EventCount

AS_OF = date(2026, 11, 10)
SINCE = date(2023, 7, 1)
"""Three years after the epidemic; before it its echo a year later is told as well."""


def main() -> None:
    """Print the warnings a month, by kind and sort, over all months and since mid-2023."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'plausibility.db'}"
        migrate(url)
        prepare(url)
        with writing(url) as session:
            session.execute(delete(Attendance))
            session.execute(delete(EventCount))
            for kind in ("attendance", "events"):
                content = (settings.DATA / "demo" / f"{kind}.csv").read_bytes()
                checked = check(KINDS[kind], content, file_name=kind, as_of=AS_OF, known=known(session))
                month_of = {row.row: row.values["month"] for row in checked.rows}
                found = [one for one in with_warnings(session, checked).notices if one.is_warning]
                for first in (date.min, SINCE):
                    months = {month for month in month_of.values() if isinstance(month, date) and month >= first}
                    counts = Counter(one.id for one in found if month_of[one.row or 0] in months)
                    told = {code: round(count / len(months), 2) for code, count in counts.most_common()}
                    print(f"{kind}, {len(months)} months: {sum(counts.values()) / len(months):.2f} a month {told}")


if __name__ == "__main__":
    main()
