"""Does a page come out of a printer as it stands on the screen, without what only works there?"""

from tests.browser.conftest import Watched

SHEET = {"portrait": 718, "landscape": 1047}
"""Pixels of a sheet of A4 between its margins."""
WIDEST = "Math.max(...[...document.querySelectorAll('.js-plotly-plot')].map(one => one.getBoundingClientRect().width))"
PRINTED = """() => {
  dispatchEvent(new Event("beforeprint"));
  const style = document.documentElement.style;
  return ["--upright-zoom", "--lying-zoom"].map((name) => Number(style.getPropertyValue(name)));
}"""


def test_a_page_fits_a_sheet_whole_and_without_its_menu(visitor: Watched) -> None:
    visitor.open("/projects?lang=ru")
    screen = visitor.page.evaluate(WIDEST)
    upright, lying = visitor.page.evaluate(PRINTED)
    visitor.page.emulate_media(media="print")
    hidden = visitor.page.locator("[data-testid=stSidebar], [data-testid=stPopover]")
    assert not any(part.is_visible() for part in hidden.all())
    assert SHEET["portrait"] * 0.8 < screen * upright <= SHEET["portrait"]
    assert SHEET["landscape"] * 0.8 < screen * lying <= SHEET["landscape"]
    zoom = "document.querySelector('[data-testid=stAppViewContainer]').currentCSSZoom"
    assert round(visitor.page.evaluate(zoom), 4) in (round(upright, 4), round(lying, 4))
    visitor.page.emulate_media(media="null")
    assert visitor.page.locator("[data-testid=stSidebar]").is_visible()
    assert visitor.errors == []
