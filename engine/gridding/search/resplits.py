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
    work = _Pairs(lanes)
    for number in range(int(rounds * work.grids.max())):
        if number % 8 == 0:
            check()
        work.resplit(number < rounds * work.grids)
    return [grids.tolist() for grids in np.split(work.forest.piece_of - work.shift, work.forest.first[1:-1])]


class _Pairs:
    """Divisions as pieces of a forest: grid g of a lane is the piece lane * width + g."""

    def __init__(self, lanes):
        problems = [problem for problem, _, _ in lanes]
        self.forest = forest = Forest(problems, [generator for _, _, generator in lanes])
        grids = np.concatenate([grid_of for _, grid_of, _ in lanes])
        self.width = int(grids.max()) + 1
        self.shift = forest.lane_of * self.width
        forest.piece_of = grids + self.shift
        self.grids = np.maximum.reduceat(grids, forest.first[:-1]) + 1
        forest.set_limits(self.grids)
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
        counts = [len(rows) for rows in own]
        self.border_lanes = np.repeat(np.arange(len(lanes)), counts)
        self.borders = table[:, :2].astype(int) + np.repeat(forest.first[:-1], counts)[:, None]
        self.lengths, self.prices = table[:, 2], table[:, 3]
        self.costs = self._costs(forest.piece_of)

    def resplit(self, wanted):
        """Join one pair in each lane that is wanted and cut it anew."""
        forest, lanes = self.forest, len(self.forest.generators)
        before = forest.piece_of
        kept, taken = self._pairs(before, wanted)
        forest.piece_of = before.copy()
        given = taken[forest.lane_of] == before
        forest.piece_of[given] = kept[forest.lane_of[given]]
        forest.count = np.ones(lanes * self.width, dtype=int)
        forest.count[kept[kept >= 0]] = 2
        forest.tries = np.zeros(lanes * self.width, dtype=int)
        forest.grow_and_cut()
        fresh = forest.piece_of >= lanes * self.width
        forest.piece_of[fresh] = taken[forest.lane_of[fresh]]
        done = np.zeros(lanes, dtype=bool)
        done[forest.lane_of[fresh]] = True
        after = self._costs(forest.piece_of)
        better = done & (after <= self.costs)
        self.costs = np.where(better, after, self.costs)
        forest.piece_of = np.where(better[forest.lane_of], forest.piece_of, before)

    def _pairs(self, piece_of, wanted):
        """Two neighbouring grids for each wanted lane, those at a random border; -1 where there are none."""
        forest, lanes = self.forest, len(self.forest.generators)
        between = piece_of[forest.one] != piece_of[forest.other]
        lane = np.repeat(np.arange(lanes), forest.edge_counts)[between]
        rows = np.flatnonzero(between)
        counts = np.bincount(lane, minlength=lanes)
        draws = np.zeros(lanes)
        for row in np.flatnonzero(wanted):
            draws[row] = forest.generators[row].random()
        pick = np.cumsum(counts) - counts + (draws * counts).astype(int)
        has = wanted & (counts > 0)
        edge = rows[np.minimum(pick, max(len(rows) - 1, 0))] if len(rows) else np.zeros(lanes, dtype=int)
        return tuple(np.where(has, piece_of[side[edge]], -1) for side in (forest.one, forest.other))

    def _costs(self, piece_of):
        """What the division of each lane costs."""
        lanes = len(self.forest.generators)
        count = lanes * self.width
        households, areas, outlines = (
            np.bincount(piece_of, weights=self.measures[:, column], minlength=count) for column in range(3)
        )
        home = piece_of[self.borders[:, 0]]
        inside = home == piece_of[self.borders[:, 1]]
        outlines -= 2 * np.bincount(home[inside], weights=self.lengths[inside], minlength=count)
        grids = np.stack([households, areas, np.maximum(outlines, 1e-3)])
        low, high = np.repeat(self.limits, self.width, axis=1)
        used = np.bincount(piece_of, minlength=count) > 0
        costs = np.where(used, penalised_costs(grids, low, high), 0.0).reshape(lanes, self.width).sum(axis=1)
        return costs + np.bincount(self.border_lanes[~inside], weights=self.prices[~inside], minlength=lanes)


def _borders(problem):
    """(e, 4) array: two units, the length of their shared edge and its price."""
    return problem.borders[problem.borders[:, 0] < problem.borders[:, 1]][:, :4]
