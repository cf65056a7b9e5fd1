"""Is a text cut into sentences where they end, and nowhere else?"""

from dashboard.deck.sentences import sentences, two_lines


def test_an_abbreviation_ends_no_sentence() -> None:
    text = "Театр им. Н. Сац: +730\xa0дн. Сроков, которые прошли: 5."
    assert sentences(text)[0].startswith("Театр им. Н. Сац")
    assert sentences("Нужно 289\xa0тыс., выходит 267. Всё.") == ("Нужно 289\xa0тыс., выходит 267.", "Всё.")
    assert sentences("В 2026 году. Нужно **два**. Три!") == ("В 2026 году.", "Нужно два.", "Три!")


def test_two_sentences_are_kept_and_a_long_one_is_cut_after_a_word() -> None:
    lines = two_lines(f"{'слово ' * 40}конец. Вторая. Третья.")
    assert len(lines) == 2
    assert lines[0].endswith("слово…")
    assert len(lines[0]) <= 150


def test_nothing_said_is_no_line() -> None:
    assert two_lines("") == ()
