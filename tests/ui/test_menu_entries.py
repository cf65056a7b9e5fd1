"""Pages of the menu are made once, each run has its own."""

from streamlit.testing.v1 import AppTest


def _script() -> None:
    import streamlit as st

    from dashboard.ui import page_table, visit

    visit.enter()
    asked = visit.current()
    assert asked is not None
    entry = page_table.BY_ID["attendance"]
    one, other = visit._page(entry, asked), visit._page(entry, asked)
    one._can_be_called = True
    st.text(str([one.title == other.title, one.url_path, other.url_path, other._can_be_called, one is other]))


def test_what_a_run_marks_on_a_page_does_not_reach_another_run(store_url: str) -> None:
    app = AppTest.from_function(_script).run(timeout=60)
    assert not app.exception
    assert app.text[0].value == "[True, 'attendance', 'attendance', False, False]"
