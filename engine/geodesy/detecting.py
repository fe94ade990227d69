"""Which shift coordinates have: they are taken as each in turn, and should lie at buildings as one of them."""

from typing import NamedTuple

import numpy as np
import shapely

from .gcj import BD09, GCJ02, WGS84, converted, in_china

__all__ = ["Likeness", "datum_of"]

# A place is at a building where it lies so near; where houses stand close together it shows only when nearer ones alone
# are counted. More places than this tell no more.
_AT_M, _NEARER, _MOST = 8.0, 0.25, 4000

# One is surer than the next where so many times as many places lie at buildings, and chance hardly makes that. Things
# that stand in streets lie at buildings by chance alone: of the places of one that is sure so many must.
_TIMES, _DEVIATIONS, _FEWEST, _SHARE = 1.25, 4.0, 12, 0.4


class Likeness(NamedTuple):
    """How well each datum fits.

    Attributes
    ----------
    datum : str, of `gcj.DATUMS`, the one that fits; '' where none does better than the others
    shares : dict of str (datum) to float, the share of places at buildings
    count : int, the places that were looked at
    """

    datum: str
    shares: dict
    count: int


def datum_of(places, buildings, to_metres, near=_AT_M):
    """Say which datum coordinates are in.

    Parameters
    ----------
    places : (n, 2) array of float, longitudes and latitudes in degrees as they arrived; nan where there are none
    buildings : (b,) array of polygons or points, in metres
    to_metres : callable of (k, 2) degrees in WGS 84 that gives (k, 2) metres, as the buildings are, nan where it cannot
    near : float, metres from a building that still count as at it

    Returns
    -------
    Likeness

    Examples
    --------
    >>> where = np.array([(111.69 + 0.001 * row, 29.04) for row in range(20)])
    >>> to_metres = lambda places: (places - (111.69, 29.04)) * 100000
    >>> houses = shapely.box(*(to_metres(where) - 4).T, *(to_metres(where) + 4).T)
    >>> datum_of(converted(where, WGS84, GCJ02), houses, to_metres).datum
    'GCJ02'
    """
    places = np.asarray(places, dtype=float).reshape(-1, 2)
    places = places[np.isfinite(places).all(axis=1)]
    places = np.unique(places[in_china(places)], axis=0)
    if len(places) > _MOST:
        places = places[np.linspace(0, len(places) - 1, _MOST).astype(int)]
    if not len(places) or not len(buildings):
        return Likeness("", dict.fromkeys((WGS84, GCJ02, BD09), 0.0), len(places))
    tree = shapely.STRtree(buildings)
    moved = {datum: to_metres(converted(places, datum, WGS84)) for datum in (WGS84, GCJ02, BD09)}
    likeness = [_likeness(tree, moved, distance) for distance in (near, _NEARER * near)]
    return next((one for one in likeness if one.datum), likeness[0])


def _likeness(tree, moved, near):
    """How well each datum fits, where places count that lie so near to a building."""
    shares = {}
    for datum, places in moved.items():
        there = np.isfinite(places).all(axis=1)
        hits = tree.query(shapely.points(places[there]), predicate="dwithin", distance=near)[0]
        shares[datum] = len(np.unique(hits)) / len(places)
    best, second, _ = sorted(shares, key=shares.get, reverse=True)
    count = len(moved[best])
    spread = np.sqrt(max(shares[second] * (1 - shares[second]), 1 / count) / count)
    sure = shares[best] >= _SHARE and shares[best] > _TIMES * shares[second] and count >= _FEWEST
    sure = sure and shares[best] - shares[second] > _DEVIATIONS * spread
    return Likeness(best if sure else "", shares, count)
