"""Grids brought into their band by moving few households: many trials side by side, the best of them gone on with.

A beam search over moves of single units out of grids with too many households and into grids with too few. A grid that
passes on what it gets shows as one more step, so chains of grids are found as well as neighbours.
"""

import functools
import operator
from dataclasses import dataclass

import numpy as np

from ..feasibility import least_out
from ..search.partition import all_off_band

__all__ = ["Walk", "fewest_moves"]

TRIALS, STEPS, PATIENCE, HOPE = 24, 60, 3, 16
"""Trials side by side; steps of each at most; steps that are looked for something cheaper after all is in band, and for
something better before it is."""

OUT, MOVED, LENGTH = 10.0, 0.1, 0.02
"""What a grid out of band, a household in another grid than at first, and a metre of boundary count, in households by
which grids miss the band: a way may lead over a hill, but not a high one."""


@dataclass(frozen=True)
class Walk:
    """A division some moves from the first.

    Attributes
    ----------
    grid_of : (n,) array of int
    totals : (k,) array of int, the households of each grid
    moved : int, households in another grid than at first
    longer : float, metres by which boundaries are longer
    mark : int, the same for the same division
    """

    grid_of: np.ndarray
    totals: np.ndarray
    moved: int
    longer: float
    mark: int


def fewest_moves(problem, home, starts=None, check=lambda: None):
    """Look for a division in band that is few moves away.

    Parameters
    ----------
    problem : Problem
    home : (n,) array of int, the grid of each unit at first
    starts : list of (n,) array of int, divisions to start from, `home` where None; a grid may be missing or new in them
    check : callable, raises to stop the work

    Returns
    -------
    (n,) array of int, the division least out of band, of such the one that moves the fewest households
    """
    starts = [home] if starts is None else starts
    search = _Search(problem, np.asarray(home, dtype=int), max(int(start.max()) for start in [home, *starts]) + 1)
    least = least_out(sum(problem.households), problem.band)
    walks = [search.start(np.asarray(start, dtype=int)) for start in starts]
    best, seen, waited = min(walks, key=search.off), {walk.mark for walk in walks}, 0
    for _ in range(STEPS):
        check()
        if waited > (PATIENCE if search.off(best)[:2] <= least else HOPE) or not walks:
            break
        walks = search.onward(walks, seen)
        better = min([best, *walks], key=search.off)
        waited = 0 if search.off(better)[:2] < search.off(best)[:2] else waited + 1
        best = better
    return best.grid_of


class _Search:
    """What the moves of one problem need."""

    def __init__(self, problem, first, count):
        self.problem, self.first, self.count = problem, first, count
        self.households = np.array(problem.households)
        self.ends = problem.borders[:, :2].astype(int)
        self.lengths = problem.borders[:, 2]
        self.walks = problem.borders[:, 5] > 0
        self.corners = _by_unit(problem.corners, len(first))
        self.links = _by_unit(problem.links, len(first))

    def start(self, grid_of):
        """A division before its first move; a grid that is missing counts as one in band, and stays missing."""
        totals = np.bincount(grid_of, weights=self.households, minlength=self.count).astype(int)
        totals[np.bincount(grid_of, minlength=self.count) == 0] = self.problem.band.minimum
        moved = int(self.households[grid_of != self.first].sum())
        mark = functools.reduce(operator.xor, (hash(pair) for pair in enumerate(grid_of.tolist())), 0)
        return Walk(grid_of, totals, moved, self._boundary(grid_of) - self._boundary(self.first), mark)

    def _boundary(self, grid_of):
        """Metres of boundary between grids."""
        sides = grid_of[self.ends]
        return float(self.lengths[sides[:, 0] != sides[:, 1]].sum()) / 2

    def off(self, walk):
        """How good a walk is: grids out of band, households by which they miss it, households moved, metres."""
        return *all_off_band(walk.totals.tolist(), self.problem.band), walk.moved, walk.longer

    def onward(self, walks, seen):
        """Each walk a move further, the best of all."""
        steps = [self._moves(walk) for walk in walks]
        owner = np.repeat(np.arange(len(walks)), [len(moves[0]) for moves in steps])
        if not len(owner):
            return []
        unit, target, worth, longer = (np.concatenate(column) for column in zip(*steps, strict=True))
        onward = []
        for row in np.lexsort((target, unit, owner, worth)):
            walk, one, other = walks[owner[row]], int(unit[row]), int(target[row])
            home = int(walk.grid_of[one])
            mark = walk.mark ^ hash((one, home)) ^ hash((one, other))
            if mark not in seen and self._stays_simple(walk.grid_of, one, home, other):
                seen.add(mark)
                onward.append(self._moved(walk, one, home, other, float(longer[row]), mark))
                if len(onward) == TRIALS:
                    break
        return onward

    def _moves(self, walk):
        """The moves out of grids with too many households and into grids with too few.

        Returns
        -------
        units, grids, what the division counts after each, metres of boundary more : four arrays
        """
        band = self.problem.band
        over, under = walk.totals > band.maximum, walk.totals < band.minimum
        sides = walk.grid_of[self.ends]
        rows = (sides[:, 0] != sides[:, 1]) & self.walks & (over[sides[:, 0]] | under[sides[:, 1]])
        key = np.unique(self.ends[rows, 0] * self.count + sides[rows, 1])
        unit, target = key // self.count, key % self.count
        home, moved = walk.grid_of[unit], self.households[unit]
        shared = np.bincount(
            self.ends[:, 0] * self.count + sides[:, 1], self.lengths, minlength=len(self.first) * self.count
        )
        longer = walk.longer + shared[unit * self.count + home] - shared[key]
        off = self._off(walk.totals)
        change = self._off(walk.totals[home] - moved) - off[home] + self._off(walk.totals[target] + moved) - off[target]
        away = walk.moved + moved * ((target != self.first[unit]) * 1 - (home != self.first[unit]))
        return unit, target, off.sum() + change + MOVED * away + LENGTH * longer, longer

    def _off(self, totals):
        band = self.problem.band
        miss = np.maximum(np.maximum(band.minimum - totals, totals - band.maximum), 0)
        return miss + OUT * (miss > 0)

    def _moved(self, walk, unit, home, target, longer, mark):
        grid_of, totals = walk.grid_of.copy(), walk.totals.copy()
        households = int(self.households[unit])
        grid_of[unit] = target
        totals[home] -= households
        totals[target] += households
        first = int(self.first[unit])
        moved = walk.moved + households * (int(target != first) - int(home != first))
        return Walk(grid_of, totals, moved, longer, mark)

    def _stays_simple(self, grid_of, unit, home, target):
        """Say whether both grids are in one piece around a unit, as `search.lanes` does for many."""
        members = {home: 0, target: 0}
        for other, _, _, touches, _ in self.problem.neighbours[unit]:
            if grid_of[other] in members:
                members[int(grid_of[other])] += touches
        for other, before, behind in self.corners[unit]:
            grid = int(grid_of[other])
            joined = home in (_grid(grid_of, before), _grid(grid_of, behind))
            if grid == target or (grid == home and joined):
                members[grid] += 1
        for one, other in self.links[unit]:
            if grid_of[one] == grid_of[other] and grid_of[one] in members:
                members[int(grid_of[one])] -= 1
        return members[home] == 1 and members[target] == 1


def _grid(grid_of, unit):
    return int(grid_of[unit]) if unit >= 0 else -1


def _by_unit(table, count):
    """Rows of (unit, others ...) as a list of tuples for each unit."""
    rows = [[] for _ in range(count)]
    for unit, *others in table.tolist():
        rows[unit].append(tuple(others))
    return rows
