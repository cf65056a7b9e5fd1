"""From where does a visitor come? The peer's address, or what a proxy of ours says of it; nobody else is believed."""

import ipaddress

from starlette.datastructures import Headers
from starlette.types import Scope

from dashboard import settings

IPV6_NETWORK = 64
"""One visitor has all addresses of such a network."""


def address_of(scope: Scope) -> str:
    """The visitor's address; empty where there is none.

    ``X-Forwarded-For`` is read from its end, as far as proxies of ours wrote it: what stands before them the visitor
    may have written.
    """
    client = scope.get("client")
    found = _plain(str(client[0])) if client else ""
    proxies = settings.proxies()
    for told in reversed(Headers(scope=scope).get("x-forwarded-for", "").split(",")):
        before = _plain(told.strip())
        if found not in proxies or not before:
            break
        found = before
    return found


def network_of(scope: Scope) -> str:
    """The visitor's address; of IPv6 the network it is from."""
    found = address_of(scope)
    return str(ipaddress.ip_network((found, IPV6_NETWORK), strict=False)) if ":" in found else found


def comes_from_proxy(scope: Scope) -> bool:
    """Whether the peer is a proxy of ours."""
    client = scope.get("client")
    return client is not None and _plain(str(client[0])) in settings.proxies()


def _plain(text: str) -> str:
    """An address as it is written usually; empty if it is none."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return ""
    # A server that listens on both families sees IPv4 visitors as ::ffff:203.0.113.7.
    mapped = address.ipv4_mapped if isinstance(address, ipaddress.IPv6Address) else None
    return str(mapped or address)
