"""Is an address that leads to no store told in words, and without its password?"""

import pytest

from dashboard.store.address import AddressError, in_memory, parsed

UNUSABLE = (
    "garbage", "", "postgres://u:secret@host/db", "postgresql+psycopg://u:secret@host:abc/db",
    "mysql+pymysql://u:secret@host/db", "postgresql+asyncpg://u:secret@host/db", "sqlite+aiosqlite:///x.db",
)  # fmt: skip


@pytest.mark.parametrize("url", UNUSABLE)
def test_what_leads_nowhere_is_told_without_the_password(url: str) -> None:
    with pytest.raises(AddressError) as refused:
        parsed(url)
    assert str(refused.value)
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    "url", ["sqlite:////var/lib/x.db", "postgresql+psycopg://u:%D0%B9%40@host:5432/db?connect_timeout=2"]
)
def test_a_file_and_a_server_are_found(url: str) -> None:
    assert not in_memory(parsed(url))


@pytest.mark.parametrize("url", ["sqlite://", "sqlite:///", "sqlite:///:memory:", "sqlite:///file::memory:?uri=true"])
def test_a_store_in_memory_is_told_apart(url: str) -> None:
    assert in_memory(parsed(url))
