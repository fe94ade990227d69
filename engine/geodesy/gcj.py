"""WGS 84, GCJ-02 and BD-09: the shifts that Chinese web maps put on coordinates, there and back.

The formulas are those that are publicly known; they agree with the official algorithm to centimetres or metres, no
better is claimed. A shift is an aid for data that arrives with it, nothing to measure by.
"""

import numpy as np

__all__ = ["BD09", "DATUMS", "GCJ02", "WGS84", "converted", "in_china"]

WGS84, GCJ02, BD09 = "WGS84", "GCJ02", "BD09"
DATUMS = (WGS84, GCJ02, BD09)
"""WGS84 stands for CGCS2000 too, which is the same to a decimetre; GCJ02 is of Amap, Tencent and Google's map of
China, BD09 of Baidu."""

# The ellipsoid of the formula, Krasovsky's: half axis in metres, and eccentricity squared.
_AXIS, _ECCENTRICITY = 6378245.0, 0.00669342162296594323

# There is no shift outside.
_WEST, _EAST, _SOUTH, _NORTH = 72.004, 137.8347, 0.8293, 55.8271

# The second shift: so far, and so many waves.
_EAST_BY, _NORTH_BY, _WAVES = 0.0065, 0.006, np.pi * 3000.0 / 180.0

_ROUNDS = 4  # after which the way back is right to less than a tenth of a millimetre


def in_china(places):
    """Which places lie where coordinates are shifted.

    Parameters
    ----------
    places : (n, 2) array of float, longitudes and latitudes in degrees

    Returns
    -------
    (n,) array of bool

    Examples
    --------
    >>> in_china([(111.69, 29.04), (-71.1, 42.4), (float("nan"), 0)]).tolist()
    [True, False, False]
    """
    places = np.asarray(places, dtype=float).reshape(-1, 2)
    with np.errstate(invalid="ignore"):
        east, north = places[:, 0], places[:, 1]
        return (east >= _WEST) & (east <= _EAST) & (north >= _SOUTH) & (north <= _NORTH)


def converted(places, before, after):
    """Convert coordinates.

    Parameters
    ----------
    places : (n, 2) array of float, longitudes and latitudes in degrees
    before, after : str, of `DATUMS`

    Returns
    -------
    (n, 2) array of float; places outside China stay as they are

    Raises
    ------
    ValueError
        A datum of another name.

    Examples
    --------
    >>> there = converted([(111.69, 29.04)], "WGS84", "GCJ02")
    >>> there.round(5).tolist(), converted(there, "GCJ02", "WGS84").round(9).tolist()
    ([[111.69559, 29.03697]], [[111.69, 29.04]])
    """
    for name in (before, after):
        if name not in DATUMS:
            raise ValueError(f"There is no datum {name}.")
    places = np.array(places, dtype=float).reshape(-1, 2)
    inside = in_china(places)
    moved, steps = places[inside], DATUMS.index(after) - DATUMS.index(before)
    for step in range(abs(steps)):
        if steps > 0:
            moved = (_to_gcj, _to_bd)[DATUMS.index(before) + step](moved)
        else:
            moved = _back((_to_gcj, _to_bd)[DATUMS.index(before) - step - 1], moved)
    places[inside] = moved
    return places


def _to_gcj(places):
    """WGS 84 to GCJ-02."""
    east, north = places[:, 0], places[:, 1]
    x, y = east - 105.0, north - 35.0
    root = np.sqrt(np.abs(x))
    common = 20.0 * np.sin(6.0 * np.pi * x) + 20.0 * np.sin(2.0 * np.pi * x)
    to_north = -100.0 + 2.0 * x + 3.0 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * root + common * 2.0 / 3.0
    to_north += (20.0 * np.sin(np.pi * y) + 40.0 * np.sin(np.pi * y / 3.0)) * 2.0 / 3.0
    to_north += (160.0 * np.sin(np.pi * y / 12.0) + 320.0 * np.sin(np.pi * y / 30.0)) * 2.0 / 3.0
    to_east = 300.0 + x + 2.0 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * root + common * 2.0 / 3.0
    to_east += (20.0 * np.sin(np.pi * x) + 40.0 * np.sin(np.pi * x / 3.0)) * 2.0 / 3.0
    to_east += (150.0 * np.sin(np.pi * x / 12.0) + 300.0 * np.sin(np.pi * x / 30.0)) * 2.0 / 3.0
    latitude = np.radians(north)
    bend = 1.0 - _ECCENTRICITY * np.sin(latitude) ** 2
    along = _AXIS * (1.0 - _ECCENTRICITY) / (bend * np.sqrt(bend))
    across = _AXIS / np.sqrt(bend) * np.cos(latitude)
    return np.column_stack([east + np.degrees(to_east / across), north + np.degrees(to_north / along)])


def _to_bd(places):
    """GCJ-02 to BD-09."""
    x, y = places[:, 0], places[:, 1]
    far = np.hypot(x, y) + 0.00002 * np.sin(y * _WAVES)
    angle = np.arctan2(y, x) + 0.000003 * np.cos(x * _WAVES)
    return np.column_stack([far * np.cos(angle) + _EAST_BY, far * np.sin(angle) + _NORTH_BY])


def _back(there, places):
    """The places that `there` brings to these, by coming nearer step by step."""
    guess = places.copy()
    for _ in range(_ROUNDS):
        guess += places - there(guess)
    return guess
