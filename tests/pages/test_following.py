"""Does a changed filter bring everything that depends on it up to date, without the rest of the page?"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO
from urllib.parse import urlencode
from urllib.request import Request, urlopen

import pytest
from openpyxl import load_workbook
from sqlalchemy import update
from sqlmodel import col, select
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from dashboard.access import reading
from dashboard.store import writing
from dashboard.store.audit import Actor
from dashboard.store.tables import Attendance, EventCount, Revision, Venue
from tests.awaited import awaited
from tests.bench.client import Visitor, Widget
from tests.browser.serving import server
from tests.changing import changing
from tests.stores import load_all

METRICS = 8
FLAT = {"markdown", "metric", "page_link", "empty"}
FILTERS = {"selectbox", "multiselect", "button_group"}
PAGES = {"overview": 1, "attendance": 0, "events": 0}
"""Charts of each that no library changes: they stand."""


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """Address and store of a running server with data."""
    folder = tmp_path_factory.mktemp("following")
    url = f"sqlite:///{folder / 'culture.db'}"
    load_all(url)
    with server(folder / "culture.db", folder / "server.log") as address:
        yield address, url
    assert "Traceback" not in (folder / "server.log").read_text(encoding="utf-8")


async def _came(address: str, page: str, query: str = "lang=ru", cookie: str = "") -> Visitor:
    visitor = Visitor(address, page, query, cookie=cookie)
    await visitor.open()
    await visitor.run()
    assert visitor.errors == []
    return visitor


def _libraries(visitor: Visitor) -> tuple[str, ...]:
    return visitor.find("library", "multiselect").options


def _last(visitor: Visitor, part: str) -> Widget:
    """A widget whose label has changed is another one."""
    return [one for one in visitor.widgets.values() if part in one.id][-1]


@pytest.mark.parametrize("page", PAGES)
def test_a_change_sends_what_a_link_to_it_would_show_and_nothing_else(place: tuple[str, str], page: str) -> None:
    async def walk() -> None:
        visitor = await _came(place[0], page)
        chosen = _libraries(visitor)[1]
        await visitor.choose(visitor.find("library", "multiselect"), chosen)
        linked = await _came(place[0], page, urlencode({"lang": "ru", "library": chosen}))
        assert visitor.errors == []
        assert "heading" not in visitor.elements, "the page's name was sent again"
        assert visitor.elements["plotly_chart"] == linked.elements["plotly_chart"] - PAGES[page]
        assert set(visitor.said) <= set(linked.said)
        feet = [said for said in linked.said if "Данные на" in said]
        assert feet
        assert not set(feet) & set(visitor.said)

    awaited(walk())


def test_a_panel_of_less_than_the_whole_selection_is_drawn_again_for_what_it_follows(place: tuple[str, str]) -> None:
    async def walk() -> None:
        visitor = await _came(place[0], "overview")
        district = visitor.find("district", "multiselect")
        await visitor.choose(district, district.options[0])
        linked = await _came(place[0], "overview", urlencode({"lang": "ru", "district": district.options[0]}))
        assert visitor.elements["plotly_chart"] == linked.elements["plotly_chart"]
        assert "heading" not in visitor.elements
        assert set(visitor.said) <= set(linked.said)

    awaited(walk())


def test_the_page_taken_away_after_a_change_holds_what_stands_as_well(place: tuple[str, str]) -> None:
    async def sheets(visitor: Visitor) -> list[str]:
        await visitor.toggle(visitor.find("take-page"), open_=True)
        asked = Request(f"{place[0]}{visitor.files[-1]}", headers={"Cookie": visitor.cookie})  # noqa: S310  our own
        with urlopen(asked) as answer:  # noqa: S310  as above
            names: list[str] = load_workbook(BytesIO(answer.read()), read_only=True).sheetnames
        return names

    async def walk() -> None:
        with urlopen(place[0]) as answer:  # noqa: S310  our own server
            cookie = answer.headers["Set-Cookie"].split(";")[0]
        visitor = await _came(place[0], "overview", cookie=cookie)
        chosen = _libraries(visitor)[1]
        await visitor.choose(visitor.find("library", "multiselect"), chosen)
        linked = await _came(place[0], "overview", urlencode({"lang": "ru", "library": chosen}), cookie)
        assert await sheets(visitor) == await sheets(linked)

    awaited(walk())


def test_another_period_brings_its_own_feet(place: tuple[str, str]) -> None:
    async def walk() -> None:
        visitor = await _came(place[0], "attendance")
        await visitor.choose(visitor.find("period", "selectbox"), "2024")
        linked = await _came(place[0], "attendance", "lang=ru&period=2024")
        feet = {said for said in linked.said if "Данные на" in said}
        assert feet <= set(visitor.said), "the frame told of another month and was left standing"
        assert "heading" not in visitor.elements, "the whole page was sent again"

    awaited(walk())


def test_what_says_the_same_stands(place: tuple[str, str]) -> None:
    async def walk() -> None:
        visitor = await _came(place[0], "overview")
        box, (chosen, other) = visitor.find("library", "multiselect"), _libraries(visitor)[1:3]
        await visitor.choose(box, chosen)
        await visitor.choose(box, other)
        assert visitor.elements["metric"] == METRICS
        assert "page_link" not in visitor.elements, "the list of what needs attention was sent again"
        await visitor.choose(box, other)
        assert set(visitor.elements) <= FILTERS, "nothing has changed"

    awaited(walk())


def test_a_menu_is_opened_alone_and_follows_the_selection(place: tuple[str, str]) -> None:
    async def walk() -> None:
        visitor = await _came(place[0], "attendance")
        box, (chosen, other) = visitor.find("library", "multiselect"), _libraries(visitor)[1:3]
        menu = visitor.find("more-attendance.by_age")
        await visitor.toggle(menu, open_=True)
        assert visitor.elements["dataframe"] == 1
        assert not {"heading", "plotly_chart"} & set(visitor.elements), "more than the menu was sent"
        (all_libraries,) = visitor.files[-1:]
        for one in (chosen, other):
            await visitor.choose(box, one)
            assert visitor.elements["dataframe"] == 1, "an open menu shows what was selected before"
            assert visitor.files[-1] != all_libraries
        await visitor.toggle(menu, open_=False)
        assert "dataframe" not in visitor.elements
        assert visitor.errors == []

    awaited(walk())


def test_what_stands_keeps_what_somebody_opened(place: tuple[str, str]) -> None:
    async def walk() -> None:
        visitor = await _came(place[0], "overview")
        box, (chosen, other) = visitor.find("library", "multiselect"), _libraries(visitor)[1:3]
        await visitor.choose(box, chosen)
        everything = _last(visitor, "all-overview.attention")
        await visitor.toggle(everything, open_=True)
        listed = visitor.elements["page_link"]
        await visitor.choose(box, other)
        assert "page_link" not in visitor.elements, "it was closed, or sent again"
        await visitor.toggle(everything, open_=False)
        assert 0 < visitor.elements["page_link"] < listed
        assert visitor.errors == []

    awaited(walk())


@dataclass(eq=False)
class _Noting(Visitor):
    """Who writes down what no fragment owns."""

    owned_by_none: set[str] = field(default_factory=set)

    def _whole(self, answer: ForwardMsg) -> ForwardMsg:
        whole = super()._whole(answer)
        if whole.WhichOneof("type") == "delta" and not whole.delta.fragment_id:
            element = whole.delta.new_element.WhichOneof("type")
            self.owned_by_none.add(element or str(whole.delta.WhichOneof("type")))
        return whole


@pytest.mark.parametrize("page", PAGES)
def test_only_elements_are_drawn_as_if_no_fragment_drew_them(place: tuple[str, str], page: str) -> None:
    async def walk() -> None:
        visitor = _Noting(place[0], page)
        await visitor.open()
        await visitor.run()
        for box, choices in (("library", 4), ("district", 2)):
            for choice in visitor.find(box, "multiselect").options[:choices]:
                visitor.owned_by_none.clear()
                await visitor.choose(visitor.find(box, "multiselect"), choice)
                assert visitor.owned_by_none <= FLAT, "a box keeps what was in it before, a widget runs the whole page"

    awaited(walk())


@pytest.mark.parametrize("page", PAGES)
def test_figures_saved_meanwhile_are_in_the_next_change(place: tuple[str, str], page: str) -> None:
    async def walk() -> None:
        visitor = await _came(place[0], page)
        box, (chosen, other) = visitor.find("library", "multiselect"), _libraries(visitor)[2:4]
        for one in (chosen, other):  # drawn and kept: nothing has to be read for it any more
            await visitor.choose(box, one)
        before = set(visitor.said)
        twice_as_many(place[1])
        await visitor.choose(box, other)
        linked = await _came(place[0], page, urlencode({"lang": "ru", "library": other}))
        assert "heading" not in visitor.elements, "the page around the figures was sent again"
        assert visitor.elements["plotly_chart"] == linked.elements["plotly_chart"]
        assert before != set(visitor.said) <= set(linked.said)

    awaited(walk())


def twice_as_many(url: str) -> None:
    """Somebody saves other figures under the same names."""
    with changing(url) as session:
        session.execute(update(Attendance).values(visits=col(Attendance.visits) * 2))
        session.execute(update(EventCount).values(events=col(EventCount.events) * 2))


def another_name(url: str) -> None:
    """Somebody gives a library another name."""
    with changing(url) as session:
        library = session.exec(select(Venue).where(Venue.kind == "library")).first()
        assert library
        library.name_ru = f"{library.name_ru} 2"
        session.add(library)


def anything(url: str) -> None:
    """An older program saves: it does not note what."""
    with writing(url) as session:
        session.execute(update(Revision).values(number=col(Revision.number) + 1))


@pytest.mark.parametrize("saved", [another_name, anything])
def test_what_frames_the_figures_is_of_the_same_state(place: tuple[str, str], saved: Callable[[str], None]) -> None:
    async def walk() -> None:
        visitor = await _came(place[0], "overview")
        box, chosen, other = visitor.find("library", "multiselect"), *_libraries(visitor)[2:4]
        for one in (chosen, other):
            await visitor.choose(box, one)
        saved(place[1])
        await visitor.choose(box, chosen)
        assert visitor.elements["heading"] == 1, "a part of the page was drawn of a newer state than the rest"
        await visitor.choose(visitor.find("library", "multiselect"), _libraries(visitor)[3])
        assert "heading" not in visitor.elements

    awaited(walk())


def test_nobody_changes_a_filter_of_figures_they_may_not_see_any_more(place: tuple[str, str]) -> None:
    async def walk() -> None:
        visitor = await _came(place[0], "overview")
        box, chosen = visitor.find("library", "multiselect"), _libraries(visitor)[2]
        with writing(place[1]) as session:
            reading.set_open(session, Actor("test"), open_=False)
        try:
            await visitor.choose(box, chosen)
            assert "metric" not in visitor.elements
            assert "plotly_chart" not in visitor.elements
            assert any("lock" in said for said in visitor.said)
        finally:
            with writing(place[1]) as session:
                reading.set_open(session, Actor("test"), open_=True)

    awaited(walk())
