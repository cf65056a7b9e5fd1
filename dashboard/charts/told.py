"""What is a browser told with every chart? No buttons, and how months are called: Plotly knows them in English only."""

from datetime import date
from functools import cache
from typing import Any

from dashboard.filters import MONTHS
from dashboard.i18n import translator


@cache
def config(language: str) -> dict[str, Any]:
    """Plotly's configuration for a reader of this language. Shared by all charts: never changed."""
    t = translator(language)
    names = [t.month_name(date(2000, month, 1)) for month in range(1, MONTHS + 1)]
    words = {language: {"format": {"months": names}}}
    return {"displayModeBar": False, "scrollZoom": False, "locale": language, "locales": words}
