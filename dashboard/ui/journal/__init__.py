"""Who changed what? The Journal page: batches, one batch in detail, undo, the origin of a figure, demo data."""

from dashboard.ui.journal.demo import demo_data
from dashboard.ui.journal.listing import show_journal
from dashboard.ui.journal.origins import show_origin

__all__ = ["demo_data", "show_journal", "show_origin"]
