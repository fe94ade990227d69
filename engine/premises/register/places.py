"""Where a row says it is: one address out of road, number, compound and building, and a point."""

import re

import numpy as np
import shapely

from .numbers import as_number, bare
from .sheet import half_width

__all__ = ["address_of", "points_of", "tidied"]

_SPACES = re.compile(r"\s+")
_NOTHING = frozenset(
    ("", "无", "-", "--", "—", "/", "\\", "N/A", "NULL", "null", "None", "none", "nan", "不详", "未知", "待补")
)
_BARE = re.compile(r"第?[0-9A-Za-z一二三四五六七八九十百]+(?:-[0-9A-Za-z]+)*")
_PAIR = re.compile(r"\(?\s*([+-]?\d+(?:\.\d+)?)\s*[,，;；\s]\s*([+-]?\d+(?:\.\d+)?)\s*\)?")


def tidied(text):
    r"""A text on one line, half width, '' where it only says that nothing is known.

    Examples
    --------
    >>> tidied(" 人民路\n１２号 "), tidied("无")
    ('人民路 12号', '')
    """
    plain = _SPACES.sub(" ", half_width(text)).strip()
    return "" if plain in _NOTHING else plain


def address_of(address, road, door_number, compound, group, building, name):
    """Join what is known of a place to one address; what the address says already is not said twice.

    Parameters
    ----------
    address, road, door_number, compound, group, building, name : str, tidied; '' where not known

    Returns
    -------
    str

    Examples
    --------
    >>> address_of("", "人民路", "12", "阳光小区", "", "3", "")
    '人民路12号阳光小区3栋'
    >>> address_of("人民路12号阳光小区3栋", "人民路", "12", "阳光小区", "", "3", "")
    '人民路12号阳光小区3栋'
    >>> address_of("人民路12号", "", "", "阳光小区", "", "B", "")
    '人民路12号阳光小区B栋'
    >>> address_of("", "", "7", "石门村", "3", "", "")
    '石门村3组7号'
    """
    number = _with(door_number, "号") if road or compound or group else door_number
    said = address or (road + number if road else "")
    if compound and compound not in said:
        said += compound
    if group and group not in said:
        said += _with(group, "组")
    if not address and not road:
        said += number
    if building and not _says_building(said, building):
        said += _with(building, "栋")
    elif name and not building and name not in said:
        said += name
    return said


def _with(value, ending):
    """A value that is a bare number gets the word that belongs to it."""
    return value + ending if value and _BARE.fullmatch(value) else value


def _says_building(text, building):
    if building in text and not _BARE.fullmatch(building):
        return True
    number = bare(building)
    if not number:
        return True
    return re.search(rf"(?<![0-9A-Za-z]){re.escape(number)}(?:栋|幢|号楼|座|#|$|-)", text, re.IGNORECASE) is not None


def points_of(xs, ys, both=None):
    """Points from two columns of text, or from one that holds both numbers.

    Parameters
    ----------
    xs, ys : (n,) sequences of str, or None
    both : (n,) sequence of str, or None

    Returns
    -------
    (n,) array of shapely Points, None where a row has none

    Examples
    --------
    >>> [str(point) for point in points_of(["111.69", ""], ["29.04", "29.05"])]
    ['POINT (111.69 29.04)', 'None']
    """
    pairs = zip(xs, ys) if both is None else ((_PAIR.fullmatch(text) or ("", "", ""))[1:3] for text in both)
    numbers = np.array([[_float(x), _float(y)] for x, y in pairs], dtype=float).reshape(-1, 2)
    there = np.isfinite(numbers).all(axis=1) & (numbers != 0).all(axis=1)
    points = np.full(len(numbers), None, dtype=object)
    points[there] = shapely.points(numbers[there])
    return points


def _float(text):
    number = as_number(text)
    return np.nan if number is None else number
