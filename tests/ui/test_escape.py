"""Does a stranger's text stay text?"""

import pytest

from dashboard.ui.escape import code, escaped, link


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("report.csv", "report.csv"),
        ("**bold** [a](b)", r"\*\*bold\*\* \[a\]\(b\)"),
        ("$x$ <b> `c`", r"\$x\$ \<b\> \`c\`"),
        ("two\nlines", "two lines"),
        ("6,0\u00a0% of 220\u00a0662\u00a0\u00a0and\u2003more", "6,0\u00a0% of 220\u00a0662 and more"),
        ("\u00a0\u00a0", ""),
        (":material/home:", ":\u200bmaterial/home:"),
        ("www.evil.kz", "www\u200b.evil.kz"),
        ("https://evil.kz", "https:\u200b//evil.kz"),
        ("a@b.kz", "a@\u200bb.kz"),
    ],
)
def test_nothing_in_a_strangers_text_has_a_meaning(text: str, shown: str) -> None:
    assert escaped(text) == shown


def test_code_survives_backticks_and_emptiness() -> None:
    assert code("a`b") == "``a`b``"
    assert code("`") == "`` ` ``"
    assert code("  ") == "—"


def test_a_long_text_is_cut() -> None:
    assert len(escaped("x" * 5000)) == 200


def test_only_pages_are_linked() -> None:
    assert link("Власть", "https://vlast.kz/a") == "[Власть](<https://vlast.kz/a>)"
    for url in ("javascript:alert(1)", "data:text/html,x", "https://a.kz/>x", 'https://a.kz/"x', "//evil.kz", ""):
        assert link("Власть", url) == "Власть"
