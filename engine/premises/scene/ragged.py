"""Arrays of lists of different lengths, as starts in one long array."""

import math

import numpy as np

__all__ = [
    "at_once",
    "by_length",
    "gathered",
    "lists_at",
    "pairs_of",
    "pairs_within",
    "positions",
    "put_lists",
    "starts_of",
    "stretches",
    "taken",
]

_SHORT = 16


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
    where = np.arange(len(row))
    where += (firsts - starts_of(counts)[:-1]).take(row)
    return where, row


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
    >>> [rows.tolist() for rows in at_once(np.array([3, 3, 3]), 6)]
    [[0], [1, 2]]
    """
    done = np.cumsum(work)
    cuts = np.searchsorted(done, np.arange(most, done[-1] if len(done) else 0, most))
    return np.split(np.arange(len(work)), cuts)


def by_length(counts):
    """Bring together the lists of one length: most are as short as most others.

    Parameters
    ----------
    counts : (n,) array of int, how long each list is

    Yields
    ------
    length : int, above 0
    rows : array of int, the lists of this length

    Examples
    --------
    >>> [(length, rows.tolist()) for length, rows in by_length(np.array([5, 0, 5, 99]))]
    [(5, [0, 2]), (99, [3])]
    """
    for length in range(1, min(int(counts.max(initial=0)), _SHORT) + 1):
        rows = np.flatnonzero(counts == length)
        if len(rows):
            yield length, rows
    long = np.flatnonzero(counts > _SHORT)
    order = long[np.argsort(counts[long], kind="stable")]
    firsts = np.flatnonzero(np.diff(counts[order], prepend=0))
    for rows in np.split(order, firsts[1:]) if len(order) else ():
        yield int(counts[rows[0]]), rows


def stretches(array, size, step):
    """Look at an array as all stretches of so many bytes, one at every step, each of which is copied as a whole.

    Parameters
    ----------
    array : contiguous array
    size, step : int, bytes

    Returns
    -------
    array of void, a view
    """
    count = max((array.nbytes - size) // step + 1, 0)
    return np.ndarray((count,), dtype=f"V{size}", buffer=array, strides=(step,))


def lists_at(values, firsts, length):
    """Lists of one length out of a long array.

    Parameters
    ----------
    values : (v, ...) array, the long array
    firsts : (n,) array of int, where each list begins
    length : int, above 0

    Returns
    -------
    (n, length, ...) array

    Examples
    --------
    >>> lists_at(np.array([7.0, 8.0, 9.0]), np.array([1, 0]), 2).tolist()
    [[8.0, 9.0], [7.0, 8.0]]
    """
    values = np.ascontiguousarray(values)
    step = _row_size(values)
    lists = stretches(values, length * step, step)[firsts]
    return lists.view(values.dtype).reshape(len(firsts), length, *values.shape[1:])


def put_lists(values, firsts, lists):
    """Put lists of one length into a long array.

    Parameters
    ----------
    values : (v, ...) array, contiguous; it is changed
    firsts : (n,) array of int, where each list is to begin
    lists : (n, length, ...) array
    """
    size = lists[:1].nbytes
    members = np.ascontiguousarray(lists).reshape(len(firsts), -1).view(f"V{size}").ravel()
    stretches(values, size, _row_size(values))[firsts] = members


def _row_size(values):
    """Bytes from one row of an array to the next."""
    return values.itemsize * math.prod(values.shape[1:])


def gathered(values, firsts, counts):
    """All members of some lists, one list after the other.

    Parameters
    ----------
    values : (v, ...) array, the long array
    firsts : (n,) array of int, where each list begins
    counts : (n,) array of int, how long it is

    Returns
    -------
    members : (sum of counts, ...) array
    starts : (n + 1,) array of int, where each list begins in it

    Examples
    --------
    >>> gathered(np.array([7.0, 8.0, 9.0]), np.array([1, 0]), np.array([2, 1]))[0].tolist()
    [8.0, 9.0, 7.0]
    """
    starts = starts_of(counts)
    members = np.empty((starts[-1], *values.shape[1:]), dtype=values.dtype)
    values, step = np.ascontiguousarray(values), _row_size(values)
    for length, rows in by_length(counts):
        size = length * step
        stretches(members, size, step)[starts[rows]] = stretches(values, size, step)[firsts[rows]]
    return members, starts


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
    rings, starts = gathered(np.diff(ring_starts), face_starts[rows], face_starts[rows + 1] - face_starts[rows])
    firsts, _ = gathered(ring_starts, face_starts[rows], np.diff(starts))
    return *gathered(points, firsts, rings), starts
