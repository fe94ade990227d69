"""Few colours for many grids, so that no grid has the colour of a neighbour and each colour is used about as often."""

import heapq
from itertools import pairwise

import numpy as np

__all__ = ["spread_colours"]


def spread_colours(count, pairs, colours, kept=None):
    """Give each of some things one of a few colours, other than its neighbours have.

    The thing whose neighbours wear the most colours chooses next (DSATUR: D. Brélaz, New methods to color the vertices
    of a graph, 1979), and takes of what is left the colour that fewest wear. A map needs four; with more there is
    almost always one left, else the one that fewest neighbours wear is taken.

    Parameters
    ----------
    count : int
    pairs : (p, 2) array of int, rows of things that are neighbours; order and repetition do not matter
    colours : int, how many there are
    kept : (count,) array of int, colours that things had before, -1 for none; they stay where neighbours do not quarrel

    Returns
    -------
    (count,) array of int, 0 to colours - 1

    Examples
    --------
    >>> spread_colours(4, [(0, 1), (1, 2), (2, 3), (3, 0)], 2).tolist()
    [0, 1, 0, 1]
    >>> spread_colours(3, [(0, 1)], 8, kept=[5, 5, -1]).tolist()
    [5, 0, 1]
    """
    around = _around(count, pairs)
    chosen = np.full(count, -1)
    worn = [set() for _ in range(count)]
    used = np.zeros(colours, dtype=int)

    def wear(row, colour):
        chosen[row] = colour
        used[colour] += 1
        for other in around[row]:
            worn[other].add(colour)

    for row, colour in enumerate([] if kept is None else np.asarray(kept).tolist()):
        if 0 <= colour < colours and colour not in worn[row]:
            wear(row, colour)
    waiting = [(-len(worn[row]), -len(around[row]), row) for row in range(count) if chosen[row] < 0]
    heapq.heapify(waiting)
    while waiting:
        seen, _, row = heapq.heappop(waiting)
        if chosen[row] >= 0 or -seen != len(worn[row]):
            continue
        wear(row, _choice(row, worn[row], used, around, chosen))
        for other in around[row]:
            if chosen[other] < 0:
                heapq.heappush(waiting, (-len(worn[other]), -len(around[other]), other))
    return chosen


def _around(count, pairs):
    """The neighbours of each, ascending."""
    pairs = np.asarray(pairs, dtype=int).reshape(-1, 2)
    pairs = pairs[pairs[:, 0] != pairs[:, 1]]
    both = np.unique(np.concatenate([pairs, pairs[:, ::-1]]), axis=0)
    starts = np.searchsorted(both[:, 0], np.arange(count + 1))
    return [both[first:last, 1].tolist() for first, last in pairwise(starts)]


def _choice(row, worn, used, around, chosen):
    free = [colour for colour in range(len(used)) if colour not in worn]
    if free:
        return min(free, key=lambda colour: (used[colour], colour))
    beside = np.bincount([chosen[other] for other in around[row] if chosen[other] >= 0], minlength=len(used))
    return int(np.argmin(beside))
