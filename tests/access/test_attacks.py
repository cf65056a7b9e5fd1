"""Does a real server keep out who may not come in? Driven without a browser, with forged messages."""

import re
import urllib.parse
from collections.abc import Iterator

import pytest
from sqlalchemy import text
from websockets.exceptions import WebSocketException

from dashboard.access import accounts, reading
from dashboard.access.roles import Role
from dashboard.access.signing_in import sign_out
from dashboard.access.tokens import hash_of
from dashboard.server.cookies import SESSION, VISITOR
from dashboard.store import reading as reading_session
from dashboard.store import writing
from dashboard.store.audit import Actor
from tests.access.protocol import Raw, pressed, request
from tests.browser.serving import server
from tests.signing_in import cookie_of, token_of
from tests.stores import load_all

BY = Actor("test")
PASSWORD = "right horse battery"  # noqa: S105  made up here


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Address and store of a running server with data."""
    folder = tmp_path_factory.mktemp("attacked")
    url = f"sqlite:///{folder / 'culture.db'}"
    load_all(url)
    with server(folder / "culture.db", folder / "server.log") as address:
        yield address, url
    log = (folder / "server.log").read_text(encoding="utf-8")
    assert PASSWORD not in log
    assert "Traceback" not in log


@pytest.fixture
def address(place: tuple[str, str]) -> str:
    return place[0]


@pytest.fixture
def url(place: tuple[str, str]) -> Iterator[str]:
    """The store; reading is open again afterwards."""
    yield place[1]
    with writing(place[1]) as session:
        reading.set_open(session, BY, open_=True)


def count(url: str, table: str = "batch") -> int:
    with reading_session(url) as session:
        return int(session.execute(text(f"SELECT count(*) FROM {table}")).scalar_one())  # noqa: S608  our own names


def own(**same: str) -> dict[str, str]:
    return {"Sec-Fetch-Site": "same-origin", **same}


def form(**fields: str) -> bytes:
    return urllib.parse.urlencode(fields).encode()


def test_nobody_resumes_the_session_of_somebody_else(address: str, url: str) -> None:
    mine = f"{cookie_of(url)}; {VISITOR}=mine"
    with Raw(address, mine) as editor:
        editor.run("about")
        session_id = editor.session_id
    for cookie in ("", f"{VISITOR}=mine", cookie_of(url, Role.ADMINISTRATOR), f"{SESSION}=forged; {VISITOR}=mine"):
        with Raw(address, cookie, session_id) as thief:
            thief.run("about")
            assert thief.session_id != session_id, cookie
    with Raw(address, mine, session_id) as again:
        again.run("about")
        assert again.session_id == session_id, "the same person gets it back"


def test_nobody_resumes_the_session_of_another_anonymous_visitor(address: str) -> None:
    with Raw(address, f"{VISITOR}=one") as first:
        first.run("about")
    with Raw(address, f"{VISITOR}=two", first.session_id) as second:
        second.run("about")
        assert second.session_id != first.session_id


def test_headers_that_a_client_writes_itself_are_nobodys(address: str, url: str) -> None:
    token = token_of(url, Role.ADMINISTRATOR)
    headers = {"X-Dashboard-Sid": hash_of(token), "X-Dashboard-Visitor": "x"}
    status, _, _ = request(f"{address}/_stcore/upload_file/a/b", "PUT", headers, b"x")
    assert status == 401


def test_an_upload_needs_an_editor_who_was_told_the_address(address: str, url: str) -> None:
    editor = cookie_of(url)
    with Raw(address, editor) as raw:
        raw.run("upload")
        place = raw.upload_address()
        body, kind = (
            b'--b\r\nContent-Disposition: form-data; name="f"; filename="a.csv"\r\n\r\na;b\r\n--b--\r\n',
            {"Content-Type": "multipart/form-data; boundary=b"},
        )
        without_right = ("", f"{SESSION}=forged", cookie_of(url, Role.VIEWER), cookie_of(url, Role.PRESENTER))
        not_told = cookie_of(url, Role.ADMINISTRATOR)
        for cookie, refused in (*((one, 401) for one in without_right), (not_told, 404)):
            for method in ("PUT", "DELETE"):
                status, _, _ = request(address + place, method, {"Cookie": cookie, **kind}, body)
                assert status == refused, (cookie, method)
        unknown = place.rpartition("/")[0] + "/another"
        assert request(address + unknown, "PUT", {"Cookie": editor, **kind}, body)[0] == 404
        # It passes the gate; Streamlit itself then misses the token of the page.
        assert request(address + place, "PUT", {"Cookie": editor, **kind}, body)[0] not in {401, 404}


def test_a_file_of_one_visitor_is_no_other_visitors(address: str, url: str) -> None:
    mine = f"{VISITOR}=mine"
    with Raw(address, mine) as raw:
        raw.run("journal")
        file = raw.download_address()
        for cookie, status in ((mine, 200), ("", 404), (f"{VISITOR}=other", 404), (cookie_of(url), 404)):
            assert request(address + file, headers={"Cookie": cookie})[0] == status, cookie
    with writing(url) as session:
        reading.set_open(session, BY, open_=False)
    assert request(address + file, headers={"Cookie": mine})[0] == 401


def test_a_file_of_somebody_signed_in_goes_with_the_sign_in(address: str, url: str) -> None:
    cookie = cookie_of(url)
    with Raw(address, f"{cookie}; {VISITOR}=ours") as raw:
        raw.run("journal")
        file = raw.download_address()
        assert request(address + file, headers={"Cookie": cookie})[0] == 200
        assert request(address + file, headers={"Cookie": f"{VISITOR}=ours"})[0] == 404


def taken(url: str) -> list[tuple[str, str, str]]:
    with reading_session(url) as session:
        asked = (
            "SELECT coalesce(login, ''), action, subject FROM audit WHERE action IN ('export', 'refused') ORDER BY id"
        )
        return [(row[0], row[1], row[2]) for row in session.execute(text(asked))]


def test_who_takes_names_along_stands_in_the_trail(address: str, url: str) -> None:
    cookie = cookie_of(url, Role.ADMINISTRATOR)
    with Raw(address, cookie) as raw:
        raw.run("audit")
        file = raw.download_address()
        status, _, content = request(address + file, headers={"Cookie": cookie})
        assert status == 200
        assert "account_add" not in content.decode("utf-8-sig")
        assert content.decode("utf-8-sig").startswith("Time (Almaty),")
    with Raw(address, cookie) as raw:
        raw.run("journal")
        raw.download_address()
    with Raw(address, f"{VISITOR}=reader") as reader:
        reader.run("journal")
        reader.download_address()
    told = taken(url)
    assert {("administrator", "export", "audit"), ("administrator", "export", "original")} <= set(told)
    assert ("", "export", "original") in told, "of strangers one line a minute"


def test_a_file_with_names_is_not_made_for_who_may_no_longer(address: str, url: str) -> None:
    token = token_of(url, Role.ADMINISTRATOR)
    with Raw(address, f"{SESSION}={token}") as raw:
        raw.run("audit")
        sign_out(url, hash_of(token))
        before = taken(url)
        with pytest.raises(AssertionError):
            raw.download_address()
    assert taken(url) == [*before, ("", "refused", "audit")]


def test_a_refused_upload_and_a_refused_file_stand_in_the_trail(address: str, url: str) -> None:
    cookie = cookie_of(url, Role.PRESENTER)
    assert request(f"{address}/_stcore/upload_file/a/b", "PUT", {"Cookie": cookie}, b"x")[0] == 401
    assert request(f"{address}/media/{'a' * 56}.csv", headers={"Cookie": cookie})[0] == 404, "another process may know"
    with writing(url) as session:
        reading.set_open(session, BY, open_=False)
    assert request(f"{address}/media/{'a' * 56}.csv")[0] == 401
    assert {("presenter", "refused", "upload"), ("", "refused", "download")} <= set(taken(url))


def test_a_page_names_the_browser_once(address: str) -> None:
    _, headers, _ = request(f"{address}/about")
    assert VISITOR in headers["set-cookie"]
    assert "HttpOnly" in headers["set-cookie"]
    assert "set-cookie" not in request(f"{address}/about", headers={"Cookie": f"{VISITOR}=x"})[1]


def test_a_closed_house_shows_strangers_nothing_but_the_door(address: str, url: str) -> None:
    with Raw(address) as already_inside:
        already_inside.run("about")
        with writing(url) as session:
            reading.set_open(session, BY, open_=False)
        shown = already_inside.run("overview")
        assert "no-right-read" in shown
        assert "metric" not in shown
    for path in ("/", "/attendance?lang=ru", "/shell", "/nothing"):
        status, headers, _ = request(address + path)
        assert status == 303
        assert headers["location"].startswith("/signin?next=%2F")
    for path in ("/api/anything", "/media/x.csv"):
        assert request(address + path)[0] == 401
    assert request(f"{address}/_stcore/metrics")[0] == 404
    assert request(f"{address}/api/metrics")[0] == 404, "not asked for; where it is, the operator reads it"
    for path in ("/signin", "/api/health", "/_stcore/health", "/app/static/icon.svg"):
        assert request(address + path)[0] == 200
    with pytest.raises(WebSocketException), Raw(address) as stranger:
        stranger.run("overview")
    with Raw(address, cookie_of(url, Role.VIEWER)) as viewer:
        assert "no-right" not in viewer.run("overview")


def test_a_form_of_another_site_signs_nobody_in_or_out(address: str, url: str) -> None:
    body = form(login="aigul", password=PASSWORD)
    cookie = cookie_of(url)
    foreign = [{}, {"Origin": "https://evil.test"}, {"Origin": "null"}]
    foreign += [{"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, own(Origin="https://evil.test")]
    for headers in foreign:
        for path in ("/session/in", "/session/out", "/session/link"):
            assert request(address + path, "POST", {**headers, "Cookie": cookie}, body)[0] == 403
    with Raw(address, cookie) as raw:
        assert "/session/out" in raw.run("about"), "still in"


def test_signing_in_by_form_holds_and_ends_on_the_server(address: str, url: str) -> None:
    with writing(url) as session:
        accounts.add(session, BY, accounts.made("marat", "Марат", Role.EDITOR), PASSWORD)
    body = form(login="marat", password=PASSWORD, next="//evil.test")
    status, headers, _ = request(f"{address}/session/in", "POST", own(), body)
    assert (status, headers["location"]) == (303, "/")
    cookie = headers["set-cookie"]
    assert all(word in cookie for word in ("HttpOnly", "SameSite=lax", "Path=/"))
    token = cookie.partition("=")[2].partition(";")[0]
    kept = f"{SESSION}={token}"
    with Raw(address, kept) as raw:
        assert "Марат" in raw.run("about")
        request(f"{address}/session/out", "POST", own(Cookie=kept), form(next="/"))
        assert "Марат" not in raw.run("about"), "the open tab is out with its next run"
    with Raw(address, kept) as replayed:
        assert "Марат" not in replayed.run("about")
    secure = {**own(), "X-Forwarded-Proto": "https", "X-Forwarded-For": "198.51.100.9"}
    assert "Secure" in request(f"{address}/session/in", "POST", secure, body)[1]["set-cookie"]


@pytest.mark.parametrize("charset", ["unicode_escape", "punycode", "undefined", "utf-16", "utf-8"])
def test_a_form_in_an_encoding_of_its_senders_choice_is_refused(charset: str, address: str) -> None:
    body = b'--b\r\nContent-Disposition: form-data; name="password"\r\n\r\n\\ud800\r\n--b--\r\n'
    kind = {"Content-Type": f"multipart/form-data; boundary=b; charset={charset}", "X-Forwarded-For": "203.0.113.98"}
    for path in ("/session/in", "/session/out", "/session/link"):
        assert request(address + path, "POST", own(**kind), body)[0] == 415


def test_fields_of_any_bytes_are_wrong_and_nothing_else(address: str) -> None:
    kind = {"Content-Type": "application/x-www-form-urlencoded", "X-Forwarded-For": "203.0.113.99"}
    for body in (b"login=a%00b&password=%00", b"login=%ff%fe&password=%ed%a0%80", b"login=a&login=b", b"=&&%", b""):
        assert request(f"{address}/session/in", "POST", own(**kind), body)[0] == 401, body
        assert request(f"{address}/session/link", "POST", own(**kind), body)[0] == 410, body


@pytest.mark.parametrize("fate", ["signed out", "made a viewer", "disabled"])
def test_a_callback_writes_nothing_for_who_may_no_longer(fate: str, address: str, url: str) -> None:
    token = token_of(url)
    with Raw(address, f"{SESSION}={token}") as raw:
        raw.run("journal")
        button = raw.widget("demo-now-here")
        before = count(url)
        if fate == "signed out":
            sign_out(url, hash_of(token))
        with writing(url) as session:
            if fate == "made a viewer":
                accounts.set_role(session, BY, "editor", Role.VIEWER)
            if fate == "disabled":
                accounts.disable(session, BY, "editor")
        raw.run("journal", pressed(button))
        assert count(url) == before
    with writing(url) as session:
        accounts.enable(session, BY, "editor")
        accounts.set_role(session, BY, "editor", Role.EDITOR)


@pytest.mark.parametrize("role", [None, Role.VIEWER, Role.PRESENTER])
def test_buttons_of_an_editor_do_nothing_in_another_session(role: Role | None, address: str, url: str) -> None:
    with Raw(address, cookie_of(url)) as editor:
        editor.run("journal")
        ids = [one for one in set(editor.ids) if re.search(r"-(demo-now|undo-now|save|undo)", one)]
    assert len(ids) >= 2
    before = count(url)
    with Raw(address, cookie_of(url, role) if role else "") as other:
        other.run("journal")
        for one in ids:
            other.run("journal", pressed(one))
    assert count(url) == before


def test_a_fragment_shows_nothing_after_reading_was_closed(address: str, url: str) -> None:
    with Raw(address) as raw:
        raw.run("attendance")
        assert raw.fragments
        with writing(url) as session:
            reading.set_open(session, BY, open_=False)
        for fragment in list(raw.fragments)[:3]:
            shown = raw.run("attendance", fragment=fragment)
            assert "no-right-read" in shown
            assert "dataframe" not in shown
