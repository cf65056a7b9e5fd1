"""Does a link to the sign-in lead back to what was on the screen, and never elsewhere?"""

import pytest
from starlette.requests import Request

from dashboard.server.same_origin import came_from, is_same_origin


def _from(referer: str | None) -> str | None:
    headers = [(b"host", b"culture.test"), *([(b"referer", referer.encode())] if referer else [])]
    return came_from(Request({"type": "http", "headers": headers}))


@pytest.mark.parametrize(
    ("referer", "address"),
    [
        ("https://culture.test/attendance?lang=ru&library=%E2%84%96+2", "/attendance?lang=ru&library=%E2%84%96+2"),
        ("https://culture.test/", "/?"),
        ("https://evil.test/attendance?lang=ru", None),
        ("https://culture.test//evil.test/?lang=ru", None),
        ("https://culture.test/signin?lang=kk", None),
        ("https://culture.test/session/link?code=1", None),
        ("about:blank", None),
        ("http://[half", None),
        (None, None),
    ],
)
def test_only_a_page_of_ours_is_where_somebody_came_from(referer: str | None, address: str | None) -> None:
    assert _from(referer) == address


def test_a_form_of_an_address_that_cannot_be_read_is_no_form_of_ours() -> None:
    headers = [(b"host", b"culture.test"), (b"origin", b"http://[half")]
    assert not is_same_origin(Request({"type": "http", "headers": headers}))
