"""Does a picture show all that the sentence counts?"""

from dashboard.i18n import Translator
from dashboard.reading import TOLD_APART


def drawn_of(libraries: int, t: Translator) -> str:
    """That a picture has rows for the first libraries only, with the space before it; empty where all are there."""
    if libraries <= TOLD_APART:
        return ""
    return " " + t("phrase.drawn_of", shown=t.number(TOLD_APART), total=t.number(libraries))
