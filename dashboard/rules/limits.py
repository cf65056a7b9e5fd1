"""From where on is something late, unusual, too old or outside? Thresholds, each with what it decides."""

from datetime import date

from dashboard.rules.codes import Milestone, Status

LAST_MILESTONES = (Milestone.OPENING, Milestone.WORKS_FINISH)
"""The milestone a project is judged on: the opening, else the completion of works."""

STATUS_RULE = (
    (Status.LATE, "slipped_far"),
    (Status.LATE, "overdue"),
    (Status.LATE, "suspended"),
    (Status.AT_RISK, "slipped"),
    (Status.AT_RISK, "gate_missing"),
    (Status.AT_RISK, "silent"),
)
"""The rule of a project's status, in order of weight: the first line that holds gives the status, all that hold are
the reasons. What each asks is in ``metrics.project_status``; in words it stands under ``projects.rule``."""

STATUS_REMARKS = ("completion_later", "suspension_contested", "partly_open")
"""What is said beside the reasons where it holds: it gives no status."""

GATES = (Milestone.DESIGN, Milestone.EXPERTISE, Milestone.TENDER, Milestone.WORKS_START)
"""Gates before a finish, in order; one that happened implies those before it."""

LATE_AFTER_DAYS = 90
"""A forecast this many days after the first promise, or fewer, is at risk; more is late."""

SOON_DAYS = 180
"""A finish announced within so many days needs every earlier gate passed."""

SILENT_AFTER_DAYS = 120
"""A project nobody reported on for longer is at risk."""

RETOLD_WITHIN_DAYS = 14
"""The same speaker naming the same date again within so many days is one statement, retold."""

OVERRIDE_DAYS = 366
"""A person's status holds for a year at most; then somebody must look again."""

OVERRIDE_ENDS_DAYS = 30
"""A person's status that ends within so many days, or ended so many days ago, asks for a look."""

PROGRAMMES = {"LIB20": 20}
"""Projects that are programmes of many openings: an opening is one of so many, not the end."""

PACKAGE_SUMS = frozenset({("ALATAU", 2_000_000_000)})
"""Sums that a statement on one project names for several together: no price of that project."""

LATITUDES = (43.0, 43.5)
LONGITUDES = (76.6, 77.3)
"""The box that holds the city, degrees WGS 84."""

OLDEST_MONTH = date(2019, 1, 1)
"""Monthly figures before this month are taken for a slip of the pen."""

REPORT_DUE_DAY = 10
"""A month's reports are due on this day of the next month."""

UNUSUAL_RATIO = 2.0
"""A library-month so many times more or less than last month or a year ago asks for an explanation."""

UNUSUAL_FROM_USUAL = 1.5
"""A library-month must lie at least so many times from what is usual for it at that time of year to be unusual."""

UNUSUAL_SPREADS = 4.0
"""A month so many of its ordinary deviations from the usual is unusual."""

UNUSUAL_TOTAL = 1.15
"""The total of many libraries must also lie so many times from the usual."""

REOPENED_MONTHS = 3
"""Months after a closure in which few visitors have their reason."""

CHANGED_MONTHS = 6
"""Months after an opening, a modernisation or the switch to 24/7 in which a jump has its reason."""


def far(value: float, base: float) -> bool:
    """Whether a figure is so unlike another that it asks for an explanation."""
    return value >= UNUSUAL_RATIO * base or value * UNUSUAL_RATIO <= base
