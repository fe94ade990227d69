"""Grids out of band taken together with one to three neighbours and divided anew, in many divisions at once.

Where heavy units hang on each other by a thread, no exchange between two grids helps: three or four must move together.
"""

import numpy as np

from ..feasibility import possible_counts
from .forest import RESTARTS
from .resplits import Divisions

__all__ = ["mend_lanes"]

MOST_ROUNDS = 24
"""Times that trees are grown in one group before it is given up."""


def mend_lanes(lanes, rounds, check=lambda: None):
    """Mend divisions that have grids out of band.

    Parameters
    ----------
    lanes : list of (Problem, list of int, numpy.random.Generator), the grid of each unit to start from
    rounds : int, groups to divide anew in each lane
    check : callable, raises to stop the work

    Returns
    -------
    list of list of int, in the order of `lanes`, none further out of band than it was
    """
    if not lanes or not rounds:
        return [grid_of for _, grid_of, _ in lanes]
    divisions = Divisions(lanes, spare=1)
    divisions.forest.restarts[:] = RESTARTS  # a group that cannot be cut in band is cut as near to it as may be
    for number in range(rounds):
        if number % 4 == 0:
            check()
        if not _mend(divisions):
            break
    return divisions.grids_of_units()


def _mend(divisions):
    """Divide one group anew in each lane that has a grid out of band; say whether there was one."""
    forest = divisions.forest
    groups = _groups(divisions)
    if not groups:
        return False
    before = forest.piece_of
    forest.piece_of = before.copy()
    forest.count = np.ones(divisions.places, dtype=int)
    forest.tries = np.zeros(divisions.places, dtype=int)
    for group, count in groups.values():
        forest.piece_of[np.isin(before, group)] = group[0]
        forest.count[group[0]] = count
    for _ in range(MOST_ROUNDS):
        if not forest.grow_and_cut():
            break
    done = np.zeros(len(forest.generators), dtype=bool)
    for lane, (group, _) in groups.items():
        here = slice(forest.first[lane], forest.first[lane + 1])
        pieces = np.unique(forest.piece_of[here])
        made = pieces[(pieces == group[0]) | (pieces >= divisions.places)]
        done[lane] = (forest.count[made] == 1).all()
        free = [*group, *divisions.unused(lane, before)][: len(made)]
        if done[lane] and len(free) == len(made):
            names = dict(zip(made.tolist(), free, strict=True))
            forest.piece_of[here] = [names.get(piece, piece) for piece in forest.piece_of[here].tolist()]
        else:
            done[lane] = False
    # Shape does not count here: it is smoothed afterwards, and even steps sideways lead out of a corner.
    after = np.where(done[forest.lane_of], forest.piece_of, before)
    no_worse = divisions.misses(after) <= divisions.misses(before)
    forest.piece_of = np.where(no_worse[forest.lane_of], after, before)
    return True


def _groups(divisions):
    """For each lane with a grid out of band: that one, some that hang on it, and how many to make of them."""
    forest = divisions.forest
    totals = np.bincount(forest.piece_of, weights=forest.households, minlength=divisions.places)
    lane_of_piece = np.arange(divisions.places) // divisions.width
    low, high = divisions.limits[:, lane_of_piece]
    used = np.bincount(forest.piece_of, minlength=divisions.places) > 0
    bad = np.flatnonzero(used & ((totals < low) | (totals > high)))
    beside = _beside(forest)
    groups = {}
    for lane in np.unique(lane_of_piece[bad]).tolist():
        generator = forest.generators[lane]
        group = [int(generator.choice(bad[lane_of_piece[bad] == lane]))]
        for _ in range(int(generator.integers(1, 4))):
            rim = sorted(set().union(*(beside.get(piece, ()) for piece in group)) - set(group))
            if rim:
                group.append(int(generator.choice(rim)))
        counts = possible_counts(int(totals[group].sum()), forest.bands[lane])
        count = int(generator.choice(counts)) if len(counts) else len(group)
        if count > 1:
            groups[lane] = group, count
    return groups


def _beside(forest):
    """The pieces that each piece touches."""
    one, other = forest.piece_of[forest.one], forest.piece_of[forest.other]
    pairs = np.unique(np.column_stack([one, other])[one != other], axis=0)
    beside = {}
    for a, b in pairs.tolist():
        beside.setdefault(a, set()).add(b)
        beside.setdefault(b, set()).add(a)
    return beside
