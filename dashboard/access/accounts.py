"""Who has an account? Made, changed, disabled; each change stands in the trail."""

from collections.abc import Collection

from sqlalchemy import delete, func, select, update
from sqlmodel import Session, col

from dashboard.access import passwords
from dashboard.access.limits import EMAIL, LOGIN, LONGEST_NAME, SHORTEST_PASSWORD, AccountError
from dashboard.access.roles import Role
from dashboard.access.sessions import end_all
from dashboard.store.audit import Actor, now, record
from dashboard.store.tables import Account, AccountLibrary, Invitation, Venue


def normal(login: str) -> str:
    """A login as it is kept: small letters, no spaces around it."""
    return login.strip().lower()


def add(session: Session, by: Actor, account: Account, password: str | None = None) -> Account:
    """A new account. Without a password its owner chooses one by an invitation, or signs in elsewhere."""
    account.login, account.full_name = normal(account.login), " ".join(account.full_name.split())
    account.email = _email(session, account.email, account.login)
    if not LOGIN.fullmatch(account.login):
        raise AccountError("login")
    if not account.full_name or len(account.full_name) > LONGEST_NAME or not account.full_name.isprintable():
        raise AccountError("name")
    if session.get(Account, account.login):
        raise AccountError("exists", login=account.login)
    account.password_hash = _checked(password, account.login) if password is not None else None
    account.created_at = now()
    session.add(account)
    record(session, by, "account_add", account.login, role=account.role)
    session.flush()
    return account


def found(session: Session, login: str) -> Account:
    """The account; raises ``AccountError("unknown")``."""
    account = session.get(Account, normal(login))
    if account is None:
        raise AccountError("unknown", login=login)
    return account


def everybody(session: Session) -> list[tuple[Account, frozenset[str]]]:
    """All accounts with the libraries they are bound to, by login."""
    bound: dict[str, set[str]] = {}
    for row in session.execute(select(AccountLibrary)).scalars():
        bound.setdefault(row.login, set()).add(row.venue_code)
    accounts = session.execute(select(Account).order_by(col(Account.login))).scalars()
    return [(account, frozenset(bound.get(account.login, ()))) for account in accounts]


def set_role(session: Session, by: Actor, login: str, role: Role) -> None:
    """Another role, from the next run of that person on."""
    account = found(session, login)
    if role is not Role.ADMINISTRATOR:
        _keep_one_administrator(session, account)
    before, account.role, account.role_from_claim = account.role, role.value, False
    record(session, by, "account_role", account.login, before=before, after=role.value)


def set_email(session: Session, by: Actor, login: str, email: str | None) -> None:
    """Another address under which an identity provider names them; whoever signed in with the one before is out."""
    account = found(session, login)
    new = _email(session, email, account.login)
    if new == account.email:
        return
    account.email, account.subject = new, None
    end_all(session, account.login)
    record(session, by, "account_email", account.login, given=new is not None)


def by_email(session: Session, email: str) -> Account | None:
    """Whose address it is, written as it is kept."""
    return session.execute(select(Account).where(col(Account.email) == email)).scalar()


def bind(session: Session, by: Actor, login: str, libraries: Collection[str]) -> None:
    """Bind an account to libraries; none: to no library, so it may change every row."""
    account = found(session, login)
    known = set(session.execute(select(col(Venue.code)).where(col(Venue.code).in_(libraries))).scalars())
    unknown = sorted(set(libraries) - known)
    if unknown:
        raise AccountError("library", libraries=", ".join(unknown))
    session.execute(delete(AccountLibrary).where(col(AccountLibrary.login) == account.login))
    session.add_all(AccountLibrary(login=account.login, venue_code=code) for code in sorted(known))
    record(session, by, "account_libraries", account.login, libraries=sorted(known))


def disable(session: Session, by: Actor, login: str) -> None:
    """Nobody signs in with it any more, and whoever is signed in no longer is."""
    account = found(session, login)
    _keep_one_administrator(session, account)
    account.disabled_at = now()
    end_all(session, account.login)
    _end_links(session, account.login)
    record(session, by, "account_disable", account.login)


def enable(session: Session, by: Actor, login: str) -> None:
    """It may be used again."""
    account = found(session, login)
    account.disabled_at = None
    record(session, by, "account_enable", account.login)


def set_password(session: Session, by: Actor, login: str, password: str) -> None:
    """Another password; every sign-in made with the old one ends, and every link to choose one."""
    account = found(session, login)
    account.password_hash = _checked(password, account.login)
    end_all(session, account.login)
    _end_links(session, account.login)
    record(session, by, "account_password", account.login)


def sign_out_everywhere(session: Session, by: Actor, login: str) -> int:
    """End every sign-in, however it was made; tells how many there were."""
    account = found(session, login)
    count = end_all(session, account.login)
    record(session, by, "sign_out_everywhere", account.login, sessions=count)
    return count


def has_administrator(session: Session) -> bool:
    """Whether somebody can run the place."""
    return _administrators(session) > 0


def _administrators(session: Session, but: str = "") -> int:
    holds = (col(Account.role) == Role.ADMINISTRATOR.value, col(Account.disabled_at).is_(None))
    found_ = session.execute(select(func.count()).where(*holds, col(Account.login) != but))
    return int(found_.scalar_one())


def _keep_one_administrator(session: Session, account: Account) -> None:
    if (
        account.role == Role.ADMINISTRATOR
        and account.disabled_at is None
        and not _administrators(session, account.login)
    ):
        raise AccountError("last_administrator")


def _checked(password: str, login: str) -> str:
    wrong = passwords.fault(password, login)
    if wrong:
        raise AccountError(f"password_{wrong}", least=SHORTEST_PASSWORD)
    return passwords.hashed(password)


def _end_links(session: Session, login: str) -> None:
    """Whoever found an unused link in somebody's mail must not choose the next password with it."""
    mine = (col(Invitation.login) == login, col(Invitation.used_at).is_(None))
    session.execute(update(Invitation).where(*mine).values(used_at=now()))


def _email(session: Session, given: str | None, login: str) -> str | None:
    """An address as it is kept, nobody else's; None for none."""
    plain = (given or "").strip()
    if not plain:
        return None
    if not plain.isascii() or not EMAIL.fullmatch(plain.lower()):
        raise AccountError("not_email")
    other = by_email(session, plain.lower())
    if other is not None and other.login != login:
        raise AccountError("email", email=plain.lower())
    return plain.lower()


def made(login: str, name: str, role: Role, email: str | None = None) -> Account:
    """An account to be added."""
    return Account(login=login, full_name=name, role=role.value, email=email, created_at=now())
