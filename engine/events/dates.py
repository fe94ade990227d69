"""Times as people write them: ISO, slashes, 年月日, years of the Republic, serials of a spreadsheet, 上午 and PM."""

import re
import unicodedata
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

import numpy as np

__all__ = ["DAY_FIRST", "MONTH_FIRST", "YEAR_FIRST", "Times", "clock_text", "times_of"]

YEAR_FIRST, MONTH_FIRST, DAY_FIRST = "year_first", "month_first", "day_first"
"""In which order the numbers of a date stand."""

# Serials of a spreadsheet, in days: from 1954 to 2119; seconds and milliseconds since 1970, from 2001 to 2065.
_SERIALS, _SECONDS = (20000.0, 80000.0), (1.0e9, 3.0e9)
_SERIAL_ZERO = datetime(1899, 12, 30)
_ROC = 1911  # years of the Republic are counted from the one after
_ROC_YEARS = range(60, 200)  # that a year of three digits, or of two beside those, may be
_CENTURY = 70  # years of two digits from here on are of the last century

_NOTHING = frozenset(
    ("", "-", "--", "—", "/", "无", "空", "未知", "不详", "null", "none", "nan", "nat", "n/a", "na", "0", "0.0")
)
_NO_TIME = re.compile(r"0{4}[-/.]0{1,2}[-/.]0{1,2}.*|1900[-/.]0?1[-/.]0?[01](?: 0?0:00(?::00)?)?|0?0:00(?::00)?")

_CHINESE = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_TENS = re.compile(r"([1-9]?)十([1-9]?)")
_MONTHS = {name: number for number, name in enumerate(
    ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], 1)}  # fmt: skip
_MONTH_NAME = r"(?P<name>jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?"
_WEEKDAY = re.compile(
    r"[(\[]?(?:星期|礼拜|周|週)[一二三四五六日天][)\]]?|\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\b[,.]?"
)

_ERA = r"(?P<era>(?:中华)?民国|(?:中華)?民國|roc)?\s*"
_NUMBERS = re.compile(
    _ERA + r"(?P<one>\d{1,4}|元)\s*[年./\-]\s*(?P<two>\d{1,2})\s*[月./\-]\s*(?P<three>\d{1,4})\s*[日号號]?"
)
_DAY_NAME = re.compile(r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s\-/.,]*" + _MONTH_NAME + r"[\s\-/.,']*(?P<year>\d{2,4})")
_NAME_DAY = re.compile(_MONTH_NAME + r"[\s\-/.]*(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s,]+(?P<year>\d{4})")
_DIGITS = re.compile(r"(?P<year>(?:19|20)\d\d|[01]\d\d)(?P<month>\d\d)(?P<day>\d\d)(?P<clock>\d{4}|\d{6})?(?:\.0*)?")

_ISO, _ISO_ZONED = 19, 25  # signs of 2024-01-05T08:00:00 and 2024-01-05T08:00:00+08:00
_ISO_ZONE = re.compile(r"(?:([+-])(\d\d):(\d\d))?")

_BEFORE_NOON = ("上午", "凌晨", "早上", "早晨", "清晨", "am", "a.m.")
_AFTER_NOON = ("下午", "晚上", "傍晚", "夜间", "晚间", "pm", "p.m.")
_NOON = ("中午", "正午")
_HALVES = "|".join(map(re.escape, (*_BEFORE_NOON, *_AFTER_NOON, *_NOON)))
_CLOCK = re.compile(
    rf"[t,\s]*(?P<before>{_HALVES})?\s*"
    r"(?P<hour>\d{1,2})\s*(?:[:时時点點h]\s*(?:(?P<half>半)|(?P<minute>\d{1,2})?)\s*"
    r"(?:[:分]\s*(?P<second>\d{1,2})?(?:[.,]\d+)?\s*秒?)?)?"
    rf"\s*(?P<after>{_HALVES})?\s*(?P<zone>z|utc|gmt|[+-]\d{{2}}:?\d{{2}}|[+-]\d{{1,2}})?"
)


class Times(NamedTuple):
    """A column of times.

    Attributes
    ----------
    seconds : (n,) array of float, since 1970 UTC, nan where nothing is told
    unread : (k,) array of int, the rows that say something, and no time
    order : str, YEAR_FIRST, MONTH_FIRST or DAY_FIRST; '' where there are no numbers to be ordered
    doubtful : (k,) array of int, the rows that would be another day in another order, where no row tells which holds
    """

    seconds: np.ndarray
    unread: np.ndarray
    order: str
    doubtful: np.ndarray


def times_of(values, zone_minutes=480):
    """Read a column of times.

    Parameters
    ----------
    values : (n,) sequence of str, datetime, int, float or None
        Numbers are serials of a spreadsheet (days since 1899-12-30), digits of a date (20240105), or seconds or
        milliseconds since 1970.
    zone_minutes : int, minutes east of Greenwich of the clock that times without a zone were read from

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
            read = _parts(value)
            if key is not None:
                known[key] = read
        parts.append(read if key is None else known[key])
    orders = _Orders([part for part in parts if isinstance(part, _Numbers)])
    seconds, unread, doubtful = np.full(len(parts), np.nan), [], []
    for row, part in enumerate(parts):
        if part is None:
            continue
        if isinstance(part, _Numbers):
            second = orders.seconds(part, shift)
            if orders.open and orders.doubts(part):
                doubtful.append(row)
        else:
            second = part[0] if part[1] else part[0] - shift
        seconds[row] = second
        if second != second:
            unread.append(row)
    return Times(seconds, np.array(unread, dtype=int), orders.order, np.array(doubtful, dtype=int))


def clock_text(second, zone_minutes=480):
    """Write a time as a clock of a zone shows it, to the minute; '' for nan.

    Examples
    --------
    >>> clock_text(1704412800.0), clock_text(float("nan"))
    ('2024-01-05 08:00', '')
    """
    if second != second:
        return ""
    at = datetime(1970, 1, 1) + timedelta(seconds=round(second) + 60 * zone_minutes)
    return at.strftime("%Y-%m-%d %H:%M")


def _even_column(values, shift):
    """Seconds of a column that is ISO 8601 throughout, blank cells aside, with one zone or none; None for others."""
    said = [value for value in values if value]
    if not said or not all(type(value) is str and len(value) in (_ISO, _ISO_ZONED) for value in said):
        return None
    zones = {value[_ISO:] for value in said}
    match = _ISO_ZONE.fullmatch(zones.pop())
    if zones or match is None or any(value[4] != "-" or value[13] != ":" for value in said):
        return None
    try:
        clocks = np.array([value[:_ISO] for value in said], dtype="datetime64[s]").astype(float)
    except ValueError:
        return None
    east = shift if not match[0] else (-60.0 if match[1] == "-" else 60.0) * (60 * int(match[2]) + int(match[3]))
    seconds = np.full(len(values), np.nan)
    seconds[[bool(value) for value in values]] = clocks - east
    return seconds


class _Numbers(NamedTuple):
    """Three numbers of a date whose order is not known yet, and the clock beside them."""

    one: int
    two: int
    three: int
    wide: tuple  # which of them has more than two digits
    roc: bool
    clock: float
    zone: float | None  # seconds east; None where it is not told


def _parts(value):
    """What a value says: None for nothing, (seconds, whether since 1970 UTC), (nan, True) for no time, or _Numbers."""
    if value is None:
        return None
    if isinstance(value, datetime):
        aware = value.tzinfo is not None
        return (value if aware else value.replace(tzinfo=UTC)).timestamp(), aware
    if isinstance(value, (int, float)):
        return _of_number(float(value))
    text = value.strip()
    if len(text) > _SHORTEST_ISO and text[4:5] == "-" and text.isascii():
        try:
            at = datetime.fromisoformat(text)
        except ValueError:
            pass
        else:
            return _parts(at)
    return _of_text(text)


_SHORTEST_ISO = 9
_UNREAD = float("nan"), True


def _of_number(number):
    if number != number or number == 0:
        return None
    if _SERIALS[0] <= number <= _SERIALS[1]:
        return (_SERIAL_ZERO - datetime(1970, 1, 1)).total_seconds() + round(number * 86400.0), False
    if number == int(number):
        digits = _of_digits(str(int(number)))
        if digits is not None:
            return digits
    if _SECONDS[0] <= number <= _SECONDS[1]:
        return number, True
    if _SECONDS[0] <= number / 1000 <= _SECONDS[1]:
        return number / 1000, True
    return _UNREAD


def _of_digits(text):
    """Digits that are a date: 20240105, 1130105, 202401050830, 20240105083000; None where they are none."""
    match = _DIGITS.fullmatch(text)
    if match is None:
        return None
    year, month, day = int(match["year"]), int(match["month"]), int(match["day"])
    clock = match["clock"] or "0000"
    second = 3600 * int(clock[:2]) + 60 * int(clock[2:4]) + int(clock[4:] or 0)
    if len(match["year"]) < 4:
        year += _ROC
    at = _second_of(year, month, day, second)
    return (at, False) if at == at else None


def _of_text(text):
    plain = unicodedata.normalize("NFKC", text).casefold().strip()
    if plain in _NOTHING or _NO_TIME.fullmatch(plain):
        return None
    try:
        return _of_number(float(plain))
    except ValueError:
        pass
    plain = _WEEKDAY.sub(" ", plain).strip()
    if any("一" <= sign <= "九" or sign in "〇零○十" for sign in plain):
        plain = _TENS.sub(lambda ten: f"{ten[1] or 1}{ten[2] or 0}", plain.translate(_CHINESE))
    for pattern in (_NUMBERS, _DAY_NAME, _NAME_DAY):
        match = pattern.match(plain)
        if match is None:
            continue
        clock, zone = _clock(plain[match.end() :])
        if clock is None:
            return _UNREAD
        if pattern is _NUMBERS:
            one, three = ("1" if match["one"] == "元" else match["one"]), match["three"]
            wide = len(one) > 2, False, len(three) > 2
            return _Numbers(int(one), int(match["two"]), int(three), wide, bool(match["era"]), clock, zone)
        year, month = int(match["year"]), _MONTHS[match["name"]]
        return _zoned(_second_of(_full(year), month, int(match["day"]), clock), zone)
    return _UNREAD


def _clock(text):
    """Seconds of the day and of the zone that stand behind a date; None where what stands there is neither."""
    if not text.strip():
        return 0.0, None
    match = _CLOCK.fullmatch(text.strip().rstrip("左右许"))
    if match is None:
        return None, None
    hour, minute, second = int(match["hour"]), int(match["minute"] or 0), int(match["second"] or 0)
    half = match["before"] or match["after"]
    if match["half"]:
        minute = 30
    if (half in _AFTER_NOON and hour < 12) or (half in _NOON and hour < 6):
        hour += 12
    elif half in _BEFORE_NOON and hour == 12:
        hour = 0
    if hour > 24 or minute > 59 or second > 60:
        return None, None
    return 3600.0 * hour + 60 * minute + second, _zone(match["zone"])


def _zone(text):
    if not text:
        return None
    if text[0] not in "+-":
        return 0.0
    digits = text[1:].replace(":", "")
    hours, minutes = (int(digits), 0) if len(digits) < 3 else (int(digits[:2]), int(digits[2:]))
    return (-1.0 if text[0] == "-" else 1.0) * (3600 * hours + 60 * minutes)


def _zoned(second, zone):
    return (second, False) if zone is None else (second - zone, True)


def _full(year):
    """A year of two digits with its century."""
    if year >= 100:
        return year
    return year + (1900 if year >= _CENTURY else 2000)


def _second_of(year, month, day, clock):
    """Seconds since 1970 of the clock's own time, nan where there is no such day."""
    try:
        at = datetime(year, month, day)
    except ValueError:
        return float("nan")
    return (at - datetime(1970, 1, 1)).total_seconds() + clock


class _Orders:
    """In which order the numbers of a column's dates stand, by all of its rows together."""

    def __init__(self, dates):
        self._roc = any(date.roc or (date.wide[0] and date.one in _ROC_YEARS) for date in dates)
        loose = [date for date in dates if not date.wide[0] and not date.roc]
        self.open, self.order = False, YEAR_FIRST if dates else ""
        if not loose:
            return
        orders = (MONTH_FIRST, DAY_FIRST) if all(date.wide[2] for date in loose) else (
            YEAR_FIRST, MONTH_FIRST, DAY_FIRST)  # fmt: skip
        read = {order: [self._second(date, order) for date in loose] for order in orders}
        fits = {order: sum(second == second for second in seconds) for order, seconds in read.items()}
        best = [order for order in orders if fits[order] == max(fits.values())]
        if len(best) > 1:
            if YEAR_FIRST in best and self._roc:
                best = [YEAR_FIRST]
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
                return _second_of(year + _ROC, month, day, date.clock) if year < 200 else float("nan")
        else:
            year = date.three
            month, day = (date.one, date.two) if order == MONTH_FIRST else (date.two, date.one)
        return _second_of(_full(year), month, day, date.clock)


def _rising(seconds):
    """The share of times that come after the one before, or all before: rows mostly follow time."""
    steps = np.diff(seconds)
    return round(max(float((steps >= 0).mean()), float((steps <= 0).mean())), 3) if len(steps) > 3 else 0.0
