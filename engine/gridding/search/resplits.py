"""Two neighbouring grids joined and cut anew along a random tree, in many divisions at once; what is no worse is kept.

The pair moves of ReCom (DeFord, Duchin and Solomon 2021, Harvard Data Science Review 3.1), as a descent: they reach
in one step what single units would need many steps uphill for.
"""

import numpy as np

from .forest import Forest
from .lanes import penalised_costs

__all__ = ["resplit_lanes"]


def resplit_lanes(lanes, rounds, check=lambda: None):
    """Improve many divisions at once.

    Parameters
    ----------
    lanes : list of (Problem, list of int, numpy.random.Generator), the grid of each unit to start from
    rounds : int, pairs to join and cut for each grid of a lane
    check : callable, raises to stop the work

    Returns
    -------
    list of list of int, in the order of `lanes`
    """
    if not lanes or not rounds:
        return [grid_of for _, grid_of, _ in lanes]
    divisions = Divisions(lanes)
    for number in range(int(rounds * divisions.counts.max())):
        if number % 8 == 0:
            check()
        _resplit(divisions, number < rounds * divisions.counts)
    return divisions.grids_of_units()


def _resplit(divisions, wanted):
    """Join one pair in each lane that is wanted and cut it anew."""
    forest = divisions.forest
    before = forest.piece_of
    kept, taken = _pairs(divisions, wanted)
    forest.piece_of = np.where(taken[forest.lane_of] == before, kept[forest.lane_of], before)
    forest.count = np.ones(divisions.places, dtype=int)
    forest.count[kept[kept >= 0]] = 2
    forest.tries = np.zeros(divisions.places, dtype=int)
    forest.grow_and_cut()
    fresh = forest.piece_of >= divisions.places
    forest.piece_of[fresh] = taken[forest.lane_of[fresh]]
    done = np.zeros(len(forest.generators), dtype=bool)
    done[forest.lane_of[fresh]] = True
    divisions.keep_better(done, before)


def _pairs(divisions, wanted):
    """Two neighbouring grids for each wanted lane, those at a random border; -1 where there are none."""
    forest, lanes = divisions.forest, len(divisions.forest.generators)
    between = forest.piece_of[forest.one] != forest.piece_of[forest.other]
    rows = np.flatnonzero(between)
    counts = np.bincount(np.repeat(np.arange(lanes), forest.edge_counts)[between], minlength=lanes)
    draws = np.zeros(lanes)
    for row in np.flatnonzero(wanted):
        draws[row] = forest.generators[row].random()
    has = wanted & (counts > 0)
    if not has.any():
        return np.full(lanes, -1), np.full(lanes, -1)
    pick = np.minimum(np.cumsum(counts) - counts + (draws * counts).astype(int), len(rows) - 1)
    return tuple(np.where(has, forest.piece_of[side[rows[pick]]], -1) for side in (forest.one, forest.other))


class Divisions:
    """Divisions as pieces of a forest: grid g of a lane is the piece lane * width + g.

    Attributes
    ----------
    forest : Forest
    counts : (lanes,) array of int, grids of each lane
    width, places : int, the numbers that the grids of a lane, and of all lanes, may have
    limits : (2, lanes) array of float, the band of each lane
    costs : (lanes,) array of float
    """

    def __init__(self, lanes):
        problems = [problem for problem, _, _ in lanes]
        self.forest = forest = Forest(problems, [generator for _, _, generator in lanes])
        grids = np.concatenate([grid_of for _, grid_of, _ in lanes])
        self.width = int(grids.max()) + 1
        self.places = len(lanes) * self.width
        self.shift = forest.lane_of * self.width
        forest.piece_of = grids + self.shift
        self.counts = np.maximum.reduceat(grids, forest.first[:-1]) + 1
        forest.set_limits(self.counts)
        forest.restarts = np.zeros(len(lanes), dtype=int)
        self.limits = np.array([(problem.band.minimum, problem.band.maximum) for problem in problems], dtype=float).T
        self.measures = np.column_stack(
            [
                np.concatenate([getattr(problem, name) for problem in problems])
                for name in ("households", "areas", "perimeters")
            ]
        ).astype(float)
        borders = {id(problem): _borders(problem) for problem in problems}
        own = [borders[id(problem)] for problem in problems]
        table = np.concatenate(own)
        sizes = [len(rows) for rows in own]
        self.border_lanes = np.repeat(np.arange(len(lanes)), sizes)
        self.borders = table[:, :2].astype(int) + np.repeat(forest.first[:-1], sizes)[:, None]
        self.lengths, self.prices = table[:, 2], table[:, 3]
        self.costs = self._costs(forest.piece_of)

    def grids_of_units(self):
        """The grid of each unit: a list for each lane."""
        return [grids.tolist() for grids in np.split(self.forest.piece_of - self.shift, self.forest.first[1:-1])]

    def keep_better(self, done, before):
        """Go back to the pieces before in the lanes that are not done, or worse now."""
        after = self._costs(self.forest.piece_of)
        better = done & (after <= self.costs)
        self.costs = np.where(better, after, self.costs)
        self.forest.piece_of = np.where(better[self.forest.lane_of], self.forest.piece_of, before)

    def _costs(self, piece_of):
        """What the division of each lane costs."""
        households, areas, outlines = (
            np.bincount(piece_of, weights=self.measures[:, column], minlength=self.places) for column in range(3)
        )
        home = piece_of[self.borders[:, 0]]
        inside = home == piece_of[self.borders[:, 1]]
        outlines -= 2 * np.bincount(home[inside], weights=self.lengths[inside], minlength=self.places)
        grids = np.stack([households, areas, np.maximum(outlines, 1e-3)])
        low, high = np.repeat(self.limits, self.width, axis=1)
        used = np.bincount(piece_of, minlength=self.places) > 0
        costs = np.where(used, penalised_costs(grids, low, high), 0.0).reshape(-1, self.width).sum(axis=1)
        outer = ~inside
        return costs + np.bincount(self.border_lanes[outer], weights=self.prices[outer], minlength=len(costs))


def _borders(problem):
    """(e, 4) array: two units, the length of their shared edge and its price."""
    return problem.borders[problem.borders[:, 0] < problem.borders[:, 1]][:, :4]
