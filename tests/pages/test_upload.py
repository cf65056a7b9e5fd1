"""Does the Upload page take a file from the reader's computer into the store, and nothing that should not be there?"""

import io
from collections.abc import Sequence
from datetime import date

import openpyxl
import pytest
from sqlalchemy import func, select
from sqlmodel import col
from streamlit.testing.v1 import AppTest

from dashboard import settings
from dashboard.i18n import translator
from dashboard.ingest.apply import Origin, save
from dashboard.ingest.check import check
from dashboard.ingest.kinds import KINDS
from dashboard.ingest.known import known
from dashboard.ingest.store_errors import IntakeUnavailable, Reason
from dashboard.store import reading
from dashboard.store.tables import Attendance, Batch, Remark
from dashboard.ui.upload import saving
from tests.signing_in import NAME, sign_in

DAY = date(2026, 11, 10)
SHELL = settings.ROOT / "dashboard" / "shell.py"
HEAD = "Код библиотеки;Месяц;Возраст;Посещения"
T = translator("ru")


def table(*rows: str) -> bytes:
    """A file as Excel saves it with a Russian locale."""
    return "\r\n".join([HEAD, *rows, ""]).encode("cp1251")


GOOD = table("LIB-001;октябрь 2026;дети;10", "LIB-001;октябрь 2026;взрослые;20")
BAD = table("LIB-001;октябрь 2026;дети;1.234", "LIB-009;октябрь 2026;взрослые;-5")


def put(url: str, kind: str, content: bytes, author: str = "Колледж") -> int | None:
    """Store a file without the page."""
    with reading(url) as session:
        checked = check(KINDS[kind], content, file_name=f"{kind}.csv", as_of=DAY, known=known(session))
    assert checked.accepted, checked.problems
    return save(url, checked, content, Origin(author)).batch.id


@pytest.fixture
def with_libraries(store_url: str) -> str:
    """A store with two libraries and no figures."""
    put(
        store_url,
        "libraries",
        "library_code;name_kk;name_ru;district;lat;lon;modernised_date;spaces\n"
        "LIB-001;Бір;Первая;Алмалинский;43.25;76.9;;\nLIB-002;Екі;Вторая;Алмалинский;43.26;76.91;;\n".encode(),
    )
    return store_url


def opened(page: str = "upload") -> AppTest:
    at = sign_in(AppTest.from_file(SHELL, default_timeout=60))
    at.query_params["lang"] = "ru"
    at.run()
    at.switch_page(f"../pages/{page}.py").run()
    assert not at.exception
    return at


def uploaded(at: AppTest, *files: tuple[str, bytes]) -> AppTest:
    for name, content in files:
        at.file_uploader[0].upload(name, content, "text/csv")
    at.run()
    assert not at.exception
    return at


def said(at: AppTest) -> str:
    return "\n".join(str(one.value) for one in (*at.markdown, *at.caption, *at.error, *at.success))


def visits(url: str) -> dict[tuple[str, str], int]:
    with reading(url) as session:
        return {(row.venue_code, row.age_group): row.visits for row in session.execute(select(Attendance)).scalars()}


def batches(url: str) -> Sequence[Batch]:
    with reading(url) as session:
        return session.execute(select(Batch).order_by(col(Batch.id))).scalars().all()


def test_an_empty_store_offers_the_uploader_and_the_way_it_works(store_url: str) -> None:
    at = opened()
    assert T("page.upload.question") in said(at)
    assert T("upload.how.title") in said(at)
    assert len(at.file_uploader) == 1


def test_nothing_on_the_page_leads_to_the_page_itself(store_url: str) -> None:
    at = opened()
    assert T("panel.upload.completeness.empty") in said(at)
    assert T("action.upload") not in [link.proto.label for link in at.main.get("page_link")]


def test_a_good_file_is_understood_and_stored_only_after_the_click(with_libraries: str) -> None:
    at = uploaded(opened(), ("october.csv", GOOD))
    assert "новых строк **2**" in said(at)
    assert f"В Журнале будет стоять: **{NAME}**." in said(at)
    assert visits(with_libraries) == {}
    at.button(key="save").click().run()
    assert visits(with_libraries) == {("LIB-001", "children"): 10, ("LIB-001", "adults"): 20}
    assert batches(with_libraries)[-1].author == NAME
    assert "Сохранено: загрузка № 2" in said(at)


def test_a_bad_file_names_cells_values_and_what_to_write_and_offers_no_saving(with_libraries: str) -> None:
    at = uploaded(opened(), ("october.csv", BAD))
    shown = at.table[0].value
    assert list(shown.iloc[:, 0]) == [
        "**D2** · Посещения: `1.234`",
        "**A3** · Код библиотеки: `LIB-009`",
        "**D3** · Посещения: `-5`",
    ]
    assert "1234" in shown.iloc[0, 1]
    assert "3 ошибки в 2 строках" in said(at)
    assert not [button for button in at.button if button.key == "save"]
    assert visits(with_libraries) == {}


def test_two_rows_of_one_key_are_shown_by_the_readers_word_for_their_group(with_libraries: str) -> None:
    at = uploaded(opened(), ("october.csv", table("LIB-001;октябрь 2026;дети;10", "LIB-001;октябрь 2026;дети;11")))
    assert at.table[0].value.iloc[0, 0] == "**Строка 3**: `LIB-001 · 2026-10 · дети`"


def book(**sheets: list[list[object]]) -> bytes:
    out, made = io.BytesIO(), openpyxl.Workbook()
    made.remove(made.active)
    for name, lines in sheets.items():
        sheet = made.create_sheet(name)
        for line in lines:
            sheet.append(line)
        sheet.sheet_state = "hidden" if name == "hidden" else "visible"
    made.save(out)
    return out.getvalue()


MONTH: list[list[object]] = [list(HEAD.split(";")), ["LIB-001", "2026-10", "дети", 10]]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (book(May=MONTH, June=MONTH), "на нескольких листах"),
        (book(Title=[["Отчёт"]], hidden=MONTH), "на скрытом листе"),
    ],
    ids=["two sheets", "hidden sheet"],
)
def test_a_workbook_is_told_what_is_wrong_with_its_sheets_and_not_that_its_kind_is_unknown(
    with_libraries: str, content: bytes, told: str
) -> None:
    at = uploaded(opened(), ("october.xlsx", content))
    assert told in at.table[0].value.iloc[0, 1]
    assert T("upload.unrecognised.title") not in said(at)


def test_a_warning_of_months_side_by_side_names_its_own_month(with_libraries: str) -> None:
    put(with_libraries, "attendance", table("LIB-001;сентябрь 2026;дети;1000"))
    months = ["Код библиотеки;Возраст;2026-10;2026-09", "LIB-001;дети;9000;1000", ""]
    at = uploaded(opened(), ("october.csv", "\r\n".join(months).encode()))
    asked = [str(one.value) for one in at.markdown if "C2" in str(one.value)]
    assert ["октябрь 2026" in one for one in asked] == [True]


def test_only_changed_rows_are_shown_old_to_new_with_who_entered_the_old_value(with_libraries: str) -> None:
    put(with_libraries, "attendance", table("LIB-001;октябрь 2026;дети;7", "LIB-001;октябрь 2026;взрослые;20"), "Болат")
    at = uploaded(opened(), ("october.csv", GOOD))
    row = at.table[0].value.iloc[0]
    assert len(at.table[0].value) == 1
    assert "~~7~~" in row.iloc[1]
    assert "**10** (+3)" in row.iloc[1]
    assert "Болат" in row.iloc[2]
    assert "[№ 2, строка 2](journal?batch=2&lang=ru)" in row.iloc[2]


def test_the_same_file_again_says_so_and_writes_nothing(with_libraries: str) -> None:
    number = put(with_libraries, "attendance", GOOD)
    at = uploaded(opened(), ("october.csv", GOOD))
    assert f"уже загружен: загрузка № {number}" in said(at)
    assert len(batches(with_libraries)) == 2


def test_a_warning_wants_an_explanation_that_stays_with_the_figure(with_libraries: str) -> None:
    head = "Код библиотеки;Месяц;Тип мероприятия;Мероприятия;Участники"
    content = f"{head}\nLIB-001;2026-10;лекции;0;45\n".encode()
    at = uploaded(opened(), ("events.csv", content))
    assert at.button(key="save").disabled
    field = next(one for one in at.text_input if str(one.key).startswith("why-"))
    field.input("Выездная лекция").run()
    at.button(key="save").click().run()
    with reading(with_libraries) as session:
        remark = session.execute(select(Remark)).scalar_one()
    assert (remark.text, remark.row_key) == ("Выездная лекция", "LIB-001|2026-10-01|lecture")


def test_a_total_that_does_not_agree_is_explained_in_words_that_stay_with_the_month(with_libraries: str) -> None:
    rows = ("LIB-001;октябрь 2026;дети;10", "LIB-002;октябрь 2026;дети;20", "Итого;;;31")
    at = uploaded(opened(), ("october.csv", table(*rows)))
    assert at.button(key="save").disabled
    field = next(one for one in at.text_input if str(one.key).startswith("why-"))
    field.input("Один посетитель посчитан дважды").run()
    at.button(key="save").click().run()
    with reading(with_libraries) as session:
        remark = session.execute(select(Remark)).scalar_one()
    assert (remark.text, remark.row_key) == ("Один посетитель посчитан дважды", "*|2026-10-01|*")


def test_a_month_unlike_the_one_before_wants_an_explanation(with_libraries: str) -> None:
    past = [f"LIB-001;2025-{month:02d};дети;1000" for month in range(9, 13)]
    past += [f"LIB-001;2026-{month:02d};дети;1000" for month in range(1, 10)]
    put(with_libraries, "attendance", table(*past))
    at = uploaded(opened(), ("october.csv", table("LIB-001;2026-10;дети;3000")))
    assert "месяцем раньше было 1" in said(at)
    assert "Нужно 1 пояснение" in said(at)


def test_somebody_who_saved_in_the_meantime_is_seen_and_nothing_is_lost(
    with_libraries: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = uploaded(opened(), ("october.csv", GOOD))
    anew = saving.checked_anew

    def later(*args: object) -> object:
        # Between the preview and the click a colleague stores another figure.
        monkeypatch.setattr(saving, "checked_anew", anew)
        put(with_libraries, "attendance", table("LIB-001;октябрь 2026;дети;99"), "Болат")
        return anew(*args)  # type: ignore[arg-type]  # handed on as they came

    monkeypatch.setattr(saving, "checked_anew", later)
    at.button(key="save").click().run()
    assert T("journal.stale") in said(at)
    assert visits(with_libraries) == {("LIB-001", "children"): 99}
    assert "~~99~~" in at.table[0].value.iloc[0].iloc[1]
    at.button(key="save").click().run()
    assert visits(with_libraries) == {("LIB-001", "children"): 10, ("LIB-001", "adults"): 20}


def test_a_fault_of_ours_is_told_under_a_code_and_nothing_is_stored(
    with_libraries: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    at = uploaded(opened(), ("october.csv", GOOD))

    def fails(*_args: object) -> None:
        raise ZeroDivisionError("secret")

    monkeypatch.setattr(saving, "save", fails)
    at.button(key="save").click().run()
    assert not at.exception
    shown = at.error[0].value
    code = shown.rpartition(" ")[2]
    assert "secret" not in shown
    assert code in caplog.text
    assert visits(with_libraries) == {}


@pytest.mark.parametrize("reason", list(Reason))
def test_a_store_that_cannot_take_it_is_told_in_words(
    with_libraries: str, monkeypatch: pytest.MonkeyPatch, reason: Reason
) -> None:
    at = uploaded(opened(), ("october.csv", GOOD))

    def refuses(*_args: object) -> None:
        raise IntakeUnavailable(reason)

    monkeypatch.setattr(saving, "save", refuses)
    at.button(key="save").click().run()
    assert at.error[0].value == T(f"journal.unavailable.{reason}")
    assert not at.button(key="save").disabled
    assert visits(with_libraries) == {}


def test_several_files_are_judged_each_and_the_ready_ones_saved_together(with_libraries: str) -> None:
    second = table("LIB-002;октябрь 2026;дети;5")
    at = uploaded(opened(), ("one.csv", GOOD), ("two.csv", second), ("bad.csv", BAD))
    which = at.radio(key="upload-which")
    assert [T("upload.stage.ready") in caption for caption in which.proto.captions] == [True, True, False]
    which.set_value(1).run()
    at.button(key="save-all").click().run()
    assert "two.csv: **Сохранено" in said(at)
    assert len(visits(with_libraries)) == 3
    assert sorted(batch.file_name for batch in batches(with_libraries)[1:]) == ["one.csv", "two.csv"]


def test_a_file_name_is_never_markdown(with_libraries: str) -> None:
    at = uploaded(opened(), ("**x** [a](b) $y$.csv", GOOD), ("two.csv", BAD))
    assert r"\*\*x\*\* \[a\]\(b\) \$y\$.csv" in said(at)


def test_without_libraries_a_report_is_told_to_wait_for_them(store_url: str) -> None:
    at = uploaded(opened(), ("october.csv", GOOD))
    assert T("upload.form.no_libraries") in [warning.value for warning in at.warning]
    assert at.button(key="save").disabled


FORM = "form-attendance-LIB-001-2026-10-01"


def form() -> AppTest:
    at = opened()
    at.segmented_control(key="upload-way").set_value("form").run()
    return at


def check_form(at: AppTest) -> AppTest:
    next(button for button in at.button if button.label == T("upload.form.check")).click().run()
    assert not at.exception
    return at


def test_the_form_goes_through_the_same_checks_and_leaves_empty_fields_out(with_libraries: str) -> None:
    at = form()
    at.number_input(key=f"{FORM}-children-visits").set_value(12.0)
    check_form(at)
    assert "новых чисел **1**" in said(at)
    at.button(key="save").click().run()
    assert visits(with_libraries) == {("LIB-001", "children"): 12}


@pytest.mark.parametrize("wrong", [-5.0, 12.5])
def test_a_wrong_number_in_the_form_is_told_by_its_field(with_libraries: str, wrong: float) -> None:
    at = form()
    at.number_input(key=f"{FORM}-youth-visits").set_value(wrong)
    check_form(at)
    assert "Форма не принята: 1 ошибка" in said(at)
    assert at.table[0].value.iloc[0, 0] == f"**Молодёжь**: `{wrong:g}`"
    assert not [button for button in at.button if button.key == "save"]


def test_an_empty_form_says_so_and_a_month_on_record_stands_in_its_fields(with_libraries: str) -> None:
    assert T("upload.form.empty") in [error.value for error in check_form(form()).error]
    put(with_libraries, "attendance", table("LIB-001;октябрь 2026;дети;7"), "Болат")
    at = form()
    assert T("upload.form.held") in [caption.value for caption in at.caption]
    assert at.number_input(key=f"{FORM}-children-visits").value == 7
    assert T("upload.form.verdict.nothing_new").replace("*", "") in said(check_form(at)).replace("*", "")


def test_another_month_is_another_form(with_libraries: str) -> None:
    at = form()
    at.number_input(key=f"{FORM}-children-visits").set_value(12.0)
    check_form(at)
    at.selectbox(key="form-month").set_value(date(2026, 9, 1)).run()
    assert T("page.upload.question") in said(at)


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
@pytest.mark.parametrize(
    "content", [GOOD, BAD, b"%PDF-1.4", b"a;b\n1;2\n", b""], ids=["good", "bad", "pdf", "unknown", "empty"]
)
def test_every_state_is_told_in_every_language(with_libraries: str, language: str, content: bytes) -> None:
    at = sign_in(AppTest.from_file(SHELL, default_timeout=60))
    at.query_params["lang"] = language
    at.run().switch_page("../pages/upload.py").run()
    uploaded(at, ("file.csv", content))
    text = said(at)
    assert "upload." not in text
    assert "intake." not in text


def test_counting_stays_right_after_all_of_it(with_libraries: str) -> None:
    at = uploaded(opened(), ("october.csv", GOOD))
    at.button(key="save").click().run()
    at.button(key="next").click().run()
    assert T("page.upload.question") in said(at)
    with reading(with_libraries) as session:
        assert session.execute(select(func.count()).select_from(Attendance)).scalar_one() == 2
