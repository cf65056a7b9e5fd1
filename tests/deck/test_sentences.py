"""Is a text cut into sentences where they end, and nowhere else?"""

from dashboard.deck.sentences import sentences, two_lines


def test_an_abbreviation_ends_no_sentence() -> None:
    text = "Театр им. Н. Сац: +730\xa0дн. Сроков, которые прошли: 5."
    assert sentences(text)[0].startswith("Театр им. Н. Сац")
    assert sentences("Нужно 289\xa0тыс., выходит 267. Всё.") == ("Нужно 289\xa0тыс., выходит 267.", "Всё.")
    assert sentences("В 2026 году. Нужно **два**. Три!") == ("В 2026 году.", "Нужно два.", "Три!")


def test_two_sentences_are_kept_and_none_of_them_loses_its_end() -> None:
    long = f"{'Слово ' + 'слово ' * 35}конец."
    assert len(long) > 200
    assert two_lines(f"{long} Вторая. Третья.") == (long, "Вторая.")


def test_a_second_sentence_that_has_no_room_is_left_out_whole() -> None:
    first, second = f"Первая {'а' * 190}.", f"Вторая {'б' * 140}."
    assert two_lines(f"{first} {second}") == (first,)


def test_a_list_longer_than_a_slide_ends_with_one_of_its_parts() -> None:
    part = f"{'слово ' * 15}(от 1; до 2)"
    (line,) = two_lines("; ".join([part] * 4) + ".")
    assert line == f"{part}; {part}."


def test_a_very_long_sentence_without_parts_stays_whole() -> None:
    sentence = f"{'слово ' * 60}конец."
    assert two_lines(sentence) == (sentence,)


def test_nothing_said_is_no_line() -> None:
    assert two_lines("") == ()
