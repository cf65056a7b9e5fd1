"""Does an identity provider say who people are? Then Streamlit's secrets hold ``[auth]`` (OIDC), and passwords are off.

``[auth]`` is read by Streamlit's own ``st.login``; ``[access]`` beside it is ours: which claim gives which role.
"""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path
from urllib.parse import urlsplit

from streamlit import config
from streamlit.auth_util import get_secrets_auth_section, validate_auth_credentials
from streamlit.errors import StreamlitAuthError
from streamlit.runtime.secrets import secrets_singleton

from dashboard import settings

ONLY = "default"
"""How Streamlit calls the provider whose client stands in ``[auth]`` itself."""
CALLBACK = "/oauth2callback"
HOURS, MOST_HOURS = 12.0, 168.0
"""A sign-in holds a day's work unless ``hours`` in ``[access]`` says otherwise; never longer than any other."""


class SetUpError(Exception):
    """The secrets do not say what a sign-in needs: better no start than one with another sign-in than was meant."""


def is_active() -> bool:
    """Whether people sign in there; ``DASHBOARD_SIGN_IN=password`` says no, whatever the secrets hold."""
    return not settings.insists_on_passwords() and bool(auth())


def auth() -> Mapping[str, object]:
    """Streamlit's section of the secrets; empty where there is none."""
    section: Mapping[str, object] = get_secrets_auth_section()
    return section


def names() -> tuple[str, ...]:
    """The providers one may choose from, as they stand in the secrets."""
    named = tuple(name for name, value in auth().items() if isinstance(value, Mapping) and "client_id" in value)
    return ((ONLY,) if "client_id" in auth() else ()) + named


def client_of(name: str) -> str:
    """Under which id a provider knows us: what is meant for us says so."""
    section = auth().get(name)
    return str((section if isinstance(section, Mapping) else auth()).get("client_id", ""))


def host_of(name: str) -> str:
    """Where a provider is, for people to read."""
    section = auth().get(name)
    address = (section if isinstance(section, Mapping) else auth()).get("server_metadata_url", "")
    return urlsplit(str(address)).netloc


def role_claim() -> str:
    """The claim that gives a role; empty: none, roles stand at the accounts."""
    return str(_access().get("claim", ""))


def roles() -> Mapping[str, str]:
    """What a value of that claim gives."""
    given = _access().get("roles")
    return {str(value): str(role) for value, role in given.items()} if isinstance(given, Mapping) else {}


def lasts() -> timedelta:
    """How long a sign-in from there holds at most: then the provider is asked anew whether the person may."""
    return timedelta(hours=_hours() or HOURS)


def _hours() -> float | None:
    """What ``[access]`` says; None: nothing that can be used."""
    said = _access().get("hours", HOURS)
    if isinstance(said, bool) or not isinstance(said, int | float):
        return None
    return float(said) if 0 < said <= MOST_HOURS else None


def check(known_roles: frozenset[str]) -> None:
    """Raises ``SetUpError`` if the secrets are there and cannot be used."""
    files = [Path(path) for path in config.get_option("secrets.files")]
    wanted = settings.names_secrets() or any(path.exists() for path in files)
    if wanted and not secrets_singleton.load_if_toml_exists():
        raise SetUpError(f"no secrets can be read in {', '.join(map(str, files))}: are they there, are they TOML?")
    if not is_active():
        return
    if not names():
        raise SetUpError("[auth] names no provider: client_id, client_secret and server_metadata_url are missing")
    for name in names():
        try:
            validate_auth_credentials(name)
        except StreamlitAuthError as wrong:
            raise SetUpError(" ".join(str(wrong).split())) from wrong
    if not str(auth()["cookie_secret"]) or not str(auth()["redirect_uri"]).endswith(CALLBACK):
        raise SetUpError(f"[auth] needs a cookie_secret, and a redirect_uri that ends with {CALLBACK}")
    _check_access(known_roles)


def _check_access(known_roles: frozenset[str]) -> None:
    unknown = sorted(set(roles().values()) - known_roles)
    if unknown or bool(roles()) is not bool(role_claim()):
        raise SetUpError(f"[access] needs claim and roles; there is no role {', '.join(unknown) or '—'}")
    if _hours() is None:
        raise SetUpError(f"[access] hours must be a number above 0, up to {MOST_HOURS:.0f}")


def _access() -> Mapping[str, object]:
    section = secrets_singleton.get("access") if secrets_singleton.load_if_toml_exists() else None
    return section if isinstance(section, Mapping) else {}
