"""Do the sentences say what the rows say, in grammatical Russian?"""

from datetime import date

import pandas as pd

from dashboard import reading
from dashboard.i18n import translator
from dashboard.sayings import projects

RU = translator("ru")


def judged(*rows: tuple[str, str, int | None, int | None]) -> pd.DataFrame:
    made = pd.DataFrame(rows, columns=["project", "status", "slippage_days", "days_left"])
    made = made.assign(completion_slippage_days=None)
    made = made.astype({"slippage_days": "Int64", "days_left": "Int64", "completion_slippage_days": "Int64"})
    return reading.read_as_of(made, date(2026, 11, 10))


def test_the_answer_counts_the_late_and_names_the_two_that_slipped_most() -> None:
    rows = judged(("A", "late", 10, 5), ("B", "late", 300, 5), ("C", "late", 200, 5), ("D", "done", 999, None))
    text = projects.answer(rows, RU).text
    assert text.startswith("**С опозданием 3 из 4 объектов.**")
    assert text.index("B (+300") < text.index("C (+200")
    assert "D" not in text


def test_nobody_late_is_said_without_an_invented_worst() -> None:
    assert projects.answer(judged(("A", "on_track", 0, 9)), RU).text == "С опозданием — ни одного из 1 объекта."


def test_the_gantt_counts_dates_that_moved_and_dates_that_passed() -> None:
    rows = judged(("A", "late", 100, 5), ("B", "late", 0, -3), ("C", "done", 17, -300), ("D", "at_risk", None, None))
    saying = projects.gantt(rows, RU)
    assert saying.headline == "Сдвинуты 2 из 4 сроков"
    assert "прошли без факта: 1" in saying.text


def test_the_gantt_counts_a_date_that_came_nearer_among_those_that_moved_and_says_so() -> None:
    rows = judged(("A", "late", 100, 5), ("B", "late", -213, -3), ("C", "on_track", 0, 9), ("D", "late", 0, -9))
    saying = projects.gantt(rows, RU)
    assert saying.headline == "Сдвинуты 2 из 4 сроков"
    assert saying.text == (
        "Дальше всех — A: +100\u00a0дн. Сроков, которые прошли без факта: 2. Сроков, которые приблизились: 1."
    )


def test_dates_that_all_stayed_where_they_were_may_have_passed_all_the_same() -> None:
    saying = projects.gantt(judged(("A", "late", 0, -3), ("B", "on_track", 0, 9)), RU)
    assert saying.headline == ""
    assert saying.text == "Сроки 2 объектов не сдвинуты. Сроков, которые прошли без факта: 1."


def test_no_slippage_makes_no_finding() -> None:
    rows = judged(("A", "on_track", 0, 5), ("B", "on_track", -20, 5))
    assert projects.slippage(rows, RU) == projects.Saying()


def test_a_trend_counts_changes_not_statements() -> None:
    days = [pd.Timestamp(2026, 7, 31), pd.Timestamp(2026, 7, 31), pd.Timestamp(2027, 12, 31)]
    rows = pd.DataFrame(
        {"project": "A", "milestone": "opening", "date_value": days, "date_precision": ["month", "month", "year"]}
    )
    saying = projects.trend(rows, RU)
    assert saying.headline == "A: срок перенесли 1 раз"
    assert saying.text == "A: сначала называли июль 2026, последним — конец 2027."


def test_the_cost_counts_prices_nobody_published() -> None:
    rows = pd.DataFrame({"project": ["A", "B"], "price": ["published", "not_published"], "growth": [0.1, None]})
    saying = projects.cost(rows, RU)
    assert saying.headline == "Цена не опубликована: 1 из 2"
    assert saying.text.endswith("выросла цена: A, +10,0\u00a0% к первой сумме.")


def test_the_ledger_tells_links_and_days_of_silence() -> None:
    rows = pd.DataFrame({"project": ["A", "A"], "reported_on": [pd.Timestamp(2026, 11, 1)] * 2, "sources": [4, 1]})
    saying = projects.ledger(reading.read_as_of(rows, date(2026, 11, 10)), RU)
    assert saying.headline == "Журнал обещаний: A"
    assert "2 сообщения, ссылок на издания — 5" in saying.text
    assert "дней: 9" in saying.text


def reasons(*rows: tuple[str, int, int]) -> pd.DataFrame:
    made = pd.DataFrame(rows, columns=["delay_reason", "statements", "moves"])
    return made.assign(projects=1, days=made["moves"] * 100)


def test_a_reason_named_at_another_time_is_not_told_as_the_reason_of_moves_nobody_explained() -> None:
    saying = projects.delay_reasons(reasons(("funding", 2, 0), ("not_given", 0, 11)), RU)
    assert saying.headline == "Причина не названа: 11 переносов"
    assert saying.text.endswith("не назвали ни разу. В других сообщениях чаще всего называют: нехватка средств.")


def test_a_reason_that_explains_a_move_is_told_with_how_many_it_explains() -> None:
    text = projects.delay_reasons(reasons(("funding", 2, 1), ("not_given", 0, 10)), RU).text
    assert text.endswith("с названной причиной: 1. Чаще всего причиной называют: нехватка средств.")
