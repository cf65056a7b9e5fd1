"""Who may, and what was decided? Accounts, sign-ins, settings, and the trail of all of it."""

from datetime import date, datetime

from sqlalchemy import false
from sqlmodel import Field, SQLModel

from dashboard.store.tables.constraints import one_of

ROLES = ("viewer", "editor", "presenter", "administrator")


class Account(SQLModel, table=True):
    """A person who may sign in."""

    __tablename__ = "account"
    __table_args__ = (one_of("role", ROLES),)
    login: str = Field(primary_key=True)
    full_name: str
    role: str
    password_hash: str | None = None
    disabled_at: datetime | None = None
    created_at: datetime
    email: str | None = Field(
        default=None, index=True, unique=True, description="small letters; how an identity provider names them"
    )
    subject: str | None = Field(
        default=None, description="issuer and subject at the identity provider, as of the first sign-in there"
    )
    role_from_claim: bool = Field(
        default=False,
        sa_column_kwargs={"server_default": false()},
        description="the role follows the provider's claim; an administrator who gives one ends that",
    )


class AccountLibrary(SQLModel, table=True):
    """A library an editor is bound to; an account without any may change every row."""

    __tablename__ = "account_library"
    login: str = Field(primary_key=True, foreign_key="account.login")
    # No foreign key: an undo may take the library out of the store and put it back.
    venue_code: str = Field(primary_key=True)


class SignIn(SQLModel, table=True):
    """A session that was opened by signing in; the browser holds a token, the store its hash."""

    __tablename__ = "sign_in"
    token_sha256: str = Field(primary_key=True)
    login: str = Field(foreign_key="account.login", index=True)
    created_at: datetime
    expires_at: datetime
    ended_at: datetime | None = None
    seen_at: datetime | None = Field(default=None, description="last use, to five minutes")


class Invitation(SQLModel, table=True):
    """A link that lets somebody choose a password, once. Without a login: it makes the first administrator."""

    __tablename__ = "invitation"
    token_sha256: str = Field(primary_key=True)
    login: str | None = Field(default=None, foreign_key="account.login", index=True)
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None = None


class Attempt(SQLModel, table=True):
    """Wrong passwords in a row, by account (also one that does not exist) and by address."""

    __tablename__ = "attempt"
    key: str = Field(primary_key=True, description="account:<hash>, address:<network>, answer:<hash> of a provider")
    failures: int
    last_at: datetime = Field(index=True)
    free_at: datetime = Field(description="until then no password is tried")


class Audit(SQLModel, table=True):
    """Who did what, when. Triggers keep every row as it is: a migration that copies the table makes them anew."""

    __tablename__ = "audit"
    id: int | None = Field(default=None, primary_key=True)
    at: datetime = Field(index=True)
    login: str | None = Field(default=None, description="of the account; none: an operator on the server, or nobody")
    actor: str = Field(description="the name at that time, or what was typed as one")
    action: str = Field(index=True)
    subject: str = Field(default="", description="what it was done to: a login, a batch, a setting")
    details: str = Field(default="{}", description="JSON")


class Setting(SQLModel, table=True):
    """A setting as of a day: older values stay, so that older figures keep their meaning."""

    __tablename__ = "setting"
    name: str = Field(primary_key=True)
    valid_from: date = Field(primary_key=True)
    value: str = Field(description="JSON")
    author: str
    created_at: datetime
