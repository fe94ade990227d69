"""Counts too small to be told: they are masked, and so many others that none of them comes out by subtraction."""

import numpy as np

__all__ = ["MASK_FLOOR", "masked_in_groups", "masked_in_table"]

MASK_FLOOR = 10
"""The least count that is told, where a city has not said otherwise."""


def masked_in_groups(counts, groups, floor=MASK_FLOOR, tops=None):
    """Say which counts to mask where the total of each group, and of all groups, is told as well.

    Of what is masked in a group at least two counts are left open, and they sum up to the floor or more: a single one
    would be the total less the others. Where a group has nothing else to mask, its own total is masked too.

    Parameters
    ----------
    counts : (n,) array of int
    groups : (n,) array of int, 0 to g - 1, the group that each belongs to
    floor : int, counts from 1 to one less are masked; 0 masks nothing
    tops : (g,) array of int, the group of groups of each group; None where all lie in one

    Returns
    -------
    (n,) array of bool, (g,) array of bool: which counts, and which totals of groups, to mask

    Examples
    --------
    >>> masked, totals = masked_in_groups([4, 30, 12, 50, 60], [0, 0, 0, 1, 1])
    >>> masked.tolist(), totals.tolist()
    ([True, False, True, False, False], [False, False])
    >>> masked, totals = masked_in_groups([4, 50, 60, 20], [0, 1, 1, 2])
    >>> masked.tolist(), totals.tolist()
    ([True, False, False, True], [True, False, True])
    """
    counts, groups = np.asarray(counts, dtype=np.int64), np.asarray(groups, dtype=np.int64)
    size = int(groups.max()) + 1 if len(groups) else 0
    totals = np.bincount(groups, counts, minlength=size).astype(np.int64)
    tops = np.zeros(size, dtype=np.int64) if tops is None else np.asarray(tops, dtype=np.int64)
    masked, closed = _small(counts, floor), _small(totals, floor)
    rows_of = [np.flatnonzero(groups == group) for group in range(size)]
    while True:
        before = masked.sum(), closed.sum()
        for rows, group in zip(rows_of, range(size)):
            if masked[rows].any() and not closed[group] and not _cover(counts, masked, rows, floor):
                closed[group] = True
            # A total that is masked for its own sake must not come out as the sum of what it holds.
            if closed[group] and not masked[rows].any() and totals[group]:
                shown = rows[counts[rows] > 0]
                masked[shown[np.argsort(counts[shown], kind="stable")[:2]]] = True
        for top in np.unique(tops):
            rows = np.flatnonzero(tops == top)
            if closed[rows].any():
                _cover(totals, closed, rows, floor)
        if before == (masked.sum(), closed.sum()):
            return masked, closed


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


def masked_in_table(counts, floor=MASK_FLOOR):
    """Say which counts of a table to mask where the totals of its rows and columns are told as well.

    Masked counts are the edges of a graph between rows and columns. One whose value the totals give away is a bridge
    of that graph (D. Gusfield, A graph theoretic approach to statistical data security, 1988): counts are masked
    until there is none.

    Parameters
    ----------
    counts : (r, c) array of int
    floor : int, counts from 1 to one less are masked; 0 masks nothing

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
    for _ in range(counts.size + 1):
        bridges = _bridges(masked)
        if not bridges:
            short = _short_lines(counts, masked, floor)
            if short is None:
                return masked
            bridges = [short]
        if not _with_cycle(counts, masked, *bridges[0]):
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
