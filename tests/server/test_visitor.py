"""Is a visitor known by the address they come from, and by what our own proxies say, never by what they say?"""

import pytest

from dashboard.server.visitor import address_of, network_of


def _scope(peer: str | None, forwarded: str = "") -> dict[str, object]:
    headers = [(b"x-forwarded-for", forwarded.encode())] if forwarded else []
    return {"type": "http", "client": (peer, 1) if peer else None, "headers": headers}


@pytest.mark.parametrize(
    ("peer", "forwarded", "address"),
    [
        ("203.0.113.7", "", "203.0.113.7"),
        ("203.0.113.7", "198.51.100.1", "203.0.113.7"),
        ("127.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "6.6.6.6, 198.51.100.1", "198.51.100.1"),
        ("127.0.0.1", "198.51.100.1, 10.0.0.2", "10.0.0.2"),
        ("127.0.0.1", "<script>", "127.0.0.1"),
        ("::1", "2001:db8::1", "2001:db8::1"),
        ("::ffff:127.0.0.1", "198.51.100.1", "198.51.100.1"),
        ("::ffff:203.0.113.7", "198.51.100.1", "203.0.113.7"),
        (None, "198.51.100.1", ""),
    ],
)
def test_only_proxies_of_ours_are_believed(peer: str | None, forwarded: str, address: str) -> None:
    assert address_of(_scope(peer, forwarded)) == address


def test_the_operator_names_a_proxy_on_another_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DASHBOARD_PROXIES", "127.0.0.1, 10.0.0.2")
    assert address_of(_scope("127.0.0.1", "198.51.100.1, 10.0.0.2")) == "198.51.100.1"


def test_a_visitor_with_a_network_of_addresses_is_one_visitor() -> None:
    assert network_of(_scope("2001:db8:1:2:3:4:5:6")) == network_of(_scope("2001:db8:1:2::9")) == "2001:db8:1:2::/64"
    assert network_of(_scope("2001:db8:1:3::9")) == "2001:db8:1:3::/64"
    assert network_of(_scope("10.0.0.7")) == "10.0.0.7"
    assert network_of(_scope(None)) == ""
