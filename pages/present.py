"""Present: show it at the meeting."""

from dashboard import ui

if ui.on_stage():
    ui.show_stage()
else:
    page = ui.begin("present")
    ui.list_decks(page)
    ui.build_deck(page)
