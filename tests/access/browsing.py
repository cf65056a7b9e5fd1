"""A visitor with cookies and without a browser: takes each step of a sign-in by hand, to tamper with it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookies import SimpleCookie
from urllib.parse import parse_qs, urlencode, urljoin, urlsplit

from tests.access.protocol import request


@dataclass
class Visitor:
    """Its cookies by name, with the path each is sent to."""

    address: str
    cookies: dict[str, tuple[str, str]] = field(default_factory=dict)
    attributes: dict[str, str] = field(default_factory=dict)
    """The last ``Set-Cookie`` of each, whole."""

    def ask(self, path: str, method: str = "GET", extra: Mapping[str, str] | None = None) -> tuple[int, str, str]:
        """Status, where it leads and text."""
        where = urljoin(self.address, path)
        headers = {"Cookie": self.header(urlsplit(where).path), **(extra or {})}
        status, answer, body = request(where, method, headers)
        for line in answer.get("set-cookie", "").split("\n"):
            for name, morsel in SimpleCookie(line).items():
                self.attributes[name] = line
                if morsel["max-age"] == "0" or "1970" in morsel["expires"]:
                    self.cookies.pop(name, None)
                else:
                    self.cookies[name] = (morsel.value, morsel["path"])
        return status, urljoin(where, answer.get("location", "")), body.decode("utf-8", "replace")

    def header(self, path: str = "/") -> str:
        """The ``Cookie`` header that a browser would send to a path."""
        sent = [f"{name}={value}" for name, (value, where) in self.cookies.items() if path.startswith(where)]
        return "; ".join(sent)

    def asked_to(self, after: str = "/") -> str:
        """Begin a sign-in; where the provider is asked."""
        _, login, _ = self.ask(f"/session/provider?{urlencode({'next': after})}")
        status, there, text = self.ask(login)
        assert status == 303, text
        return there

    def back_from(self, there: str, person: str) -> str:
        """Say at the provider who one is; the address that leads back, not asked yet."""
        return request(f"{there}&person={person}")[1]["location"]

    def sign_in(self, person: str, after: str = "/") -> str:
        """The whole way; where it ended."""
        return self.ask(self.back_from(self.asked_to(after), person))[1]


def reason(address: str) -> str:
    """Why the door is shown."""
    return parse_qs(urlsplit(address).query).get("refused", [""])[0]
