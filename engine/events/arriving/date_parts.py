"""What a text says of a time, by itself: a moment, three numbers of a date in some order, nothing, or no time."""

import re
import unicodedata
from typing import NamedTuple

__all__ = ["ROC", "Numbers", "clock_of", "full_year", "parts_of", "second_of"]

# Serials of a spreadsheet, in days: from 1954 to 2119; seconds and milliseconds since 1970, from 2001 to 2065.
_SERIALS, _SECONDS = (20000.0, 80000.0), (1.0e9, 3.0e9)
_SERIAL_ZERO = 25569  # the serial of the first of January 1970
ROC = 1911  # years of the Republic are counted from the one after
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
_TO_1970 = 719468  # days from the first of March of the year 0
_CENTURY = 70  # years of two digits from here on are of the last century

_NOTHING = frozenset(
    ("", "-", "--", "—", "/", "无", "空", "未知", "不详", "null", "none", "nan", "nat", "n/a", "na", "0", "0.0")
)
_NO_TIME = re.compile(
    r"0{4}[-/.]0{1,2}[-/.]0{1,2}.*|0001[-/.]0?1[-/.]0?1(?!\d).*|1899[-/.]12[-/.]30.*|9999[-/.]12[-/.]31.*"
    r"|1900[-/.]0?1[-/.]0?[01](?: 0?0:00(?::00)?)?|0?0:00(?::00)?"
)

_CHINESE = str.maketrans("〇零○一二三四五六七八九", "000123456789")
_TENS = re.compile(r"([1-9]?)十([1-9]?)")
_HUNDREDS = re.compile(r"([1-9])百(?:([1-9]?)十([1-9]?)|0?([1-9]))")
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
# As Java writes it: jan 05 08:00:00 cst 2024.
_YEAR_LAST = re.compile(_MONTH_NAME + r" +(?P<day>\d{1,2}) (?P<clock>\d{1,2}:\d\d:\d\d(?: [a-z]{3})?) (?P<year>\d{4})")
_DIGITS = re.compile(r"(?P<year>(?:19|20)\d\d|[01]\d\d)(?P<month>\d\d)(?P<day>\d\d)(?P<clock>\d{4}|\d{6})?(?:\.0*)?")


_BEFORE_NOON = ("上午", "凌晨", "早上", "早晨", "清晨", "am", "a.m.")
_AFTER_NOON = ("下午", "傍晚", "pm", "p.m.")
_NIGHT = ("晚上", "夜间", "晚间", "夜里", "夜晚", "深夜", "半夜")
_NOON = ("中午", "正午")
_HALVES = "|".join(map(re.escape, (*_BEFORE_NOON, *_AFTER_NOON, *_NIGHT, *_NOON)))
_DEEP_NIGHT = 5  # at night hours up to here are those after midnight
_CLOCK = re.compile(
    rf"[t,\s]*(?P<before>{_HALVES})?\s*"
    r"(?P<hour>\d{1,2})\s*(?:[:时時点點h]\s*(?:(?P<half>半)|(?P<minute>\d{1,2})?)\s*"
    r"(?:[:分]\s*(?P<second>\d{1,2})?(?:[.,]\d+)?\s*秒?)?)?"
    rf"\s*(?P<after>{_HALVES})?\s*(?P<zone>z|utc|gmt|[a-z]{{1,2}}[sd]t|[+-]\d{{2}}:?\d{{2}}|[+-]\d{{1,2}})?"
)

_NO_DAY = re.compile(r"^18(?:99|00)-12-3[01][t ]|^1900[-/]0?1[-/]0?[01][t ]")  # what a spreadsheet puts before a clock
_FRACTION = re.compile(r"0?\.\d+|0")


class Numbers(NamedTuple):
    """Three numbers of a date whose order is not known yet, and the clock beside them."""

    one: int
    two: int
    three: int
    wide: tuple  # which of them has more than two digits
    roc: bool
    clock: float
    zone: float | None  # seconds east; None where it is not told


def parts_of(value):
    """What a value says of a time.

    Parameters
    ----------
    value : str, int, float or None

    Returns
    -------
    None for nothing, (float seconds, whether they are since 1970 UTC and not of a clock), (nan, True) for what is no
    time, or Numbers

    Examples
    --------
    >>> parts_of("soon"), parts_of("1 Jan 1970 08:00+08:00"), parts_of("1970/1/1")[:3]
    ((nan, True), (0.0, True), (1970, 1, 1))
    """
    if value is None:
        return None
    if isinstance(value, (int, float)):
        return _of_number(float(value))
    return _of_text(str(value))


_UNREAD = float("nan"), True


def _of_number(number):
    if number != number or number == 0:
        return None
    if _SERIALS[0] <= number <= _SERIALS[1]:
        return round((number - _SERIAL_ZERO) * 86400.0), False
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
        year += ROC
    at = second_of(year, month, day, second)
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
    if any("一" <= sign <= "鿿" or sign in "〇○" for sign in plain):
        plain = plain.translate(_CHINESE).replace("元月", "1月")
        plain = _HUNDREDS.sub(
            lambda some: f"{some[1]}{some[2] or (0 if some[4] else 1)}{some[3] or some[4] or 0}", plain
        )
        plain = _TENS.sub(lambda ten: f"{ten[1] or 1}{ten[2] or 0}", plain)
    for pattern in (_NUMBERS, _DAY_NAME, _NAME_DAY, _YEAR_LAST):
        match = pattern.match(plain)
        if match is None:
            continue
        clock, zone = _clock(match["clock"] if pattern is _YEAR_LAST else plain[match.end() :])
        if clock is None:
            return _UNREAD
        if pattern is _NUMBERS:
            one, three = ("1" if match["one"] == "元" else match["one"]), match["three"]
            wide = len(one) > 2, False, len(three) > 2
            return Numbers(int(one), int(match["two"]), int(three), wide, bool(match["era"]), clock, zone)
        year, month = int(match["year"]), _MONTHS[match["name"]]
        return _zoned(second_of(full_year(year), month, int(match["day"]), clock), zone)
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
    if (
        (half in _AFTER_NOON and hour < 12)
        or (half in _NOON and hour < 6)
        or (half in _NIGHT and _DEEP_NIGHT < hour <= 12)
    ):
        hour += 12  # twelve at night is the end of the day
    elif half in _BEFORE_NOON and hour == 12:
        hour = 0
    if hour > 24 or minute > 59 or second > 60:
        return None, None
    return 3600.0 * hour + 60 * minute + second, _zone(match["zone"])


def clock_of(text):
    """Seconds of the day that a text tells alone: 8:05, 下午3点, 0.75 of a day, 1805; nan for anything else.

    Examples
    --------
    >>> [clock_of(text) for text in ("8:05", "下午3点", "0.75", "1805", "2024-01-05", "")]
    [29100.0, 54000.0, 64800.0, 65100.0, nan, nan]
    """
    plain = _NO_DAY.sub("", unicodedata.normalize("NFKC", text).casefold().strip())
    if _FRACTION.fullmatch(plain):
        return float(round(86400 * float(plain)))
    if plain.isdecimal():
        hours, minutes = divmod(int(plain), 100)
        return 3600.0 * hours + 60 * minutes if len(plain) < 5 and hours < 24 and minutes < 60 else float("nan")
    clock = _clock(plain)[0] if plain else None
    return float("nan") if clock is None else clock


def _zone(text):
    if not text or text[-2:] in ("st", "dt"):
        return None  # CST, EDT: so a clock of the place is called, in several parts of the world
    if text[0] not in "+-":
        return 0.0
    digits = text[1:].replace(":", "")
    hours, minutes = (int(digits), 0) if len(digits) < 3 else (int(digits[:2]), int(digits[2:]))
    return (-1.0 if text[0] == "-" else 1.0) * (3600 * hours + 60 * minutes)


def _zoned(second, zone):
    return (second, False) if zone is None else (second - zone, True)


def full_year(year):
    """A year of two digits with its century."""
    if year >= 100:
        return year
    return year + (1900 if year >= _CENTURY else 2000)


def second_of(year, month, day, clock):
    """Seconds since 1970 of the clock's own time, nan where there is no such day.

    Examples
    --------
    >>> second_of(1970, 1, 2, 60.0), second_of(2023, 2, 29, 0.0), second_of(2024, 2, 29, 0.0)
    (86460.0, nan, 1709164800.0)
    """
    if not (1 <= month <= 12 and 1 <= day <= _LENGTHS[month - 1] and 1 <= year <= 9999):
        return float("nan")
    if month == 2 and day == 29 and (year % 4 or (year % 100 == 0 and year % 400)):
        return float("nan")
    shifted = year - (month <= 2)  # years that begin in March end with the day that some of them lack
    days = 365 * shifted + shifted // 4 - shifted // 100 + shifted // 400
    days += (153 * ((month + 9) % 12) + 2) // 5 + day - 1 - _TO_1970
    return 86400.0 * days + clock
