"""Do our cuts of the fonts hold every letter that stands on a screen, and bear a name of their own?"""

from functools import cache

import pytest
from fontTools.ttLib import TTFont
from starlette.applications import Starlette

from dashboard.i18n.catalogue import LANGUAGES, catalogue
from dashboard.server.compression import STATIC as CODE
from dashboard.server.compression import CompressedStatic
from dashboard.settings import STATIC
from tests.server.asgi import ask

WHOLE = {
    "culture-sans.woff2": "SourceSansVF-Upright.*.woff2",
    "culture-serif.woff2": "SourceSerifVariable-Roman.*.woff2",
}
FONTS = tuple(WHOLE)
LARGEST = 80_000


@cache
def font(name: str) -> TTFont:
    return TTFont(STATIC / name)


def written(language: str) -> str:
    messages = catalogue(language).values()
    return "".join(one if isinstance(one, str) else "".join(one.values()) for one in messages)


@pytest.mark.parametrize("name", FONTS)
def test_every_letter_of_the_catalogues_is_in_the_font(name: str) -> None:
    ours = font(name).getBestCmap()
    (whole,) = (CODE / "static" / "media").glob(WHOLE[name])
    theirs = TTFont(whole).getBestCmap()
    letters = {letter for language in LANGUAGES for letter in written(language)} - {"\n"}
    assert len(letters) > 150
    assert {letter for letter in letters if ord(letter) in theirs and ord(letter) not in ours} == set()
    assert all(ord(letter) in ours for letter in "ӘәҒғҚқҢңӨөҰұҮүҺһІі₸№→−–«»")


@pytest.mark.parametrize("name", FONTS)
def test_a_changed_font_does_not_bear_the_name_that_is_reserved(name: str) -> None:
    ours = {entry.nameID: str(entry) for entry in font(name)["name"].names}
    assert ours[1].startswith("Culture")
    assert not [text for number, text in ours.items() if number not in {0, 7, 13, 14} and "Source" in text]
    assert "SIL OPEN FONT LICENSE" in (STATIC / "FONTS-LICENSE.txt").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", FONTS)
def test_the_cut_is_small_and_goes_in_place_of_the_whole_font(name: str) -> None:
    assert (STATIC / name).stat().st_size < LARGEST
    (whole,) = (CODE / "static" / "media").glob(WHOLE[name])
    answer = ask(CompressedStatic(Starlette()), f"/static/media/{whole.name}")
    assert answer["body"] == (STATIC / name).read_bytes()
    assert answer["headers"]["content-type"] == "font/woff2"
    assert "immutable" in answer["headers"]["cache-control"]


def test_other_fonts_are_left_alone() -> None:
    (code,) = (CODE / "static" / "media").glob("SourceCodeVF-Upright.*.woff2")
    assert ask(CompressedStatic(Starlette()), f"/static/media/{code.name}")["status"] == 404
    assert ask(CompressedStatic(Starlette()), "/elsewhere/SourceSansVF-Upright.x.woff2")["status"] == 404
