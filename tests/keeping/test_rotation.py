"""Do the right backups stay, and does nothing else ever go?"""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from dashboard.keeping.rotation import kept, rotate, taken_at
from dashboard.keeping.trouble import TroubleError
from tests.stores import sqlite_only

NIGHT = datetime(2026, 11, 10, 2, 30, tzinfo=UTC)


def _name(moment: datetime) -> Path:
    return Path(f"culture-{moment:%Y%m%dT%H%M%SZ}.db")


def test_after_two_years_of_nights_seven_days_four_weeks_and_twelve_months_stay() -> None:
    nights = [NIGHT - timedelta(days=days) for days in range(730)]
    stay = kept((_name(night), night) for night in nights)
    days = {_name(NIGHT - timedelta(days=days)) for days in range(7)}
    weeks = {_name(NIGHT)} | {_name(datetime(2026, 11, day, 2, 30, tzinfo=UTC)) for day in (8, 1)}
    weeks |= {_name(datetime(2026, 10, 25, 2, 30, tzinfo=UTC))}
    months = stay - days - weeks
    assert days | weeks <= stay
    assert len({(path.name[8:14]) for path in stay}) == 12
    # Of each month the last night stays; October's is the 31st.
    assert _name(datetime(2026, 10, 31, 2, 30, tzinfo=UTC)) in months
    assert _name(datetime(2025, 12, 31, 2, 30, tzinfo=UTC)) in months
    assert len(stay) == 7 + 2 + 11


def test_a_server_that_stood_still_for_a_year_loses_nothing_by_it() -> None:
    old = [NIGHT - timedelta(days=400 + days) for days in range(3)]
    assert kept((_name(night), night) for night in old) == {_name(night) for night in old}


def test_several_backups_of_one_day_leave_the_newest() -> None:
    hours = [NIGHT + timedelta(hours=hour) for hour in range(5)]
    assert kept((_name(hour), hour) for hour in hours) == {_name(hours[-1])}


@sqlite_only
def test_only_our_own_backups_ever_go(worked_in: str, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    others = ["report.db", "culture.db", "culture-20240101T023000Z.db.txt", "culture-20249999T023000Z.db", "notes.txt"]
    for name in others:
        (folder / name).write_text("mine", "utf-8")
    nights = [NIGHT - timedelta(days=days) for days in range(1, 40)]
    for night in nights:
        (folder / _name(night)).write_text("older", "utf-8")
    done = rotate(worked_in, folder, NIGHT)
    left = {path.name for path in folder.iterdir()}
    assert set(others) <= left
    assert done.made.path.name in left
    assert {path.name for path in done.removed} == {_name(night).name for night in nights} - left
    # Seven nights; the Sundays 1 November and 25 October (8 November is a night already); October's last.
    assert len(left) == len(others) + 7 + 2 + 1


@sqlite_only
def test_backups_of_a_clock_that_ran_ahead_do_not_push_out_tonights(worked_in: str, tmp_path: Path) -> None:
    ahead = [NIGHT + timedelta(days=4000 + 40 * days) for days in range(12)]
    for night in ahead:
        (tmp_path / _name(night)).write_text("ahead", "utf-8")
    (tmp_path / _name(NIGHT - timedelta(days=1))).write_text("older", "utf-8")
    done = rotate(worked_in, tmp_path, NIGHT)
    assert done.made.path.is_file()
    assert done.removed == ()


@sqlite_only
def test_left_overs_of_killed_backups_go_after_a_day(worked_in: str, tmp_path: Path) -> None:
    old, young = (_name(NIGHT - timedelta(hours=hours)).name + ".partial" for hours in (30, 2))
    for name in (old, young):
        (tmp_path / name).write_bytes(b"half")
    rotate(worked_in, tmp_path, NIGHT)
    assert not (tmp_path / old).exists()
    assert (tmp_path / young).exists()


def test_a_backup_that_fails_takes_no_older_one_with_it(tmp_path: Path) -> None:
    nights = [NIGHT - timedelta(days=days) for days in range(1, 40)]
    for night in nights:
        (tmp_path / _name(night)).write_text("older", "utf-8")
    with pytest.raises(TroubleError):
        rotate(f"sqlite:///{tmp_path / 'none.db'}", tmp_path, NIGHT)
    assert len(list(tmp_path.iterdir())) == len(nights)


def test_a_name_tells_its_moment() -> None:
    assert taken_at("culture-20261110T023000Z.db") == NIGHT
    assert taken_at("culture-20261110T023000Z.dump") == NIGHT
    assert taken_at("culture-2026.db") is None
