"""Can every row of a very long table be reached, without all of them travelling? Do its days read as on the page?"""

from dataclasses import replace
from datetime import date

import pandas as pd
from streamlit.testing.v1 import AppTest

from dashboard.filters import Filters
from dashboard.i18n import Translator
from dashboard.panels import PANELS, Prepared, Snapshot
from dashboard.sayings.saying import Saying
from dashboard.ui.long_table import table_words
from dashboard.ui.show import _grouped, _shares

MOST = 500


def page() -> None:
    from datetime import date

    import pandas as pd
    import streamlit as st

    from dashboard.filters import Filters
    from dashboard.i18n import Translator
    from dashboard.panels import PANELS, Snapshot
    from dashboard.panels.prepared import Prepared
    from dashboard.sayings.saying import Saying
    from dashboard.ui.show import table

    rows = st.session_state["rows"]
    frame = pd.DataFrame(
        {
            "library": [f"LIB-{n:05d}" for n in range(rows)],
            "district": "almaly",
            "state": "reported",
            "visits": range(rows),
        }
    )
    if "prepared" not in st.session_state:
        st.session_state["prepared"] = Prepared(
            PANELS["map.libraries"], frame.assign(events=1, participants=1, basis="demo"), Saying(), None, None, False,
            Filters(date(2026, 11, 10)), Snapshot("sqlite://", 1),
        )  # fmt: skip
    table(st.session_state["prepared"], Translator("en"), "card")


def opened(rows: int) -> AppTest:
    app = AppTest.from_function(page)
    app.session_state["rows"] = rows
    app.run()
    assert not app.exception
    return app


def test_a_short_table_is_whole_and_has_no_search() -> None:
    app = opened(MOST)
    assert len(app.dataframe[0].value) == MOST
    assert not app.text_input


def test_of_a_long_one_some_travel_and_the_rest_is_found() -> None:
    app = opened(3000)
    assert len(app.dataframe[0].value) == MOST
    assert "3,000" in app.caption[0].value
    app.text_input[0].set_value("lib-02987").run()
    assert [list(app.dataframe[0].value["Visits"])] == [[2987]]
    app.text_input[0].set_value("nowhere").run()
    assert app.dataframe[0].value.empty


def test_a_day_known_only_to_the_month_is_written_so_that_its_column_sorts() -> None:
    days = pd.Series(["1976", "2025-12", "2026-01-10", None], dtype="string")
    frame = pd.DataFrame({"branch": "LIB-001", "district": "almaly", "opened": days})
    prepared = Prepared(
        PANELS["libraries.register"], frame, Saying(), None, None, False, Filters(date(2026, 11, 10)),
        Snapshot("sqlite://", 1),
    )  # fmt: skip
    shown = table_words(prepared, Translator("en"))["Opened"]
    assert list(shown.dropna().sort_values(ascending=False)) == ["2026-01-10", "2025-12", "1976"]


def test_a_day_is_written_the_same_way_in_a_table() -> None:
    words = pd.DataFrame({"Day": [date(2026, 1, 10), pd.NaT], "Visits": [1, 2], "Library": ["A", "B"]})
    columns = _grouped(words, Translator("ru"))
    assert columns["Day"]["type_config"]["format"] == "DD.MM.YYYY"
    assert set(columns) == {"Day", "Visits"}


def test_a_share_is_written_as_a_percentage_in_a_table() -> None:
    frame = pd.DataFrame({"district": ["almaly"], "residents": [10], "share": [0.125], "low": [1.0], "change": [0.5]})
    prepared = Prepared(PANELS["map.coverage"], frame, Saying(), None, None, False)
    t = Translator("en")
    columns = _grouped(table_words(prepared, t), t, _shares(prepared, t))
    written = {name: column["type_config"]["format"] for name, column in columns.items()}
    counts = (t("column.residents"), t("column.low"))
    assert written == {
        t("column.share"): "percent", t("column.change"): "percent", **dict.fromkeys(counts, "localized")
    }  # fmt: skip
    kinds = prepared.frame.assign(change_kind=["count"])
    assert t("column.change") not in _shares(replace(prepared, frame=kinds), t)
