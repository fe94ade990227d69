"""Random spanning trees of many groups of units, grown all at once."""

import numpy as np
from scipy.sparse import csr_matrix
from scipy.sparse.csgraph import breadth_first_order, minimum_spanning_tree

__all__ = ["Trees"]


class Trees:
    """The trees of least weight, one for each group of connected units.

    Parameters
    ----------
    size : int, units
    ends : (e, 2) array of int, sorted, the units that each edge joins
    weights : (e,) array of float over 0
    roots : (t,) array of int, one unit of each group

    Attributes
    ----------
    order : (size,) array of int, the units by their distance from their root
    parents : (size,) array of int, the next unit on the way to the root; roots have themselves

    Examples
    --------
    >>> row = Trees(4, np.array([[0, 1], [1, 2], [2, 3]]), np.array([0.3, 0.1, 0.2]), np.array([0]))
    >>> row.parents.tolist()
    [0, 0, 1, 2]
    >>> row.sums_below(np.array([5.0, 6, 7, 8])).tolist()
    [26.0, 21.0, 15.0, 8.0]
    >>> row.spread_down(np.array([-1, -1, 9, -1])).tolist()
    [-1, -1, 9, 9]
    """

    def __init__(self, size, ends, weights, roots):
        # One more unit hangs on every root and makes the trees one tree: no other edge leads to it, so all stay.
        begin = np.r_[0, np.cumsum(np.bincount(ends[:, 0], minlength=size)), len(ends) + len(roots)]
        values, others = np.r_[weights, np.ones(len(roots))], np.r_[ends[:, 1], roots]
        graph = csr_matrix((values, others, begin), shape=(size + 1, size + 1))
        order, parents = breadth_first_order(minimum_spanning_tree(graph), size, directed=False)
        parents[roots] = roots
        self.order, self.parents = order[1:], parents[:size]
        self._levels = _levels(self.order, self.parents)

    def sums_below(self, values):
        """(size,) array: the sum of what each unit and all below it have."""
        sums = values.copy()
        for units in self._levels[:0:-1]:
            np.add.at(sums, self.parents[units], sums[units])
        return sums

    def spread_down(self, marks):
        """(size,) array: marks from 0 on go from a unit to all below it, as far as the next mark."""
        marks = marks.copy()
        for units in self._levels[1:]:
            own = marks[units]
            marks[units] = np.where(own < 0, marks[self.parents[units]], own)
        return marks


def _levels(order, parents):
    """The units at each distance from their root, nearest first."""
    position = np.empty(len(parents), dtype=int)
    position[order] = np.arange(len(order))
    above = np.where(parents[order] == order, -1, position[parents[order]])
    levels, start = [], 0
    stop = int(np.searchsorted(above, 0))
    while start < stop:
        levels.append(order[start:stop])
        start, stop = stop, int(np.searchsorted(above, stop))
    return levels
