"""Does every page open to the roles it is for, and to nobody else; do administrators run the place from theirs?"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

import pytest
from sqlalchemy import text
from streamlit.testing.v1 import AppTest

from dashboard.access import accounts
from dashboard.access.roles import RIGHTS, Permission, Role
from dashboard.i18n import translator
from dashboard.ingest import loading
from dashboard.settings import ROOT
from dashboard.store import reading, writing
from dashboard.store.audit import Actor
from dashboard.ui.page_table import PAGES, PageEntry
from tests.pages.test_upload import GOOD, SHELL, opened, put, said, table, uploaded, visits, with_libraries
from tests.signing_in import sign_in, token_of
from tests.stores import load_all

__all__ = ["with_libraries"]

T = translator("ru")


def page_as(role: Role | None, page: str, libraries: Sequence[str] = ()) -> AppTest:
    at = AppTest.from_file(SHELL, default_timeout=60)
    if role:
        sign_in(at, role, libraries=libraries)
    at.query_params["lang"] = "ru"
    at.run()
    at.switch_page(f"../pages/{page}.py").run()
    assert not at.exception
    return at


def rows(url: str, statement: str) -> list[tuple[object, ...]]:
    with reading(url) as session:
        return [tuple(row) for row in session.execute(text(statement))]


@pytest.mark.parametrize("role", [None, *Role])
@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.id)
def test_a_page_opens_to_its_roles_alone(entry: object, role: Role | None, store_url: str) -> None:
    at = page_as(role, entry.id)  # type: ignore[attr-defined]  a PageEntry
    permission = entry.permission  # type: ignore[attr-defined]
    rights = RIGHTS[role] if role else {Permission.READ}
    assert (T(f"access.may.{permission}") in said(at)) is (permission not in rights)
    if permission not in rights:
        assert not at.dataframe
        assert not at.table
        assert not at.button


@pytest.mark.parametrize("entry", PAGES, ids=lambda entry: entry.id)
def test_a_page_that_is_run_without_the_shell_draws_nothing(entry: PageEntry, store_url: str) -> None:
    loading.load_published(store_url)
    at = sign_in(AppTest.from_file(ROOT / "pages" / f"{entry.id}.py", default_timeout=60), Role.ADMINISTRATOR)
    at.query_params["slide"], at.query_params["deck"] = "1", "month"
    at.run()
    assert not at.exception
    assert not [*at.main.children.values(), *at.sidebar.children.values()]


@pytest.mark.parametrize("role", [None, Role.VIEWER, Role.PRESENTER])
def test_who_may_not_write_finds_nothing_to_write_with(role: Role | None, store_url: str) -> None:
    load_all(store_url)
    upload, journal = page_as(role, "upload"), page_as(role, "journal")
    assert not upload.file_uploader
    assert T("access.may.upload") in said(upload)
    keys = [str(button.key) for at in (upload, journal) for button in at.button]
    assert not [key for key in keys if key.startswith(("undo-now", "demo-now", "save", "override"))]


def test_an_administrator_adds_a_person_by_a_link_and_takes_access_away(store_url: str) -> None:
    at = page_as(Role.ADMINISTRATOR, "settings")
    at.text_input(key="new-name").input("Марат Б.")
    at.text_input(key="new-login").input("marat")
    at.selectbox(key="new-role").set_value(Role.EDITOR)
    next(one for one in at.button if one.label == T("people.add")).click().run()
    assert not at.exception
    assert re.search(r"/session/link\?code=[\w-]{40,}`", at.success[0].value)
    assert rows(store_url, "SELECT role, password_hash FROM account WHERE login = 'marat'") == [("editor", None)]
    at.selectbox(key="person").set_value("marat").run()
    at.button(key="disable-marat").click().run()
    assert rows(store_url, "SELECT disabled_at IS NULL FROM account WHERE login = 'marat'") == [(0,)]
    at.selectbox(key="person").set_value("administrator").run()
    at.button(key="disable-administrator").click().run()
    assert T("access.refused.last_administrator") in at.error[0].value
    at.button(key="reading-switch").click().run()
    assert T("access.may.read") in said(page_as(None, "overview"))
    shown = " ".join(page_as(Role.ADMINISTRATOR, "audit").table[0].value[T("audit.column.action")])
    for name in ("account_add", "account_invite", "account_disable", "setting"):
        assert T(f"audit.action.{name}") in shown


def test_a_form_puts_nothing_back_that_another_administrator_changed_meanwhile(with_libraries: str) -> None:
    by, held = Actor("another"), "SELECT venue_code FROM account_library WHERE login = 'marat'"
    with writing(with_libraries) as session:
        accounts.add(session, by, accounts.made("marat", "Марат Б.", Role.EDITOR))
    at = page_as(Role.ADMINISTRATOR, "settings")
    at.selectbox(key="person").set_value("marat").run()
    with writing(with_libraries) as session:
        accounts.bind(session, by, "marat", ["LIB-001"])
    at.button(key="save-marat").click().run()
    assert not at.exception
    assert at.error[0].value.replace("\\", "") == T("access.refused.changed_meanwhile")
    assert rows(with_libraries, held) == [("LIB-001",)]
    assert at.multiselect(key="bound-marat").value == ["LIB-001"], "the form shows what holds"
    at.multiselect(key="bound-marat").set_value(["LIB-001", "LIB-002"])
    at.selectbox(key="role-marat").set_value(Role.VIEWER)
    at.button(key="save-marat").click().run()
    assert at.success[0].value == T("people.done")
    assert rows(with_libraries, held) == [("LIB-001",), ("LIB-002",)]
    assert rows(with_libraries, "SELECT role FROM account WHERE login = 'marat'") == [("viewer",)]


def test_the_audit_page_narrows_and_tells_uploads_and_undos(with_libraries: str) -> None:
    put(with_libraries, "attendance", GOOD)
    at = page_as(Role.ADMINISTRATOR, "audit")
    at.multiselect(key="trail-actions").set_value(["upload"]).run()
    shown = at.table[0].value
    assert all(f"№ {number}" in told for number, told in zip((2, 1), shown[T("audit.column.action")], strict=True))
    assert "attendance.csv" in shown[T("audit.column.action")][0]
    at.text_input(key="trail-find").input("ATTENDANCE.CSV").run()
    assert len(at.table[0].value) == 1
    at.text_input(key="trail-find").input("100%_").run()
    assert not at.table
    at.text_input(key="trail-find").input("").run()
    today, longer = date(2026, 11, 10), timedelta(days=3)
    at.date_input(key="trail-days").set_value((today - longer, today - longer)).run()
    assert not at.exception
    assert not at.table, "the lines are of the day on which this runs"


def test_an_editor_bound_to_a_library_stores_only_its_rows(with_libraries: str) -> None:
    at = opened()
    sign_in(at, Role.EDITOR, libraries=["LIB-001"])
    uploaded(at, ("both.csv", table("LIB-001;октябрь 2026;дети;10", "LIB-002;октябрь 2026;дети;20")))
    told = said(at)
    assert T("upload.verdict.foreign") in told
    assert "LIB\\-002 (строка 3)" in told
    assert not [button for button in at.button if button.key == "save"]
    sign_in(at, Role.EDITOR, libraries=["LIB-001"])
    uploaded(at, ("own.csv", GOOD))
    at.button(key="save").click().run()
    assert len(visits(with_libraries)) == 2


def test_an_editor_bound_to_a_library_takes_back_only_its_rows(with_libraries: str) -> None:
    other = put(with_libraries, "attendance", table("LIB-002;октябрь 2026;дети;20"))
    own = put(with_libraries, "attendance", GOOD)
    at = page_as(Role.EDITOR, "journal", ["LIB-001"])
    for number in (other, own):
        at.selectbox(key="journal-batch").set_value(str(number)).run()
        at.button(key=f"undo-now-{number}").click().run()
        assert not at.exception
    assert visits(with_libraries) == {("LIB-002", "children"): 20}


def test_an_editor_bound_to_a_library_is_offered_its_form_and_nothing_of_the_whole_network(with_libraries: str) -> None:
    at = page_as(Role.EDITOR, "upload", ["LIB-002"])
    at.segmented_control(key="upload-way").set_value("form").run()
    assert len(at.selectbox(key="form-library").options) == 1
    journal = page_as(Role.EDITOR, "journal", ["LIB-002"])
    assert not [button for button in journal.button if str(button.key).startswith("demo-now")]


def test_every_word_of_these_pages_is_there(store_url: str) -> None:
    token_of(store_url, Role.VIEWER)
    for language in ("kk", "ru", "en"):
        for page in ("settings", "audit", "upload"):
            at = sign_in(AppTest.from_file(SHELL, default_timeout=60), Role.ADMINISTRATOR)
            at.query_params["lang"] = language
            at.run().switch_page(f"../pages/{page}.py").run()
            assert not re.search(r"\b(?:access|people|audit|account)\.[a-z_.]+", said(at))
