"""Does a line of the access log read in every language, whatever was written into it?"""

import ast
import json
from collections.abc import Iterator

import pytest

from dashboard.access.kind import Kind
from dashboard.i18n import LANGUAGES, translator
from dashboard.server.provider_page import REFUSALS
from dashboard.settings import ROOT
from dashboard.store.audit import now
from dashboard.store.tables import Audit
from dashboard.ui.audit_words import details_words, subject_words


def line(action: str, subject: str = "", **details: object) -> Audit:
    return Audit(at=now(), actor="", action=action, subject=subject, details=json.dumps(details))


def recorded() -> Iterator[ast.Call]:
    """Every place that writes a line."""
    for path in (ROOT / "dashboard").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "record":
                yield node


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_deed_and_every_detail_that_is_written_has_words(language: str) -> None:
    t, calls = translator(language), list(recorded())
    deeds = {call.args[2].value for call in calls if isinstance(call.args[2], ast.Constant)}
    details = {named.arg for call in calls for named in call.keywords if named.arg}
    by = {
        str(named.value.value)
        for call in calls
        for named in call.keywords
        if named.arg == "by" and isinstance(named.value, ast.Constant)
    }
    assert len(deeds) > 10
    assert not [deed for deed in deeds if not t.has(f"audit.action.{deed}")]
    assert not [name for name in details if not t.has(f"audit.detail.{name}")]
    assert not [one for one in by if not t.has(f"audit.by.{one}")]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_an_identity_provider_brings_about_reads_like_the_rest(language: str) -> None:
    t = translator(language)
    assert not [reason for reason in REFUSALS if not t.has(f"audit.reason.{reason}")]
    assert not [kind for kind in Kind if not t.has(f"audit.value.{kind}")]
    told = details_words(line("sign_in_failed", by="provider", reason="no_role"), t)
    assert "no_role" not in told
    assert subject_words(line("setting", "sign_in"), t) != "sign_in"
    given = details_words(line("account_email", "aigul", given=True), t)
    assert given.endswith(t("audit.answer.true"))
