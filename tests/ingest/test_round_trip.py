import csv
import io
from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.ingest.check import recognise
from dashboard.ingest.kinds import KINDS
from tests.ingest.nasty import KNOWN, RU, looked_at

MONTHS = st.dates(date(2020, 1, 1), date(2026, 11, 1)).map(lambda day: day.replace(day=1))
KEYS = st.tuples(
    st.sampled_from(sorted(KNOWN.library_codes)), MONTHS, st.sampled_from(["дети", "молодёжь", "взрослые"])
)
CODES = {"дети": "children", "молодёжь": "youth", "взрослые": "adults"}


@given(st.binary(max_size=400), st.sampled_from(sorted(KINDS)))
@settings(deadline=None)
def test_no_bytes_raise(content: bytes, kind: str) -> None:
    checked = looked_at(content, kind)
    assert checked.accepted == (checked.problems_total == 0)
    recognise(content, "x.csv")


@given(st.text(alphabet="LIB-01;,\"'\n\r\t=?5 май2026детиЖә|", max_size=200))
@settings(deadline=None)
def test_no_text_under_a_header_raises_and_nothing_is_lost_in_silence(text: str) -> None:
    checked = looked_at(RU + "\n" + text)
    if checked.accepted:
        rows = {row.row for row in checked.rows}
        shown = {notice.row for notice in checked.notices}
        assert rows | shown


@given(
    st.dictionaries(KEYS, st.integers(0, 9_999), min_size=1, max_size=40),
    st.sampled_from([";", ",", "\t", "|"]),
    st.sampled_from(["utf-8", "utf-8-sig", "cp1251", "utf-16", "cp866"]),
    st.booleans(),
)
@settings(deadline=None)
def test_valid_rows_survive_any_separator_and_encoding(
    figures: dict[tuple[str, date, str], int], mark: str, encoding: str, quoted: bool
) -> None:
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=mark, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL)
    writer.writerow(RU.split(";"))
    writer.writerows([code, month.strftime("%Y-%m"), age, visits] for (code, month, age), visits in figures.items())
    checked = looked_at(out.getvalue(), encoding=encoding)
    assert checked.accepted, checked.problems
    found = {
        (r.values["library_code"], r.values["month"], r.values["age_group"]): r.values["visits"] for r in checked.rows
    }
    assert found == {(code, month, CODES[age]): visits for (code, month, age), visits in figures.items()}
