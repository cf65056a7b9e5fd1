"""Do the headings of a page tell its structure: its name, the answer below it, the cards below that?"""

import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from streamlit.testing.v1 import AppTest
from streamlit.testing.v1.element_tree import Block, HeadingBase, Markdown, Node

from dashboard.settings import ROOT
from dashboard.ui.page_table import PAGES
from tests.stores import load_all


def opened(page_id: str) -> AppTest:
    app = AppTest.from_file(str(ROOT / "dashboard" / "shell.py"), default_timeout=60).run()
    return app if page_id == "overview" else app.switch_page(f"../pages/{page_id}.py").run()


def levels(node: Node) -> Iterator[int]:
    """How deep each heading stands, in the order in which a screen reader meets them."""
    if isinstance(node, Block):
        for child in node.children.values():
            yield from levels(child)
    elif isinstance(node, HeadingBase):
        yield int(node.tag.removeprefix("h"))
    elif isinstance(node, Markdown):
        yield from (len(marks) for marks in re.findall(r"^(#+) ", node.value, re.MULTILINE))


@pytest.mark.parametrize("full", [True, False])
@pytest.mark.parametrize("page_id", [entry.id for entry in PAGES])
def test_no_level_is_skipped(page_id: str, full: bool, store_url: str) -> None:
    if full:
        load_all(store_url)
    app = opened(page_id)
    assert not app.exception
    found = list(levels(app.main))
    assert found[0] == 1
    assert [(above, below) for above, below in pairwise(found) if below > above + 1] == []
