"""Does every item say in one sentence what is the matter, and lead to its place?"""

from collections.abc import Mapping
from datetime import date
from types import SimpleNamespace
from typing import Any

import pandas as pd
import pytest

from dashboard import store
from dashboard.filters import Filters
from dashboard.i18n import LANGUAGES, Translator
from dashboard.metrics import overview, year_plans
from dashboard.metrics.attention import COLUMNS
from dashboard.panels.attention_words import place, sentence, title
from dashboard.panels.of_page import PAGE_PANELS
from dashboard.ui.escape import escaped
from tests.stores import load_all

NAMES: Mapping[str, Any] = {}
MONTH = pd.Timestamp("2026-10-01")


def row(**cells: Any) -> SimpleNamespace:
    return SimpleNamespace(**(dict.fromkeys(COLUMNS, None) | cells))


MOVED = row(
    attention="late", place="SATS", status="late", reasons="slipped_far;overdue", milestone="works_finish",
    slippage_days=730, promised_on=pd.Timestamp("2025-12-31"), promised_precision="year",
    forecast_on=pd.Timestamp("2027-12-31"), forecast_precision="year", days_since_report=40,
)  # fmt: skip
DECIDED = {"place": "SATS", "status": "late", "override": "on_track", "override_by": "A. *Serikov*",
           "override_until": pd.Timestamp("2026-12-01")}  # fmt: skip
PLAN = {"attention": "behind", "measure": "visits", "year": 2026, "plan": 1000.0, "value": 100.0, "pace": 10.0,
        "pace_needed": 450.0}  # fmt: skip
ITEMS = [
    MOVED,
    *(row(attention="override", override_state=state, **DECIDED) for state in ("differs", "expiring", "expired")),
    *(row(attention="missing", month=MONTH, measure=measure, missing="A;B;C;D;E;F") for measure in (None, "visits")),
    row(attention="missing", month=MONTH, measure="events", missing="A"),
    row(projected=500.0, **PLAN),
    row(projected=float("nan"), place="LIB-001", **PLAN),
    row(**(PLAN | {"measure": "libraries_24_7", "pace": float("nan")})),
    row(projected=500.0, **(PLAN | {"value": 0.0, "pace": float("nan")})),
    *(
        row(attention="unusual", month=MONTH, measure=measure, value=10.0, usual=100.0)
        for measure in ("visits", "events")
    ),
]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("item", ITEMS)
def test_every_item_is_one_sentence_that_leads_somewhere(item: SimpleNamespace, language: str) -> None:
    t = Translator(language, NAMES)
    said = sentence(item, t)
    assert said.endswith(".")
    assert said[0] == said[0].upper()
    assert "{" not in said
    assert title(item, t)
    assert place(item, t)[0] in {"projects", "libraries", "attendance", "events", "upload"}


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_slipped_project_says_the_days(language: str) -> None:
    assert "+730" in sentence(MOVED, Translator(language, NAMES))


def test_who_decided_stays_text() -> None:
    t = Translator("en", NAMES)
    assert r"\*Serikov\*" in sentence(ITEMS[1], t, escaped)
    assert "A. *Serikov*" in sentence(ITEMS[1], t)


def test_many_libraries_are_counted_not_listed() -> None:
    said = sentence(ITEMS[4], Translator("en", NAMES))
    assert "A, B, C, D and 2 more" in said
    page, query = place(ITEMS[4], Translator("en", NAMES))
    assert (page, query["panel"]) == ("upload", "upload.completeness")


def test_a_city_plan_leads_to_the_plans_a_librarys_to_the_library() -> None:
    t = Translator("en", NAMES)
    assert place(ITEMS[7], t) == ("attendance", {"panel": "overview.plan"})
    assert place(ITEMS[8], t) == ("libraries", {"profile": "LIB-001"})


def test_every_link_to_a_panel_names_one_of_its_page() -> None:
    t = Translator("en", NAMES)
    named = [(page, query["panel"]) for page, query in (place(item, t) for item in ITEMS) if "panel" in query]
    assert {page for page, _ in named} == {"attendance", "events", "upload"}
    assert all(panel in {one.id for one in PAGE_PANELS[page]} for page, panel in named)


@pytest.mark.parametrize("measure", year_plans.MEASURES)
def test_a_plan_of_any_measure_has_its_place(measure: str) -> None:
    assert place(row(**(PLAN | {"measure": measure})), Translator("en", NAMES))[0] in {
        "attendance",
        "events",
        "libraries",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_item_of_the_real_list_has_its_sentence(store_url: str, language: str) -> None:
    load_all(store_url)
    with store.reading(store_url) as session:
        t = Translator(language, store.names(session))
        found = overview.attention(session, Filters(date(2026, 11, 10)))
    said = [(title(item, t), sentence(item, t)) for item in found.itertuples()]
    assert len(set(said)) == len(found)
    assert all(text.endswith(".") for _, text in said)
