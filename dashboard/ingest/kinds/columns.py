"""Which columns do several kinds share? Notes, sources, names, places."""

from dashboard.ingest.kind import Column


def column(name: str, cell: str, *headings: str, nullable: bool = False, named: tuple[str, ...] = ()) -> Column:
    """A column whose heading must be there."""
    return Column(name, cell, headings, nullable=nullable, named=named)


def extra(name: str, cell: str, *headings: str) -> Column:
    """A column that may be left out, and left empty."""
    return Column(name, cell, headings, required=False, nullable=True)


LIBRARY_HEADINGS = ("library code", "Код библиотеки", "Код", "Кітапхана коды")
LIBRARY_NAMED = (
    "Библиотека", "Название библиотеки", "Наименование библиотеки", "Филиал", "Кітапхана", "Кітапхана атауы",
    "Кітапхананың атауы", "Library", "Library name",
)  # fmt: skip
LIBRARY = column("library_code", "library", *LIBRARY_HEADINGS, named=LIBRARY_NAMED)
MONTH = column("month", "month", "Месяц", "Отчётный месяц", "Ай", "Есепті ай")
PROJECT_HEADINGS = ("Код проекта", "Жоба коды", "project code")
PROJECT_NAMED = ("Проект", "Название проекта", "Наименование проекта", "Объект", "Жоба", "Жоба атауы", "Project")
DISTRICT_HEADINGS = ("Район", "Аудан", "Ауданы", "District")

NOTES = (
    extra("note_kk", "text", "Примечание на казахском", "Ескертпе", "Note in Kazakh"),
    extra("note_ru", "text", "Примечание на русском", "Примечание", "Орысша ескертпе", "Note in Russian"),
    extra("note_en", "text", "Примечание на английском", "Ағылшынша ескертпе", "Note", "Note in English"),
)
SOURCE = (
    extra("publisher", "text", "Кто опубликовал", "Жариялаған", "Publisher"),
    extra("source_url", "address", "Ссылка на источник", "Дереккөз сілтемесі", "Source URL"),
)
NAMES = (
    column("name_kk", "name", "Название на казахском", "Атауы", "Name in Kazakh"),
    column("name_ru", "name", "Название на русском", "Название", "Name in Russian"),
    extra("name_en", "name", "Название на английском", "Ағылшынша атауы", "Name in English"),
    extra("short_kk", "name", "Краткое название на казахском", "Қысқа атауы", "Short name in Kazakh"),
    extra("short_ru", "name", "Краткое название на русском", "Краткое название", "Short name in Russian"),
    extra("short_en", "name", "Краткое название на английском", "Ағылшынша қысқа атауы", "Short name in English"),
)
ADDRESSES = (
    extra("address_kk", "text", "Адрес на казахском", "Мекенжайы", "Address in Kazakh"),
    extra("address_ru", "text", "Адрес на русском", "Адрес", "Address in Russian"),
    extra("address_en", "text", "Адрес на английском", "Ағылшынша мекенжайы", "Address in English"),
)
LATITUDE_HEADINGS = ("Широта", "Ендік", "Latitude")
LONGITUDE_HEADINGS = ("Долгота", "Бойлық", "Longitude")
PRECISION_M = extra("precision_m", "count", "Точность координат, м", "Координата дәлдігі, м", "Precision, m")
REPORTED_ON = ("Дата публикации", "Дата сообщения", "Сообщено", "Жарияланған күні", "Хабарланған күні", "Reported on")
REPORTED_PRECISION = (
    "Точность даты публикации", "Точность даты сообщения", "Жарияланған күнінің дәлдігі",
    "Хабарланған күнінің дәлдігі", "Reported precision",
)  # fmt: skip
