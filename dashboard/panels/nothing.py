"""What is said where a panel has nothing to show? What is missing, in the panel's own words or in those of all."""

from dashboard.i18n import Translator
from dashboard.panels.prepared import Prepared
from dashboard.reading import note


def missing_words(prepared: Prepared, t: Translator) -> str:
    """What stands in place of the picture: ``Данных для выбранного периода и мест нет``."""
    if of_the_city_only(prepared):
        return t(prepared.panel.word("of_the_city"))
    key = prepared.panel.word("empty")
    if t.has(key):
        return t(key)
    return t("state.nothing_stored" if note(prepared.frame, "nothing_stored") else "state.empty")


def of_the_city_only(prepared: Prepared) -> bool:
    """Whether it is there for the city as a whole only, so that a file of the place chosen is not what is missing."""
    return bool(note(prepared.frame, "of_the_city"))
