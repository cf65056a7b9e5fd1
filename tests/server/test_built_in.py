"""Are Streamlit's own texts still the ones we translate?"""

import re

from dashboard.i18n.catalogue import catalogue
from dashboard.server.built_in import AREA, SPOKEN, calendar_words, pairs, script
from dashboard.server.compression import STATIC

PUT_TOGETHER = {
    "per_file", "per_file_types", "enter_to_apply", "enter_to_submit", "ctrl_enter_to_apply", "choose_date_now",
    "result", "download_named", "columns_named", "search_named", "fullscreen_named", "close_fullscreen_named",
    "options_available", "one_option", "page_missing", "add_icon",
}  # fmt: skip
"""Texts that Streamlit puts together of pieces; the browser tests see them whole."""


def test_every_text_we_translate_is_one_that_the_installed_version_says() -> None:
    said = "\n".join(path.read_text(encoding="utf-8") for path in (STATIC / "static" / "js").glob("*.js"))
    texts = {key.removeprefix(AREA): str(text) for key, text in catalogue(SPOKEN).items() if key.startswith(AREA)}
    said += (STATIC.parent / "runtime" / "backend_operation_handler.py").read_text(encoding="utf-8")
    assert len(texts) > 80
    for key, text in texts.items():
        pieces = [piece for piece in re.split(r"\{\w+\}", text) if piece.strip(" :")]
        assert key in PUT_TOGETHER or all(piece in said for piece in pieces), f"Streamlit no longer says {text!r}"


def test_what_changes_in_a_text_is_carried_over() -> None:
    for language in ("kk", "ru"):
        pattern, words = dict(enumerate(pairs(language)))[_place("per_file_types")]
        found = re.fullmatch(pattern.replace("(?<", "(?P<"), "5MB per file • CSV, XLSX")
        assert found is not None
        assert found.groupdict() == {"size": "5", "types": "CSV, XLSX"}
        assert "{size}" in words
        assert "{types}" in words


def _place(key: str) -> int:
    return [name for name in catalogue(SPOKEN) if name.startswith(AREA)].index(AREA + key)


def test_a_day_that_nobody_chose_is_asked_for_in_the_readers_letters() -> None:
    asked = {language: [dict(pairs(language))[part] for part in ("dd", "mm", "yyyy")] for language in ("kk", "ru")}
    assert asked == {"kk": ["кк", "аа", "жжжж"], "ru": ["дд", "мм", "гггг"]}


def test_the_calendar_renames_the_longest_name_first() -> None:
    words = calendar_words()
    assert dict(words)["ноября"] == dict(words)["ноябрь"] == "Қараша"
    lengths = [len(theirs) for theirs, _ in words]
    assert lengths == sorted(lengths, reverse=True)


def test_the_script_holds_no_word_of_another_host() -> None:
    assert "http" not in script()
