"""Does a real server let in whom a real identity provider names, and nobody by a lie, a copy or an old answer?"""

import itertools
import json
import urllib.parse
from collections.abc import Iterator

import pytest
from itsdangerous import URLSafeTimedSerializer
from joserfc.jwk import RSAKey
from sqlalchemy import text
from websockets.exceptions import WebSocketException

from dashboard.access import accounts, reading
from dashboard.access.roles import Role
from dashboard.server.cookies import SESSION
from dashboard.server.provider import NEXT
from dashboard.store import reading as reading_session
from dashboard.store import writing
from dashboard.store.audit import Actor
from dashboard.store.migrate import migrate
from tests.access.browsing import Visitor, reason
from tests.access.identity_provider import Claims, Provider, identity_provider, secrets_file
from tests.access.protocol import Raw, request
from tests.browser.serving import server
from tests.signing_in import token_of

BY = Actor("test")
ACCESS = """
[access]
claim = "realm_access.roles"
[access.roles]
culture-staff = "viewer"
culture-editors = "editor"
"""
NAMES = (f"person{number}" for number in itertools.count())


@pytest.fixture(scope="module")
def provider() -> Iterator[Provider]:
    with identity_provider() as found:
        yield found


@pytest.fixture(scope="module")
def place(provider: Provider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Address and store of a running server whose people sign in at the provider."""
    folder = tmp_path_factory.mktemp("provided")
    url = f"sqlite:///{folder / 'culture.db'}"
    migrate(url)
    earlier = token_of(url, Role.ADMINISTRATOR)
    extra = {"DASHBOARD_EMPTY": "1", **secrets_file(folder, provider, ACCESS)}
    with server(folder / "culture.db", folder / "server.log", extra) as address:
        assert "/session/out" not in _page(address, f"{SESSION}={earlier}"), "signed in by a password, before"
        yield address, url
    log = (folder / "server.log").read_text(encoding="utf-8")
    assert "@almaty.kz" not in log
    assert all(word not in log for word in ("code=", "state=", "eyJ", "\x1b"))


@pytest.fixture
def address(place: tuple[str, str], provider: Provider) -> Iterator[str]:
    yield place[0]
    provider.honest()


@pytest.fixture
def url(place: tuple[str, str]) -> Iterator[str]:
    yield place[1]
    with writing(place[1]) as session:
        reading.set_open(session, BY, open_=True)


def _page(address: str, cookie: str, page: str = "about") -> str:
    with Raw(address, cookie) as raw:
        return raw.run(page)


def person(provider: Provider, url: str = "", role: Role | None = None, **claims: object) -> str:
    """Somebody the provider knows; with a role, an administrator gave it to that address."""
    name = next(NAMES)
    provider.persons[name] = {"email": f"{name}@almaty.kz", "email_verified": True, "name": f"Имя {name}", **claims}
    if role:
        with writing(url) as session:
            accounts.add(session, BY, accounts.made(name, f"Имя {name}", role, f"{name}@almaty.kz"))
    return name


def told(url: str, column: str = "action") -> list[str]:
    with reading_session(url) as session:
        return [str(row[0]) for row in session.execute(text(f"SELECT {column} FROM audit ORDER BY id"))]  # noqa: S608


def test_somebody_with_a_role_comes_in_to_where_they_were_and_leaves(
    address: str, url: str, provider: Provider
) -> None:
    name, visitor = person(provider, url, Role.EDITOR), Visitor(address)
    assert visitor.sign_in(name, "/upload?lang=en") == f"{address}/upload?lang=en"
    assert "HttpOnly" in visitor.attributes[SESSION]
    kept = visitor.header()
    with Raw(address, kept) as raw:
        shown = raw.run("upload")
        assert f"Имя {name}" in shown
        assert "no-right" not in shown
        assert request(address + raw.upload_address(), "PUT", {"Cookie": kept}, b"x")[0] != 401
        raw.press("sign-out", "upload")
        assert f"Имя {name}" not in raw.run("upload")
    assert f"Имя {name}" not in _page(address, kept), "a copy of the cookies no longer opens"
    assert told(url)[-2:] == ["sign_in", "sign_out"]
    assert json.loads(told(url, "details")[-2]) == {"by": "provider"}


def test_signing_out_ends_there_too_and_another_site_cannot_do_it(address: str, url: str, provider: Provider) -> None:
    visitor = Visitor(address)
    visitor.sign_in(person(provider, url, Role.VIEWER))
    assert visitor.ask("/auth/logout", extra={"Sec-Fetch-Site": "cross-site"})[1] == f"{address}/"
    before = len(provider.asked)
    _, there, _ = visitor.ask("/auth/logout")
    assert there.startswith(f"{provider.address}/end_session?")
    assert "id_token_hint=" in there
    back = request(there)[1]["location"]
    assert visitor.ask(back)[1] == f"{address}/"
    assert provider.asked[before:].count("/end_session") == 1
    assert not [name for name in visitor.cookies if name.startswith("_streamlit_user")]


def test_nobody_is_known_by_the_cookie_of_streamlit(address: str, url: str, provider: Provider) -> None:
    name, visitor = person(provider, url, Role.ADMINISTRATOR), Visitor(address)
    visitor.sign_in(name)
    theirs = {key: value for key, (value, _) in visitor.cookies.items() if key.startswith("_streamlit_user")}
    assert set(theirs) == {"_streamlit_user", "_streamlit_user_tokens"}
    assert all("Path=/auth;" in visitor.attributes[key] for key in theirs), "sent to one address alone"
    assert not [name for name in theirs if f"{name}=" in visitor.header("/_stcore/stream")]
    forged = URLSafeTimedSerializer("guessed", salt="_streamlit_user").dumps(json.dumps({"email": f"{name}@almaty.kz"}))
    known = URLSafeTimedSerializer("a cookie secret of the tests, long enough", salt="_streamlit_user").dumps(
        json.dumps({"email": f"{name}@almaty.kz", "origin": address, "is_logged_in": True, "sid": "x"})
    )
    for value in (theirs["_streamlit_user"], forged, known):
        assert f"Имя {name}" not in _page(address, f"_streamlit_user={value}; _streamlit_xsrf=x")


@pytest.mark.parametrize(
    ("lie", "why"),
    [
        ({"aud": "another"}, "failed"), ({"aud": "another", "azp": "dashboard"}, "failed"),
        ({"aud": ["another", "third"], "azp": "dashboard"}, "failed"), ({"nonce": "replayed"}, "failed"),
        ({"nonce": None}, "failed"), ({"iss": "https://evil.example"}, "failed"), ({"exp": 1}, "failed"),
        ({"sub": ""}, "failed"), ({"email_verified": False}, "unverified"), ({"email_verified": "false"}, "unverified"),
        ({"email_verified": 0}, "unverified"), ({"email": None}, "no_email"), ({"email": ["x@almaty.kz"]}, "no_email"),
    ],
)  # fmt: skip
def test_a_token_that_lies_lets_nobody_in(lie: Claims, why: str, address: str, url: str, provider: Provider) -> None:
    name, visitor = person(provider, url, Role.EDITOR), Visitor(address)
    provider.spoil = lambda claims: {key: value for key, value in {**claims, **lie}.items() if value is not None}
    assert reason(visitor.sign_in(name)) == why
    assert SESSION not in visitor.cookies
    assert told(url)[-1] == "sign_in_failed"
    assert json.loads(told(url, "details")[-1])["reason"] == why


def test_a_token_of_another_key_lets_nobody_in(address: str, url: str, provider: Provider) -> None:
    provider.signing = RSAKey.generate_key(2048, {"kid": "one"})
    visitor = Visitor(address)
    assert reason(visitor.sign_in(person(provider, url, Role.EDITOR))) == "failed"
    assert SESSION not in visitor.cookies


def test_another_persons_address_is_not_enough(address: str, url: str, provider: Provider) -> None:
    name = person(provider, url, Role.ADMINISTRATOR)
    assert Visitor(address).sign_in(name) == f"{address}/"
    thief = person(provider, email=f"{name}@almaty.kz")
    assert reason(Visitor(address).sign_in(thief)) == "other_person"
    kelvin = person(provider, email=f"{name}@almaty.\u212az")
    assert reason(Visitor(address).sign_in(kelvin)) == "no_email"
    upper = person(provider, url, Role.VIEWER)
    provider.persons[upper]["email"] = f"{upper}@ALMATY.kz".upper()
    assert Visitor(address).sign_in(upper) == f"{address}/"


def test_whom_nobody_gave_a_role_reads_what_everybody_may_and_nothing_else(
    address: str, url: str, provider: Provider
) -> None:
    visitor = Visitor(address)
    assert reason(visitor.sign_in(person(provider))) == "no_role"
    assert SESSION not in visitor.cookies
    assert "no-right" not in _page(address, visitor.header(), "overview")
    with writing(url) as session:
        reading.set_open(session, BY, open_=False)
    assert reason(Visitor(address).sign_in(person(provider))) == "no_role"
    with pytest.raises(WebSocketException):
        _page(address, visitor.header())
    assert visitor.ask("/overview")[1].startswith(f"{address}/signin?next=")
    reader = Visitor(address)
    assert reader.sign_in(person(provider, url, Role.VIEWER), "/attendance") == f"{address}/attendance"
    assert "no-right" not in _page(address, reader.header(), "overview")


def test_a_claim_gives_a_role_and_takes_it_until_an_administrator_decides(
    address: str, url: str, provider: Provider
) -> None:
    name = person(provider, realm_access={"roles": ["culture-staff", "culture-editors", "nothing"]})

    def role_after_signing_in() -> str:
        where = Visitor(address).sign_in(name)
        with reading_session(url) as session:
            account = accounts.by_email(session, f"{name}@almaty.kz")
            return f"{account.role if account else ''} {reason(where)}".strip()

    assert role_after_signing_in() == "editor"
    provider.persons[name]["realm_access"] = {"roles": "culture-staff"}
    assert role_after_signing_in() == "viewer"
    provider.persons[name]["realm_access"] = {"roles": []}
    assert role_after_signing_in() == "viewer no_role"
    with writing(url) as session:
        accounts.set_role(session, BY, f"{name}@almaty.kz", Role.PRESENTER)
    assert role_after_signing_in() == "presenter"


def test_an_answer_is_taken_once_and_only_where_it_was_asked_for(address: str, url: str, provider: Provider) -> None:
    name, visitor = person(provider, url, Role.EDITOR), Visitor(address)
    back = visitor.back_from(visitor.asked_to(), name)
    assert reason(Visitor(address).ask(back)[1]) == "stale", "in another browser"
    before = dict(visitor.cookies)
    assert visitor.ask(back)[1] == f"{address}/"
    assert reason(visitor.ask(back)[1]) == "stale"
    copied = Visitor(address, cookies=before)
    assert reason(copied.ask(back)[1]) in {"stale", "failed"}
    provider.reuses_codes = True
    second = Visitor(address)
    back = second.back_from(second.asked_to(), name)
    before = dict(second.cookies)
    assert second.ask(back)[1] == f"{address}/"
    careless = Visitor(address, cookies=before)
    assert reason(careless.ask(back)[1]) == "stale", "also where the provider is careless"


@pytest.mark.parametrize("fate", ["disabled", "removed", "another address", "made a viewer"])
def test_whoever_loses_the_account_is_out_with_the_next_run(
    fate: str, address: str, url: str, provider: Provider
) -> None:
    name, visitor = person(provider, url, Role.EDITOR), Visitor(address)
    visitor.sign_in(name)
    with Raw(address, visitor.header()) as raw:
        assert "no-right" not in raw.run("upload")
        with writing(url) as session:
            if fate == "disabled":
                accounts.disable(session, BY, name)
            elif fate == "another address":
                accounts.set_email(session, BY, name, f"new-{name}@almaty.kz")
            elif fate == "made a viewer":
                accounts.set_role(session, BY, name, Role.VIEWER)
            else:
                session.execute(text("DELETE FROM sign_in WHERE login = :login"), {"login": name})
                session.execute(text("DELETE FROM account WHERE login = :login"), {"login": name})
        assert "no-right-upload" in raw.run("upload")
    if fate != "made a viewer":
        assert reason(visitor.sign_in(name)) == "no_role"


def test_nobody_is_led_to_another_site(address: str, url: str, provider: Provider) -> None:
    name = person(provider, url, Role.VIEWER)
    for where in ("https://evil.example", "//evil.example", "/\\evil.example", "/signin", "/session/out"):
        visitor = Visitor(address)
        assert visitor.sign_in(name, where) == f"{address}/"
        there = visitor.asked_to()
        visitor.cookies[NEXT] = (urllib.parse.urlencode({"": where}), "/oauth2callback")
        assert visitor.ask(visitor.back_from(there, name))[1] == f"{address}/"


def test_a_sign_in_under_another_name_of_the_server_goes_on_under_the_one_the_provider_knows(
    address: str, url: str, provider: Provider
) -> None:
    name, other = person(provider, url, Role.VIEWER), address.replace("127.0.0.1", "localhost")
    _, there, _ = Visitor(other).ask("/session/provider?next=/about")
    assert there.startswith(f"{address}/session/provider?")
    visitor = Visitor(address)
    _, login, _ = visitor.ask(there)
    assert visitor.ask(visitor.back_from(visitor.ask(login)[1], name))[1] == f"{address}/about"
    assert "/session/provider" not in Visitor(other).ask(there.replace(address, other))[1], "no circle"


def test_passwords_are_off(address: str, url: str) -> None:
    with writing(url) as session:
        accounts.add(session, BY, accounts.made("marat", "Марат", Role.ADMINISTRATOR), "right horse battery")
    own = {"Sec-Fetch-Site": "same-origin"}
    body = urllib.parse.urlencode({"login": "marat", "password": "right horse battery"}).encode()
    for path in ("/session/in", "/session/link"):
        status, headers, _ = request(address + path, "POST", own, body)
        assert (status, headers["location"]) == (303, "/signin")
        assert "set-cookie" not in headers
    door = request(f"{address}/signin?lang=en")[2].decode()
    assert 'type="password"' not in door
    assert "/session/provider" in door


def test_a_provider_that_is_gone_or_says_no_is_told_in_words(address: str, url: str, provider: Provider) -> None:
    visitor = Visitor(address)
    there = visitor.asked_to()
    state = urllib.parse.parse_qs(urllib.parse.urlsplit(there).query)["state"][0]
    back = f"/oauth2callback?error=access_denied&error_description=%1b[31mcode=1&state={state}"
    assert reason(visitor.ask(back)[1]) == "cancelled"
    provider.gone = True
    _, login, _ = visitor.ask("/session/provider")
    assert reason(visitor.ask(login)[1]) == "silent"
    for why in ("silent", "cancelled", "<script>"):
        door = request(f"{address}/signin?lang=ru&refused={urllib.parse.quote(why)}")[2].decode()
        assert ('class="error"' in door) is (why != "<script>")
        assert "<script>" not in door
