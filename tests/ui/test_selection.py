"""Is every selection that stands in the address carried into another language, and each under a name of its own?"""

import ast
from collections import Counter
from collections.abc import Iterator

from dashboard.settings import ROOT
from dashboard.ui.journal.listing import PAGE
from dashboard.ui.selection import BOUND

NAMED_ELSEWHERE = {"PAGE": PAGE}


def bound() -> Iterator[str]:
    """Keys of the widgets that our code binds to the address; those handed on by a caller are left out."""
    for file in sorted((ROOT / "dashboard" / "ui").rglob("*.py")):
        for call in (node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Call)):
            given = {keyword.arg: keyword.value for keyword in call.keywords}
            if "bind" in given and (name := ast.unparse(given["key"])) != "key":
                yield NAMED_ELSEWHERE.get(name, name.strip("'"))


def test_all_are_carried() -> None:
    assert set(bound()) - set(BOUND) == set()


def test_a_search_on_one_page_does_not_narrow_another() -> None:
    assert [key for key, times in Counter(bound()).items() if times > 1] == []
