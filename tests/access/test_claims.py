"""Do claims of an identity provider name one person, or nobody; whatever stands in them?"""

from collections.abc import Mapping
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select
from sqlmodel import col

from dashboard.access import accounts, by_provider, kind, sessions
from dashboard.access.claims import Claimed, ClaimsError, read
from dashboard.access.kind import Kind
from dashboard.access.limits import EMAIL, LONGEST_NAME, AccountError
from dashboard.access.roles import Role
from dashboard.access.tokens import LONGEST, hash_of
from dashboard.cli import main
from dashboard.store import reading, writing
from dashboard.store.audit import Actor
from dashboard.store.tables import Account, Audit, SignIn

A_DAY = timedelta(hours=12)

BY = Actor("test")
GOOD: Mapping[str, object] = {
    "iss": "https://id.example", "sub": "1", "aud": "us", "nonce": "n",
    "email": "Aigul@Almaty.kz", "email_verified": True,
}  # fmt: skip
ROLES = {"editors": Role.EDITOR, "all": Role.VIEWER, "chiefs": Role.ADMINISTRATOR, "hall": Role.PRESENTER}
anything = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.text("aÄ@.К\u202e \x00\n", max_size=8)
    | st.sampled_from(["us", "editors", "a@b.kz"]),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.sampled_from(["roles", "x"]), inside, max_size=2),
    max_leaves=6,
)


def claimed(claims: Mapping[str, object], claim: str = "groups") -> Claimed:
    return read({**GOOD, **claims}, "us", claim, ROLES)


@given(st.dictionaries(st.sampled_from([*GOOD, "groups", "name", "given_name", "family_name"]), anything))
def test_claims_of_any_shape_name_one_person_or_nobody(claims: dict[str, object]) -> None:
    try:
        found = claimed(claims)
    except ClaimsError:
        return
    assert EMAIL.fullmatch(found.email)
    assert 0 < len(found.name) <= max(LONGEST_NAME, len(found.email))
    assert found.name.isprintable()
    assert found.role in {None, *ROLES.values()}
    meant_for = {**GOOD, **claims}["aud"]
    assert "us" in (meant_for if isinstance(meant_for, list) else [meant_for])


@pytest.mark.parametrize(
    ("claims", "claim", "role"),
    [
        ({"groups": ["all", "hall", "editors"]}, "groups", Role.EDITOR),
        ({"groups": "chiefs"}, "groups", Role.ADMINISTRATOR), ({"groups": ["Editors", "none"]}, "groups", None),
        ({}, "groups", None), ({"groups": {"editors": 1}}, "groups", None),
        ({"realm": {"roles": ["hall"]}}, "realm.roles", Role.PRESENTER),
        ({"realm.roles": "all"}, "realm.roles", Role.VIEWER),
        ({"realm": "editors"}, "realm.roles", None), ({"": ["editors"]}, "", None),
    ],
)  # fmt: skip
def test_the_value_with_the_most_rights_counts(claims: Mapping[str, object], claim: str, role: Role | None) -> None:
    assert claimed(claims, claim).role == role


def test_a_provider_that_says_nothing_of_verifying_vouches_for_its_addresses() -> None:
    without = {name: value for name, value in GOOD.items() if name != "email_verified"}
    assert read(without, "us", "", {}).email == "aigul@almaty.kz"


@pytest.mark.parametrize(
    "email", ["\u212a@b.kz", "a@b.kz\u212a", "а@almaty.kz", "a b@c.kz", "a@@b.kz", "a@-b.kz", "@b.kz", "a@"]
)
def test_an_address_that_only_looks_like_one_is_none(email: str, store_url: str) -> None:
    with pytest.raises(ClaimsError, match="no_email"):
        claimed({"email": email})
    with pytest.raises(AccountError, match="not_email"), writing(store_url) as session:
        accounts.add(session, BY, accounts.made("aigul", "Айгуль", Role.VIEWER, email))


def test_a_name_of_nothing_but_controls_is_the_address() -> None:
    assert claimed({"name": "\u202e\x00 "}).name == "aigul@almaty.kz"
    assert claimed({"given_name": "Айгүл", "family_name": "С.\n" + "я" * 200}).name.startswith("Айгүл С. я")


def make(url: str, login: str = "aigul", email: str | None = "aigul@almaty.kz") -> None:
    with writing(url) as session:
        accounts.add(session, BY, accounts.made(login, "Айгуль", Role.EDITOR, email))


def came_in(url: str, **claims: object) -> str:
    """The reason, or the role of who came in."""
    nonce = f"{came_in.__name__}{next(numbers)}"
    outcome = by_provider.sign_in(url, claimed({"nonce": nonce, **claims}), A_DAY)
    with reading(url) as session:
        who = sessions.person_of(session, hash_of(outcome.token)) if outcome.token else None
        return who.role.value if who else outcome.reason


numbers = iter(range(10_000))


def test_a_sign_in_from_there_ends_when_the_operator_says_and_never_later_than_any_other(store_url: str) -> None:
    make(store_url)
    for lasts, held in ((timedelta(hours=3), timedelta(hours=3)), (timedelta(days=90), LONGEST)):
        outcome = by_provider.sign_in(store_url, claimed({"nonce": f"lasts{next(numbers)}"}), lasts)
        with reading(store_url) as session:
            found = session.get_one(SignIn, hash_of(outcome.token or ""))
            assert found.expires_at - found.created_at == held


def test_a_login_that_looks_like_an_address_is_not_taken_over(store_url: str) -> None:
    make(store_url, "aigul@almaty.kz", None)
    assert came_in(store_url) == "no_role"
    assert came_in(store_url, groups="hall") == "presenter"
    with reading(store_url) as session:
        assert session.get_one(Account, "aigul@almaty.kz").role == "editor"
        made = accounts.by_email(session, "aigul@almaty.kz")
        assert made is not None
        assert made.login.startswith("p-")
        assert made.role_from_claim


def test_an_account_belongs_to_the_first_who_came_until_an_administrator_says_otherwise(store_url: str) -> None:
    make(store_url)
    assert came_in(store_url) == "editor"
    assert came_in(store_url, sub="2") == "other_person"
    assert came_in(store_url, iss="https://other.example") == "other_person"
    with writing(store_url) as session:
        accounts.set_email(session, BY, "aigul", "new@almaty.kz")
    assert came_in(store_url, sub="2", email="new@almaty.kz") == "editor"


def test_an_address_is_one_persons_and_a_change_of_it_ends_their_sign_ins(store_url: str) -> None:
    make(store_url)
    make(store_url, "marat", None)
    with pytest.raises(AccountError, match="email"), writing(store_url) as session:
        accounts.set_email(session, BY, "marat", "AIGUL@almaty.kz ")
    outcome = by_provider.sign_in(store_url, claimed({}), A_DAY)
    with writing(store_url) as session:
        accounts.set_email(session, BY, "aigul", " aigul@ALMATY.kz")
    with reading(store_url) as session:
        assert sessions.person_of(session, hash_of(outcome.token or "")), "the same address: nothing changed"
    with writing(store_url) as session:
        accounts.set_email(session, BY, "aigul", None)
    with reading(store_url) as session:
        assert sessions.person_of(session, hash_of(outcome.token or "")) is None
    assert came_in(store_url) == "no_role"


def test_a_change_of_the_kind_of_sign_in_ends_every_sign_in_and_stands_in_the_trail(store_url: str) -> None:
    make(store_url)

    def token() -> str:
        with writing(store_url) as session:
            return hash_of(sessions.open_session(session, "aigul"))

    def holds(sid: str) -> bool:
        with reading(store_url) as session:
            return sessions.person_of(session, sid) is not None

    first = token()
    kind.settle(store_url, Kind.PASSWORD)
    assert holds(first), "that is how it was"
    kind.settle(store_url, Kind.PROVIDER)
    second = token()
    kind.settle(store_url, Kind.PROVIDER)
    assert [holds(first), holds(second)] == [False, True]
    kind.settle(store_url, Kind.PASSWORD)
    assert not holds(second)
    with reading(store_url) as session:
        lines = session.execute(select(Audit).where(col(Audit.subject) == "sign_in")).scalars()
        assert [one.details for one in lines] == [
            '{"sessions": 1, "value": "provider"}', '{"sessions": 1, "value": "password"}',
        ]  # fmt: skip


def test_an_operator_gives_somebody_an_address_and_no_password(
    store_url: str, capsys: pytest.CaptureFixture[str]
) -> None:
    def cli(*words: str) -> int:
        return main(["account", *words, "--lang", "en"])

    assert cli("add", "aigul", "--name", "Айгуль", "--role", "administrator", "--email", "Aigul@almaty.kz") == 0
    assert came_in(store_url) == "administrator"
    assert cli("email", "aigul", "not an address") == 1
    assert "no e-mail" in capsys.readouterr().err
    assert cli("email", "aigul", "new@almaty.kz") == 0
    assert came_in(store_url) == "no_role"
    assert cli("list") == 0
    assert "new@almaty.kz" in capsys.readouterr().out
    assert cli("email", "aigul") == 0
