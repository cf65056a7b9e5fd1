"""Which language does this visitor read?"""

from dashboard.i18n.catalogue import LANGUAGES

DEFAULT_LANGUAGE = "ru"


def language_of(locale: str | None) -> str:
    """The catalogue that fits a browser's locale (``kk-KZ`` → ``kk``), Russian where none does."""
    code = (locale or "").replace("_", "-").split("-")[0].lower()
    return code if code in LANGUAGES else DEFAULT_LANGUAGE
