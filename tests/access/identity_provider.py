"""A small real OpenID provider on loopback: discovery, keys, authorization with PKCE, codes that work once, tokens.

``persons`` may sign in; its page asks who one is. ``spoil`` changes claims, header or key of the next tokens: how a
provider, or somebody between, could lie.
"""

import base64
import hashlib
import html
import json
import secrets
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, ClassVar
from urllib.parse import parse_qs, urlencode, urlsplit

from joserfc import jwt
from joserfc.jwk import RSAKey

CLIENT, SECRET = "dashboard", "client secret of the tests"
Claims = dict[str, Any]


@dataclass
class Provider:
    """What it knows. ``asked`` counts requests by path."""

    address: str = ""
    key: RSAKey = field(default_factory=lambda: RSAKey.generate_key(2048, {"kid": "one", "use": "sig", "alg": "RS256"}))
    persons: dict[str, Claims] = field(default_factory=dict)
    codes: dict[str, tuple[str, Mapping[str, str]]] = field(default_factory=dict)
    spoil: Callable[[Claims], Claims] = dict
    signing: RSAKey | None = None
    """Another key than the published one."""
    asked: list[str] = field(default_factory=list)
    reuses_codes: bool = False
    gone: bool = False
    """It answers nothing that makes sense."""

    def honest(self) -> None:
        """As it was."""
        self.spoil, self.signing, self.reuses_codes, self.gone = dict, None, False, False

    def metadata(self) -> Mapping[str, object]:
        """What is discovered."""
        return {
            "issuer": self.address,
            **{f"{name}_endpoint": f"{self.address}/{name}" for name in ("authorization", "token", "end_session")},
            "jwks_uri": f"{self.address}/keys",
            "response_types_supported": ["code"],
            "subject_types_supported": ["public"],
            "id_token_signing_alg_values_supported": ["RS256"],
            "code_challenge_methods_supported": ["S256"],
        }

    def authorize(self, query: Mapping[str, str], person: str) -> str:
        """Where the browser goes once it said who one is."""
        code = secrets.token_urlsafe(16)
        self.codes[code] = (person, query)
        return f"{query['redirect_uri']}?{urlencode({'code': code, 'state': query['state']})}"

    def token(self, form: Mapping[str, str], basic: str) -> tuple[int, Claims]:
        """Tokens for a code that was not used yet, for the client that asked, with its proof."""
        user, _, password = base64.b64decode(basic.removeprefix("Basic ")).decode().partition(":")
        found = (
            self.codes.get(form.get("code", "")) if self.reuses_codes else self.codes.pop(form.get("code", ""), None)
        )
        proof = base64.urlsafe_b64encode(hashlib.sha256(form.get("code_verifier", "").encode()).digest()).rstrip(b"=")
        if found is None or (user, password) != (CLIENT, SECRET) or found[1]["code_challenge"] != proof.decode():
            return 400, {"error": "invalid_grant"}
        person, query = found
        moment = int(time.time())
        claims: Claims = {
            "iss": self.address, "sub": f"sub-{person}", "aud": CLIENT, "iat": moment, "exp": moment + 300,
            "nonce": query["nonce"], **self.persons[person],
        }  # fmt: skip
        signed = jwt.encode({"alg": "RS256", "kid": "one"}, self.spoil(claims), self.signing or self.key)
        return 200, {"access_token": secrets.token_urlsafe(16), "token_type": "Bearer", "id_token": signed}


class _Answers(BaseHTTPRequestHandler):
    provider: ClassVar[Provider]

    def do_GET(self) -> None:
        address = urlsplit(self.path)
        query = {name: values[0] for name, values in parse_qs(address.query).items()}
        self.provider.asked.append(address.path)
        answers: dict[str, Callable[[], None]] = {
            "/.well-known/openid-configuration": lambda: self._json(200, self.provider.metadata()),
            "/keys": lambda: self._json(200, {"keys": [self.provider.key.as_dict(private=False)]}),
            "/authorization": lambda: self._authorization(query),
            "/end_session": lambda: self._to(query["post_logout_redirect_uri"]),
        }
        if self.provider.gone or address.path not in answers:
            self._send(503, "text/plain", b"gone")
        else:
            answers[address.path]()

    def do_POST(self) -> None:
        self.provider.asked.append(self.path)
        body = self.rfile.read(int(self.headers["content-length"])).decode()
        form = {name: values[0] for name, values in parse_qs(body).items()}
        self._json(*self.provider.token(form, self.headers.get("authorization", "")))

    def _authorization(self, query: Mapping[str, str]) -> None:
        if "person" in query:
            self._to(self.provider.authorize(query, query["person"]))
            return
        links = ((name, f"{self.path}&person={name}") for name in self.provider.persons)
        body = "".join(f'<p><a href="{html.escape(to)}">{html.escape(name)}</a></p>' for name, to in links)
        self._send(200, "text/html", f"<h1>Who are you?</h1>{body}".encode())

    def _json(self, status: int, value: object) -> None:
        self._send(status, "application/json", json.dumps(value).encode())

    def _to(self, address: str) -> None:
        self._send(302, "text/plain", b"", address)

    def _send(self, status: int, kind: str, body: bytes, location: str = "") -> None:
        self.send_response(status)
        if location:
            self.send_header("location", location)
        self.send_header("content-type", kind)
        self.send_header("content-length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_words: object) -> None:
        """Nothing: tests read the dashboard's log."""


@contextmanager
def identity_provider() -> Iterator[Provider]:
    """A running provider; knows nobody yet."""
    provider = Provider()
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Answers", (_Answers,), {"provider": provider}))
    provider.address = f"http://127.0.0.1:{server.server_address[1]}"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield provider
    finally:
        server.shutdown()
        thread.join()


def secrets_file(folder: Path, provider: Provider, access: str = "") -> dict[str, str]:
    """The environment of a dashboard whose people sign in there."""
    path = folder / "secrets.toml"
    path.write_text(
        f"""[auth]
redirect_uri = "http://127.0.0.1:{{port}}/oauth2callback"
cookie_secret = "a cookie secret of the tests, long enough"
client_id = "{CLIENT}"
client_secret = "{SECRET}"
server_metadata_url = "{provider.address}/.well-known/openid-configuration"
{access}
""",
        encoding="utf-8",
    )
    return {"STREAMLIT_SECRETS_FILES": str(path), "no_proxy": "*"}
