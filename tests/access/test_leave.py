"""Is a right looked up where the row is written? And are rows of other libraries safe, whatever way they come?"""

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import text

from dashboard.access import accounts, refusals
from dashboard.access.binding import OutsideLibrariesError, foreign_rows
from dashboard.access.leave import SignedIn
from dashboard.access.person import NotAllowedError, Person
from dashboard.access.roles import Permission, Role
from dashboard.access.seldom import SECONDS, Seldom
from dashboard.access.tokens import hash_of
from dashboard.deck import keeping
from dashboard.deck.model import Slide, SlideKind
from dashboard.ingest.apply import Origin, save
from dashboard.ingest.check import check
from dashboard.ingest.kinds import KINDS
from dashboard.ingest.known import known
from dashboard.ingest.loading import load_demo
from dashboard.ingest.undo import undone
from dashboard.store import reading, writing
from dashboard.store.audit import Actor
from tests.pages.test_upload import put, table, visits, with_libraries
from tests.signing_in import token_of

__all__ = ["with_libraries"]

BY = Actor("test")
DAY = date(2026, 11, 10)
OTHER = table("LIB-002;октябрь 2026;дети;20")
BOTH = table("LIB-001;октябрь 2026;дети;10", "LIB-002;октябрь 2026;дети;20")
Deed = Callable[[str, Actor], object]


def actor(url: str, permission: Permission = Permission.UPLOAD, libraries: tuple[str, ...] = ()) -> Actor:
    """An editor, as a callback knows them."""
    token = token_of(url, Role.EDITOR if permission is not Permission.PRESENT else Role.PRESENTER, libraries=libraries)
    with reading(url) as session:
        return SignedIn(hash_of(token), permission).actor(session)


def stored(url: str, content: bytes, by: Actor, remarks: dict[int, str] | None = None) -> object:
    with reading(url) as session:
        checked = check(KINDS["attendance"], content, file_name="a.csv", as_of=DAY, known=known(session))
    return save(url, checked, content, Origin(by, remarks=remarks))


def trail(url: str) -> list[str]:
    with reading(url) as session:
        return [row.action for row in session.execute(text("SELECT action FROM audit ORDER BY id"))]


DEEDS: dict[str, tuple[Permission, Deed]] = {
    "upload": (Permission.UPLOAD, lambda url, by: stored(url, OTHER, by)),
    "undo": (Permission.UNDO, lambda url, by: undone(url, 1, by)),
    "demo": (Permission.UPLOAD, load_demo),
    "deck": (Permission.PRESENT, lambda url, by: keeping.keep(url, "Deck", (Slide(SlideKind.TITLE),), by)),
}


@pytest.mark.parametrize("deed", DEEDS)
def test_whoever_lost_the_right_a_moment_ago_writes_nothing(deed: str, with_libraries: str) -> None:
    permission, act = DEEDS[deed]
    by = actor(with_libraries, permission)
    with writing(with_libraries) as session:
        accounts.set_role(session, BY, by.login or "", Role.VIEWER)
    before = trail(with_libraries)
    with pytest.raises(NotAllowedError):
        act(with_libraries, by)
    assert trail(with_libraries) == before


def test_a_person_stands_in_the_trail_with_the_login(with_libraries: str) -> None:
    by = actor(with_libraries)
    stored(with_libraries, OTHER, by)
    undone(with_libraries, 2, actor(with_libraries, Permission.UNDO))
    with reading(with_libraries) as session:
        rows = session.execute(text("SELECT login, actor FROM audit WHERE action IN ('upload', 'undo') ORDER BY id"))
        assert [tuple(row) for row in rows][-2:] == [("editor", "Айгуль")] * 2


def test_rows_of_other_libraries_are_named_and_none_is_stored(with_libraries: str) -> None:
    by = actor(with_libraries, libraries=("LIB-001",))
    with pytest.raises(OutsideLibrariesError) as refused:
        stored(with_libraries, BOTH, by)
    assert refused.value.foreign == {"LIB-002": (3,)}
    assert visits(with_libraries) == {}
    own = table("LIB-001;октябрь 2026;дети;10")
    stored(with_libraries, own, by)
    assert visits(with_libraries) == {("LIB-001", "children"): 10}


def test_rows_that_stand_already_are_nobodys_trouble_but_a_remark_on_them_is(with_libraries: str) -> None:
    put(with_libraries, "attendance", OTHER)
    by = actor(with_libraries, libraries=("LIB-001",))
    stored(with_libraries, BOTH, by)  # the other library's row is the same as before: only the own one is written
    assert len(visits(with_libraries)) == 2
    with pytest.raises(OutsideLibrariesError):
        stored(with_libraries, OTHER, by, {2: "so it was"})


def test_a_batch_with_rows_of_others_is_not_taken_back(with_libraries: str) -> None:
    put(with_libraries, "attendance", BOTH)
    by = actor(with_libraries, Permission.UNDO, ("LIB-001",))
    with pytest.raises(OutsideLibrariesError):
        undone(with_libraries, 2, by)
    assert len(visits(with_libraries)) == 2
    with writing(with_libraries) as session:
        accounts.bind(session, BY, "editor", [])
    undone(with_libraries, 2, by)
    assert visits(with_libraries) == {}, "what holds is the binding at the moment of writing"


def test_a_row_that_leaves_a_library_is_of_both() -> None:
    who = Person("a", "A", Role.EDITOR, frozenset({"LIB-001"}))
    rows = [(2, "closure", {"venue_code": "LIB-002"}), (2, "closure", {"venue_code": "LIB-001"}),
            (3, "target", {"scope": "city"}), (6, "target", {"scope": "LIB-001"}), (4, "venue", {"code": "LIB-001"}),
            (5, "remark", {"row_key": "*|2026-10-01|*"})]  # fmt: skip
    assert foreign_rows(who, rows) == {"": (3,), "*": (5,), "LIB-002": (2,)}
    assert foreign_rows(Person("b", "B", Role.EDITOR), rows) == {}


def test_what_is_refused_a_thousand_times_is_written_down_once_and_counted(
    store_url: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    moment = [1000.0]
    monkeypatch.setattr(refusals, "_seldom", Seldom(lambda: moment[0]))
    sid = hash_of(token_of(store_url, Role.VIEWER))
    for _ in range(50):
        refusals.refused(store_url, sid, Permission.UPLOAD)
        refusals.refused(store_url, "forged", Permission.UPLOAD)
    moment[0] += SECONDS
    refusals.refused(store_url, sid, Permission.UPLOAD)
    with reading(store_url) as session:
        rows = session.execute(text("SELECT login, actor, subject, details FROM audit WHERE action = 'refused'"))
        found = [tuple(row) for row in rows]
    assert found == [
        ("viewer", "Айгуль", "upload", '{"times": 1}'), (None, "", "upload", '{"times": 1}'),
        ("viewer", "Айгуль", "upload", '{"times": 50}'),
    ]  # fmt: skip
