"""Does a form come from our own page, and does it lead back to one? Else another site could sign people in or out."""

from urllib.parse import SplitResult, urlsplit

from starlette.requests import Request


def is_same_origin(request: Request) -> bool:
    """Whether the browser says that one of our pages sent it; a request that says nothing is none of ours."""
    site, origin = request.headers.get("sec-fetch-site"), request.headers.get("origin")
    if site not in {None, "same-origin"}:
        return False
    if origin is None:
        return site == "same-origin"
    return _parts(origin).netloc == request.headers.get("host")


def safe_next(path: str) -> str:
    """An address of ours, else the first page: browsers read ``//`` and a backslash as another host, skip controls."""
    inside = path.startswith("/") and not path.startswith(("//", "/signin", "/session"))
    return path if inside and "\\" not in path and path.isprintable() else "/"


def came_from(request: Request) -> str | None:
    """The address of the page of ours whose link led here; None where the browser does not say, or it is no page."""
    # A page's own link may be older than what its filters say now; the browser's address is what they say.
    link = _parts(request.headers.get("referer", ""))
    address = f"{link.path}?{link.query}"
    return address if link.netloc == request.headers.get("host") and safe_next(address) == address else None


def _parts(address: str) -> SplitResult:
    """The parts of what a browser, or whoever says to be one, sent as an address; of none that can be read: none."""
    try:
        return urlsplit(address)
    except ValueError:  # "http://[": half an address of IPv6
        return urlsplit("")
