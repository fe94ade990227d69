"""Counts too small to be told: they are masked, and so many others that none of them comes out by subtraction."""

import numpy as np

__all__ = ["MASK_FLOOR", "masked_in_levels", "masked_in_table"]

MASK_FLOOR = 10
"""The least count that is told, where a city has not said otherwise."""


def masked_in_levels(counts, parents, floor=MASK_FLOOR):
    """Say which counts to mask where sums of them are told as well, level by level, up to the sum of all.

    Of what is masked under one sum at least two counts are left open, and they add up to the floor or more: a single
    one would be the sum less the others. Where there is nothing else to mask, the sum itself is masked too.

    Parameters
    ----------
    counts : (n,) array of int, the lowest level
    parents : list of arrays of int; the first says under which sum of the next level each count is, and so on. Under
        the last level lies the sum of all, which is told; an empty list where that is the only sum
    floor : int, counts from 1 to one less are masked; 0 masks nothing

    Returns
    -------
    list of arrays of bool, which counts to mask, level by level

    Examples
    --------
    >>> masked, sums = masked_in_levels([4, 30, 12, 50, 60], [[0, 0, 0, 1, 1]])
    >>> masked.tolist(), sums.tolist()
    ([True, False, True, False, False], [False, False])
    >>> masked, sums = masked_in_levels([4, 50, 60, 20], [[0, 1, 1, 2]])
    >>> masked.tolist(), sums.tolist()
    ([True, False, False, True], [True, False, True])
    """
    levels = [np.asarray(counts, dtype=np.int64)]
    above = [np.asarray(rows, dtype=np.int64) for rows in parents]
    for rows in above:
        size = int(rows.max()) + 1 if len(rows) else 0
        levels.append(np.bincount(rows, levels[-1], minlength=size).astype(np.int64))
    above.append(np.zeros(len(levels[-1]), dtype=np.int64))
    masked = [_small(level, floor) for level in levels]
    masked.append(np.zeros(1, dtype=bool))
    families = [[np.flatnonzero(rows == parent) for parent in np.unique(rows)] for rows in above]
    while True:
        before = sum(level.sum() for level in masked)
        for height, level in enumerate(levels):
            for rows in families[height]:
                parent = above[height][rows[0]]
                if masked[height][rows].any():
                    if not masked[height + 1][parent] and not _cover(level, masked[height], rows, floor):
                        masked[height + 1][parent] = True
                elif masked[height + 1][parent] and level[rows].any():
                    # A sum that is masked must not come out as the sum of what it holds.
                    shown = rows[level[rows] > 0]
                    masked[height][shown[np.argsort(level[shown], kind="stable")[:2]]] = True
        masked[-1][:] = False
        if before == sum(level.sum() for level in masked):
            return masked[:-1]


def _small(counts, floor):
    return (counts > 0) & (counts < floor)


def _cover(counts, masked, rows, floor):
    """Mask more of these rows, smallest first, until what is masked cannot be told apart; False where it still can."""
    shown = rows[~masked[rows] & (counts[rows] > 0)]
    for row in shown[np.argsort(counts[shown], kind="stable")]:
        if _covered(counts[rows[masked[rows]]], floor):
            break
        masked[row] = True
    return _covered(counts[rows[masked[rows]]], floor)


def _covered(hidden, floor):
    return len(hidden) > 1 and hidden.sum() >= floor


def masked_in_table(counts, floor=MASK_FLOOR, also=None):
    """Say which counts of a table to mask where the totals of its rows and columns are told as well.

    Masked counts are the edges of a graph between rows and columns. One whose value the totals give away is a bridge
    of that graph (D. Gusfield, A graph theoretic approach to statistical data security, 1988): counts are masked
    until there is none.

    Parameters
    ----------
    counts : (r, c) array of int
    floor : int, counts from 1 to one less are masked; 0 masks nothing
    also : (r, c) array of bool, counts that are masked anyway, such as those of a row whose total is not told

    Returns
    -------
    (r, c) array of bool, or None where only all counts and totals together could be masked

    Examples
    --------
    >>> masked_in_table([[3, 40, 50], [30, 20, 60], [70, 80, 90]]).astype(int).tolist()
    [[1, 1, 0], [1, 1, 0], [0, 0, 0]]
    """
    counts = np.asarray(counts, dtype=np.int64)
    masked = _small(counts, floor)
    if also is not None:
        masked |= also
    for _ in range(counts.size + 1):
        bridges = _bridges(masked)
        if not bridges:
            short = _short_lines(counts, masked, floor)
            if short is None:
                return masked
            bridges = [short]
        for row, column in bridges:
            if not _with_cycle(counts, masked, row, column):
                return None
    return masked


def _short_lines(counts, masked, floor):
    """A masked count of a row or column of which what is masked does not sum up to the floor; None without any."""
    hidden = np.where(masked, counts, 0)
    for axis in (1, 0):
        short = np.flatnonzero(masked.any(axis=axis) & (hidden.sum(axis=axis) < floor))
        for line in short:
            cells = np.argwhere(masked[line]) if axis == 1 else np.argwhere(masked[:, line])
            row, column = (line, cells[0, 0]) if axis == 1 else (cells[0, 0], line)
            shown = ~masked[line] & (counts[line] > 0) if axis == 1 else ~masked[:, line] & (counts[:, line] > 0)
            if shown.any():
                return int(row), int(column)
    return None


def _with_cycle(counts, masked, row, column):
    """Mask the three counts that make the cheapest rectangle with this one; False where there is none to add."""
    price = np.where(masked, 0, counts).astype(float)
    price[~masked & (counts == 0)] = np.inf  # nothing hides behind a nought
    costs = price[row][None, :] + price[:, column][:, None] + price
    costs[row, :] = costs[:, column] = np.inf
    new = (~masked[row])[None, :].astype(int) + (~masked[:, column])[:, None] + ~masked
    costs[new == 0] = np.inf  # a rectangle of masked ones is there already, and was not enough
    best = np.unravel_index(np.argmin(costs), costs.shape)
    if not np.isfinite(costs[best]):
        return False
    masked[row, best[1]] = masked[best[0], column] = masked[best] = True
    return True


def _bridges(masked):
    """The masked counts that the totals give away, as (row, column): bridges of the graph of rows and columns."""
    rows, columns = masked.shape
    beside = [[] for _ in range(rows + columns)]
    for row, column in np.argwhere(masked).tolist():
        beside[row].append(rows + column)
        beside[rows + column].append(row)
    seen, low, found, clock = [-1] * len(beside), [0] * len(beside), [], 0
    for start in range(len(beside)):
        if seen[start] >= 0 or not beside[start]:
            continue
        seen[start] = low[start] = clock
        clock += 1
        walk = [(start, -1, iter(beside[start]))]
        while walk:
            node, parent, others = walk[-1]
            step = next(others, None)
            if step is None:
                walk.pop()
                if walk:
                    low[parent] = min(low[parent], low[node])
                    if low[node] > seen[parent]:
                        found.append((min(node, parent), max(node, parent) - rows))
            elif seen[step] < 0:
                seen[step] = low[step] = clock
                clock += 1
                walk.append((step, node, iter(beside[step])))
            elif step != parent:
                low[node] = min(low[node], seen[step])
    return found
