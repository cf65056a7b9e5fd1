"""What does a person see when the store does not take their file, or somebody else saves at the same moment?"""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import expect

from dashboard.i18n import LANGUAGES, translator
from tests.browser.conftest import Seats, Watched, copied, watch
from tests.browser.serving import START_SECONDS, server
from tests.signing_in import sign_in_browser

ERROR = "[data-testid=stAlertContentError]"
HEAD = "Код библиотеки;Месяц;Возраст;Посещения"
FAULTY = Path(__file__).parent / "faulty"
TITLE = "".join(chr(0x400 + (7 * n * n + 3 * n) % 80) for n in range(900))
"""A row over the headings that makes the file large: a full disk has no page left for its bytes."""


@dataclass
class Office:
    """A server with a store of its own, and the people before it."""

    address: str
    store: Path
    fault: Path
    seats: Seats
    taken: ExitStack

    def person(self, name: str, language: str = "ru") -> Watched:
        seat = self.taken.enter_context(self.seats.taken("en-US"))
        sign_in_browser(seat, self.address, self.store, name=name)
        person = watch(seat.new_page(), self.address)
        person.open(f"/upload?lang={language}")
        return person

    def visits(self, library: str, month: str = "2026-08-01") -> list[tuple[str, int]]:
        with closing(sqlite3.connect(self.store)) as raw:
            asked = "SELECT age_group, visits FROM attendance WHERE venue_code = ? AND month = ? ORDER BY 1"
            return raw.execute(asked, (library, month)).fetchall()

    def counts(self) -> tuple[int, ...]:
        with closing(sqlite3.connect(self.store)) as raw:
            tables = ("batch", "batch_file", "change", "attendance", "remark")
            return tuple(raw.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables)  # noqa: S608


@pytest.fixture(scope="module")
def served(full_store: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path, Path]]:
    """Address, store, and the file that says which fault the store has."""
    folder = tmp_path_factory.mktemp("office")
    store, log, fault = copied(full_store, folder), folder / "server.log", folder / "fault"
    extra = {"DASHBOARD_LOCK_SECONDS": "1", "STORE_FAULT": str(fault), "PYTHONPATH": str(FAULTY)}
    with server(store, log, extra) as address:
        _wait_for_the_link(log)
        yield address, store, fault
    assert "Traceback" not in log.read_text(encoding="utf-8")


def _wait_for_the_link(log: Path) -> None:
    """The last thing a start does with its store: a fault of the store is to meet people, not the start."""
    end = time.monotonic() + START_SECONDS
    while "/session/link?code=" not in log.read_text(encoding="utf-8"):
        assert time.monotonic() < end, "the start never ended"
        time.sleep(0.2)


@pytest.fixture
def office(served: tuple[str, Path, Path], seats: Seats) -> Iterator[Office]:
    with ExitStack() as taken:
        yield Office(*served, seats, taken)


def bring(person: Watched, rows: list[str], language: str = "ru") -> None:
    """Give the uploader a file and answer every question it raises."""
    content = "\r\n".join([*[TITLE] * 30, HEAD, *rows, ""]).encode()
    page, invitation = person.page, translator(language)("page.upload.question")
    page.set_input_files("input[type=file]", {"name": "a.csv", "mimeType": "text/csv", "buffer": content})
    expect(page.locator("h2").first).not_to_have_text(invitation, timeout=60_000)
    person.settle()
    for field in page.locator("[data-testid=stTextInput] input").all():
        field.fill("Так и было")
        field.press("Tab")
        person.settle()


def save(person: Watched, language: str = "ru") -> None:
    button = person.page.get_by_role("button", name=translator(language)("upload.save.button"))
    expect(button).to_be_enabled()
    button.click()


def told(person: Watched) -> str:
    expect(person.page.locator(ERROR)).to_be_visible(timeout=30_000)
    person.settle()
    return str(person.page.locator(ERROR).inner_text())


def saved(person: Watched, language: str = "ru") -> None:
    words = translator(language)("upload.verdict.saved", batch="|").split("|")[0].strip("* ")
    expect(person.page.locator("h2").first).to_contain_text(words, timeout=30_000)
    person.settle()


@pytest.mark.parametrize(("fault", "language"), [("full", "kk"), ("read_only", "en"), ("locked", "ru")])
def test_a_store_that_cannot_be_written_is_told_and_the_same_file_is_saved_later(
    office: Office, fault: str, language: str
) -> None:
    library = f"LIB-01{LANGUAGES.index(language)}"
    person = office.person("Айгуль", language)
    bring(person, [f"{library};2026-08;дети;{7_000 + len(fault)}"], language)
    before, held = office.counts(), office.visits(library)
    with ExitStack() as lasting:
        if fault == "locked":
            other = lasting.enter_context(closing(sqlite3.connect(office.store, isolation_level=None)))
            other.execute("BEGIN IMMEDIATE")
            lasting.callback(other.execute, "ROLLBACK")
        else:
            office.fault.write_text(fault)
            lasting.callback(office.fault.unlink)
        save(person, language)
        assert translator(language)(f"journal.unavailable.{fault}") in told(person)
        assert (office.counts(), office.visits(library)) == (before, held)
    save(person, language)
    saved(person, language)
    assert ("children", 7_000 + len(fault)) in office.visits(library)
    assert person.errors == []


def test_two_people_saving_different_figures_at_the_same_moment_both_succeed(office: Office) -> None:
    first, second = office.person("Айгуль"), office.person("Ерлан")
    bring(first, ["LIB-014;2026-08;дети;7001"])
    bring(second, ["LIB-015;2026-08;дети;7002"])
    for person in (first, second):
        save(person)  # neither waits for the other
    for person in (first, second):
        expect(person.page.locator(f"{ERROR}, h2:has-text('Сохранено')").first).to_be_visible(timeout=30_000)
        if person.page.locator(ERROR).count():
            save(person)  # it was told that the store had changed, and saw how
        saved(person)
    assert ("children", 7001) in office.visits("LIB-014")
    assert ("children", 7002) in office.visits("LIB-015")


def test_of_two_people_saving_the_same_figure_the_second_sees_what_changed(office: Office) -> None:
    first, second = office.person("Айгуль"), office.person("Ерлан")
    bring(first, ["LIB-016;2026-08;дети;7003"])
    bring(second, ["LIB-016;2026-08;дети;7004"])
    save(first)
    saved(first)
    save(second)
    assert translator("ru")("journal.stale") in told(second)
    assert ("children", 7003) in office.visits("LIB-016")
    expect(second.page.locator("[data-testid=stMain]")).to_contain_text("7 003")
    for field in second.page.locator("[data-testid=stTextInput] input").all():
        field.fill("Уточнено")
        field.press("Tab")
        second.settle()
    save(second)
    saved(second)
    assert ("children", 7004) in office.visits("LIB-016")


def test_the_same_file_again_changes_nothing(office: Office) -> None:
    row = ["LIB-017;2026-08;дети;7005"]
    first = office.person("Айгуль")
    bring(first, row)
    save(first)
    saved(first)
    before = office.counts()
    again = office.person("Ерлан")
    bring(again, row)
    assert again.page.get_by_role("button", name=translator("ru")("upload.save.button")).count() == 0
    assert office.counts() == before
