"""Times as people write them: ISO, slashes, 年月日, years of the Republic, serials of a spreadsheet, 上午 and PM."""

import re
from typing import NamedTuple

import numpy as np

from .date_parts import ROC, Numbers, full_year, parts_of, second_of

__all__ = ["DAY_FIRST", "MONTH_FIRST", "YEAR_FIRST", "Times", "clock_text", "times_of"]

YEAR_FIRST, MONTH_FIRST, DAY_FIRST = "year_first", "month_first", "day_first"
"""In which order the numbers of a date stand."""

# Nothing that is told of happened before, or is due after; 0224 and 2240 are 2024, mistyped.
_EARLIEST, _LATEST, _NO_DAY = 1900, 2200, "1900-01-02"

# Years of the Republic that a year of three digits, or of two beside those, may be.
_ROC_YEARS = range(60, 200)

_ISO, _ISO_ZONED = 19, (19, 20, 25)  # signs of 2024-01-05T08:00:00, and with Z or +08:00 behind it
_ISO_ZONE = re.compile(r"(?:Z|([+-])(\d\d):(\d\d))?")


class Times(NamedTuple):
    """A column of times.

    Attributes
    ----------
    seconds : (n,) array of float, since 1970 UTC, nan where nothing is told
    unread : (k,) array of int, the rows that say something, and no time
    order : str, YEAR_FIRST, MONTH_FIRST or DAY_FIRST; '' where there are no numbers to be ordered
    doubtful : (k,) array of int, the rows that would be another day in another order, where no row tells which holds
    sure : bool, whether some row can be read in that order alone
    """

    seconds: np.ndarray
    unread: np.ndarray
    order: str
    doubtful: np.ndarray
    sure: bool = False


def times_of(values, zone_minutes=480, usual=""):
    """Read a column of times.

    Parameters
    ----------
    values : (n,) sequence of str, int, float or None
        Numbers are serials of a spreadsheet (days since 1899-12-30), digits of a date (20240105), or seconds or
        milliseconds since 1970.
    zone_minutes : int, minutes east of Greenwich of the clock that times without a zone were read from
    usual : str, the order in which another column of the table has them, for a column that cannot tell its own

    Returns
    -------
    Times

    Notes
    -----
    Which of 5/6/2024 is the month is told by the rows in which one number is over 12; where no row tells, by how the
    rows follow each other, else the month is taken to come first. A year of three digits is one of the Republic (民國),
    and beside such years so is one of two digits.

    Examples
    --------
    >>> read = times_of(["2024-01-05T08:00+08:00", "2024年1月5日 上午8点", "民國113年1月5日 8:00", "45296.333333", "?"])
    >>> [clock_text(second) for second in read.seconds[:4].tolist()], read.unread.tolist()
    (['2024-01-05 08:00', '2024-01-05 08:00', '2024-01-05 08:00', '2024-01-05 08:00'], [4])
    >>> read = times_of(["8/9/10 2:49", "8/25/10 2:49 PM"])
    >>> [clock_text(second) for second in read.seconds.tolist()], read.order
    (['2010-08-09 02:49', '2010-08-25 14:49'], 'month_first')
    """
    shift = 60.0 * zone_minutes
    even = _even_column(values, shift)
    if even is not None:
        return Times(even, np.empty(0, dtype=int), YEAR_FIRST if len(even) else "", np.empty(0, dtype=int))
    parts, known = [], {}
    for value in values:
        key = value if isinstance(value, str) else None
        if key is None or key not in known:
            read = parts_of(value)
            if key is not None:
                known[key] = read
        parts.append(read if key is None else known[key])
    orders = _Orders([part for part in parts if isinstance(part, Numbers)], usual)
    seconds, unread, doubtful = np.full(len(parts), np.nan), [], []
    for row, part in enumerate(parts):
        if part is None:
            continue
        if isinstance(part, Numbers):
            second = orders.seconds(part, shift)
            if orders.open and orders.doubts(part):
                doubtful.append(row)
        else:
            second = part[0] if part[1] else part[0] - shift
        seconds[row] = second
        if second != second:
            unread.append(row)
    return Times(seconds, np.array(unread, dtype=int), orders.order, np.array(doubtful, dtype=int), orders.sure)


def clock_text(second, zone_minutes=480):
    """Write a time as a clock of a zone shows it, to the minute; '' for nan.

    Examples
    --------
    >>> clock_text(1704412800.0), clock_text(float("nan"))
    ('2024-01-05 08:00', '')
    """
    if second != second:
        return ""
    at = np.datetime64(round(second) + 60 * zone_minutes, "s")
    return str(np.datetime_as_string(at, unit="m")).replace("T", " ")


def _even_column(values, shift):
    """Seconds of a column that is ISO 8601 throughout, blank cells aside, with one zone or none; None for others."""
    said = [value for value in values if value]
    if not said or not all(
        type(value) is str and len(value) in _ISO_ZONED and _NO_DAY < value < str(_LATEST) for value in said
    ):
        return None
    zones = {value[_ISO:] for value in said}
    match = _ISO_ZONE.fullmatch(zones.pop())
    if zones or match is None or any(value[4] != "-" or value[13] != ":" for value in said):
        return None
    try:
        clocks = np.array([value[:_ISO] for value in said], dtype="datetime64[s]").astype(float)
    except ValueError:
        return None
    east = shift if not match[0] else 0.0
    if match[1]:
        east = (-60.0 if match[1] == "-" else 60.0) * (60 * int(match[2]) + int(match[3]))
    seconds = np.full(len(values), np.nan)
    seconds[[bool(value) for value in values]] = clocks - east
    return seconds


class _Orders:
    """In which order the numbers of a column's dates stand, by all of its rows together."""

    def __init__(self, dates, usual=""):
        self._roc = any(date.roc or (date.wide[0] and date.one in _ROC_YEARS) for date in dates)
        loose = [date for date in dates if not date.wide[0] and not date.roc]
        self.open, self.sure, self.order = False, False, YEAR_FIRST if dates else ""
        if not loose:
            return
        orders = (MONTH_FIRST, DAY_FIRST) if all(date.wide[2] for date in loose) else (
            YEAR_FIRST, MONTH_FIRST, DAY_FIRST)  # fmt: skip
        read = {order: [self._second(date, order) for date in loose] for order in orders}
        fits = {order: sum(second == second for second in seconds) for order, seconds in read.items()}
        best = [order for order in orders if fits[order] == max(fits.values())]
        self.sure = len(best) == 1
        if len(best) > 1:
            if YEAR_FIRST in best and self._roc:
                best = [YEAR_FIRST]
            elif usual in best:
                best = [usual]
            else:
                rising = {order: _rising(read[order]) for order in best}
                most = max(rising.values())
                self.open = sum(share == most for share in rising.values()) > 1
                best = [order for order in best if rising[order] == most]
                if self.open and MONTH_FIRST in best:
                    best = [MONTH_FIRST]
        self.order = best[0]

    def seconds(self, date, shift):
        """Seconds since 1970 UTC of a date, nan where there is no such day."""
        second = self._second(date, self.order)
        return second - (shift if date.zone is None else date.zone)

    def doubts(self, date):
        """Whether a date would be another day in another order."""
        return not date.wide[0] and not date.roc and date.one != date.two and max(date.one, date.two) <= 12

    def _second(self, date, order):
        if date.roc or date.wide[0]:
            order = YEAR_FIRST
        elif date.wide[2] and order == YEAR_FIRST:
            order = MONTH_FIRST
        if order == YEAR_FIRST:
            year, month, day = date.one, date.two, date.three
            if date.wide[2]:
                return float("nan")
            if date.roc or (year < 1000 and (self._roc or date.wide[0])):
                return second_of(year + ROC, month, day, date.clock) if year < 200 else float("nan")
        else:
            year = date.three
            month, day = (date.one, date.two) if order == MONTH_FIRST else (date.two, date.one)
        year = full_year(year)
        return second_of(year, month, day, date.clock) if _EARLIEST <= year < _LATEST else float("nan")


def _rising(seconds):
    """The share of times that come after the one before, or all before: rows mostly follow time."""
    steps = np.diff(seconds)
    return round(max(float((steps >= 0).mean()), float((steps <= 0).mean())), 3) if len(steps) > 3 else 0.0
