"""How does a month come in? The Upload page: file or form, what we understood, problems, changes, saving."""

from dashboard.ui.upload.board import choose_report
from dashboard.ui.upload.flow import show_upload

__all__ = ["choose_report", "show_upload"]
