"""Deadlines on a working calendar: Friday the fifth of January 2024, and a holiday on the Monday."""

import numpy as np
import pytest
from community_grids.engine.events.arriving.dates import clock_text, times_of
from community_grids.engine.events.deadlines import Calendar, Rule, deadlines_of, due_times, working_seconds
from community_grids.engine.events.model import events_of

_MONDAY, _SATURDAY = 19730, 19728  # the 8th and the 6th
PLAIN = Calendar()
HOLIDAY = Calendar(holidays=frozenset([_MONDAY]), workdays=frozenset([_SATURDAY]))


def due(reported, value, unit, calendar=PLAIN):
    return clock_text(due_times(times_of([reported]).seconds, [value], [unit], calendar)[0])


@pytest.mark.parametrize(
    ("reported", "value", "unit", "expected"),
    [
        ("2024-01-05 09:00", 4, "wh", "2024-01-05 13:00"),
        ("2024-01-05 16:00", 4, "wh", "2024-01-08 10:00"),
        ("2024-01-05 16:00", 2, "wh", "2024-01-05 18:00"),
        ("2024-01-05 07:00", 1, "wh", "2024-01-05 09:00"),
        ("2024-01-06 12:00", 1, "wh", "2024-01-08 09:00"),
        ("2024-01-05 23:00", 25, "wh", "2024-01-10 13:00"),
        ("2024-01-05 09:00", 1, "wd", "2024-01-08 18:00"),
        ("2024-01-06 12:00", 1, "wd", "2024-01-08 18:00"),
        ("2024-01-05 09:00", 15, "wd", "2024-01-26 18:00"),
        ("2024-01-05 09:00", 0.5, "wd", "2024-01-05 14:00"),
        ("2024-01-05 09:00", 24, "h", "2024-01-06 09:00"),
        ("2024-01-05 09:00", 7, "d", "2024-01-12 09:00"),
    ],
)
def test_units(reported, value, unit, expected):
    assert due(reported, value, unit) == expected


def test_holidays_and_days_that_are_worked_for_them():
    assert due("2024-01-05 16:00", 4, "wh", HOLIDAY) == "2024-01-06 10:00"
    assert due("2024-01-05 16:00", 2, "wd", HOLIDAY) == "2024-01-09 18:00"


def test_hours_that_were_worked():
    start, end = times_of(["2024-01-05 17:00", "2024-01-05 07:00"]).seconds, times_of(["2024-01-09 08:30"] * 2).seconds
    assert (working_seconds(start, end, PLAIN) / 3600).tolist() == [11.5, 20.5]
    assert np.isnan(working_seconds([np.nan], end[:1], PLAIN)).all()


def test_a_deadline_comes_of_the_first_rule_that_fits_and_never_over_one_that_is_there():
    # Given an urgent event, two of a class, one with a deadline, and one that was not taken up
    reported = times_of(["2024-01-05 09:00"] * 4).seconds
    times = {"reported": reported, "due": [np.nan, np.nan, reported[2] + 60, np.nan]}
    events = events_of(
        list("abcd"),
        times,
        urgencies=[4, 1, 1, 1],
        categories=["市容", "0203", "市容", "市容"],
        states=[10, 10, 10, 90],
    )
    rules = [Rule("", "", 4, 2, "h"), Rule("02", "", 0, 1, "d"), Rule("市容", "", 0, 3, "d"), Rule("", "", 0, 9, "d")]
    # When they get their deadlines
    hours = (deadlines_of(events, rules, PLAIN) - reported) / 3600
    # Then the urgent one has hours, the others days, and the last none
    assert hours[:3].round(4).tolist() == [2.0, 24.0, 0.0167]
    assert np.isnan(hours[3])


def test_an_office_that_never_opens_is_refused():
    with pytest.raises(ValueError, match="open"):
        Calendar(opens=3600, closes=3600)
