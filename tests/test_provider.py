"""Are the secrets of a sign-in read as Streamlit reads them, and refused at start where they cannot be used?"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from streamlit import config
from streamlit.runtime.secrets import secrets_singleton

from dashboard import provider
from dashboard.access.roles import Role

AUTH = """[auth]
redirect_uri = "https://dashboard.example.kz/oauth2callback"
cookie_secret = "long and random"
"""
CLIENT = """client_id = "us"
client_secret = "x"
server_metadata_url = "https://id.example/.well-known/openid-configuration"
"""
ACCESS = """[access]
claim = "groups"
[access.roles]
"CN=editors,OU=culture" = "editor"
"""


@pytest.fixture
def secrets(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    path = tmp_path / "secrets.toml"
    asked = config.get_option
    monkeypatch.setattr(config, "get_option", lambda key: [str(path)] if key == "secrets.files" else asked(key))
    secrets_singleton._reset()
    yield path
    secrets_singleton._reset()


def test_without_secrets_people_sign_in_by_passwords(secrets: Path) -> None:
    provider.check(frozenset(Role))
    assert not provider.is_active()
    secrets.write_text('other = "thing"\n')
    secrets_singleton._reset()
    provider.check(frozenset(Role))
    assert not provider.is_active()


def test_one_provider_or_several_are_known_by_what_streamlit_calls_them(secrets: Path) -> None:
    secrets.write_text(AUTH + CLIENT + ACCESS + "[auth.city]\n" + CLIENT.replace("us", "them").replace("id.", "city."))
    provider.check(frozenset(Role))
    assert provider.is_active()
    assert provider.names() == ("default", "city")
    assert [provider.client_of(name) for name in provider.names()] == ["us", "them"]
    assert [provider.host_of(name) for name in provider.names()] == ["id.example", "city.example"]
    assert (provider.role_claim(), provider.roles()) == ("groups", {"CN=editors,OU=culture": "editor"})


def test_an_operator_has_a_way_back_to_passwords(secrets: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    secrets.write_text(AUTH + CLIENT)
    monkeypatch.setenv("DASHBOARD_SIGN_IN", "password")
    provider.check(frozenset(Role))
    assert not provider.is_active()


@pytest.mark.parametrize(
    "text",
    [
        "[auth", AUTH, AUTH + 'client_id = "us"', CLIENT, "[auth]\n" + CLIENT,
        AUTH.replace("/oauth2callback", "/back") + CLIENT, AUTH.replace("long and random", "") + CLIENT,
        AUTH + CLIENT + ACCESS.replace("editor\"", "owner\""), AUTH + CLIENT + '[access]\nclaim = "groups"',
        AUTH + CLIENT + '[access.roles]\na = "editor"', AUTH + CLIENT + "[access]\nhours = 0",
        AUTH + CLIENT + "[access]\nhours = 169", AUTH + CLIENT + '[access]\nhours = "12"',
    ],
)  # fmt: skip
def test_secrets_that_cannot_be_used_stop_the_start(text: str, secrets: Path) -> None:
    secrets.write_text(text)
    if text == CLIENT:  # no [auth] at all: nobody asked for a provider
        provider.check(frozenset(Role))
        return
    with pytest.raises(provider.SetUpError):
        provider.check(frozenset(Role))


def test_how_long_a_sign_in_from_there_holds_is_the_operators_choice(secrets: Path) -> None:
    for text, hours in (("", 12), ("[access]\nhours = 1.5\n", 1.5), ("[access]\nhours = 168\n", 168)):
        secrets.write_text(AUTH + CLIENT + text)
        secrets_singleton._reset()
        provider.check(frozenset(Role))
        assert provider.lasts() == timedelta(hours=hours)


def test_the_example_for_operators_is_whole(secrets: Path) -> None:
    text = (provider.settings.ROOT / "deploy" / "secrets.example.toml").read_text("utf-8")
    told = (
        text.replace("# [", "[")
        .replace("# claim", "claim")
        .replace("# hours", "hours")
        .replace('# "', '"')
        .replace("# client", "client")
    )
    told = told.replace("# server_metadata", "server_metadata")
    secrets.write_text(told.replace('_secret = ""', '_secret = "long and random"'))
    provider.check(frozenset(Role))
    assert provider.names() == ("default", "city")
    assert set(provider.roles().values()) == set(Role)
