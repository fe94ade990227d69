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
        tree = minimum_spanning_tree(graph, overwrite=True)
        self.parents = breadth_first_order(tree, size, directed=False)[1][:size]
        self.parents[roots] = roots
        self._leaps = _leaps(self.parents, roots)

    def sums_below(self, values):
        """(size,) array: the sum of what each unit and all below it have; exact where the values are whole numbers."""
        sums = np.append(values, 0.0)
        for ahead in self._leaps:
            sums += np.bincount(ahead, weights=sums, minlength=len(sums))
            sums[-1] = 0.0
        return sums[:-1]

    def spread_down(self, marks):
        """(size,) array: marks from 0 on go from a unit to all below it, as far as the next mark."""
        marks = np.append(marks, -1)
        for ahead in self._leaps:
            marks = np.where(marks < 0, marks[ahead], marks)
        return marks[:-1]


def _leaps(parents, roots):
    """The units 1, 2, 4 ... steps nearer to the root than each, as long as there are any; beyond it is nobody.

    After each leap a sum reaches twice as far, so a tree is done in as many steps as its depth has binary digits.
    """
    nobody = len(parents)
    ahead = np.append(parents, nobody)
    ahead[roots] = nobody
    leaps = []
    while (ahead < nobody).any():
        leaps.append(ahead)
        ahead = ahead[ahead]
    return leaps
