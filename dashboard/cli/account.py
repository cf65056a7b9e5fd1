"""How does an operator give people access? ``account add|list|role|…``; a password comes from keyboard or pipe."""

import argparse
import getpass
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING

from sqlmodel import Session

from dashboard import settings
from dashboard.access import accounts, invitations, reading
from dashboard.access.limits import AccountError
from dashboard.access.roles import Role
from dashboard.cli.noting import author, operator
from dashboard.cli.telling import REFUSED, tell
from dashboard.i18n import DEFAULT_LANGUAGE, LANGUAGES, Translator, translator
from dashboard.store import writing
from dashboard.store.audit import Actor, record

if TYPE_CHECKING:
    Commands = argparse._SubParsersAction[argparse.ArgumentParser]  # noqa: SLF001  argparse gives it no public name

Deed = Callable[[Session, argparse.Namespace, Translator], str]


def register(commands: "Commands") -> None:
    """Add ``account`` with its parts."""
    parts = commands.add_parser("account", help="people, roles and who may read").add_subparsers(
        dest="part",
        required=True,
        metavar="PART",
    )
    _part(parts, "list", "everybody with an account", _list, login=False)
    new = _part(parts, "add", "a new account; asks for a password, or prints a one-time link", _add)
    new.add_argument("--name", required=True, help="first and last name: it stands in the journal")
    new.add_argument("--role", choices=tuple(Role), type=Role, default=Role.VIEWER)
    new.add_argument("--libraries", nargs="*", default=(), metavar="CODE", help="an editor changes only these")
    new.add_argument("--email", metavar="ADDRESS", help="signs in by the identity provider: no password is asked for")
    new.add_argument("--link", action="store_true", help="print a one-time link instead of asking for a password")
    _part(parts, "role", "another role", _role).add_argument("role", choices=tuple(Role), type=Role)
    bound = _part(parts, "libraries", "bind to libraries; none: to no library", _libraries)
    bound.add_argument("libraries", nargs="*", metavar="CODE")
    address = _part(parts, "email", "the address under which the identity provider names them; none: none", _email)
    address.add_argument("email", nargs="?", metavar="ADDRESS")
    _part(parts, "disable", "no more signing in; ends what is open", _disable)
    _part(parts, "enable", "it may be used again", _enable)
    _part(parts, "password", "another password; ends what is open", _password)
    _part(parts, "invite", "print a one-time link to choose a password", _invite)
    _part(parts, "sign-out", "end every sign-in of a person", _sign_out)
    _part(parts, "first-link", "print a one-time link for the first administrator", _first, login=False)
    read = _part(parts, "reading", "who may read: everybody, or people who signed in", _reading, login=False)
    read.add_argument("mode", choices=(reading.OPEN, reading.SIGNED_IN))


def _part(parts: "Commands", name: str, told: str, deed: Deed, *, login: bool = True) -> argparse.ArgumentParser:
    parser = parts.add_parser(name, help=told)
    if login:
        parser.add_argument("login")
    parser.add_argument("--by", type=author, default=operator(), metavar="NAME", help="who does it")
    parser.add_argument("--json", action="store_true", help="print one JSON object")
    parser.add_argument("--lang", choices=LANGUAGES, default=DEFAULT_LANGUAGE)
    parser.set_defaults(run=lambda options: _done(options, deed))
    return parser


def _done(options: argparse.Namespace, deed: Deed) -> int:
    t = translator(options.lang)
    try:
        with writing() as session:
            text = deed(session, options, t)
    except AccountError as refused:
        text = t(f"access.refused.{refused.reason}", **refused.details)
        return tell(options, text, {"outcome": "reject", "reason": refused.reason, "message": text}, REFUSED)
    return tell(options, text, {"outcome": "accept", "message": text})


def _list(session: Session, options: argparse.Namespace, t: Translator) -> str:
    lines = []
    record(session, _by(options), "export", "accounts")
    for account, libraries in accounts.everybody(session):
        state = t("account.disabled") if account.disabled_at else ""
        role = t(f"access.role.{account.role}")
        parts = (account.login, account.full_name, role, " ".join(sorted(libraries)), account.email or "", state)
        lines.append(" · ".join(part for part in parts if part))
    return "\n".join(lines) or t("account.nobody")


def _add(session: Session, options: argparse.Namespace, t: Translator) -> str:
    account = accounts.made(options.login, options.name, options.role, options.email)
    password = None if options.link or options.email else _asked(t)
    accounts.add(session, _by(options), account, password)
    if options.libraries:
        accounts.bind(session, _by(options), account.login, options.libraries)
    said = t("account.added", login=account.login, role=t(f"access.role.{account.role}"))
    return f"{said}\n{_link(session, options, t)}" if options.link else said


def _role(session: Session, options: argparse.Namespace, t: Translator) -> str:
    accounts.set_role(session, _by(options), options.login, options.role)
    return t("account.role", login=options.login, role=t(f"access.role.{options.role}"))


def _libraries(session: Session, options: argparse.Namespace, t: Translator) -> str:
    accounts.bind(session, _by(options), options.login, options.libraries)
    bound = ", ".join(options.libraries)
    return t("account.bound", login=options.login, libraries=bound) if bound else t("account.free", login=options.login)


def _email(session: Session, options: argparse.Namespace, t: Translator) -> str:
    accounts.set_email(session, _by(options), options.login, options.email)
    kept = accounts.found(session, options.login).email
    known = {"login": options.login, "email": kept or ""}
    return t("provider.email_set", **known) if kept else t("provider.email_gone", **known)


def _disable(session: Session, options: argparse.Namespace, t: Translator) -> str:
    accounts.disable(session, _by(options), options.login)
    return t("account.closed", login=options.login)


def _enable(session: Session, options: argparse.Namespace, t: Translator) -> str:
    accounts.enable(session, _by(options), options.login)
    return t("account.opened", login=options.login)


def _password(session: Session, options: argparse.Namespace, t: Translator) -> str:
    accounts.set_password(session, _by(options), options.login, _asked(t))
    return t("account.password", login=options.login)


def _invite(session: Session, options: argparse.Namespace, t: Translator) -> str:
    return _link(session, options, t)


def _sign_out(session: Session, options: argparse.Namespace, t: Translator) -> str:
    count = accounts.sign_out_everywhere(session, _by(options), options.login)
    return t("account.signed_out", login=options.login, n=count)


def _first(session: Session, options: argparse.Namespace, t: Translator) -> str:
    token = invitations.invite_first(session)
    if token is None:
        raise AccountError("has_administrator")
    record(session, _by(options), "account_invite", "first_link")
    return t("access.link.printed", link=_address(token))


def _reading(session: Session, options: argparse.Namespace, t: Translator) -> str:
    reading.set_open(session, _by(options), open_=options.mode == reading.OPEN)
    return t(f"account.reading_{options.mode}")


def _link(session: Session, options: argparse.Namespace, t: Translator) -> str:
    return t("account.link", link=_address(invitations.invite(session, _by(options), options.login)))


def _address(token: str) -> str:
    return f"{settings.public_address() or 'http://localhost:8501'}/session/link?code={token}"


def _by(options: argparse.Namespace) -> Actor:
    return Actor(options.by)


def _asked(t: Translator) -> str:
    """The password: typed without an echo, or the first line of what is piped in; never an argument."""
    if sys.stdin.isatty():
        return getpass.getpass(f"{t('access.new_password')}: ")
    return sys.stdin.readline().rstrip("\r\n")
