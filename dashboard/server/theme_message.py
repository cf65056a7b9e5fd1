"""What does the theme cost a run? Streamlit sends it with every one.

Each time it looks for six sections among all its options and writes ninety names anew: half a millisecond, as much as
five elements of a page. The options are read when the server starts, so each section is written once.
"""

from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

_write = app_session._populate_theme_msg  # noqa: SLF001  it has no other name for it
_written: dict[str, CustomThemeConfig] = {}


def remember() -> None:
    """Keep each section as it is written first."""
    _written.clear()
    app_session._populate_theme_msg = _once  # noqa: SLF001  as above


def _once(msg: CustomThemeConfig, section: str = "theme") -> None:
    if section not in _written:
        made = CustomThemeConfig()
        _write(made, section)
        _written[section] = made
    if _written[section].ByteSize():  # a section that nobody filled is not even named
        msg.MergeFrom(_written[section])
