"""Columns of numbers of persons that only the column tells: digits alone are codes of many other things."""

import re

from .person_numbers import ID_NUMBER, PHONE
from .sheet import half_width

__all__ = ["bare_numbers"]

# Nearly all cells are such numbers, few come twice, and there are some.
_ALMOST_ALL = 0.9
_DIFFERENT = 0.6
_FEWEST = 3

# A header with one of these says that the numbers are of something else than persons, or leaves it open.
_OF_THINGS = re.compile(
    r"id\b|_id|fid|\b(?:no|nr|num|number|code|key|ref|pin|parcel|lot|map|block|geo\w*|account|permit|licen[cs]e|version"
    r"|date|time|year|area|length|value|price|cost|sum|count|total|x|y|lon|lat)\b|编号|编码|代码|号码?$|序号|时间|日期|面积",
    re.IGNORECASE,
)

_NORTH_AMERICAN = re.compile(r"1?[2-9][0-8][0-9][2-9][0-9]{6}(?:\.0)?")
_BRITISH = re.compile(r"0(?:7[1-9]|20|1[1-9]|2[389])[0-9]{8}")
_SOCIAL = re.compile(r"([0-9]{3})[- ]([0-9]{2})[- ]([0-9]{4})")

# Numbers that are given out one after the other are no telephones, which lie about so far apart on average; but those
# that are kept for examples are.
_NEAREST = 200
_EXAMPLES = re.compile(r"[0-9]*555[0-9]{4}|07700900[0-9]{3}|02079460[0-9]{3}|01632960[0-9]{3}")

# Building, entrance and room have the shape of a social security number: no house has more entrances, no floor rooms.
_ENTRANCES, _ROOMS = 32, 40


def bare_numbers(counts, header):
    """Whether the cells of a column are telephone or social security numbers without a word that says so.

    Parameters
    ----------
    counts : dict of str (cell) to int, how often it stands there
    header : str

    Returns
    -------
    str : PHONE, ID_NUMBER or ''

    Examples
    --------
    >>> made_up = {f"617555{100 + n:04}": 1 for n in range(5)}
    >>> bare_numbers(made_up, "Remark 2"), bare_numbers(made_up, "Parcel number")
    ('phones', '')
    >>> bare_numbers({"000-57-1203": 1, "000-81-9977": 1, "000-13-4455": 1}, "Field 7")
    'identities'
    >>> bare_numbers({"101-02-1203": 1, "101-01-1204": 1, "102-01-0301": 1}, "Field 7")
    ''
    """
    every = sum(counts.values())
    if len(counts) < max(_FEWEST, _DIFFERENT * every) or _OF_THINGS.search(half_width(header)):
        return ""
    plain = {half_width(value).strip(): number for value, number in counts.items()}
    if _fits(_NORTH_AMERICAN, plain, every) and not _one_after_the_other(plain):
        return PHONE
    if _fits(_BRITISH, plain, every) and not _one_after_the_other(plain):
        return PHONE
    return ID_NUMBER if _fits(_SOCIAL, plain, every) and not _are_rooms(plain) else ""


def _fits(shape, plain, every):
    return sum(number for value, number in plain.items() if shape.fullmatch(value)) >= _ALMOST_ALL * every


def _one_after_the_other(plain):
    """Whether the numbers lie close together, as those that a table gives to its rows."""
    whole = [value.removesuffix(".0") for value in plain if value.removesuffix(".0").isdigit()]
    if sum(_EXAMPLES.fullmatch(value) is not None for value in whole) > len(whole) / 2:
        return False
    ends = sorted(int(value[-7:]) for value in whole)
    return ends[-1] - ends[0] < _NEAREST * len(ends)


def _are_rooms(plain):
    parts = [match.groups() for match in map(_SOCIAL.fullmatch, plain) if match]
    return all(int(middle) <= _ENTRANCES and int(last[2:]) <= _ROOMS for _, middle, last in parts)
