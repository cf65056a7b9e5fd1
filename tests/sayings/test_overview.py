"""Is the Overview told in whole, grammatical sentences?"""

import pandas as pd
import pytest

from dashboard.i18n import LANGUAGES, translator
from dashboard.reading import read_as_of, with_notes
from dashboard.sayings import overview

RU = translator("ru")


def year(visits: int | None, before: int | None, late: int, missing: int) -> pd.DataFrame:
    row = (pd.Timestamp("2026-01-01"), pd.Timestamp("2026-10-01"), visits, before, late, 0, missing)
    columns = ["since", "until", "visits", "visits_before", "late", "at_risk", "missing"]
    return pd.DataFrame([row], columns=columns).astype({"visits": "Int64", "visits_before": "Int64"})


def test_the_answer_tells_growth_and_what_waits() -> None:
    text = overview.answer(year(2_660_000, 2_495_310, 4, 2), RU).text
    assert text == (
        "За январь–октябрь 2026 года библиотеки посетили **2,66\u00a0млн раз** — "
        "на 6,6\u00a0% больше, чем годом раньше. "
        "Ждут решения: **4 проекта с опозданием и 2 недостающих отчёта**."
    )
    assert len(text.replace("**", "")) <= 160


@pytest.mark.parametrize(("visits", "words"), [(1, "1 раз"), (322, "322 раза"), (1005, "1\u00a0005 раз")])
def test_small_numbers_take_their_own_plural(visits: int, words: str) -> None:
    assert f"**{words}**" in overview.answer(year(visits, None, 0, 0), RU).text


def test_kazakh_calls_a_single_month_a_month_and_several_months() -> None:
    kk, one = translator("kk"), year(46_000, None, 0, 0).assign(since=pd.Timestamp("2026-10-01"))
    assert overview.answer(one, kk).text.startswith("2026 жылы қазан айында ")
    assert overview.answer(year(46_000, None, 0, 0), kk).text.startswith("2026 жылы қаңтар–қазан айларында ")


def test_a_fall_is_called_a_fall_and_no_change_none() -> None:
    assert "меньше, чем годом раньше" in overview.answer(year(90_000, 100_000, 0, 0), RU).text
    assert "столько же" in overview.answer(year(100_000, 100_000, 0, 0), RU).text


def test_months_without_figures_are_not_compared_in_silence() -> None:
    some = year(390_000, 490_515, 0, 0).assign(months_compared=7)
    told = overview.answer(some, RU).text
    assert "за 7 месяцев с данными, на 20,5\u00a0% меньше, чем за те же месяцы годом раньше" in told
    whole = year(390_000, 490_515, 0, 0).assign(months_compared=10)
    assert "меньше, чем годом раньше" in overview.answer(whole, RU).text


def test_without_visits_only_what_waits_is_told() -> None:
    assert overview.answer(year(None, None, 1, 0), RU).text == "Ждут решения: **1 проект с опозданием**."


@pytest.mark.parametrize("language", LANGUAGES)
def test_at_most_two_spans_are_bold(language: str) -> None:
    assert overview.answer(year(2_660_000, 2_400_000, 4, 2), translator(language)).text.count("**") == 4


def test_who_did_not_report_is_named() -> None:
    frame = pd.DataFrame(
        {"month": pd.Timestamp("2026-10-01"), "library": ["A", "B", "C"], "state": ["reported", "missing", "closed"]}
    )
    saying = overview.reported(read_as_of(frame, pd.Timestamp("2026-11-10").date()), RU)
    assert saying.headline == "За октябрь сообщили 1 из 2 библиотек"
    assert saying.text == "Отчёта нет: B."


def test_the_list_tells_how_many_it_does_not_show() -> None:
    frame = with_notes(
        pd.DataFrame({"attention": ["late", "missing"]}), counts={"late": 10, "missing": 2, "unusual": 0}, total=12
    )
    saying = overview.attention(frame, RU)
    assert saying.headline == "Требуют внимания: 12 пунктов"
    assert "с опозданием — 10; месяцы без отчётов — 2" in saying.text
    assert "необычных" not in saying.text
