"""Groups: what hangs together, and the rows of each."""

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import connected_components

__all__ = ["joined", "joined_labels", "renumbered", "rows_by"]


def joined(count, one, other):
    """Number the groups of things that pairs join, directly or through others.

    Parameters
    ----------
    count : int, of things
    one, other : (p,) arrays of int, the two of each pair

    Returns
    -------
    (count,) array of int, from 0 on

    Examples
    --------
    >>> joined(4, np.array([0, 3]), np.array([2, 2])).tolist()
    [0, 1, 0, 0]
    """
    links = coo_matrix((np.ones(len(one)), (one, other)), shape=(count, count))
    return connected_components(links, directed=False)[1]


def joined_labels(labels, left, right):
    """Number the connected groups of equal labels.

    Parameters
    ----------
    labels : (f,) array of int
    left, right : (s,) arrays of int, faces that touch

    Returns
    -------
    (f,) array of int, numbered in the order of their first face

    Examples
    --------
    >>> joined_labels(np.array([7, 7, 5, 7]), np.array([0, 1, 2]), np.array([1, 2, 3])).tolist()
    [0, 0, 1, 2]
    """
    same = labels[left] == labels[right]
    return renumbered(joined(len(labels), left[same], right[same]))


def renumbered(groups):
    """Number groups in the order of their first row."""
    _, first, inverse = np.unique(groups, return_index=True, return_inverse=True)
    rank = np.empty(len(first), dtype=int)
    rank[np.argsort(first)] = np.arange(len(first))
    return rank[inverse.ravel()]


def rows_by(groups):
    """Yield each group from 0 on with its rows, ascending: (int, array of int).

    Examples
    --------
    >>> [(group, rows.tolist()) for group, rows in rows_by(np.array([1, -1, 0, 1]))]
    [(0, [2]), (1, [0, 3])]
    """
    order = np.argsort(groups, kind="stable")
    order = order[groups[order] >= 0]
    for rows in np.split(order, np.flatnonzero(np.diff(groups[order])) + 1):
        if len(rows):
            yield int(groups[rows[0]]), rows
