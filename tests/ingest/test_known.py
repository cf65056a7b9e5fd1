from datetime import date

import pytest

from dashboard.ingest.known import known, known_from
from dashboard.rules import OLDEST_MONTH
from dashboard.store import reading


def test_an_empty_store_knows_districts_milestones_and_no_library(store_url: str) -> None:
    with reading() as session:
        found = known(session)
    assert found.library_codes == frozenset()
    assert "opening" in found.milestone_codes
    assert (found.oldest_month, found.complete) == (OLDEST_MONTH, False)


def test_an_operators_list_is_complete_and_may_say_when_records_begin() -> None:
    assert known_from('{"library_codes": ["LIB-001"]}').oldest_month == date(2020, 1, 1)
    found = known_from('{"library_codes": ["LIB-001"], "oldest_month": "2018-03"}')
    assert (found.oldest_month, found.complete) == (date(2018, 3, 1), True)


@pytest.mark.parametrize("text", ["[]", "{", '{"library_codes": "LIB-001"}', '{"library_codes": [1]}'])
def test_a_list_that_is_none_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r"object|_codes|Expecting"):
        known_from(text)
