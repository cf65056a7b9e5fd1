"""How does a word in a table or a sentence lead to a batch in the Journal?"""

from dashboard.i18n import Translator


def journal_link(number: int, t: Translator, words: str = "") -> str:
    """A Markdown link to a batch by its number, or by words that are Markdown already."""
    return f"[{words or number}](journal?batch={number}&lang={t.language})"


def line_link(number: int, line: int, t: Translator) -> str:
    """``№ 12, строка 34``: the batch that brought a row, and where in its file the row stood."""
    words = t("journal_page.number", batch=str(number)), t("journal_page.origin.line", line=str(line))
    return journal_link(number, t, ", ".join(words))
