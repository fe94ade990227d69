"""Problems from their graphs to their best divisions: many starts, short searches for the promising, long for the best."""

from dataclasses import dataclass

import numpy as np

from ..feasibility import best_counts, least_out, least_out_count
from .forest import divide_by_forest
from .lanes import anneal_lanes
from .partition import Score, score
from .repair import repair

__all__ = ["Effort", "FIRST", "HARDER", "solve_all"]


@dataclass(frozen=True)
class Effort:
    """How long to search; all by count, nothing by the clock.

    Attributes
    ----------
    starts : int, first divisions of each problem
    short : (int, float, float), how many of them are improved, moves per unit, first temperature
    long : (int, float, float), the same for the best of these
    repairs : int, times that a grid out of band is divided anew with its neighbours
    """

    starts: int
    short: tuple
    long: tuple
    repairs: int


FIRST = Effort(48, (12, 14.0, 0.10), (3, 30.0, 0.05), 120)
HARDER = Effort(160, (48, 24.0, 0.15), (6, 40.0, 0.05), 600)

MOST_UNITS = 120_000
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
    list of (list of int, Score) : the grid of each unit, numbered from 0, and how good the division is
    """
    results = [None] * len(problems)
    batch, units = [], 0
    for row in sorted(range(len(problems)), key=lambda row: (len(problems[row].households), row)):
        size = len(problems[row].households)
        if batch and (units + size) * effort.starts > MOST_UNITS * 4:
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
            results[row] = alone, score(problem, alone)
        else:
            hard.append((row, counts))
    if not hard:
        return
    check()
    firsts = _first_divisions(problems, hard, effort.starts)
    check()
    shortlist = _improved(problems, firsts, effort.short, 1, check)
    finished = _improved(problems, shortlist, effort.long, 2, check)
    for row, _ in hard:
        finished[row] = _repaired(problems[row], finished[row], effort, check)
        results[row] = _numbered(finished[row][0][1]), finished[row][0][0]


def _counts(problem):
    """Numbers of grids to try."""
    total = sum(problem.households)
    return best_counts(total, problem.band) or (max(least_out_count(total, problem.band), 1),)


def _first_divisions(problems, hard, starts):
    """Divide each problem by random trees: dict of row to list of (Score, list of int), the best first."""
    lanes, owners = [], []
    for row, counts in hard:
        problem = problems[row]
        for start in range(starts):
            generator = np.random.default_rng((*problem.seed, 0, start))
            lanes.append((problem, counts[start % len(counts)], generator))
            owners.append(row)
    return _ranked(problems, owners, divide_by_forest(lanes))


def _improved(problems, found, stage, number, check):
    """Anneal the best divisions of each problem; keep each where it was better before."""
    keep, steps, hot = stage
    lanes, owners = [], []
    for row, ranked in found.items():
        for place, (_, grid_of) in enumerate(ranked[:keep]):
            lanes.append((problems[row], grid_of, np.random.default_rng((*problems[row].seed, number, place))))
            owners.append(row)
    improved = _ranked(problems, owners, anneal_lanes(lanes, steps, check, hot=hot))
    return {row: sorted(found[row][:1] + ranked, key=lambda pair: pair[0]) for row, ranked in improved.items()}


def _ranked(problems, owners, divisions):
    ranked = {}
    for row, grid_of in zip(owners, divisions):
        ranked.setdefault(row, []).append((score(problems[row], grid_of), grid_of))
    return {row: sorted(pairs, key=lambda pair: pair[0]) for row, pairs in ranked.items()}


def _repaired(problem, ranked, effort, check):
    """Mend grids out of band where the total does not demand them, then smooth what was mended."""
    best, grid_of = ranked[0]
    if best.out <= _least_out(problem).out:
        return ranked
    check()
    generator = np.random.default_rng((*problem.seed, 3))
    mended = [repair(problem, *pair, _draws(generator), effort.repairs) for pair in ranked[: effort.long[0]]]
    _, steps, hot = effort.long
    lanes = [(problem, grid_of, generator) for _, grid_of in mended]
    smoothed = [(score(problem, grid_of), grid_of) for grid_of in anneal_lanes(lanes, steps, check, hot=hot)]
    return sorted(mended + smoothed, key=lambda pair: pair[0])


def _least_out(problem):
    return Score(*least_out(sum(problem.households), problem.band), 0.0)


def _draws(generator):
    """Random numbers one by one, drawn a thousand at a time."""
    while True:
        yield from generator.random(1000).tolist()


def _numbered(grid_of):
    """Number grids from 0 in the order of their first unit."""
    numbers = {}
    return [numbers.setdefault(grid, len(numbers)) for grid in grid_of]
