"""Can everybody read and reach every page? axe-core finds nothing serious, in the light and in the dark."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser

from dashboard.ui.page_table import PAGES
from tests.browser.conftest import watch

GRAVE = {"serious", "critical"}


@pytest.mark.parametrize(
    ("language", "scheme", "width"), [("ru", "light", 1440), ("kk", "dark", 390)], ids=["desk", "phone-at-night"]
)
def test_axe_finds_nothing_serious(
    chromium_browser: Browser, site: str, language: str, scheme: str, width: int
) -> None:
    context = chromium_browser.new_context(
        locale="ru-RU",
        viewport={"width": width, "height": 1000},
        color_scheme=scheme,  # type: ignore[arg-type]  # one of its literals
    )
    visitor = watch(context.new_page(), site)
    found: list[str] = []
    for entry in PAGES:
        visitor.open(f"/{entry.id}?lang={language}")
        violations = Axe().run(visitor.page).response["violations"]
        found += [
            f"{entry.id}: {one['id']} {one['nodes'][0]['target']}" for one in violations if one["impact"] in GRAVE
        ]
    context.close()
    assert found == []
