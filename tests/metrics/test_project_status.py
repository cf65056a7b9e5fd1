"""Does the printed rule decide as it reads? Case by case, each with the statements it needs."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from dashboard import rules
from dashboard.metrics.project_status import REMARKS, TESTS, case_of, verdict
from dashboard.metrics.promises import Statement, retold

TODAY = date(2026, 11, 10)
YESTERDAY = TODAY - timedelta(days=1)
MINISTRY, DEPUTY = ("м", "м", "m"), ("д", "д", "d")


def said(milestone: str, kind: str, day: date | None, on: date | None = YESTERDAY, **more: object) -> Statement:
    precision = "day" if day else None
    return Statement("P", milestone, on, "day", kind, day, precision, **more)  # type: ignore[arg-type]  # each value has the field's own type


def promised(day: date, on: date = YESTERDAY) -> Statement:
    return said("opening", "forecast", day, on)


def judge(*statements: Statement, project: str = "P", on: date = TODAY) -> tuple[str, tuple[str, ...]]:
    status, reasons = verdict(case_of(project, sorted(statements, key=lambda one: one.age), on))
    return status.value, reasons


BEGUN = said("works_start", "actual", date(2025, 3, 1), date(2025, 3, 1))
NEXT_YEAR = TODAY + timedelta(days=400)
FIRST = promised(NEXT_YEAR, date(2026, 1, 1))


def test_nothing_said_is_unknown() -> None:
    assert judge() == ("unknown", ("no_promise",))


def test_only_a_start_of_works_is_unknown() -> None:
    assert judge(BEGUN)[0] == "unknown"


def test_a_kept_promise_with_fresh_news_is_on_track() -> None:
    assert judge(BEGUN, FIRST, promised(NEXT_YEAR)) == ("on_track", ())


@pytest.mark.parametrize(
    ("days", "status", "reasons"),
    [(-1, "on_track", ()), (1, "at_risk", ("slipped",)), (90, "at_risk", ("slipped",)), (91, "late", ("slipped_far",))],
)
def test_ninety_days_part_risk_from_lateness(days: int, status: str, reasons: tuple[str, ...]) -> None:
    assert judge(BEGUN, FIRST, promised(NEXT_YEAR + timedelta(days=days))) == (status, reasons)


def test_the_promised_day_itself_is_not_yet_late() -> None:
    assert judge(BEGUN, promised(TODAY)) == ("on_track", ())
    assert judge(BEGUN, promised(YESTERDAY)) == ("late", ("overdue",))


def test_a_missing_gate_counts_only_within_180_days() -> None:
    assert judge(promised(TODAY + timedelta(days=180))) == ("at_risk", ("gate_missing",))
    assert judge(promised(TODAY + timedelta(days=181))) == ("on_track", ())


def test_a_start_of_works_implies_the_gates_before_it() -> None:
    assert case_of("P", [BEGUN], TODAY).next_gate is None


def test_a_stage_going_on_passes_the_gates_before_it_but_not_itself() -> None:
    tender = said("tender", "actual", YESTERDAY, as_of=True)
    assert case_of("P", [tender], TODAY).next_gate == rules.Milestone.TENDER
    facade = said("facade", "actual", YESTERDAY, as_of=True)
    assert case_of("P", [facade], TODAY).next_gate is None


def test_an_actual_without_any_day_proves_no_gate() -> None:
    assert case_of("P", [said("interior", "actual", None, None)], TODAY).next_gate == rules.Milestone.DESIGN


def test_silence_of_121_days_is_a_risk_and_of_120_is_not() -> None:
    assert judge(BEGUN, promised(NEXT_YEAR, TODAY - timedelta(days=120))) == ("on_track", ())
    assert judge(BEGUN, promised(NEXT_YEAR, TODAY - timedelta(days=121))) == ("at_risk", ("silent",))


def test_a_suspension_is_late_until_works_resume() -> None:
    stood = said("suspended", "actual", date(2026, 10, 1), date(2026, 10, 1))
    resumed = said("resumed", "actual", date(2026, 11, 1), date(2026, 11, 1))
    assert judge(BEGUN, FIRST, stood) == ("late", ("suspended",))
    assert judge(BEGUN, FIRST, stood, resumed) == ("on_track", ())


def test_a_promise_to_resume_does_not_resume() -> None:
    stood = said("suspended", "actual", date(2026, 10, 1), date(2026, 10, 1))
    assert judge(BEGUN, FIRST, stood, said("resumed", "forecast", NEXT_YEAR))[0] == "late"


def test_a_denial_stands_beside_a_suspension_and_alone_is_nothing() -> None:
    stood = said("suspended", "actual", date(2026, 10, 1), date(2026, 10, 1), speaker=DEPUTY)
    denied = replace(stood, speaker=MINISTRY, denied=True)
    assert judge(BEGUN, FIRST, stood, denied) == ("late", ("suspended", "suspension_contested"))
    assert judge(BEGUN, FIRST, denied) == ("on_track", ())


def test_who_promises_after_a_denial_that_works_resume_admits_that_they_stand() -> None:
    stood = said("suspended", "actual", date(2026, 10, 1), date(2026, 10, 1), speaker=DEPUTY)
    denied = replace(stood, speaker=MINISTRY, denied=True)
    back = said("resumed", "forecast", date(2026, 12, 31), date(2026, 10, 5), speaker=MINISTRY)
    assert judge(BEGUN, FIRST, stood, denied, back) == ("late", ("suspended",))


def test_a_denied_promise_is_no_promise() -> None:
    assert judge(BEGUN, replace(FIRST, denied=True))[0] == "unknown"


def test_an_event_that_happened_is_done_however_late() -> None:
    opened = said("opening", "actual", NEXT_YEAR, TODAY)
    assert judge(promised(TODAY, date(2025, 1, 1)), opened) == ("done", ())
    assert case_of("P", [promised(TODAY, date(2025, 1, 1)), opened], TODAY).slippage_days == 400


def test_a_completion_reported_without_its_day_is_done_with_unknown_slippage() -> None:
    first = said("works_finish", "baseline", TODAY, date(2025, 1, 1))
    reported = said("works_finish", "actual", TODAY, as_of=True)
    case = case_of("P", [first, reported], TODAY)
    assert verdict(case)[0] == "done"
    assert case.slippage_days is None


def test_the_first_promise_is_the_earliest_reported_and_undated_reports_are_oldest() -> None:
    old = said("opening", "baseline", date(2025, 12, 31), None)
    case = case_of("P", sorted([FIRST, old], key=lambda one: one.age), TODAY)
    assert case.promised is old
    assert case.forecast is FIRST


def test_a_completion_announced_since_for_after_the_opening_is_said_and_the_opening_is_still_judged() -> None:
    finish = said("works_finish", "forecast", NEXT_YEAR + timedelta(days=1))
    assert judge(BEGUN, FIRST, finish) == ("on_track", ("completion_later",))
    case = case_of("P", [FIRST, finish], TODAY)
    assert (case.milestone, case.slippage_days, case.times_moved) == (rules.Milestone.OPENING, 0, 0)
    earlier = said("works_finish", "forecast", NEXT_YEAR - timedelta(days=1))
    assert judge(BEGUN, FIRST, earlier) == ("on_track", ())


def test_a_finish_due_soon_wants_its_gates_though_the_opening_is_far() -> None:
    finish = said("works_finish", "forecast", TODAY + timedelta(days=180))
    assert judge(FIRST, finish) == ("at_risk", ("gate_missing",))


def test_a_retelling_is_news_too() -> None:
    first = said("opening", "forecast", NEXT_YEAR, date(2026, 7, 10), speaker=DEPUTY)
    told = retold([first, replace(first, reported_on=date(2026, 7, 20), sources=(("B", "b"),))])
    assert case_of("P", told, TODAY).days_since_report == (TODAY - date(2026, 7, 20)).days


def test_one_opening_of_a_programme_is_not_its_end() -> None:
    opened = [said("opening", "actual", date(2026, 1, 1) + timedelta(days=n)) for n in range(20)]
    dates = [promised(NEXT_YEAR, date(2026, 1, 1)), promised(NEXT_YEAR)]
    assert verdict(case_of("LIB20", [*dates, *opened[:2]], TODAY)) == ("on_track", ("partly_open",))
    assert verdict(case_of("LIB20", [*dates, *opened], TODAY))[0] == "done"


def test_a_date_that_moved_and_came_back_moved_twice() -> None:
    dates = [promised(NEXT_YEAR + timedelta(days=n), date(2026, 1, 1 + i)) for i, n in enumerate((0, 0, 30, 0))]
    assert case_of("P", dates, TODAY).times_moved == 2


def test_a_statement_retold_within_two_weeks_is_one_with_both_sources() -> None:
    first = said("opening", "forecast", NEXT_YEAR, date(2026, 1, 1), speaker=DEPUTY, sources=(("A", "a"),))
    retelling = said("opening", "forecast", NEXT_YEAR, date(2026, 1, 15), speaker=DEPUTY, sources=(("B", "b"),))
    repeated = said("opening", "forecast", NEXT_YEAR, date(2026, 1, 16), speaker=DEPUTY, sources=(("C", "c"),))
    told = retold([repeated, retelling, first])
    assert [one.sources for one in told] == [(("A", "a"), ("B", "b")), (("C", "c"),)]
    assert told[0].reported_on == date(2026, 1, 1)


def test_two_speakers_dates_or_prices_stand_side_by_side() -> None:
    base = {"on": date(2026, 1, 1), "sources": (("A", "a"),)}
    statements = [
        said("opening", "forecast", NEXT_YEAR, speaker=DEPUTY, cost_kzt=1, **base),  # type: ignore[arg-type]  # each value has the field's own type
        said("opening", "forecast", NEXT_YEAR, speaker=DEPUTY, cost_kzt=2, **base),  # type: ignore[arg-type]  # each value has the field's own type
        said("opening", "forecast", NEXT_YEAR, speaker=MINISTRY, cost_kzt=1, **base),  # type: ignore[arg-type]  # each value has the field's own type
        said("opening", "forecast", TODAY, speaker=DEPUTY, cost_kzt=1, **base),  # type: ignore[arg-type]  # each value has the field's own type
    ]
    assert len(retold(statements)) == 4


def test_works_that_stand_are_late_without_any_date() -> None:
    stood = said("suspended", "actual", date(2026, 10, 1), date(2026, 10, 1))
    assert judge(stood) == ("late", ("suspended",))
    assert judge(stood, said("resumed", "actual", YESTERDAY)) == ("unknown", ("no_promise",))


def test_every_line_of_the_rule_is_asked() -> None:
    assert list(TESTS) == [reason for _, reason in rules.STATUS_RULE]
    assert list(REMARKS) == list(rules.STATUS_REMARKS)


def test_outlets_of_one_day_that_name_no_speaker_tell_one_statement() -> None:
    first = said("opening", "forecast", NEXT_YEAR, date(2026, 1, 1), sources=(("A", "a"),))
    same_day = replace(first, sources=(("B", "b"),))
    next_day = replace(first, sources=(("C", "c"),), reported_on=date(2026, 1, 2))
    assert [one.sources for one in retold([first, same_day, next_day])] == [(("A", "a"), ("B", "b")), (("C", "c"),)]


def test_a_promise_noted_once_as_the_first_and_once_as_a_later_one_is_one_statement() -> None:
    first = said("opening", "baseline", NEXT_YEAR, speaker=("Әкім", None, "Akim"), sources=(("A", "a"),))
    other = said("opening", "forecast", NEXT_YEAR, speaker=(None, "Аким", " akim "), sources=(("B", "b"),))
    assert len(retold([first, other])) == 1
    assert len(retold([first, replace(other, speaker=(None, "Аким", "Deputy"))])) == 2
