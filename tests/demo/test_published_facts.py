"""Are all the published facts in, once each, in three languages and in our own words?"""

from collections import Counter
from collections.abc import Callable
from datetime import date, timedelta

import pytest

Row = dict[str, str]
Reader = Callable[[str], list[Row]]

COUNTS = {
    "projects": 22,
    "milestones": 125,
    "figures": 144,
    "libraries": 19,
    "population": 8,
    "targets": 5,
    "districts": 8,
}

LANGUAGES = ("kk", "ru", "en")

KEYS = {
    "projects": ("project_code",),
    "libraries": ("library_code",),
    "milestones": (
        "project_code", "milestone_code", "date_kind", "date_value",
        "reported_on", "source_url", "publisher",
    ),
    "figures": (
        "indicator", "scope", "library_code", "geography", "period",
        "value", "value_text", "reported_on", "source_url", "publisher",
    ),
    "population": ("district", "month", "age_group"),
    "targets": ("measure", "library_code", "year"),
}  # fmt: skip

COARSE = [
    ("projects", "baseline_start", "baseline_start_precision"),
    ("projects", "baseline_finish", "baseline_finish_precision"),
    ("milestones", "date_value", "date_precision"),
    ("libraries", "opened_on", "opened_precision"),
    ("libraries", "modernised_date", "modernised_precision"),
    ("libraries", "open_24_7_since", "open_24_7_precision"),
]


@pytest.mark.parametrize(("name", "count"), COUNTS.items())
def test_every_fact_is_in(published: Reader, name: str, count: int) -> None:
    assert len(published(name)) == count


@pytest.mark.parametrize(("name", "key"), KEYS.items())
def test_every_fact_is_in_once(published: Reader, name: str, key: tuple[str, ...]) -> None:
    twice = Counter(tuple(row[column] for column in key) for row in published(name))
    assert [key for key, count in twice.items() if count > 1] == []


def test_figures_cover_network_branches_and_context(published: Reader) -> None:
    assert Counter(row["scope"] for row in published("figures")) == {"network": 60, "branch": 44, "context": 40}


@pytest.mark.parametrize("name", KEYS)
def test_names_and_notes_exist_in_three_languages(published: Reader, name: str) -> None:
    stems = [stem for stem in ("name", "short", "note", "statement_by") if f"{stem}_en" in published(name)[0]]
    empty = [
        (number, f"{stem}_{language}")
        for number, row in enumerate(published(name), 2)
        for stem in stems
        for language in LANGUAGES
        if not row[f"{stem}_{language}"].strip()
    ]
    assert empty == []


@pytest.mark.parametrize("name", KEYS)
def test_kazakh_notes_are_kazakh(published: Reader, name: str) -> None:
    letters = set("әғқңөұүһіӘҒҚҢӨҰҮҺІ")
    assert [row["note_kk"] for row in published(name) if not letters & set(row["note_kk"])] == []
    assert [row["note_ru"] for row in published(name) if letters & set(row["note_ru"])] == []


def test_short_names_of_projects_are_short(published: Reader) -> None:
    assert max(len(row[f"short_{language}"]) for row in published("projects") for language in LANGUAGES) <= 28


@pytest.mark.parametrize("name", ["projects", "libraries", "milestones", "figures"])
def test_every_fact_has_a_source(published: Reader, name: str) -> None:
    column = "source_urls" if name == "projects" else "source_url"
    assert [row for row in published(name) if not row[column].startswith("http")] == []


@pytest.mark.parametrize(("name", "column", "precision"), COARSE)
def test_a_coarse_date_is_its_last_day(published: Reader, name: str, column: str, precision: str) -> None:
    for row in published(name):
        assert bool(row[column]) == bool(row[precision])
        if row[precision] not in {"", "day"}:
            next_day = date.fromisoformat(row[column]) + timedelta(days=1)
            first_months = {"month": range(1, 13), "quarter": (1, 4, 7, 10), "year": (1,)}
            assert next_day.day == 1
            assert next_day.month in first_months[row[precision]]


def test_the_denial_of_a_pause_says_so(published: Reader) -> None:
    pauses = [row for row in published("milestones") if row["milestone_code"] == "suspended"]
    denials = [row for row in pauses if row["note_en"].startswith("DENIAL")]
    assert (len(pauses), len(denials)) == (5, 4)
    assert {row["statement_by_en"] for row in denials} == {"Ministry of Culture and Information"}


def test_values_are_numbers_and_text_stands_apart(published: Reader) -> None:
    assert all(float(row["value"]) >= 0 for row in published("figures") if row["value"])
    texts = [row["value_text"] for row in published("figures") if row["value_text"]]
    assert sorted(texts) == ["08:30-20:00", "08:30-20:00", "17-25"]


def test_statements_match_the_collected_ones(published: Reader, collected: Reader) -> None:
    key = ("project_code", "milestone_code", "reported_on", "date_kind", "publisher", "source_url", "cost_kzt")
    ours = Counter(tuple(row[column] for column in key) for row in published("milestones"))
    assert ours == Counter(tuple(row[column] for column in key) for row in collected("milestone_reports"))


def test_figures_match_the_collected_ones(published: Reader, collected: Reader) -> None:
    key = ("indicator", "period", "unit", "reported_on", "publisher", "source_url")
    ours = Counter(
        (*(row[column] for column in key), row["value"] or row["value_text"]) for row in published("figures")
    )
    theirs = [*collected("library_facts"), *collected("context_facts")]
    assert ours == Counter((*(row[column] for column in key), row["value"]) for row in theirs)


def test_projects_match_the_collected_ones(published: Reader, collected: Reader) -> None:
    key = ("project_code", "kind", "budget_kzt", "source_urls")
    ours = {tuple(row[column] for column in key) for row in published("projects")}
    assert ours == {tuple(row[column] for column in key) for row in collected("projects")}


@pytest.mark.parametrize(
    ("ours", "theirs", "column"),
    [
        ("milestones", "milestone_reports", "note_en"),
        ("figures", "library_facts", "note"),
        ("figures", "context_facts", "note"),
        ("projects", "projects", "notes"),
    ],
)
def test_notes_are_our_own_words(published: Reader, collected: Reader, ours: str, theirs: str, column: str) -> None:
    source = {row[column].rstrip(".").casefold() for row in collected(theirs)}
    assert [row["note_en"] for row in published(ours) if row["note_en"].rstrip(".").casefold() in source] == []
