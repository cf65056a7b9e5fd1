"""Which pages are there to go to? Made for every run, since each run marks the page that it shows."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from copy import copy
from functools import lru_cache
from pathlib import Path

import streamlit as st

from dashboard import settings
from dashboard.i18n import LANGUAGES
from dashboard.ui.page_table import PAGES, PageEntry

FOLDER = settings.ROOT / "pages"

_pages: ContextVar[Mapping[str, st.Page] | None] = ContextVar("pages", default=None)


def menu() -> Mapping[str, st.Page]:
    """The pages of this run by id."""
    return _pages.get() or {}


def stand(pages: Mapping[str, st.Page]) -> None:
    """From now on these are the pages of this run."""
    _pages.set(pages)


@contextmanager
def standing(pages: Mapping[str, st.Page]) -> Iterator[None]:
    """The same until the block ends."""
    mark = _pages.set(pages)
    try:
        yield
    finally:
        _pages.reset(mark)


def path_of(page_id: str) -> Path:
    """The file of a page."""
    return FOLDER / f"{page_id}.py"


def link_to(page_id: str) -> st.Page | Path:
    """A page for ``st.page_link``: by its object, which Streamlit need not look for among the files."""
    return menu().get(page_id) or path_of(page_id)


def menu_page(entry: PageEntry, title: str, *, visible: bool) -> st.Page:
    """A page of the menu, or one that only a link leads to."""
    return copy(_made(entry, title, visible))  # a run marks the page it shows


@lru_cache(maxsize=len(PAGES) * len(LANGUAGES) * 2)
def _made(entry: PageEntry, title: str, visible: bool) -> st.Page:  # noqa: FBT001  a key of what is kept
    """Made once: each asks the file system for the page's file and for every folder above it."""
    return st.Page(
        path_of(entry.id),
        title=title,
        icon=entry.icon,
        url_path=entry.id,
        default=entry is PAGES[0],
        visibility="visible" if visible else "hidden",
    )
