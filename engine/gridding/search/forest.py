"""Many first divisions at once, from random spanning trees cut where both sides can still be divided in band.

After the tree cuts of ReCom (DeFord, Duchin and Solomon 2021, Harvard Data Science Review 3.1). Long shared edges
enter a tree first, so that a cut tends to fall on short ones. All trees of all lanes are grown and cut together,
round after round, until every piece is one grid; what happens in a lane depends on its own problem and generator
alone.
"""

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import breadth_first_order, minimum_spanning_tree

__all__ = ["Forest", "divide_by_forest"]

TRIES = 5
"""Trees grown for a piece without a place to cut before its whole lane starts anew."""

RESTARTS = 6
"""Times that a lane starts anew before pieces are cut where the two sides come nearest to whole shares."""


def divide_by_forest(lanes, restarts=RESTARTS, even=False):
    """Divide problems into grids by random trees.

    Parameters
    ----------
    lanes : list of (Problem, int, numpy.random.Generator), the number of grids to make
    restarts : int, times that a lane starts anew before pieces are cut where they come nearest to whole shares
    even : bool, whether all edges enter a tree alike, and not long ones first

    Returns
    -------
    list of list of int, the grid of each unit
    """
    results = [None] * len(lanes)
    rows = np.arange(len(lanes))
    forest = Forest([problem for problem, _, _ in lanes], [generator for _, _, generator in lanes])
    if even:
        forest.lengths[:] = 0.0
    forest.start(np.array([count for _, count, _ in lanes]), restarts)
    while len(rows):
        growing = forest.grow_and_cut()
        forest.restart_stuck_lanes()
        unfinished = np.unique(forest.lane_of[forest.count[forest.piece_of] > 1])
        if growing and 4 * len(unfinished) > 3 * len(rows):
            continue
        # Some lanes are done: go on with the others alone.
        for lane in np.setdiff1d(np.arange(len(rows)), unfinished):
            pieces = forest.piece_of[forest.first[lane] : forest.first[lane + 1]]
            results[rows[lane]] = np.unique(pieces, return_inverse=True)[1].tolist()
        rows = rows[unfinished]
        if len(rows):
            forest = forest.of_lanes(unfinished)
    return results


class Forest:
    """All units of all lanes side by side, each in a piece, each piece with a number of grids to become.

    Attributes
    ----------
    first : (lanes + 1,) array of int, where the units of each lane begin
    lane_of, piece_of : (u,) arrays of int
    count : (p,) array of int, the grids that each piece is to become; 1 is done
    """

    def __init__(self, problems, generators):
        sizes = np.array([len(problem.households) for problem in problems])
        self.generators = generators
        self.first = np.r_[0, np.cumsum(sizes)]
        self.lane_of = np.repeat(np.arange(len(problems)), sizes)
        self.households = np.concatenate([problem.households for problem in problems]).astype(float)
        edges = {}
        for problem in problems:
            if id(problem) not in edges:
                edges[id(problem)] = _edges(problem)
        own = [edges[id(problem)] for problem in problems]
        self.edge_counts = np.array([len(table) for table in own])
        table = np.concatenate(own)
        shift = np.repeat(self.first[:-1], self.edge_counts)
        self.one, self.other = table[:, 0].astype(int) + shift, table[:, 1].astype(int) + shift
        self.lengths = table[:, 2]
        self.totals = np.array([sum(problem.households) for problem in problems])
        self.bands = [problem.band for problem in problems]

    def start(self, counts, restarts=RESTARTS):
        """Take each lane as one piece that is to become so many grids."""
        self.set_limits(counts)
        self.wanted = counts
        self.piece_of = self.lane_of.copy()
        self.count = counts.copy()
        self.tries = np.zeros(len(counts), dtype=int)
        self.restarts = np.full(len(counts), RESTARTS - restarts)

    def set_limits(self, counts):
        """Note the households that a grid of each lane may hold when the lane becomes so many grids."""
        limits = [_reachable_band(*row) for row in zip(self.totals.tolist(), self.bands, counts.tolist(), strict=True)]
        self.low, self.high = (np.array(side, dtype=float) for side in zip(*limits, strict=True))

    def of_lanes(self, lanes):
        """The same work for some of the lanes, in ascending order."""
        part = object.__new__(Forest)
        units, edges = np.isin(self.lane_of, lanes), np.isin(self.lane_of[self.one], lanes)
        unit = np.cumsum(units) - 1
        part.generators = [self.generators[lane] for lane in lanes]
        part.first = np.r_[0, np.cumsum(np.diff(self.first)[lanes])]
        part.lane_of = np.searchsorted(lanes, self.lane_of[units])
        part.households, part.edge_counts = self.households[units], self.edge_counts[lanes]
        part.one, part.other, part.lengths = unit[self.one[edges]], unit[self.other[edges]], self.lengths[edges]
        part.totals, part.bands = self.totals[lanes], [self.bands[lane] for lane in lanes]
        part.low, part.high, part.wanted = self.low[lanes], self.high[lanes], self.wanted[lanes]
        pieces, part.piece_of = np.unique(self.piece_of[units], return_inverse=True)
        part.count, part.tries, part.restarts = self.count[pieces], self.tries[pieces], self.restarts[lanes]
        return part

    def restart_stuck_lanes(self):
        """Take lanes with a piece that could not be cut as one piece again."""
        stuck = (self.tries >= TRIES) & (self.count > 1)
        lanes = np.unique(self.lane_of[stuck[self.piece_of]])
        lanes = lanes[self.restarts[lanes] < RESTARTS]
        if not len(lanes):
            return
        self.restarts[lanes] += 1
        fresh = np.full(len(self.generators), -1)
        fresh[lanes] = len(self.count) + np.arange(len(lanes))
        again = fresh[self.lane_of] >= 0
        self.piece_of[again] = fresh[self.lane_of[again]]
        self.count = np.concatenate([self.count, self.wanted[lanes]])
        self.tries = np.concatenate([self.tries, np.zeros(len(lanes), dtype=int)])

    def grow_and_cut(self):
        """Grow a tree over every piece of more than one grid and cut it; return whether there was one to cut."""
        members = np.bincount(self.piece_of, minlength=len(self.count))
        self.count = np.where(members == 1, 1, self.count)
        active = self.count[self.piece_of] > 1
        if not active.any():
            return False
        order, parent = self._grown(active)
        levels = _levels(order, parent)
        below = self.households.copy()
        for nodes in levels[:0:-1]:
            np.add.at(below, parent[nodes], below[nodes])
        self._cut(order, parent, levels, below)
        return True

    def _grown(self, active):
        """Random trees: the units by their distance from a root, and their parents; roots have themselves."""
        lanes = np.zeros(len(self.generators), dtype=bool)
        lanes[self.lane_of[active]] = True
        chance = np.concatenate(
            [
                generator.random(count) if on else np.zeros(count)
                for generator, count, on in zip(self.generators, self.edge_counts, lanes)
            ]
        )
        inside = (self.piece_of[self.one] == self.piece_of[self.other]) & active[self.one]
        one, other = self.one[inside], self.other[inside]
        weight = (chance[inside] + 1e-12) / (self.lengths[inside] + 1.0)
        size = len(self.piece_of)
        units = np.flatnonzero(active)
        roots = units[np.unique(self.piece_of[units], return_index=True)[1]]
        tree = minimum_spanning_tree(coo_matrix((weight, (one, other)), shape=(size + 1, size + 1)).tocsr()).tocoo()
        ends = np.concatenate([tree.row, np.full(len(roots), size)]), np.concatenate([tree.col, roots])
        joined = coo_matrix((np.ones(len(ends[0])), ends), shape=(size + 1, size + 1)).tocsr()
        order, parent = breadth_first_order(joined, size, directed=False, return_predecessors=True)
        parent[roots] = roots
        return order[1:], parent

    def _cut(self, order, parent, levels, below):
        """Cut each tree at a random place where both sides can still be divided; else, in the end, at the nearest."""
        roots = levels[0]
        total = np.zeros(len(self.count))
        total[self.piece_of[roots]] = below[roots]
        nodes = order[len(roots) :]
        piece, side = self.piece_of[nodes], below[nodes]
        lane, count, rest = self.lane_of[nodes], self.count[piece], total[piece] - below[nodes]
        low, high = self.low[lane], self.high[lane]
        least = np.maximum(np.maximum(np.ceil(side / high), count - np.floor(rest / low)), 1)
        most = np.minimum(np.minimum(np.floor(side / low), count - np.ceil(rest / high)), count - 1)
        fits = least <= most
        share = np.maximum(total[piece] / count, 1e-9)
        nearest = np.clip(np.rint(side / share), 1, count - 1)
        grids = np.where(fits, np.rint((least + most) / 2), nearest).astype(int)
        good = np.zeros(len(self.count), dtype=bool)
        good[piece[fits]] = True
        self.tries[self.piece_of[roots]] += 1
        last = self.tries >= TRIES
        last[self.piece_of[roots]] &= self.restarts[self.lane_of[roots]] >= RESTARTS
        # A random rank for each fitting cut; where a piece has none at last, the distance from a whole share.
        able = np.flatnonzero(fits | (last[piece] & ~good[piece]))
        far = 2 + np.abs(side[able] - nearest[able] * share[able])
        rank = np.where(fits[able], self._chances(nodes[able]), far)
        by_rank = able[np.lexsort((nodes[able], rank, piece[able]))]
        leading = np.r_[True, np.diff(piece[by_rank]) != 0] if len(by_rank) else np.zeros(0, dtype=bool)
        chosen = by_rank[leading]
        fresh = len(self.count) + np.arange(len(chosen))
        mark = np.full(len(self.piece_of), -1)
        mark[nodes[chosen]] = fresh
        for level in levels[1:]:
            inherits = mark[level] < 0
            mark[level[inherits]] = mark[parent[level[inherits]]]
        moved = mark >= 0
        self.piece_of[moved] = mark[moved]
        self.count[piece[chosen]] -= grids[chosen]
        self.tries[piece[chosen]] = 0
        self.count = np.concatenate([self.count, grids[chosen]])
        self.tries = np.concatenate([self.tries, np.zeros(len(chosen), dtype=int)])

    def _chances(self, nodes):
        """A random number for each unit, from the generator of its own lane."""
        wanted = np.zeros(len(self.generators), dtype=bool)
        wanted[self.lane_of[nodes]] = True
        chances = np.zeros(len(self.piece_of))
        for lane in np.flatnonzero(wanted):
            start, stop = self.first[lane], self.first[lane + 1]
            chances[start:stop] = self.generators[lane].random(stop - start)
        return chances[nodes]


def _edges(problem):
    """(e, 3) array: two units that one can walk between and the length of their shared edge."""
    borders = problem.borders
    return borders[(borders[:, 0] < borders[:, 1]) & (borders[:, 5] > 0)][:, :3]


def _levels(order, parent):
    """The units at each distance from their root, nearest first."""
    position = np.empty(len(parent), dtype=int)
    position[order] = np.arange(len(order))
    above = np.where(parent[order] == order, -1, position[parent[order]])
    levels, start = [], 0
    stop = int(np.searchsorted(above, 0))
    while start < stop:
        levels.append(order[start:stop])
        start, stop = stop, int(np.searchsorted(above, stop))
    return levels


def _reachable_band(total, band, count):
    """The band, widened as far as the total must leave it when divided into so many grids."""
    if band.minimum * count <= total <= band.maximum * count:
        return max(band.minimum, 1), band.maximum
    low = min(band.minimum, max(total - (count - 1) * band.maximum, 1))
    return low, max(band.maximum, total - (count - 1) * band.minimum)
