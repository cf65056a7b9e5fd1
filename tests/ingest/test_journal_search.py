"""Does a search find nothing, and fail at nothing, whatever is typed?"""

import pytest

from dashboard.access import trail
from dashboard.deck.errors import UnknownDeck
from dashboard.deck.resolving import deck_by_code
from dashboard.ingest import journal
from dashboard.store import reading

TYPED = ["a\0b", "\0", "%", "_", "\\", "' OR 1=1 --", "я" * 3000, "\U0001f511"]


@pytest.mark.parametrize("text", TYPED)
def test_what_nobody_would_type_is_looked_for_like_anything_else(text: str, store_url: str) -> None:
    with reading(store_url) as session:
        assert journal.batches(session, wanted=journal.Wanted(text=text)) == []
        assert trail.entries(session, trail.Wanted(words=text), 10) == []
        with pytest.raises(UnknownDeck):
            deck_by_code(session, text)
