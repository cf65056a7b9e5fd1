"""Are the theme's names written as Streamlit writes them?"""

from streamlit import config, string_util
from streamlit.runtime import app_session

from dashboard.server import theme_names


def test_each_name_of_the_theme_is_what_it_was() -> None:
    theme_names.remember()
    names = list(config.get_options_for_section("theme"))
    assert names
    written = vars(app_session)["to_snake_case"]
    for _ in range(2):
        assert [written(name) for name in names] == [string_util.to_snake_case(name) for name in names]
