"""Grids out of band taken together with some neighbours and divided anew, until all are in band or nothing helps.

Where heavy units hang on each other by a thread, no exchange between two grids helps: three or four must move together.
"""

import numpy as np

from ..feasibility import least_out, possible_counts
from .forest import divide_by_forest
from .partition import all_off_band, off_band

__all__ = ["mended"]

TREES, TRIES = 24, 2
"""Random divisions of a group that are tried at once, and trees grown for a piece of one that finds no place to cut."""

OUT, SLACK = 10, 10.0
"""A grid out of band counts as so many households by which grids miss it; and by how many, in the mean, a step may make
things worse: ways out of a corner lead over a hill."""


def mended(problem, best, walkers, rounds, check=lambda: None):
    """Mend divisions that have grids out of band, side by side until one of them is as good as it can be.

    Parameters
    ----------
    problem : Problem
    best : array of int, the grid of each unit in the division that is least out of band so far
    walkers : list of (array of int, numpy.random.Generator), the divisions to go on from
    rounds : int, groups of grids to divide anew in each
    check : callable, raises to stop the work

    Returns
    -------
    array of int, the best division now
    list of (array of int, numpy.random.Generator), where the walkers are now
    """
    divisions, generators = map(list, zip(*walkers))
    best = min([best, *divisions], key=lambda division: _off_band(problem, division))
    least = least_out(sum(problem.households), problem.band)
    for _ in range(rounds):
        check()
        if _off_band(problem, best) <= least:
            break
        groups = [_group(problem, *walker) for walker in zip(divisions, generators)]
        able = [walker for walker, group in enumerate(groups) if group is not None]
        if not able:
            break
        units = [np.flatnonzero(np.isin(divisions[walker], groups[walker])) for walker in able]
        work = [
            (problem.part(own), divisions[walker][own], len(groups[walker]), generators[walker])
            for walker, own in zip(able, units)
        ]
        for walker, own, again in zip(able, units, _divided_anew(work)):
            if again is not None:
                grid_of = divisions[walker].copy()
                grid_of[own] = grid_of.max() + 1 + np.array(again)
                divisions[walker] = np.unique(grid_of, return_inverse=True)[1].ravel()
        best = min([best, *divisions], key=lambda division: _off_band(problem, division))
    return best, list(zip(divisions, generators))


def _off_band(problem, grid_of):
    """Grids out of band and the households by which they miss it."""
    totals = np.bincount(grid_of, weights=problem.households).astype(int)
    return all_off_band(totals.tolist(), problem.band)


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


def _divided_anew(work):
    """Other divisions of some groups of grids, None for one where it would be much further out of band.

    Shape does not count here: it is smoothed afterwards. Trees are even, for a long edge says nothing of the way out.

    Parameters
    ----------
    work : list of (Problem of the group's units, array of their grids, number of these, numpy.random.Generator)
    """
    lanes = []
    for part, _, size, generator in work:
        counts = list(possible_counts(sum(part.households), part.band)) or [size]
        lanes += [(part, counts[tree % len(counts)], generator) for tree in range(TREES)]
    tried = divide_by_forest(lanes, restarts=0, even=True, tries=TRIES)
    found = []
    for place, (part, before, _, generator) in enumerate(work):
        own = tried[place * TREES : (place + 1) * TREES]
        then = _weighed(part, np.unique(before, return_inverse=True)[1].ravel())
        now = [_weighed(part, np.array(grid_of)) for grid_of in own]
        best = int(np.argmin(now))
        found.append(own[best] if now[best] <= then + SLACK * generator.standard_exponential() else None)
    return found


def _weighed(problem, grid_of):
    out, miss = _off_band(problem, grid_of)
    return OUT * out + miss
