"""Arrays of lists of different lengths, as starts in one long array."""

import numpy as np

__all__ = ["at_once", "pairs_of", "pairs_within", "positions", "starts_of", "taken"]


def starts_of(counts):
    """Where each list begins, and where the last one ends.

    Examples
    --------
    >>> starts_of(np.array([2, 0, 3])).tolist()
    [0, 2, 2, 5]
    """
    starts = np.zeros(len(counts) + 1, dtype=np.int64)
    np.cumsum(counts, out=starts[1:])
    return starts


def positions(firsts, counts):
    """Positions of all members of some lists, one list after the other, and which list each is of.

    Parameters
    ----------
    firsts : (n,) array of int, where each list begins
    counts : (n,) array of int, how long it is

    Returns
    -------
    where, list_row : (sum of counts,) arrays of int

    Examples
    --------
    >>> positions(np.array([10, 40]), np.array([2, 3]))[0].tolist()
    [10, 11, 40, 41, 42]
    """
    row = np.repeat(np.arange(len(counts)), counts)
    starts = starts_of(counts)
    return np.arange(starts[-1]) - np.repeat(starts[:-1] - firsts, counts), row


def at_once(work, most):
    """Cut rows into runs that may be done at once, so that memory is enough.

    Parameters
    ----------
    work : (n,) array of int, how much each row is
    most : int, about how much may be done at once

    Returns
    -------
    list of arrays of int, rows; one at least

    Examples
    --------
    >>> [rows.tolist() for rows in at_once(np.array([2, 2, 9, 1]), 4)]
    [[0], [1, 2], [3]]
    """
    done = np.cumsum(work)
    cuts = np.searchsorted(done, np.arange(most, done[-1] if len(done) else 0, most))
    return np.split(np.arange(len(work)), cuts)


def pairs_within(starts, one, other):
    """Every member of list `one` with every member of list `other`, pair by pair.

    Parameters
    ----------
    starts : (n + 1,) array of int, where each list begins
    one, other : (p,) arrays of int, lists

    Returns
    -------
    first, second, pair : arrays of int, positions in the long array, and the row of the pair

    Examples
    --------
    >>> first, second, pair = pairs_within(np.array([0, 2, 3]), np.array([0]), np.array([1]))
    >>> first.tolist(), second.tolist()
    ([0, 1], [2, 2])
    """
    first, of_first = positions(starts[one], starts[one + 1] - starts[one])
    second, of_second = positions(starts[other], starts[other + 1] - starts[other])
    return pairs_of(first, of_first, second, of_second, len(one))


def pairs_of(first, of_first, second, of_second, pairs):
    """Every first thing of a pair with every second thing of it.

    Parameters
    ----------
    first, second : arrays of int, things
    of_first, of_second : arrays of int, rising, the pair that each is of
    pairs : int, how many there are

    Returns
    -------
    first, second, pair : arrays of int
    """
    counts = np.bincount(of_second, minlength=pairs)
    where, row = positions(starts_of(counts)[of_first], counts[of_first])
    return first[row], second[where], of_first[row]


def taken(points, ring_starts, face_starts, rows):
    """The corners of some polygons, in this order, and where their rings and they themselves begin.

    Parameters
    ----------
    points : (v, 2) array of float
    ring_starts : (r + 1,) array of int
    face_starts : (f + 1,) array of int
    rows : array of int, polygons

    Returns
    -------
    points, ring_starts, face_starts : as they came in
    """
    rings = face_starts[rows + 1] - face_starts[rows]
    ring, _ = positions(face_starts[rows], rings)
    corners = ring_starts[ring + 1] - ring_starts[ring]
    point, _ = positions(ring_starts[ring], corners)
    return points[point], starts_of(corners), starts_of(rings)
