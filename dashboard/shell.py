"""What happens in every run, whatever page is asked for?"""

from dashboard import ui

ui.enter()
ui.run_page()
