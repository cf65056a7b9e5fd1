"""How is it shown at the meeting? The stage, the presenter's notes, the decks and how they are put together."""

from dashboard.ui.present.address import on_stage
from dashboard.ui.present.builder import build_deck
from dashboard.ui.present.shelf import list_decks
from dashboard.ui.present.stage import show_stage

__all__ = ["build_deck", "list_decks", "on_stage", "show_stage"]
