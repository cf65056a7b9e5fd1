"""How often is a chart written for the browser? Once, however often it is shown.

Streamlit has Plotly write the text of a chart in every run: a tenth of what a page of eight charts costs.
"""

from typing import Any

import plotly.io

AS_STREAMLIT_ASKS = {"validate": False}
_write = plotly.io.to_json


class Written(dict[str, Any]):
    """Traces and layout that nobody changes any more, and their text once it was asked for."""

    text: str | None = None


def remember() -> None:
    """Have Plotly write each chart that is :class:`Written` only once."""
    plotly.io.to_json = _once


def _once(fig: Any, *choices: Any, **named: Any) -> str:
    if not isinstance(fig, Written) or choices or named != AS_STREAMLIT_ASKS:
        return str(_write(fig, *choices, **named))
    if fig.text is None:
        fig.text = str(_write(fig, **named))
    return fig.text
