"""From pairs to an order of all: each body as early as what is behind it allows."""

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

from .ragged import positions, starts_of

__all__ = ["knots_of", "levels_of", "without_knots"]


def levels_of(count, behind, front, spans=None):
    """Give each body a level above all that are behind it: those of one level can be drawn in any order.

    Parameters
    ----------
    count : int, bodies
    behind, front : (q,) arrays of int
    spans : (count,) array of int, how many levels each body takes; 1 by default

    Returns
    -------
    (count,) array of int from 0; -1 for those on a circle, or in front of one

    Examples
    --------
    >>> levels_of(4, np.array([0, 1, 0]), np.array([1, 2, 2])).tolist()
    [0, 1, 2, 0]
    >>> levels_of(4, np.array([0, 1, 0]), np.array([1, 2, 2]), np.array([3, 1, 1, 1])).tolist()
    [0, 3, 4, 0]
    """
    spans = np.ones(count, dtype=np.int64) if spans is None else spans
    order = np.argsort(behind, kind="stable")
    front = front[order]
    starts = starts_of(np.bincount(behind, minlength=count))
    waits_for = np.bincount(front, minlength=count)
    levels, placed = np.zeros(count, dtype=np.int64), np.zeros(count, dtype=bool)
    ready = np.flatnonzero(waits_for == 0)
    while len(ready):
        placed[ready] = True
        where, row = positions(starts[ready], starts[ready + 1] - starts[ready])
        done = front[where]
        np.maximum.at(levels, done, (levels[ready] + spans[ready])[row])
        np.subtract.at(waits_for, done, 1)
        ready = np.unique(done[waits_for[done] == 0])
    return np.where(placed, levels, -1)


def knots_of(count, behind, front, levels):
    """Find the bodies that lie on a circle: each in front of the next, and the last in front of the first.

    Parameters
    ----------
    count : int, bodies
    behind, front : (q,) arrays of int
    levels : (count,) array of int, of `levels_of`

    Returns
    -------
    (count,) array of int, the same number for bodies on circles that hang together; -1 for all others
    """
    knots = np.full(count, -1)
    if (levels >= 0).all():
        return knots
    left = (levels[behind] < 0) & (levels[front] < 0)
    graph = coo_matrix((np.ones(left.sum(), dtype=np.int8), (behind[left], front[left])), shape=(count, count))
    _, number = connected_components(graph, directed=True, connection="strong")
    several = np.bincount(number)[number] > 1
    knots[several] = number[several]
    return knots


def without_knots(behind, front, knots, distance):
    """Drop the relations within knots that go against the distance: what is left has no circles.

    Parameters
    ----------
    behind, front : (q,) arrays of int
    knots : (n,) array of int, of `knots_of`
    distance : (n,) array of float, from who looks

    Returns
    -------
    behind, front : arrays of int
    """
    inside = (knots[behind] >= 0) & (knots[behind] == knots[front])
    rows = np.arange(len(distance))
    farther = (distance[behind] > distance[front]) | (
        (distance[behind] == distance[front]) & (rows[behind] < rows[front])
    )
    kept = ~inside | farther
    return behind[kept], front[kept]
