"""Which writes does the web offer, and how does a forged message set each of them off? One table; a test reads it.

Each entry names the function of ``dashboard.ui`` that writes. The test finds these functions in the code itself: one
that is not in this table fails it.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import count

from sqlalchemy import text
from streamlit.proto.WidgetStates_pb2 import WidgetState

from dashboard.access.roles import Permission
from dashboard.ingest.apply import Origin, save
from dashboard.ingest.check import check
from dashboard.ingest.kinds import KINDS
from dashboard.ingest.known import known
from dashboard.ingest.loading import MADE_ON
from dashboard.ingest.plausibility import with_warnings
from dashboard.store import reading
from tests.access.protocol import Raw, pressed

Prepare = Callable[[Raw, str], Sequence[WidgetState]]
"""Draws the page up to the moment before the write; what the forged message then says."""


@dataclass(frozen=True)
class Write:
    """A write: where it stands in the code, which right it needs, what the trail calls it."""

    name: str
    function: str
    permission: Permission
    page: str
    action: str
    prepare: Prepare
    query: str = "lang=en"


def text_value(widget_id: str, value: str) -> WidgetState:
    """A text field, a select box."""
    return WidgetState(id=widget_id, string_value=value)


def several(widget_id: str, *values: str) -> WidgetState:
    """A multiselect, a segmented control."""
    state = WidgetState(id=widget_id)
    state.string_array_value.data.extend(values)
    return state


def _button(page: str, ending: str, query: str = "lang=en") -> Prepare:
    def prepare(raw: Raw, _url: str) -> Sequence[WidgetState]:
        raw.run(page, query=query)
        return [pressed(_found(raw, ending))]

    return prepare


def _found(raw: Raw, part: str) -> str:
    return next(one for one in reversed(raw.buttons) if part in one)


def _form(raw: Raw, url: str) -> Sequence[WidgetState]:
    """Fill in the form for one library and press its button."""
    raw.run("upload")
    raw.run("upload", several(raw.widget("upload-way"), "Form"))
    field = next(one for one in reversed(raw.ids) if "-children-visits" in one)
    library, month = "LIB-001", field.partition(f"{'form-attendance-LIB-001-'}")[2][:10]
    with reading(url) as session:
        asked = text("SELECT visits FROM attendance WHERE venue_code = :a AND month = :b AND age_group = 'children'")
        held = session.execute(asked, {"a": library, "b": month}).scalar_one()
    number = WidgetState(id=field, int_value=int(held) + 1)
    raw.run("upload", number, pressed(_found(raw, "FormSubmitter:form-attendance")))
    return [pressed(_found(raw, "-save"))]


def _override(raw: Raw, _url: str) -> Sequence[WidgetState]:
    raw.run("projects", query="lang=en&project=SATS")
    reason = text_value(raw.widget("override-reason"), "<b>forged</b>")
    status = text_value(raw.widget("override-status"), "On track")
    raw.run("projects", status, reason, query="lang=en&project=SATS")
    return [pressed(_found(raw, "-override-save"))]


def _deck(raw: Raw, _url: str) -> Sequence[WidgetState]:
    raw.run("present", query="lang=en&edit=new")
    return [text_value(raw.widget("deck-title"), "<img src=x>"), pressed(_found(raw, "-deck-save"))]


def _person(raw: Raw, _url: str) -> Sequence[WidgetState]:
    raw.run("settings")
    told = {"new-name": "Forged", "new-login": "forged", "new-role": "Administrator"}
    fields = [text_value(raw.widget(key), value) for key, value in told.items()]
    return [*fields, pressed(_found(raw, "FormSubmitter:new-person"))]


def _changed(part: str, *states: Callable[[Raw], WidgetState]) -> Prepare:
    def prepare(raw: Raw, _url: str) -> Sequence[WidgetState]:
        raw.run("settings")
        raw.run("settings", text_value(raw.widget("person"), "Жертва · victim"))
        return [*(one(raw) for one in states), pressed(_found(raw, f"-{part}-victim"))]

    return prepare


def _explanation(raw: Raw, url: str) -> Sequence[WidgetState]:
    """Store a file with a warning that nobody has explained, and fill in its field."""
    row = f"LIB-014;2026-10;children;{next(UNLIKELY)}"
    content = f"library_code;month;age_group;visits\n{row}\n".encode()
    with reading(url) as session:
        found = check(KINDS["attendance"], content, file_name="odd.csv", as_of=MADE_ON, known=known(session))
        found = with_warnings(session, found)
    number = save(url, found, content, Origin("test")).batch.id
    query = f"lang=en&batch={number}"
    raw.run("journal", query=query)
    field = text_value(raw.widget(f"explain-{number}-2"), "<b>forged</b>")
    raw.run("journal", field, query=query)
    return [field, pressed(_found(raw, f"-explain-now-{number}"))]


UNLIKELY = count(50_000, 1_000)


def _role(raw: Raw) -> WidgetState:
    return text_value(raw.widget("role-victim"), "Editor")


UPLOAD, UNDO, PRESENT = Permission.UPLOAD, Permission.UNDO, Permission.PRESENT
ACCOUNTS, SETTINGS = Permission.ACCOUNTS, Permission.SETTINGS
DO = "account_deed.do"
WRITES = (
    Write("form", "upload.saving._saved", UPLOAD, "upload", "upload", _form),
    Write("override", "override._stored", UPLOAD, "projects", "upload", _override),
    Write("undo", "journal.undoing._undone", UNDO, "journal", "undo", _button("journal", "-undo-now-")),
    Write("explain", "journal.explaining._explained", UPLOAD, "journal", "upload", _explanation),
    Write("demo out", "journal.demo._removed", UPLOAD, "journal", "undo", _button("journal", "-demo-now-here")),
    Write("demo in", "journal.demo._loaded", UPLOAD, "journal", "upload", _button("journal", "-demo-now-gone")),
    Write("deck", "present.builder._save", PRESENT, "present", "deck_keep", _deck, "lang=en&edit=new"),
    Write("freeze", "present.shelf._freeze", PRESENT, "present", "deck_freeze", _button("present", "-freeze-projects")),
    Write("deck out", "present.shelf._throw_away", PRESENT, "present", "deck_remove", _button("present", "-removed-")),
    Write("new person", DO, ACCOUNTS, "settings", "account_add", _person),
    Write("role", DO, ACCOUNTS, "settings", "account_role", _changed("save", _role)),
    Write("link", DO, ACCOUNTS, "settings", "account_invite", _changed("invite")),
    Write("out everywhere", DO, ACCOUNTS, "settings", "sign_out_everywhere", _changed("sign_out")),
    Write("disable", DO, ACCOUNTS, "settings", "account_disable", _changed("disable")),
    Write("enable", DO, ACCOUNTS, "settings", "account_enable", _changed("enable")),
    Write("reading", DO, SETTINGS, "settings", "setting", _button("settings", "-reading-switch")),
)
ELSEWHERE = {
    "handing_over.handed_over": "notes who takes a file with names along; tests/pages/test_names_stay.py",
    "access.note_refusal": "writes down what was refused",
    "who._leave": "ends the reader's own sign-in",
    "visit._note_use": "writes down that the reader's own sign-in is in use",
}
"""Functions that write, but nothing that somebody asked for by a right of writing."""
