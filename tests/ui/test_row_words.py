"""Do stored cells read in the reader's language, and names as they were written?"""

from datetime import UTC, datetime

import pytest

from dashboard.i18n import LANGUAGES, translator
from dashboard.store.tables import Audit
from dashboard.ui.audit_words import subject_words
from dashboard.ui.journal_link import line_link
from dashboard.ui.row_words import cell

PLAN = {"scope": "city", "unit": "visits", "publisher": "Synthetic (demo)"}


@pytest.mark.parametrize("language", ["ru", "kk"])
def test_a_plan_of_the_demo_has_no_english_word(language: str) -> None:
    told = {name: cell("target", name, value, translator(language)) for name, value in PLAN.items()}
    assert not [words for words in told.values() if words.isascii()], told


def test_a_publisher_and_a_unit_of_somebodys_own_stay_as_they_were_written() -> None:
    ru = translator("ru")
    assert cell("target", "publisher", "Orda.kz", ru) == "Orda.kz"
    assert cell("target", "unit", "shelves", ru) == "shelves"
    assert cell("target", "scope", "LIB-001", ru) == "LIB-001"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_number_of_a_batch_is_written_one_way_in_a_language(language: str) -> None:
    t = translator(language)
    number = "No. 11" if language == "en" else "№ 11"
    deed = Audit(at=datetime(2026, 11, 10, tzinfo=UTC), actor="A", action="import", subject="№ 11", details="{}")
    assert subject_words(deed, t) == number
    assert f"[{number}, " in line_link(11, 2, t)
    assert number in t("journal_page.batch", batch="11")
