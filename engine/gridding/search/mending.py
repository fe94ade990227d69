"""Grids out of band taken together with some neighbours and divided anew, until all are in band or nothing helps.

Where heavy units hang on each other by a thread, no exchange between two grids helps: three or four must move together.
"""

import numpy as np

from ..feasibility import possible_counts
from .forest import divide_by_forest
from .partition import off_band

__all__ = ["mended"]

TREES = 12
"""Random divisions of a group that are tried at once."""

OUT, SLACK = 10, 10.0
"""A grid out of band counts as so many households by which grids miss it; and by how many, in the mean, a step may make
things worse: ways out of a corner lead over a hill."""


def mended(problem, grid_of, generator, rounds, check=lambda: None):
    """Mend a division that has grids out of band.

    Parameters
    ----------
    problem : Problem
    grid_of : list of int, the grid of each unit to start from
    generator : numpy.random.Generator
    rounds : int, groups of grids to divide anew
    check : callable, raises to stop the work

    Returns
    -------
    list of int, the division that was least out of band on the way
    """
    grid_of = np.array(grid_of)
    best = grid_of
    for _ in range(rounds):
        check()
        group = _group(problem, grid_of, generator)
        if group is None:
            break
        units = np.flatnonzero(np.isin(grid_of, group))
        again = _divided_anew(problem.part(units), grid_of[units], len(group), generator)
        if again is not None:
            grid_of = grid_of.copy()
            grid_of[units] = grid_of.max() + 1 + np.array(again)
            grid_of = np.unique(grid_of, return_inverse=True)[1].ravel()
            best = min(best, grid_of, key=lambda division: _off_band(problem, division))
    return best.tolist()


def _off_band(problem, grid_of):
    """Grids out of band and the households by which they miss it."""
    off = [off_band(total, problem.band) for total in np.bincount(grid_of, weights=problem.households).astype(int)]
    return sum(miss > 0 for miss in off), sum(off)


def _group(problem, grid_of, generator):
    """A grid out of band and one to four that hang on it, or None where all are in band or there is no neighbour."""
    totals = np.bincount(grid_of, weights=problem.households).astype(int)
    bad = [grid for grid, total in enumerate(totals.tolist()) if off_band(total, problem.band)]
    if not bad:
        return None
    sides = grid_of[problem.borders[problem.borders[:, 5] > 0][:, :2].astype(int)]
    group = [int(generator.choice(bad))]
    for _ in range(int(generator.integers(1, 5))):
        rim = np.setdiff1d(sides[np.isin(sides[:, 0], group), 1], group)
        if len(rim):
            group.append(int(generator.choice(rim)))
    return group if len(group) > 1 else None


def _divided_anew(part, before, size, generator):
    """Another division of some grids, or None where it would be much further out of band.

    Shape does not count here: it is smoothed afterwards. Trees are even, for a long edge says nothing of the way out.
    """
    counts = list(possible_counts(sum(part.households), part.band)) or [size]
    lanes = [(part, counts[tree % len(counts)], generator) for tree in range(TREES)]
    tried = divide_by_forest(lanes, restarts=0, even=True)
    then = _weighed(part, np.unique(before, return_inverse=True)[1].ravel())
    now = [_weighed(part, np.array(grid_of)) for grid_of in tried]
    best = int(np.argmin(now))
    return tried[best] if now[best] <= then + SLACK * generator.standard_exponential() else None


def _weighed(problem, grid_of):
    out, miss = _off_band(problem, grid_of)
    return OUT * out + miss
