"""Do the sentences about walking distance say what the frame holds, and how it is known?"""

import pandas as pd
import pytest

from dashboard.i18n import LANGUAGES, Translator
from dashboard.reading import with_notes
from dashboard.sayings import walking

RU = Translator("ru")
WALK = {"walk": 1200.0, "detour": 1.3}


def coverage(basis: tuple[str, ...] = ("modelled", "modelled"), **notes: object) -> pd.DataFrame:
    rows = [("almaly", 1000, 600, 0.6, basis[0]), ("alatau", 3000, 300, 0.1, basis[-1])][: len(basis)]
    frame = pd.DataFrame(rows, columns=["district", "residents", "within_15_min", "share", "basis"])
    return with_notes(frame, **{"city": 0.225, "kind": "all", "unplaced": 0, "ages": (), **WALK, **notes})


def sites(count: int = 2, **notes: object) -> pd.DataFrame:
    rows = [(1, 43.2, 76.8, "auezov", 40_889, 0.28), (2, 43.2, 76.9, "medeu", 20_000, 0.29)][:count]
    names = ["rank", "lat", "lon", "district", "residents_gained", "cumulative_share"]
    frame = pd.DataFrame(rows, columns=names)
    return with_notes(
        frame,
        **{"before": 0.26, "gap": 0.0, "kind": "all", "ages": (), "modelled": True, "asked": count, "in_vain": ()}
        | WALK
        | notes,
    )


def test_the_share_of_the_city_leads() -> None:
    said = walking.coverage(coverage(), RU)
    assert said.headline.replace("\u00a0", " ") in {
        "В 15 минутах от библиотеки — 23 % жителей",
        "В 15 минутах от библиотеки — 22 % жителей",
    }
    assert said.text.startswith("По модели, ")
    assert "almaly: 60" in said.text
    assert "alatau: 10" in said.text


@pytest.mark.parametrize(
    ("basis", "begins"),
    [(("modelled",), "По модели"), (("uploaded",), "По загруженным"), (("uploaded", "modelled"), "Частью по модели")],
)
def test_it_is_said_how_the_residents_are_known(basis: tuple[str, ...], begins: str) -> None:
    assert walking.coverage(coverage(basis), RU).text.startswith(begins)


def test_libraries_without_a_place_and_ages_are_named() -> None:
    text = walking.coverage(coverage(unplaced=2, ages=("children",)), RU).text
    assert "Не учтены 2 библиотеки" in text
    assert "Жители: дети." in text


def test_the_exact_choice_and_the_gap_are_told_apart() -> None:
    assert "Лучшего выбора" in walking.next_sites(sites(), RU).text
    told = walking.next_sites(sites(gap=0.012), RU).text.replace("\u00a0", " ")
    assert "не более чем на 1,2 %" in told
    assert "Лучшего" not in told


def test_wishes_that_could_not_be_met_are_told() -> None:
    assert "Обязательных районов больше, чем 1: мест — 2." in walking.next_sites(sites(asked=1), RU).text
    assert "Мест 2 из 5" in walking.next_sites(sites(asked=5), RU).text
    assert "Обязательные, но без места: almaly." in walking.next_sites(sites(in_vain=("almaly",)), RU).text
    assert "Обязательн" not in walking.next_sites(sites(), RU).text


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("kind", ["all", "modernised", "open_24_7"])
def test_headlines_are_short_in_every_language(language: str, kind: str) -> None:
    t = Translator(language)
    assert len(walking.coverage(coverage(kind=kind), t).headline) <= 70
    assert len(walking.next_sites(sites(kind=kind), t).headline) <= 60
    assert walking.next_sites(sites(1), t).headline


def test_another_walk_is_told_as_what_it_is() -> None:
    said = walking.coverage(coverage(walk=800.0, detour=1.6), RU)
    assert said.headline.startswith("В 10 минутах")
    assert "800 м ÷ 1,6 = 500 м" in said.text.replace("\u00a0", " ")


def test_assumed_places_are_told() -> None:
    frame = pd.DataFrame([("LIB-001", 43.2)], columns=["library", "lat"])
    said = walking.reach(with_notes(frame, assumed=27, unplaced=2, modelled=True, **WALK), RU)
    assert said.headline == "Учтена 1 библиотека"
    assert "условным местом (демо): 27" in said.text
    assert "Не учтены 2 библиотеки" in said.text
    assert "модель" in said.text


@pytest.mark.parametrize(("walk", "words"), [(1200.0, "15 минутах"), (1700.0, "21 минуте"), (300.0, "4 минутах")])
def test_minutes_stand_in_the_form_that_russian_asks_for(walk: float, words: str) -> None:
    assert walking.coverage(coverage(**WALK | {"walk": walk}), RU).headline.startswith(f"В {words} от библиотеки")
