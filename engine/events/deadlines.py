"""Until when an event is to be done: so many hours or days, working or not, on a calendar with holidays."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from .model import CANCELLED, MERGED, REJECTED

__all__ = ["DAYS", "HOURS", "UNITS", "WORKING_DAYS", "WORKING_HOURS", "Calendar", "Rule", "deadlines_of", "due_times",
           "working_seconds"]  # fmt: skip

WORKING_HOURS, WORKING_DAYS, HOURS, DAYS = "wh", "wd", "h", "d"
UNITS = (WORKING_HOURS, WORKING_DAYS, HOURS, DAYS)

_DAY, _HOUR = 86400, 3600
_MONDAY = 4  # days from Thursday the first of January 1970 to the first Monday
_FEWEST_DAYS, _MARGIN = 7, 60

# Nobody has to do anything about these.
_FREE = (REJECTED, MERGED, CANCELLED)


@dataclass(frozen=True)
class Calendar:
    """When an office works.

    Attributes
    ----------
    opens, closes : int, seconds of the day
    rests : frozenset of int, the days of the week off, 0 is Monday
    holidays : frozenset of int, days since 1970 on which nobody works though it is no day off
    workdays : frozenset of int, days since 1970 on which people work though it is a day off
    zone_minutes : int, minutes east of Greenwich of the office's clock
    """

    opens: int = 8 * _HOUR
    closes: int = 18 * _HOUR
    rests: frozenset = frozenset((5, 6))
    holidays: frozenset = frozenset()
    workdays: frozenset = frozenset()
    zone_minutes: int = 480

    def __post_init__(self):
        if not 0 <= self.opens < self.closes <= _DAY or len(self.rests) > 6:
            raise ValueError("An office must be open for some time of some day of the week.")

    def works(self, days):
        """Which days, counted since 1970, are working days: array of bool."""
        days = np.asarray(days, dtype=np.int64)
        off = np.isin((days - _MONDAY) % 7, list(self.rests)) | np.isin(days, list(self.holidays))
        return ~off | np.isin(days, list(self.workdays))


class Rule(NamedTuple):
    """How long events of a kind may take; '' stands for any.

    Attributes
    ----------
    category, source : str, of the event; a category of two digits stands for all that begin so
    urgency : int, 0 for any
    value : float
    unit : str, of `UNITS`
    """

    category: str
    source: str
    urgency: int
    value: float
    unit: str


def due_times(reported, values, units, calendar):
    """When events are due.

    Parameters
    ----------
    reported : (n,) array of float, seconds since 1970 UTC, nan where not known
    values : (n,) array of float, nan where there is no deadline
    units : (n,) sequence of str, of `UNITS`
    calendar : Calendar

    Returns
    -------
    (n,) array of float, seconds since 1970 UTC, nan where there is none

    Notes
    -----
    Working hours run while the office is open. The day of the report is no working day of the deadline: it ends when
    the office closes on the last of them.

    Examples
    --------
    >>> from .arriving.dates import clock_text, times_of
    >>> friday = times_of(["2024-01-05 16:00"] * 4).seconds
    >>> due = due_times(friday, np.array([4.0, 1.0, 4.0, 1.0]), ["wh", "wd", "h", "d"], Calendar())
    >>> [clock_text(second) for second in due.tolist()]
    ['2024-01-08 10:00', '2024-01-08 18:00', '2024-01-05 20:00', '2024-01-06 16:00']
    """
    reported, values = np.asarray(reported, dtype=float), np.asarray(values, dtype=float)
    units = np.asarray(units, dtype=object)
    due = np.full(len(reported), np.nan)
    known = np.isfinite(reported) & np.isfinite(values)
    for unit, seconds in ((HOURS, _HOUR), (DAYS, _DAY)):
        rows = known & (units == unit)
        due[rows] = reported[rows] + seconds * values[rows]
    rows = known & np.isin(units, (WORKING_HOURS, WORKING_DAYS))
    if rows.any():
        length = calendar.closes - calendar.opens
        hours = np.where(units[rows] == WORKING_DAYS, values[rows] * length / _HOUR, values[rows])
        clock = _Clock(calendar, reported[rows], reported[rows], hours.max())
        whole = (units[rows] == WORKING_DAYS) & (values[rows] == np.floor(values[rows]))
        by_hours = clock.after(reported[rows], hours * _HOUR)
        due[rows] = np.where(whole, clock.closing(reported[rows], values[rows]), by_hours)
    return due


def working_seconds(start, end, calendar):
    """How long offices were open between two times.

    Parameters
    ----------
    start, end : (n,) arrays of float, seconds since 1970 UTC; nan where not known
    calendar : Calendar

    Returns
    -------
    (n,) array of float, seconds; nan where one is not known

    Examples
    --------
    >>> from .arriving.dates import times_of
    >>> friday, monday = times_of(["2024-01-05 17:00", "2024-01-08 09:30"]).seconds
    >>> (working_seconds([friday], [monday], Calendar()) / 3600).tolist()
    [2.5]
    """
    start, end = np.asarray(start, dtype=float), np.asarray(end, dtype=float)
    lasted = np.full(len(start), np.nan)
    known = np.isfinite(start) & np.isfinite(end)
    if known.any():
        clock = _Clock(calendar, start[known], end[known], 0)
        lasted[known] = clock.worked(end[known]) - clock.worked(start[known])
    return lasted


def deadlines_of(events, rules, calendar):
    """The deadlines of events: those that they have, else those of the first rule that fits.

    Parameters
    ----------
    events : Events
    rules : sequence of Rule, the more particular first
    calendar : Calendar

    Returns
    -------
    (n,) array of float, seconds since 1970 UTC, nan where there is none

    Examples
    --------
    >>> from .model import events_of
    >>> events = events_of(["a", "b"], {"reported": [0.0, 0.0], "due": [np.nan, 60.0]}, categories=["0102", "03"])
    >>> deadlines_of(events, [Rule("01", "", 0, 2, "h"), Rule("", "", 0, 1, "d")], Calendar()).tolist()
    [7200.0, 60.0]
    """
    values, units = np.full(len(events), np.nan), np.full(len(events), HOURS, dtype=object)
    wanted = np.isnan(events.times["due"]) & ~np.isin(events.states, _FREE)
    for rule in rules:
        rows = wanted & np.isnan(values)
        if rule.category:
            rows &= _begins(events.categories, rule.category)
        if rule.source:
            rows &= events.sources == rule.source
        if rule.urgency:
            rows &= events.urgencies == rule.urgency
        values[rows], units[rows] = rule.value, rule.unit
    due = due_times(events.times["reported"], values, units, calendar)
    return np.where(np.isnan(events.times["due"]), due, events.times["due"])


def _begins(categories, wanted):
    if wanted.isdecimal():
        return np.array([category.startswith(wanted) for category in categories], dtype=bool)
    return categories == wanted


class _Clock:
    """Seconds for which the office was open since some day."""

    def __init__(self, calendar, start, end, hours):
        self._calendar, self._shift = calendar, 60 * calendar.zone_minutes
        self._length = calendar.closes - calendar.opens
        first = int(np.floor((np.min(start) + self._shift) / _DAY)) - 1
        last = int(np.floor((np.max(end) + self._shift) / _DAY)) + _MARGIN
        fewest = _FEWEST_DAYS - len(calendar.rests)
        last += int(np.ceil(hours * _HOUR / self._length * _FEWEST_DAYS / fewest)) + len(calendar.holidays)
        self._first = first
        self._works = calendar.works(np.arange(first, last + 1))
        self._before = np.concatenate([[0], np.cumsum(self._works)])  # working days before each day

    def worked(self, seconds):
        """How long the office was open until then."""
        day, clock = self._day(seconds)
        today = np.clip(clock - self._calendar.opens, 0, self._length) * self._works[day]
        return self._before[day] * self._length + today

    def after(self, seconds, worked):
        """When the office will have been open for so long again."""
        return self._at(self.worked(seconds) + worked)

    def closing(self, seconds, days):
        """When the office closes on the last of so many working days that follow."""
        day, _ = self._day(seconds)
        return np.where(days > 0, self._at((self._before[day + 1] + days) * self._length), seconds)

    def _at(self, worked):
        day = np.searchsorted(self._before[1:] * self._length, worked, side="left")
        clock = self._calendar.opens + worked - self._before[day] * self._length
        return (self._first + day) * float(_DAY) + clock - self._shift

    def _day(self, seconds):
        local = seconds + self._shift
        day = np.floor(local / _DAY).astype(np.int64)
        return day - self._first, local - day * _DAY
