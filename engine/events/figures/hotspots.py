"""Hot spots: areas whose neighbourhood has more, or less, than an even spread would give (Getis and Ord's Gi*)."""

from dataclasses import dataclass

import numpy as np
import shapely
from scipy.sparse import csr_array
from scipy.spatial import cKDTree
from scipy.special import ndtr

__all__ = ["CLASSES", "HotSpots", "adjusted", "classes_of", "contiguity", "gi_star", "hot_spots", "within_distance"]

CLASSES = ("cold_99", "cold_95", "cold_90", "none", "hot_90", "hot_95", "hot_99")
"""How sure it is that an area is hot or cold: its adjusted p-value is at most 0.01, 0.05 or 0.10."""

_LEVELS = (0.01, 0.05, 0.10)
_TOUCH_M = 0.01


@dataclass(frozen=True)
class HotSpots:
    """What Gi* says of areas.

    Attributes
    ----------
    z : (n,) array of float, standard scores, nan where all areas are alike or one's neighbourhood is everything
    p : (n,) array of float, two-sided p-values of a normal distribution
    q : (n,) array of float, p-values adjusted for how many areas were looked at
    classes : (n,) array of str, of `CLASSES`
    """

    z: np.ndarray
    p: np.ndarray
    q: np.ndarray
    classes: np.ndarray


def contiguity(areas, near=_TOUCH_M):
    """Join areas that touch, in a line or a point, and each with itself.

    Parameters
    ----------
    areas : (n,) array of Polygon or MultiPolygon, metres
    near : float, metres within which they count as touching

    Returns
    -------
    scipy.sparse.csr_array (n, n) of float, 1 where joined

    Examples
    --------
    >>> row = shapely.box([0, 1, 3], [0, 0, 0], [1, 2, 4], [1, 1, 1])
    >>> contiguity(row).toarray().astype(int).tolist()
    [[1, 1, 0], [1, 1, 0], [0, 0, 1]]
    """
    areas = np.asarray(areas, dtype=object)
    one, other = shapely.STRtree(areas).query(areas, predicate="dwithin", distance=near)
    return _joined(len(areas), one, other)


def within_distance(places, distance):
    """Join places that are so near, and each with itself.

    Parameters
    ----------
    places : (n, 2) array of float, metres
    distance : float, metres

    Returns
    -------
    scipy.sparse.csr_array (n, n) of float, 1 where joined
    """
    places = np.asarray(places, dtype=float).reshape(-1, 2)
    pairs = cKDTree(places).query_pairs(distance, output_type="ndarray") if len(places) else np.empty((0, 2), dtype=int)
    return _joined(len(places), np.concatenate([pairs[:, 0], pairs[:, 1]]), np.concatenate([pairs[:, 1], pairs[:, 0]]))


def _joined(count, one, other):
    """The matrix of these pairs and everything with itself."""
    own = np.arange(count)
    key = np.unique(np.concatenate([one, own]) * np.int64(count) + np.concatenate([other, own]))
    rows, columns = np.divmod(key, max(count, 1))
    return csr_array((np.ones(len(key)), (rows, columns)), shape=(count, count))


def gi_star(values, weights):
    """Getis and Ord's Gi* as a standard score.

    Parameters
    ----------
    values : (n,) array of float, counts or rates, none of them nan
    weights : scipy.sparse array (n, n), an area's own weight included

    Returns
    -------
    (n,) array of float, nan where the values are all alike, or an area's neighbourhood is everything

    Notes
    -----
    J. K. Ord and A. Getis, Local spatial autocorrelation statistics (1995), equation 14.

    Examples
    --------
    >>> z = gi_star([9, 8, 1, 1, 1, 1], within_distance([(x, 0) for x in range(6)], 1))
    >>> z.round(3).tolist()
    [2.229, 1.576, -0.105, -1.576, -1.576, -1.114]
    """
    values = np.asarray(values, dtype=float)
    count = len(values)
    if count < 2:
        return np.full(count, np.nan)
    mean = values.mean()
    spread = np.sqrt(max((values**2).mean() - mean**2, 0.0))
    sums = weights @ np.ones(count)
    squares = weights.multiply(weights) @ np.ones(count)
    room = np.maximum(count * squares - sums**2, 0.0) / (count - 1)
    scale = spread * np.sqrt(room)
    lowest = 1e-12 * max(abs(mean), 1.0)  # rounding alone makes no difference between areas
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.where(scale > lowest, (weights @ values - mean * sums) / scale, np.nan)


def adjusted(p):
    """P-values adjusted so that of all that stay small, only that share is false (Benjamini and Hochberg, 1995).

    Parameters
    ----------
    p : (n,) array of float; nan is left out of the number of tests and stays nan

    Returns
    -------
    (n,) array of float, never smaller than `p`

    Examples
    --------
    >>> adjusted([0.01, 0.04, 0.03, 0.5]).round(4).tolist()
    [0.04, 0.0533, 0.0533, 0.5]
    """
    p = np.asarray(p, dtype=float)
    told = np.full(len(p), np.nan)
    known = np.flatnonzero(~np.isnan(p))
    order = known[np.argsort(p[known], kind="stable")]
    steps = p[order] * len(order) / np.arange(1, len(order) + 1)
    told[order] = np.minimum(np.minimum.accumulate(steps[::-1])[::-1], 1.0)
    return told


def classes_of(z, q):
    """Say how hot or cold areas are.

    Parameters
    ----------
    z, q : (n,) arrays of float, standard scores and adjusted p-values

    Returns
    -------
    (n,) array of str, of `CLASSES`

    Examples
    --------
    >>> classes_of([3.5, -2.9, 0.3], [0.004, 0.03, 0.8]).tolist()
    ['hot_99', 'cold_95', 'none']
    """
    z, q = np.asarray(z, dtype=float), np.asarray(q, dtype=float)
    with np.errstate(invalid="ignore"):
        steps = sum((q <= level).astype(int) for level in _LEVELS)
    return np.array(CLASSES, dtype=object)[3 + np.where(z < 0, -steps, steps)]


def hot_spots(values, weights):
    """Gi* of areas with p-values, adjusted ones, and classes.

    Parameters
    ----------
    values : (n,) array of float; areas with nan take no part, and nobody is their neighbour
    weights : scipy.sparse array (n, n), an area's own weight included

    Returns
    -------
    HotSpots
    """
    values = np.asarray(values, dtype=float)
    known = np.flatnonzero(~np.isnan(values))
    z = np.full(len(values), np.nan)
    z[known] = gi_star(values[known], csr_array(weights)[known][:, known])
    p = 2.0 * ndtr(-np.abs(z))
    q = adjusted(p)
    return HotSpots(z, p, q, classes_of(z, q))
