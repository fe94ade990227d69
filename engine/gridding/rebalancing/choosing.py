"""Which of the divisions found to take: three aims, and a limit on how many households may move."""

import numpy as np

from .model import OPTIONS

__all__ = ["best_by", "within_limit"]

HARDLY_MORE = 1.02
"""Divisions that move up to this share of the fewest count as equal: the better shapes win."""

ROUNDER_AT_MOST = 1.5
"""How many times the fewest households rounder grids may move."""


def best_by(option, changes):
    """Choose among divisions of one part of a community.

    Parameters
    ----------
    option : str, a word of `OPTIONS`
    changes : list of Change, not empty

    Returns
    -------
    Change, none being less out of band; of these none with fewer grids that lie all round others
    """
    whole = min((change.off, change.enclosing) for change in changes)
    changes = [change for change in changes if (change.off, change.enclosing) == whole]
    fewest = min(change.moved for change in changes)
    if option == OPTIONS[0]:
        near = [change for change in changes if change.moved <= fewest * HARDLY_MORE]
        return min(near, key=lambda change: (change.score.cost, change.moved, change.grid_of))
    if option == OPTIONS[1]:
        return min(changes, key=lambda change: (change.touched, change.moved, change.score.cost, change.grid_of))
    near = [change for change in changes if change.moved <= fewest * ROUNDER_AT_MOST]
    return min(near, key=lambda change: (change.score.cost, change.moved, change.grid_of))


def within_limit(chosen, present, limit):
    """Do without the changes that bring least for the households that they move, until no more move than may.

    Parameters
    ----------
    chosen : list of Change, one a part
    present : list of Change, the division in force of each part, as it can stay
    limit : int, households

    Returns
    -------
    list of bool, one a part: whether the change is made
    """
    made = [True] * len(chosen)
    more = [change.moved - now.moved for change, now in zip(chosen, present, strict=True)]
    moved = sum(change.moved for change in chosen)

    def worth(row):
        gain = np.subtract(present[row].off, chosen[row].off)
        return float(gain[0] + gain[1] / 1000) / max(more[row], 1)

    for row in sorted(range(len(chosen)), key=lambda row: (worth(row), row)):
        if moved <= limit:
            break
        if more[row] > 0:
            made[row] = False
            moved -= more[row]
    return made
