"""Does a page get the theme that Streamlit would write, however often it is asked for?"""

from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from dashboard.server import theme_message

SECTIONS = ("theme", "theme.sidebar", "theme.light", "theme.light.sidebar", "theme.dark", "theme.dark.sidebar")


def _whole() -> CustomThemeConfig:
    """As it is put together for a run."""
    write = vars(app_session)["_populate_theme_msg"]
    message = CustomThemeConfig()
    write(message)
    for section, part in zip(SECTIONS[1:], _parts(message), strict=True):
        write(part, section)
    return message


def _parts(message: CustomThemeConfig) -> tuple[CustomThemeConfig, ...]:
    light, dark = message.light, message.dark
    return message.sidebar, light, light.sidebar, dark, dark.sidebar


def test_every_section_of_the_theme_is_what_streamlit_writes() -> None:
    assert {one.section for one in config.get_config_options().values() if "theme" in one.section} == set(SECTIONS)
    written = _whole()
    assert written.heading_font, "our theme is read"
    assert written.dark.background_color
    theme_message.remember()
    assert [_whole() for _ in range(3)] == [written] * 3
