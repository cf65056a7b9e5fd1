"""How does a measured visitor bring a file? As a browser does: ask where to, put it there, tell the page."""

import asyncio
import http.client
import uuid
from urllib.parse import urlsplit

from tests.bench.client import Visitor

AGES = ("children", "youth", "adults")
HEAD = "library_code;month;age_group;visits"


def month(libraries: list[str], level: int, of: str = "2026-10") -> bytes:
    """A month of so many libraries as a file."""
    rows = [f"{code};{of};{age};{level + place}" for code in libraries for place, age in enumerate(AGES)]
    return "\n".join([HEAD, *rows, ""]).encode()


async def bring(visitor: Visitor, content: bytes, name: str = "month.csv") -> float:
    """Bring a file through the page's uploader; seconds of the run that reads it."""
    widget = next(one for one in visitor.widgets.values() if one.kind == "file_uploader")
    urls = await visitor.upload_address(name)
    await asyncio.to_thread(_put, visitor, urls.upload_url, content, name)
    return await visitor.uploaded(widget, name, len(content), urls)


def _put(visitor: Visitor, path: str, content: bytes, name: str) -> None:
    connection = http.client.HTTPConnection(urlsplit(visitor.address).netloc, timeout=60)
    token, cookies = _token(connection, visitor.cookie)
    mark = uuid.uuid4().hex
    head = f'--{mark}\r\nContent-Disposition: form-data; name="{name}"; filename="{name}"\r\n\r\n'.encode()
    headers = {"Content-Type": f"multipart/form-data; boundary={mark}", "Cookie": cookies, "X-Xsrftoken": token}
    connection.request("PUT", f"/{path.lstrip('/')}", head + content + f"\r\n--{mark}--\r\n".encode(), headers)
    answer = connection.getresponse()
    said = answer.read()
    connection.close()
    if answer.status >= 300:
        raise RuntimeError(f"upload: {answer.status} {said[:200]!r}")


def _token(connection: http.client.HTTPConnection, cookie: str) -> tuple[str, str]:
    """The token against forged uploads, and all cookies."""
    connection.request("GET", "/_stcore/health", headers={"Cookie": cookie} if cookie else {})
    answer = connection.getresponse()
    answer.read()
    given = [text.split(";", 1)[0] for text in answer.headers.get_all("Set-Cookie") or []]
    token = next((text.split("=", 1)[1] for text in given if text.startswith("_streamlit_xsrf=")), "")
    return token.strip('"'), "; ".join([*given, *([cookie] if cookie else [])])
