"""Which groups of events are too small to be told, and which others must hide with them."""

import numpy as np

from ....engine.events.figures.masking import masked_in_levels
from .rows import NESTED, TOTAL

__all__ = ["evened_out", "masked_days", "masks_of"]


def masks_of(groups, which, floor, of_deadlines=False):
    """Say which groups to mask.

    Grids, communities and streets are looked at together, whichever of them are asked for: each lies within the next.

    Parameters
    ----------
    groups : dict of str (kind, all of `NESTED` and TOTAL among them) to Groups
    which : (n,) array of bool, the events that count
    floor : int, counts below are masked
    of_deadlines : bool, whether deadlines are counted and not events

    Returns
    -------
    dict of str (kind) to (g,) array of bool
    """
    # A grid of several communities, or events of no grid, are cells of their own under each.
    keys = np.column_stack([groups[kind].rows for kind in NESTED])[which]
    cells, counts = np.unique(keys, axis=0, return_counts=True)
    parents, level = [], cells
    for _ in NESTED[1:]:
        level, rows = np.unique(level[:, 1:], axis=0, return_inverse=True)
        parents.append(rows.ravel())
    masks = _spread(groups, cells, masked_in_levels(counts, parents, floor))
    for kind, own in groups.items():
        if kind not in NESTED:
            rows = (own.due_rows if of_deadlines else own.rows)[which]
            counts = np.bincount(rows[rows >= 0], minlength=len(own.codes))
            small = (counts > 0) & (counts < floor)
            masks[kind] = small if kind == TOTAL else masked_in_levels(counts, [], floor)[0]
    return masks


def masked_days(days, sums, count, floor):
    """Say which days to mask where sums of them are told as well.

    Parameters
    ----------
    days : (n,) array of int, the day of each event, -1 for one that is not told
    sums : (n,) array of int, the sum in which each event counts, such as that of its month; -1 for none that is told
    count : int, of days
    floor : int, counts below are masked

    Returns
    -------
    (count,) array of bool; (s,) array of int, sums that must be masked, since their days cannot hide

    Examples
    --------
    >>> days, sums = [0] * 4 + [1] * 30 + [2] * 12 + [3] * 12, [0] * 34 + [1] * 24
    >>> masked, of = masked_days(np.array(days), np.array(sums), 4, 10)
    >>> masked.tolist(), of.tolist()
    ([True, True, False, False], [])
    """
    masked, lost = np.zeros(count, dtype=bool), np.empty(0, dtype=int)
    for inside in (sums >= 0, (sums < 0) & (days >= 0)):
        cells, counts = np.unique(np.column_stack([sums, days])[inside], axis=0, return_counts=True)
        if not len(cells):
            continue
        of, rows = np.unique(cells[:, 0], return_inverse=True)
        own, above = masked_in_levels(counts, [rows.ravel()], floor)
        masked[cells[own & (cells[:, 1] >= 0), 1]] = True
        lost = np.concatenate([lost, of[above & (of >= 0)]])
    return masked, lost


def evened_out(groups, which, masks, floor):
    """Events of grids as somebody knows them who knows what is told: what is masked is even.

    What is worked out from these and not from the counts, such as how hot a grid and its neighbours are, gives no
    masked count away.

    Parameters
    ----------
    groups, which, floor : as of `masks_of`
    masks : dict of str (kind) to (g,) array of bool, what `masks_of` gave

    Returns
    -------
    (g,) array of float, for each grid
    """
    grid, community = (groups[kind].rows[which] for kind in NESTED[:2])
    cells, counts = np.unique(np.column_stack([grid, community]), axis=0, return_counts=True)
    # Where the sum of a community is told, that of what is masked in it is known; else only that of all such.
    sums = np.where(masks["community"][cells[:, 1]], -1, cells[:, 1])
    hidden = np.flatnonzero(masks["grid"][cells[:, 0]])
    _, under, many = np.unique(sums[hidden], return_inverse=True, return_counts=True)
    of_all = np.bincount(under.ravel(), counts[hidden])
    even = np.where((many > 1) & (of_all >= floor), of_all / many, floor / 2)
    told = counts.astype(float)
    told[hidden] = even[under.ravel()]
    return np.bincount(cells[:, 0], told, minlength=len(groups["grid"].codes))


def _spread(groups, cells, masks):
    """Masks of cells as masks of the groups of each nested kind."""
    spread, level = {}, cells
    for kind, mask in zip(NESTED, masks):
        spread[kind] = np.zeros(len(groups[kind].codes), dtype=bool)
        np.logical_or.at(spread[kind], level[:, 0], mask)
        level = np.unique(level[:, 1:], axis=0) if level.shape[1] > 1 else level
    return spread
