"""Who may, and what was decided? Accounts, sign-ins and settings."""

from datetime import date, datetime

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


class SignIn(SQLModel, table=True):
    """A session that was opened by signing in; the browser holds a token, the store its hash."""

    __tablename__ = "sign_in"
    token_sha256: str = Field(primary_key=True)
    login: str = Field(foreign_key="account.login", index=True)
    created_at: datetime
    expires_at: datetime
    ended_at: datetime | None = None


class Setting(SQLModel, table=True):
    """A setting as of a day: older values stay, so that older figures keep their meaning."""

    __tablename__ = "setting"
    name: str = Field(primary_key=True)
    valid_from: date = Field(primary_key=True)
    value: str = Field(description="JSON")
    author: str
    created_at: datetime
