"""Coordinates as they arrive: degrees and minutes, swapped, without a sign, at 0/0 or far away."""

import re
from typing import NamedTuple

import numpy as np

from ...premises.register.sheet import half_width

__all__ = [
    "DEGREES",
    "LOST",
    "OUTSIDE",
    "SCALED",
    "SIGNED",
    "SWAPPED",
    "UNREAD",
    "ZERO",
    "ZONED",
    "Placed",
    "coordinates_of",
    "degrees_of",
    "look_geographic",
    "mended_places",
]

ZERO, UNREAD, OUTSIDE, LOST = "zero", "unread", "outside", "lost"
SWAPPED, DEGREES, SIGNED, SCALED, ZONED = "swapped", "degrees", "signed", "scaled", "zoned"
"""What coordinates can be like: not there, no numbers, far away, nowhere on the earth; or mended: the two in the wrong
order, degrees and minutes, a sign that is missing, millionths of degrees, the number of a zone before the easting."""

# How far around the district an event may still be, as a share of its size, and in degrees and metres at least.
_AROUND, _LEAST = 0.5, {True: 0.02, False: 2000.0}

# No latitude lies beyond 90: the order of a single row shows by that.
_WORLD = np.array([-180.0, -90.0, 180.0, 90.0])

# So many coordinates with a fraction are degrees where none is larger than those.
_MOSTLY = 0.8

# Where nobody says where the district is, the rows say it themselves, if there are so many.
_ENOUGH, _MIDDLE = 20, (10, 90)

_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_COMMA = re.compile(r"[+-]?\d{1,3},(?!\d{3}$)\d+")  # a comma that parts no thousands
_SPLIT = re.compile(r"\s*[,，;；、]\s*|\s{2,}|(?<=[NSEWnsew])\s+|\s+(?=[NSEWnsew+-]?\d)")
_SOUTH_WEST = re.compile(r"^\s*-|[sw]|南纬|西经", re.IGNORECASE)
_UNITS = re.compile(r"[°度d'′’分m\"″”秒s\s:]+|[nsew]|[东西]经|[南北]纬", re.IGNORECASE)
_POINT = re.compile(r"^\s*(?:srid=\d+;)?\s*point\s*z?m?\s*", re.IGNORECASE)


class Placed(NamedTuple):
    """Coordinates after a look at them.

    Attributes
    ----------
    places : (n, 2) array of float, nan where there are none that can be used
    troubles : dict of str (ZERO, OUTSIDE, LOST, SWAPPED, DEGREES, SIGNED, SCALED, ZONED) to (k,) array of int, rows
    """

    places: np.ndarray
    troubles: dict


def degrees_of(text):
    r"""A coordinate from text: a number, or degrees with minutes and seconds; nan where it is none.

    Examples
    --------
    >>> [round(degrees_of(text), 4) for text in ("111°41'24\"E", "42 21.79 N", "71°05′48″W", "东经111度41分")]
    [111.69, 42.3632, -71.0967, 111.6833]
    >>> degrees_of("N/A")
    nan
    """
    plain = half_width(text).strip()
    try:
        return float(plain.replace(",", "") if plain.count(",") == 1 and "." in plain else plain)
    except ValueError:
        pass
    numbers = [float(number) for number in _NUMBER.findall(plain)]
    rest = _UNITS.sub("", _NUMBER.sub("", plain)).strip("+-. ")
    if not 1 <= len(numbers) <= 3 or rest or any(number >= 60 for number in numbers[1:]):
        return float("nan")
    whole = sum(number / 60**place for place, number in enumerate(numbers))
    return -whole if _SOUTH_WEST.search(_sides(plain)) else whole


def _sides(text):
    """What of a coordinate may tell its side: without the units that are letters too."""
    return re.sub(r"(?<=\d)\s*[dms](?=\s*\d|\s*[NSEW]|\s*$)", " ", text)


def coordinates_of(xs, ys, both=None):
    r"""Coordinates from two columns of text, or from one that holds both.

    Parameters
    ----------
    xs, ys : (n,) sequences of str, or None
    both : (n,) sequence of str, or None

    Returns
    -------
    places : (n, 2) array of float, nan where nothing is told
    unread : (k,) array of int, rows that say something that is no pair of coordinates
    mended : (k,) array of int, rows in degrees and minutes

    Examples
    --------
    >>> places, unread, mended = coordinates_of(["111.69", "111°41'24\"", "?", ""], ["29.04", "29°2'24\"", "29", ""])
    >>> places.round(4).tolist()[:2], unread.tolist(), mended.tolist()
    ([[111.69, 29.04], [111.69, 29.04]], [2], [1])
    >>> coordinates_of(None, None, ["POINT(111.69 29.04)", "(42.36, -71.09)"])[0].tolist()
    [[111.69, 29.04], [42.36, -71.09]]
    """
    pairs = _points(list(zip(xs, ys))) if both is None else [_pair(text) for text in both]
    places = np.array([[_known(x), _known(y)] for x, y in pairs], dtype=float).reshape(-1, 2)
    whole = np.isfinite(places).all(axis=1)
    said = np.array([bool(x.strip() or y.strip()) for x, y in pairs], dtype=bool)
    places[~whole] = np.nan
    signs = np.array([_in_minutes(x) or _in_minutes(y) for x, y in pairs], dtype=bool)
    return places, np.flatnonzero(said & ~whole), np.flatnonzero(whole & signs)


def _points(pairs):
    """Coordinates with a point where they are written with a comma, as 42,3601."""
    commas = [text for pair in pairs for text in pair if "," in text]
    if not any(_COMMA.fullmatch(text.strip()) for text in commas) or any("." in text for text in commas):
        return pairs
    return [tuple(text.replace(",", ".") if text.count(",") == 1 else text for text in pair) for pair in pairs]


def _known(text):
    return degrees_of(text) if text.strip() else float("nan")


def _in_minutes(text):
    """Whether a coordinate has minutes beside its degrees."""
    return len(_NUMBER.findall(text.replace(",", ""))) > 1


def _pair(text):
    """The two coordinates in a text; two texts that say nothing where there are not two."""
    plain = _POINT.sub("", half_width(text)).strip().strip("()[]{} ")
    parts = [part for part in re.split(r"\s*[,;、|]\s*", plain) if part]
    if len(parts) != 2:
        parts = [part for part in _SPLIT.split(plain) if part]
    return tuple(parts) if len(parts) == 2 else (plain, "")


def mended_places(places, bounds=None, geographic=True):
    """Mend coordinates that lie somewhere else for a reason that shows.

    Parameters
    ----------
    places : (n, 2) array of float
    bounds : (4,) sequence of float, the district's least x and y and its greatest, as the coordinates are; without it
        most rows together say where it is, where there are enough; of fewer, what lies nowhere on the earth is mended
    geographic : bool, whether they are longitudes and latitudes

    Returns
    -------
    Placed
        What is outside for no such reason stays where it is, and is told.

    Examples
    --------
    >>> rows = np.array([[111.69, 29.04], [29.04, 111.69], [0, 0], [11141.4, 2902.4], [-111.69, 29.04], [121.5, 31.2]])
    >>> found = mended_places(rows, (111.6, 29.0, 111.8, 29.1))
    >>> found.places.round(3).tolist()[1], {why: which.tolist() for why, which in found.troubles.items()}
    ([111.69, 29.04], {'zero': [2], 'swapped': [1], 'degrees': [3], 'signed': [4], 'outside': [5]})
    """
    places = np.array(places, dtype=float).reshape(-1, 2)
    troubles = {}
    zero = (places == 0).all(axis=1)
    places[zero] = np.nan
    if zero.any():
        troubles[ZERO] = np.flatnonzero(zero)
    there = np.isfinite(places).all(axis=1)
    if bounds is None and geographic:
        _mend(places, _WORLD, _MENDING_WORLD, troubles)
        there &= _within(places, _WORLD)
    if not geographic and _are_degrees(places[there]):
        places[there] = np.nan
        troubles[LOST] = np.flatnonzero(there)
        return Placed(places, troubles)
    box = _box(places[there], bounds, geographic)
    if box is not None:
        troubles.pop(OUTSIDE, None)  # it is outside the district too, unless it can be mended now
        _mend(places, box, _MENDING if geographic else _MENDING_METRES, troubles)
    if geographic and OUTSIDE in troubles:
        outside = np.unique(troubles.pop(OUTSIDE))
        lost = ~_within(places[outside], _WORLD)
        troubles |= {why: rows for why, rows in ((OUTSIDE, outside[~lost]), (LOST, outside[lost])) if len(rows)}
        places[outside[lost]] = np.nan
    return Placed(places, {why: np.unique(rows) for why, rows in troubles.items()})


def _are_degrees(places):
    """Whether what should be metres are longitudes and latitudes: none is larger, and they have fractions."""
    return bool(len(places) and (np.abs(places) <= 180).all() and (places % 1 != 0).any(axis=1).mean() > _MOSTLY)


def _mend(places, box, menders, troubles):
    """Mend what lies outside a box and inside once it is mended; what stays outside is told."""
    away = np.isfinite(places).all(axis=1) & ~_within(places, box)
    for why, mend in menders:
        rows = np.flatnonzero(away)
        if not len(rows):
            break
        moved = mend(places[rows])
        fits = _within(moved, box)
        if fits.any():
            places[rows[fits]] = moved[fits]
            troubles[why] = np.concatenate([troubles.get(why, np.empty(0, dtype=int)), rows[fits]])
            away[rows[fits]] = False
    if away.any():
        troubles[OUTSIDE] = np.concatenate([troubles.get(OUTSIDE, np.empty(0, dtype=int)), np.flatnonzero(away)])


def look_geographic(places):
    """Whether most places have the size of longitudes and latitudes, in either order.

    Examples
    --------
    >>> look_geographic([(29.04, 111.69), (float("nan"), 0)]), look_geographic([(567074.6, 3214125.1)])
    (True, False)
    """
    places = np.asarray(places, dtype=float).reshape(-1, 2)
    there = places[np.isfinite(places).all(axis=1)]
    return bool(len(there) == 0 or (np.abs(there) <= 180).all(axis=1).mean() > 0.5)


def _box(places, bounds, geographic):
    """Where events may be: around the district."""
    if bounds is None:
        if len(places) < _ENOUGH:
            return None
        low, high = np.percentile(places, _MIDDLE, axis=0)
        around = 3 * (high - low)
    else:
        low, high = np.array(bounds[:2], dtype=float), np.array(bounds[2:], dtype=float)
        around = _AROUND * (high - low)
    around = np.maximum(around, _LEAST[bool(geographic)])
    return np.concatenate([low - around, high + around])


def _within(places, box):
    with np.errstate(invalid="ignore"):
        return ((places >= box[:2]) & (places <= box[2:])).all(axis=1)


def _packed(places):
    """Degrees and minutes run together: 11141.4 is 111 degrees and 41.4 minutes; with seconds 1114124."""
    size = np.abs(places)
    whole = np.where(size >= 100000, size // 10000, size // 100)
    minutes = np.where(size >= 100000, size % 10000 // 100 + size % 100 / 60, size % 100)
    return np.sign(places) * np.where(minutes < 60, whole + minutes / 60, np.nan)


_MENDING = (
    (SWAPPED, lambda places: places[:, ::-1]),
    (DEGREES, _packed),
    (DEGREES, lambda places: _packed(places[:, ::-1])),
    (SIGNED, lambda places: places * (-1, 1)),
    (SIGNED, lambda places: places * (1, -1)),
    (SIGNED, lambda places: places[:, ::-1] * (-1, 1)),
    (SCALED, lambda places: places / 1e6),
    (SCALED, lambda places: places / 1e7),
)


def _large(mend):
    """The same for pairs of large numbers only: of one that is large and one that is not, nobody knows."""
    return lambda places: np.where((np.abs(places) >= _LEAST_RUN_TOGETHER).all(axis=1)[:, None], mend(places), np.nan)


_LEAST_RUN_TOGETHER = 100.0
_MENDING_WORLD = tuple((why, mend if why == SWAPPED else _large(mend)) for why, mend in _MENDING)

_ZONE = 1e6  # eastings of a zone begin with its number: 37500000 lies on the middle of zone 37

_MENDING_METRES = (
    (SWAPPED, lambda places: places[:, ::-1]),
    (ZONED, lambda places: places % (_ZONE, np.inf)),
    (ZONED, lambda places: places[:, ::-1] % (_ZONE, np.inf)),
)
