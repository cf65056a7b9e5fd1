"""How does it reach the screen? The only package that speaks Streamlit."""

from dashboard.ui.layout import columns
from dashboard.ui.page import Page, begin
from dashboard.ui.show import show
from dashboard.ui.visit import enter, run_page

__all__ = ["Page", "begin", "columns", "enter", "run_page", "show"]
