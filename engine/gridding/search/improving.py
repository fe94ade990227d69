"""Divisions made better, those of many problems side by side.

Pairs of grids are cut anew, units move from grid to grid, and all grids that were seen on the way are put together
anew. Then once more from the best division: what is tried around it are the grids that it still lacks.
"""

import math
from dataclasses import replace

import numpy as np

from .lanes import anneal_lanes, score_lanes
from .partition import score
from .recombining import MOST_UNITS, Candidates, recombined
from .resplits import resplit_lanes

__all__ = ["improved", "ranked"]

FEW_GRIDS = 4
"""So many grids need not be put together anew: the pairs of them are few, and are cut in many ways as it is."""

FEWEST = 4
"""Lanes that begin with the best division in a later round, at least."""

LEAST_GAIN = 0.002
"""What a round must gain, in units of one perfectly round grid for each grid, if there is to be another."""

LATER = 100
"""By how much the numbers of the stages differ from round to round."""


def improved(problems, found, effort, check, stages=(1, 2), at_once=0.0):
    """Improve divisions of problems.

    Parameters
    ----------
    problems : list of Problem
    found : dict of int, the row of a problem, to list of (Score, list of int), the best first
    effort : Effort
    check : callable, raises to stop the work
    stages : (int, int), what the seeds of the lanes hold for the two kinds of work
    at_once : float, as of `resplit_lanes`

    Returns
    -------
    dict of row to list of (Score, list of int), the best first
    """

    def cut_pairs(lanes, seen):
        return resplit_lanes(lanes, effort.pairs, check, at_once, seen)

    def move_units(lanes, seen):
        return anneal_lanes(lanes, effort.moves, check, effort.hot, seen=seen)

    def move_few_units(lanes, seen):
        return anneal_lanes(lanes, effort.moves, check, effort.warm, seen=seen)

    lanes = {row: effort.lanes_for(problems[row]) for row in found}
    candidates = {row: _candidates(problems[row], found[row][0][1]) for row in found}
    starts = {row: own[: lanes[row]] for row, own in found.items()}
    cut = _worked_on(problems, starts, stages[0], candidates, cut_pairs)
    starts = {row: own[: math.ceil(effort.finalists * lanes[row])] for row, own in cut.items()}
    moved = _worked_on(problems, starts, stages[1], candidates, move_units)
    results = {row: _best_first([*cut[row][:1], *moved[row]]) for row in found}
    _recombine(problems, results, candidates)
    going = [row for row in results if candidates[row]]
    for number in range(1, 1 + effort.rounds):
        stage, other = (stage + LATER * number for stage in stages)
        best = {row: results[row][0] for row in going}
        starts = {row: [best[row]] * max(math.ceil(effort.again * lanes[row]), FEWEST) for row in going}
        cut = _worked_on(problems, starts, stage, candidates, cut_pairs)
        moved = _worked_on(problems, starts, other, candidates, move_few_units)
        for row in going:
            results[row] = _best_first([*cut[row][:1], *moved[row][:1], *results[row]])
        _recombine(problems, {row: results[row] for row in going}, candidates)
        going = [row for row in going if _gained(best[row][0], results[row][0][0])]
    return results


def _gained(before, after):
    """Say whether a round was worth it: fewer grids or households out of band, or shapes that are better by enough."""
    return after < replace(before, cost=before.cost - LEAST_GAIN)


def _candidates(problem, grid_of):
    """Where the grids of a problem are gathered; None where its units are too many, or its grids few."""
    units = len(problem.households)
    return Candidates(units) if units <= MOST_UNITS and max(grid_of) + 1 > FEW_GRIDS else None


def _worked_on(problems, starts, stage, candidates, work):
    """Do some work on divisions, and gather the grids that come of it: dict of row to the divisions, the best first."""
    lanes, owners = [], []
    for row, own in starts.items():
        for place, (_, grid_of) in enumerate(own):
            lanes.append((problems[row], grid_of, np.random.default_rng((*problems[row].seed, stage, place))))
            owners.append(row)
    divisions = work(lanes, [candidates[row] for row in owners])
    for row, grid_of in zip(owners, divisions):
        if candidates[row]:
            candidates[row].add_division(grid_of)
    return ranked(problems, owners, divisions)


def _recombine(problems, results, candidates):
    """Put the grids of each problem together anew, and the outcome before its other divisions."""
    for row, own in results.items():
        if candidates[row]:
            best = own[0][1]
            candidates[row].add_division(best)
            found = recombined(problems[row], best, candidates[row])
            if found is not best:
                own.insert(0, (score(problems[row], found), found))


def ranked(problems, owners, divisions):
    """Each problem's divisions with their scores, the best first.

    Parameters
    ----------
    problems : list of Problem
    owners : list of int, the row of the problem of each division
    divisions : list of list of int

    Returns
    -------
    dict of row to list of (Score, list of int)
    """
    results = {}
    scores = score_lanes([(problems[row], grid_of) for row, grid_of in zip(owners, divisions)])
    for row, found, grid_of in zip(owners, scores, divisions):
        results.setdefault(row, []).append((found, grid_of))
    return {row: _best_first(pairs) for row, pairs in results.items()}


def _best_first(pairs):
    return sorted(pairs, key=lambda pair: pair[0])
