"""How is it said in Kazakh, Russian and English? Catalogues, numbers, months, names."""

from dashboard.i18n.catalogue import LANGUAGES, catalogue
from dashboard.i18n.language import DEFAULT_LANGUAGE, language_of
from dashboard.i18n.translator import Translator, translator

__all__ = ["DEFAULT_LANGUAGE", "LANGUAGES", "Translator", "catalogue", "language_of", "translator"]
