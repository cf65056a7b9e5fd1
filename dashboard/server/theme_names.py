"""What does the theme cost a run? Streamlit sends it with every one.

Each time it writes the names of ours, some ninety, in snake case with three regular expressions each: a third of a
millisecond, as much as three elements of a page. Written once, they are looked up.
"""

from functools import cache

from streamlit import string_util
from streamlit.runtime import app_session


def remember() -> None:
    """Keep each name as it was written first."""
    app_session.to_snake_case = cache(string_util.to_snake_case)  # type: ignore[attr-defined]  # it imports the name
