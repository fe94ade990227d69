"""Crowds: many events near each other become one sign with a number, few of them stay signs of their own."""

from typing import NamedTuple

import numpy as np

__all__ = ["Crowds", "crowds"]


class Crowds(NamedTuple):
    """Events as signs on a map.

    Attributes
    ----------
    singles : (s,) array of int, places among the events given, of those that stand alone
    middles : (c, 2) array of float, where each crowd's sign lies: the mean of its events, kept inside its cell
    counts : (c,) array of int
    parts : (c, p) array of int, how many of each kind
    cells : (c, 4) array of float, xmin, ymin, xmax, ymax of the cell
    """

    singles: np.ndarray
    middles: np.ndarray
    counts: np.ndarray
    parts: np.ndarray
    cells: np.ndarray


def crowds(places, kinds, kind_count, cell, alone=3, margin=0.4):
    """Gather events by the cells of a lattice that lies still under the map, whatever part of it is seen.

    Parameters
    ----------
    places : (k, 2) array of float, metres
    kinds : (k,) array of int, 0 to kind_count - 1
    kind_count : int
    cell : float, metres
    alone : int, so many in one cell stay signs of their own
    margin : float 0..0.5, the share of a cell's side that a sign keeps from its edges

    Returns
    -------
    Crowds

    Examples
    --------
    >>> places = np.array([(1, 1), (2, 2), (3, 3), (4, 4), (25, 5)], dtype=float)
    >>> found = crowds(places, np.array([0, 0, 0, 1, 1]), 2, cell=10.0)
    >>> found.singles.tolist(), found.counts.tolist(), found.parts.tolist(), found.middles.tolist()
    ([4], [4], [[3, 1]], [[4.0, 4.0]])
    """
    if not len(places):
        return Crowds(np.zeros(0, int), np.zeros((0, 2)), np.zeros(0, int), np.zeros((0, kind_count), int),
                      np.zeros((0, 4)))  # fmt: skip
    steps = np.floor(places / cell).astype(np.int64)
    low = steps.min(axis=0)
    column, row = (steps - low).T
    wide = int(column.max()) + 1
    high = int(row.max()) + 1
    keys = row * wide + column
    if wide * high > 8 * len(places) + 65_536:  # far apart: the cells that hold something are numbered first
        filled, keys = np.unique(keys, return_inverse=True)
    else:
        filled = np.arange(wide * high)
    sizes = np.bincount(keys, minlength=len(filled))
    many = np.flatnonzero(sizes > alone)
    singles = np.flatnonzero(sizes[keys] <= alone)
    counts = sizes[many]
    sums = [np.bincount(keys, weights=places[:, axis] - low[axis] * cell, minlength=len(filled)) for axis in (0, 1)]
    parts = np.bincount(keys * kind_count + kinds, minlength=len(filled) * kind_count).reshape(-1, kind_count)[many]
    corners = np.column_stack([filled[many] % wide, filled[many] // wide]) * cell
    means = np.column_stack([part[many] for part in sums]) / counts[:, None]
    middles = np.clip(means, corners + margin * cell, corners + (1 - margin) * cell) + low * cell
    corners = corners + low * cell
    return Crowds(singles, middles, counts, parts, np.column_stack([corners, corners + cell]))
