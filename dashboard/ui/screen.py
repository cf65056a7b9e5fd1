"""How large is the visitor's screen? As our script in the browser wrote it down when the page was opened, or since."""

import re

import streamlit as st

SCREEN = re.compile(r"(\d{1,5})x(\d{1,5})", re.ASCII)
PHONE = 700
"""Pixels: a narrower screen is a phone's, held upright."""


def screen() -> tuple[int, int] | None:
    """Its width and height in pixels; None where no script told them."""
    written = str(st.query_params.get("screen") or st.context.cookies.get("screen"))  # whatever a browser sends
    found = SCREEN.fullmatch(written)
    return (int(found[1]), int(found[2])) if found else None


def phone_width() -> int | None:
    """The width of a phone's screen; None on any other."""
    size = screen()
    return size[0] if size and size[0] < PHONE else None
