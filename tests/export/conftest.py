"""Files are made from the same two stores as the panels they hold."""

from tests.panels.conftest import empty, full, full_url

__all__ = ["empty", "full", "full_url"]
