"""Crowds: many events near each other become one sign with a number, few of them stay signs of their own."""

from typing import NamedTuple

import numpy as np

__all__ = ["Crowds", "Lattice"]


class Crowds(NamedTuple):
    """Events as signs on a map.

    Attributes
    ----------
    singles : (s,) array of int, places among the rows given, of those that stand alone
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


class Lattice:
    """Cells that lie still under the map, whatever part of it is seen, with the events in them.

    Parameters
    ----------
    places : (n, 2) array of float, metres
    cell : float, metres

    Examples
    --------
    >>> places = np.array([(1, 1), (2, 2), (3, 3), (4, 4), (25, 5)], dtype=float)
    >>> lattice = Lattice(places, cell=10.0)
    >>> found = lattice.crowds(np.arange(5), np.array([0, 0, 0, 1, 1]), 2)
    >>> found.singles.tolist(), found.counts.tolist(), found.parts.tolist(), found.middles.tolist()
    ([4], [4], [[3, 1]], [[4.0, 4.0]])
    >>> lattice.crowds(np.array([0, 1, 4]), np.array([0, 0, 1]), 2).singles.tolist()
    [0, 1, 2]
    """

    def __init__(self, places, cell):
        self._cell = cell
        steps = np.floor(places / cell).astype(np.int64)
        low = steps.min(axis=0) if len(places) else np.zeros(2, dtype=np.int64)
        self._low = low * cell
        self._inside = places - self._low
        column, row = (steps - low).T if len(places) else (np.zeros(0, int), np.zeros(0, int))
        wide = int(column.max(initial=0)) + 1
        filled, self._keys = np.unique(row * wide + column, return_inverse=True)
        self._keys = self._keys.ravel()
        self._corners = np.column_stack([filled % wide, filled // wide]) * cell

    def crowds(self, rows, kinds, kind_count, alone=3, margin=0.4):
        """Gather some of the events.

        Parameters
        ----------
        rows : (k,) array of int
        kinds : (k,) array of int, 0 to kind_count - 1
        kind_count : int
        alone : int, so many in one cell stay signs of their own
        margin : float 0..0.5, the share of a cell's side that a sign keeps from its edges

        Returns
        -------
        Crowds
        """
        keys, cells = self._keys[rows], len(self._corners)
        sizes = np.bincount(keys, minlength=cells)
        many = np.flatnonzero(sizes > alone)
        singles = np.flatnonzero((sizes <= alone)[keys])
        counts, corners = sizes[many], self._corners[many]
        parts = np.bincount(keys * kind_count + kinds, minlength=cells * kind_count).reshape(-1, kind_count)[many]
        sums = [np.bincount(keys, weights=self._inside[rows, axis], minlength=cells)[many] for axis in (0, 1)]
        means = np.column_stack(sums) / counts[:, None]
        middles = np.clip(means, corners + margin * self._cell, corners + (1 - margin) * self._cell) + self._low
        corners = corners + self._low
        return Crowds(singles, middles, counts, parts, np.column_stack([corners, corners + self._cell]))
