"""Of whom does an identity provider speak? Its claims, after their signature was checked, read into one person."""

from collections.abc import Mapping
from dataclasses import dataclass

from dashboard.access.limits import EMAIL, LONGEST_NAME
from dashboard.access.roles import RIGHTS, Role

Claims = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Claimed:
    """Somebody, as the provider knows them."""

    subject: str
    """Issuer and subject: the only name that the provider never gives to another."""
    email: str
    """In small letters, ASCII."""
    name: str
    nonce: str
    """Of the question that this answers: made for it alone, so no answer is taken twice."""
    role: Role | None = None
    """What a claim gives; None: nothing."""


class ClaimsError(Exception):
    """They name nobody who could come in; ``reason`` is the key of the sentence that says why."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


def read(claims: Claims, client: str, claim: str, roles: Mapping[str, Role]) -> Claimed:
    """Whom the claims name, to us (``client``) and to nobody else; raises ``ClaimsError``.

    A provider that says ``email_verified: false`` names an address that anybody may have typed. One that says
    nothing of it vouches for all its addresses: the directories of organisations do.
    """
    issuer, subject, nonce, email = (_text(claims.get(name)) for name in ("iss", "sub", "nonce", "email"))
    if not issuer or not subject or not nonce or client not in _listed(claims.get("aud")):
        raise ClaimsError("failed")
    if not email.isascii() or not EMAIL.fullmatch(email.lower()):
        raise ClaimsError("no_email")
    if str(claims.get("email_verified", True)).lower() != "true":
        raise ClaimsError("unverified")
    name = _name(claims) or email.lower()
    return Claimed(f"{issuer} {subject}", email.lower(), name, nonce, _role(claims, claim, roles))


def _role(claims: Claims, claim: str, roles: Mapping[str, Role]) -> Role | None:
    """The role with the most rights of those that the values of the claim give."""
    given = [roles[value] for value in _listed(_at(claims, claim)) if value in roles] if claim else []
    return max(given, key=lambda role: len(RIGHTS[role]), default=None)


def _at(claims: Claims, path: str) -> object:
    """A claim by its name, or by its path: ``realm_access.roles``."""
    if path in claims:
        return claims[path]
    head, _, rest = path.partition(".")
    inside = claims.get(head)
    return _at(inside, rest) if rest and isinstance(inside, Mapping) else None


def _name(claims: Claims) -> str:
    told = _text(claims.get("name")) or f"{_text(claims.get('given_name'))} {_text(claims.get('family_name'))}"
    return " ".join("".join(letter if letter.isprintable() else " " for letter in told).split())[:LONGEST_NAME].strip()


def _text(value: object) -> str:
    return value.strip() if isinstance(value, str) else ""


def _listed(value: object) -> tuple[str, ...]:
    many = value if isinstance(value, list | tuple) else (value,)
    return tuple(one for one in many if isinstance(one, str))
