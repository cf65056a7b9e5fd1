"""Do the three languages say the same, correctly?"""

import re
from datetime import date
from pathlib import Path

import pytest

from dashboard.i18n import LANGUAGES, catalogue, parity, translator
from dashboard.i18n.language import language_of

KAZAKH = set("әғқңөұүі")  # not һ: few words have it


def test_the_catalogues_agree_on_keys_placeholders_and_plurals() -> None:
    assert parity.faults() == []


def test_a_missing_key_a_wrong_placeholder_and_a_lacking_plural_are_found(monkeypatch: pytest.MonkeyPatch) -> None:
    said = {
        "kk": {"a": "бір {x}", "c": {"other": "{n}"}},
        "ru": {"a": "один {y}", "b": "два", "c": {"one": "{n}", "other": "{n}"}},
        "en": {"a": "one {x}", "b": "two", "c": {"one": "{n}", "other": "{n}"}},
    }
    monkeypatch.setattr(parity, "catalogue", said.__getitem__)
    found = "\n".join(parity.faults())
    assert "kk: b is missing" in found
    assert "ru: a names ['y']" in found
    assert "ru: c lacks the plural form 'few'" in found


def test_kazakh_is_written_with_kazakh_letters() -> None:
    text = "".join(str(message) for message in catalogue("kk").values()).lower()
    assert set(text) >= KAZAKH


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_message_is_empty_or_left_in_the_wrong_script(language: str) -> None:
    wrong = re.compile("[А-Яа-я]") if language == "en" else None
    for key, message in catalogue(language).items():
        for text in [message] if isinstance(message, str) else message.values():
            assert text.strip(), key
            if wrong and "lang_name" not in key:
                assert not wrong.search(_without_quoted(text)), (key, text)


def _without_quoted(text: str) -> str:
    # An English sentence may quote a Russian or Kazakh word that stands in a file.
    return re.sub(r"[«“‘'\"(/|,;:].*?[»”’'\")/|,;:.]|\w*\s?/\s?.*", "", text)


def test_every_key_the_program_names_is_in_the_catalogues() -> None:
    known = catalogue("ru")
    root = Path(parity.__file__).parents[1]
    named = re.compile(r"""\bt\(\s*"([a-z_0-9]+(?:\.[a-z_0-9]+)+)\"""")
    missing = {
        (path.name, key)
        for path in root.rglob("*.py")
        for key in named.findall(path.read_text(encoding="utf-8"))
        if key not in known
    }
    assert missing == set()


def test_numbers_dates_and_months_are_written_as_the_reader_does() -> None:
    ru, kk, en = translator("ru"), translator("kk"), translator("en")
    assert ru.number(1234567.5) == "1\u00a0234\u00a0567,5"
    assert en.number(1234567.5) == "1,234,567.5"
    assert ru.percent(0.066, 1) == "6,6\u00a0%"
    assert ru.signed(-12) == "−12"
    assert ru.signed(730) == "+730"
    assert ru.short_number(2_660_000) == "2,66\u00a0млн"
    assert ru.short_number(305_000) == "305\u00a0тыс."
    assert ru.short_number(99_972) == "100\u00a0тыс."
    assert ru.short_number(999_960) == "1,00\u00a0млн"
    assert kk.month(date(2026, 10, 1)) == "қазан 2026"
    assert ru.month_in(date(2026, 10, 1)) == "в октябре"
    assert ru.date(date(2027, 12, 31), "year") == "конец 2027"
    assert ru.date(date(2026, 1, 17)) == "17.01.2026"


@pytest.mark.parametrize(
    ("n", "said"), [(1, "из 1 библиотеки"), (2, "из 2 библиотек"), (5, "из 5 библиотек"), (31, "из 31 библиотеки")]
)
def test_russian_plurals(n: int, said: str) -> None:
    assert said in translator("ru")("coverage.line", month="Октябрь 2026", reported=1, n=n)


@pytest.mark.parametrize(
    ("locale", "language"),
    [("kk-KZ", "kk"), ("ru", "ru"), ("en-US", "en"), ("de-DE", "ru"), (None, "ru"), ("kk_KZ", "kk")],
)
def test_the_browsers_language_is_followed_where_we_speak_it(locale: str | None, language: str) -> None:
    assert language_of(locale) == language
