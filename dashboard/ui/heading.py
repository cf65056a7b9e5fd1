"""What stands over a picture, and what in its place while there is nothing to draw?"""

import streamlit as st

from dashboard.i18n import Translator
from dashboard.panels import Panel, Prepared, once
from dashboard.panels.nothing import missing_words, of_the_city_only
from dashboard.ui.menu import link_to
from dashboard.ui.page import Page


def heading(prepared: Prepared, t: Translator) -> None:
    """The finding, or the panel's name where there is none, and how to read the picture."""
    st.markdown(heading_words(prepared, t))


def finding(prepared: Prepared, t: Translator) -> None:
    """The heading with its text twin."""
    st.markdown(finding_words(prepared, t))


# One text, not two or three: every element of a page costs the server a tenth of a millisecond a run.


@once
def heading_words(prepared: Prepared, t: Translator) -> str:
    """The finding, or the panel's name, and how to read it."""
    return "\n\n".join([_headline(prepared, t), *_how_to_read(prepared, t)])


@once
def finding_words(prepared: Prepared, t: Translator) -> str:
    """The same with the text twin."""
    twin = [f":gray[{prepared.saying.text}]"] if prepared.saying.text else []
    return "\n\n".join([_headline(prepared, t), *twin, *_how_to_read(prepared, t)])


def _headline(prepared: Prepared, t: Translator) -> str:
    return f"### {prepared.saying.headline or t(prepared.panel.word('name'))}"


def _how_to_read(prepared: Prepared, t: Translator) -> list[str]:
    caption = prepared.panel.word("caption")
    return [f":gray[:small[{t(caption)}]]"] if t.has(caption) and not prepared.empty else []


def nothing_yet(prepared: Prepared, t: Translator) -> None:
    """The heading of a panel that has nothing to show, what is missing, and the one thing to do about it."""
    st.markdown(nothing_words(prepared, t))
    # What stands on the Upload page needs no way there.
    if not of_the_city_only(prepared) and not prepared.panel.id.startswith("upload."):
        _upload(t)


@once
def nothing_words(prepared: Prepared, t: Translator) -> str:
    """The heading, and what is missing."""
    return f"{heading_words(prepared, t)}\n\n{_inbox(missing_words(prepared, t))}"


def empty_state(panel: Panel, page: Page) -> None:
    """The same below a heading that is there already."""
    key = panel.word("empty")
    st.markdown(_inbox(page.t(key if page.t.has(key) else "state.empty")))
    _upload(page.t)


def _inbox(words: str) -> str:
    return f":gray[:material/inbox: {words}]"


def _upload(t: Translator) -> None:
    st.page_link(link_to("upload"), label=t("action.upload"), icon=":material/upload_file:")
