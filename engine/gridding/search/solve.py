"""Problems from their graphs to their best divisions: many starts, and more work on the more promising."""

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from ..feasibility import best_counts, least_out, least_out_count
from .exhaustive import best_by_band, smallest_band
from .forest import divide_by_forest
from .improving import improved, ranked
from .mending import mended
from .partition import Score, score

__all__ = ["Mending", "Proof", "Solution", "is_least", "mend", "smooth", "solve_all"]


@dataclass(frozen=True)
class Proof:
    """That some units cannot be divided in band though their total could.

    Attributes
    ----------
    units : int, how many there are
    minimum, maximum : int, the nearest limit that would do, the other as it is; 0 where none would or it is not known
    """

    units: int
    minimum: int
    maximum: int


class Solution(NamedTuple):
    """The division of a problem.

    Attributes
    ----------
    grid_of : list of int, the grid of each unit, numbered from 0
    score : Score
    proof : Proof or None
    starts : tuple of list of int, divisions to mend, since this one may be further out of band than it must
    """

    grid_of: list
    score: Score
    proof: Proof | None = None
    starts: tuple = ()


MOST_UNITS = 400_000
"""Units of all lanes that are worked on at a time: some 100 MB."""


def solve_all(problems, effort, check=lambda: None):
    """Divide problems into grids.

    Parameters
    ----------
    problems : list of Problem, each with connected units
    effort : Effort
    check : callable, raises to stop the work

    Returns
    -------
    list of Solution
    """
    results = [None] * len(problems)
    batch, units = [], 0
    for row in sorted(range(len(problems)), key=lambda row: (len(problems[row].households), row)):
        size = len(problems[row].households) * effort.lanes_for(problems[row]) * effort.starts
        if batch and units + size > MOST_UNITS:
            _solve_batch(problems, batch, effort, results, check)
            batch, units = [], 0
        batch.append(row)
        units += size
    _solve_batch(problems, batch, effort, results, check)
    return results


def _solve_batch(problems, rows, effort, results, check):
    """Search for the divisions of some problems side by side."""
    hard = []
    for row in rows:
        problem = problems[row]
        counts = _counts(problem)
        if len(problem.households) == 1 or counts == (1,):
            alone = [0] * len(problem.households)
            results[row] = Solution(alone, score(problem, alone))
        else:
            hard.append((row, counts))
    if not hard:
        return
    check()
    firsts = _first_divisions(problems, hard, effort)
    check()
    better = improved(problems, firsts, effort, check)
    for row, _ in hard:
        results[row] = _settled(problems[row], better[row], effort, check)


def _counts(problem):
    """Numbers of grids to try: those with room on both sides of the mean, if there are such."""
    total, band = sum(problem.households), problem.band
    if band.minimum <= 0 and total <= band.maximum:
        return (1,)  # a band without a minimum asks for no grids, so it needs no more than one
    counts = best_counts(total, band) or (max(least_out_count(total, band), 1),)
    room = ROOM * (band.maximum - band.minimum)
    roomy = tuple(count for count in counts if band.minimum + room <= total / count <= band.maximum - room)
    return roomy or counts


ROOM = 0.12
"""The share of the band that the mean of the grids should stay off its limits."""


def _first_divisions(problems, hard, effort):
    """Divide each problem by random trees: dict of row to list of (Score, list of int), the best first."""
    lanes, owners = [], []
    for row, counts in hard:
        problem = problems[row]
        for start in range(effort.starts * effort.lanes_for(problem)):
            generator = np.random.default_rng((*problem.seed, 0, start))
            lanes.append((problem, counts[start % len(counts)], generator))
            owners.append(row)
    return ranked(problems, owners, divide_by_forest(lanes))


def _settled(problem, divisions, effort, check):
    """Take the best division; where it is further out of band than the total demands, look for a better one.

    Returns
    -------
    Solution, with a proof where nothing is better by the band; with starts where no better one was found, but may be
    """
    if is_least(problem, divisions[0][0]):
        return Solution(_numbered(divisions[0][1]), divisions[0][0])
    starts = tuple(start for _, start in divisions[: effort.mended])
    sets = SETS if len(problem.households) <= SMALL else GLANCE
    return _tried_out(problem, divisions[0], sets, effort, check, starts)


def is_least(problem, found):
    """Say whether a division of a problem with some Score is as near to the band as its total allows."""
    return (found.out, found.miss) <= least_out(sum(problem.households), problem.band)


def _tried_out(problem, start, sets, effort, check, starts=()):
    """Try all that could be better by the band than a division, as far as so many sets of units go.

    Returns
    -------
    Solution, with a proof where nothing is better by the band; with the starts where neither that nor more is known
    """
    best, grid_of = start
    known = best_by_band(problem, (best.out, best.miss), sets, check)
    if known.grid_of is not None:
        start = score(problem, known.grid_of), known.grid_of
        best, grid_of = _smoothed(problem, start, effort, (4, 5), check)
    elif not known.complete:
        return Solution(_numbered(grid_of), best, starts=starts)
    proven = known.complete and best.out > 0
    return Solution(_numbered(grid_of), best, _proof(problem, grid_of, check) if proven else None)


SETS, GLANCE = 20_000, 2_000
"""Sets of units that are looked at to find out whether a division is the best by the band, a fraction of a second; and
for how many of them a look pays at problems that are not small, before they are mended."""

SMALL = 100
"""Units of a small problem."""


@dataclass(frozen=True)
class Mending:
    """A division that is being mended by one of two hands.

    Attributes
    ----------
    best : (n,) array of int, the grid of each unit in the division that is least out of band so far
    score : Score
    walkers : list of (array of int, numpy.random.Generator), the divisions that are changed
    """

    best: np.ndarray
    score: Score
    walkers: list

    @classmethod
    def of(cls, problem, starts, half):
        """Begin with every other of some divisions, so that two hands can work on one problem: half 0 or 1."""
        generators = [np.random.default_rng((*problem.seed, 3, place)) for place in range(len(starts))]
        walkers = [(np.array(grid_of), generator) for grid_of, generator in zip(starts, generators)][half::2]
        return cls(walkers[0][0], score(problem, starts[half]), walkers)


def mend(problem, mending, rounds, check=lambda: None):
    """Mend grids out of band where the total does not demand them, for some rounds or until that is done.

    Parameters
    ----------
    problem : Problem
    mending : Mending
    rounds : int
    check : callable, raises to stop the work

    Returns
    -------
    Mending
    """
    best, walkers = mended(problem, mending.best, mending.walkers, rounds, check)
    return Mending(best, score(problem, best.tolist()), walkers)


def smooth(problem, grid_of, half, effort, check=lambda: None):
    """Improve the shapes of what was mended; where it is not in band yet, the first hand tries all that could be.

    Parameters
    ----------
    problem : Problem
    grid_of : list of int
    half : int, 0 or 1: each has other random numbers
    effort : Effort
    check : callable, raises to stop the work

    Returns
    -------
    Solution
    """
    start = score(problem, grid_of), grid_of
    found = _smoothed(problem, start, effort, (6 + half, 8 + half), check)
    if half == 0 and len(problem.households) > SMALL and not is_least(problem, found[0]):
        return _tried_out(problem, found, SETS, effort, check)
    return Solution(_numbered(found[1]), found[0])


def _smoothed(problem, start, effort, stages, check):
    """Improve the shapes of one division, in as many lanes as the problem has."""
    lanes = [start] * effort.lanes_for(problem)
    effort = replace(effort, pairs=SMOOTHER * effort.pairs)
    found = improved([problem], {0: lanes}, effort, check, stages, AT_ONCE)[0]
    return min([start, *found], key=lambda pair: pair[0])


SMOOTHER, AT_ONCE = 2, 0.2
"""How many times more pairs are cut anew to smooth what was mended, which is ragged; and how many of them at once for
each grid: a single problem's lanes are few."""


def _proof(problem, grid_of, check):
    """What is proven where nothing is better: None where the total alone demands grids out of band."""
    if least_out(sum(problem.households), problem.band)[0]:
        return None
    minimum, maximum = smallest_band(problem, grid_of, SETS, check)
    return Proof(len(problem.households), minimum, maximum)


def _numbered(grid_of):
    """Number grids from 0 in the order of their first unit."""
    numbers = {}
    return [numbers.setdefault(grid, len(numbers)) for grid in grid_of]
