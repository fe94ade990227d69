"""Which groups of events are too small to be told, and which others must hide with them."""

import numpy as np

from ..engine.events.masking import masked_in_levels
from .figure_rows import NESTED, TOTAL

__all__ = ["masks_of"]


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


def _spread(groups, cells, masks):
    """Masks of cells as masks of the groups of each nested kind."""
    spread, level = {}, cells
    for kind, mask in zip(NESTED, masks):
        spread[kind] = np.zeros(len(groups[kind].codes), dtype=bool)
        np.logical_or.at(spread[kind], level[:, 0], mask)
        level = np.unique(level[:, 1:], axis=0) if level.shape[1] > 1 else level
    return spread
