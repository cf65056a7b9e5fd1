"""Decks are composed from the same two stores as the panels they show."""

from tests.panels.conftest import empty, full, full_url

__all__ = ["empty", "full", "full_url"]
