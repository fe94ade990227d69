"""Times as people write them, by the rows of their column."""

import numpy as np
import pytest
from community_grids.engine.events.arriving.date_parts import second_of
from community_grids.engine.events.arriving.dates import DAY_FIRST, MONTH_FIRST, YEAR_FIRST, clock_text, times_of


def read(*values, zone=480):
    return [clock_text(second, zone) for second in times_of(list(values), zone).seconds.tolist()]


@pytest.mark.parametrize(
    "written",
    [
        "2024-01-05T08:30:00+08:00",
        "2024-01-05T00:30:00Z",
        "2024-01-05 08:30:00",
        "2024/1/5 8:30",
        "2024.1.5 8:30:00",
        "２０２４年１月５日 ８时３０分",
        "2024年1月5日（星期五）上午8点半",
        "二〇二四年一月五日 8:30",
        "民國113年1月5日 上午 8:30",
        "中华民国113年1月5日 8:30",
        "113/1/5 08:30",
        "20240105083000",
        "202401050830",
        "45296.3541667",
        45296.3541667,
        "1704414600",
        1704414600000,
        "Jan 5, 2024 8:30 AM",
        "05-Jan-2024 08:30",
        "Fri 5 Jan 2024 08:30",
        "2024-01-05 08:30:00.000",
        "Fri Jan 05 08:30:00 CST 2024",
        "2024-01-05 8:30 AM EDT",
        "民國113年元月5日 8:30",
        "民国一百一十三年一月五日 8:30",
        "二零二四年一月五日 8:30",
    ],
)
def test_one_moment_in_many_ways(written):
    assert read(written) == ["2024-01-05 08:30"]


@pytest.mark.parametrize(
    ("written", "clock"),
    [
        ("下午 3:04", "15:04"),
        ("3:04 PM", "15:04"),
        ("下午3点半", "15:30"),
        ("中午12:30", "12:30"),
        ("12:04 AM", "00:04"),
        ("凌晨2时", "02:00"),
        ("晚上11点", "23:00"),
        ("夜里11点", "23:00"),
        ("夜间2点", "02:00"),
        ("", "00:00"),
    ],
)
def test_halves_of_the_day(written, clock):
    assert read(f"2024/1/5 {written}") == [f"2024-01-05 {clock}"]


def test_twelve_at_night_is_the_end_of_the_day():
    assert read("2024年1月5日晚上12点", "2024年1月5日 下午12:30") == ["2024-01-06 00:00", "2024-01-05 12:30"]


@pytest.mark.parametrize(
    "nothing",
    [
        "",
        "无",
        "-",
        "0000-00-00 00:00:00",
        "1900-01-00",
        "0001-01-01 00:00:00",
        "9999-12-31T23:59:59",
        None,
        float("nan"),
        "NULL",
        0,
    ],
)
def test_nothing_is_no_mistake(nothing):
    told = times_of([nothing])
    assert told.seconds.tolist() != told.seconds.tolist()
    assert not len(told.unread)


@pytest.mark.parametrize(
    "wrong",
    [
        "2024-13-45",
        "2023/2/29",
        "2024-01-05 25:00",
        "soon",
        "5",
        77,
        "2024-01-05 8:30 or so",
        "0224-01-05",
        "2240-01-05",
    ],
)
def test_what_is_no_time_is_told(wrong):
    assert times_of(["2024-01-05", wrong]).unread.tolist() == [1]


def test_the_column_tells_which_number_is_the_month():
    # Given dates of which one can be read in one way only
    # Then the others are read so too
    assert read("1/2/2010", "8/25/2010") == ["2010-01-02 00:00", "2010-08-25 00:00"]
    assert read("1/2/2010", "25/8/2010") == ["2010-02-01 00:00", "2010-08-25 00:00"]
    assert times_of(["1/2/10", "8/25/10", "12/31/10"]).order == MONTH_FIRST
    assert times_of(["24-01-05", "24-12-31"]).order == YEAR_FIRST


def test_rows_that_follow_time_tell_it_too():
    # Given days of a month and its neighbour, none over 12, one after the other
    days = ["10/1/2024", "11/1/2024", "12/1/2024", "01/2/2024", "02/2/2024", "03/2/2024"]
    # Then they rise only where the day comes first
    told = times_of(days)
    assert told.order == DAY_FIRST
    assert not len(told.doubtful)


def test_where_nothing_tells_it_is_said():
    told = times_of(["1/2/2010", "3/4/2010", "5/5/2010"])
    assert told.order == MONTH_FIRST
    assert told.doubtful.tolist() == [0, 1]  # the fifth of May is that in any order


def test_beside_years_of_the_republic_two_digits_are_one_too():
    assert read("99/12/31", "113/1/5") == ["2010-12-31 00:00", "2024-01-05 00:00"]
    assert read("99/12/31") == ["1999-12-31 00:00"]


def test_the_clock_of_a_zone():
    assert read("2024-01-05 08:30", zone=-300) == ["2024-01-05 08:30"]
    assert times_of(["1970-01-01 00:00"], -300).seconds.tolist() == [18000.0]


def test_every_day_of_eight_centuries_is_where_it_belongs():
    days = np.arange("1600-01-01", "2400-01-01", dtype="datetime64[D]")
    parts = [tuple(map(int, day.split("-"))) for day in days.astype(str).tolist()]
    assert [second_of(*day, 0.0) for day in parts] == days.astype("datetime64[s]").astype(float).tolist()
    assert not len(times_of(["2000/2/29 1:00"]).unread)
    assert len(times_of(["1900/2/29 1:00", "2024/4/31"]).unread) == 2
