"""Many first divisions at once, from random spanning trees cut where both sides can still be divided in band.

After the tree cuts of ReCom (DeFord, Duchin and Solomon 2021, Harvard Data Science Review 3.1). Long shared edges
enter a tree first, so that a cut tends to fall on short ones. All trees of all lanes are grown and cut together,
round after round, until every piece is one grid; what happens in a lane depends on its own problem and generator
alone.
"""

import numpy as np

from .side_by_side import SideBySide, drawn
from .trees import Trees

__all__ = ["divide_by_forest", "reachable_band", "tree_weights"]

TRIES = 5
"""Trees grown for a piece without a place to cut before its whole lane starts anew."""

RESTARTS = 2
"""Times that a lane starts anew before pieces are cut where the two sides come nearest to whole shares."""


def divide_by_forest(lanes, restarts=RESTARTS, even=False, tries=TRIES):
    """Divide problems into grids by random trees.

    Parameters
    ----------
    lanes : list of (Problem, int, numpy.random.Generator), the number of grids to make
    restarts : int, times that a lane starts anew before pieces are cut where they come nearest to whole shares
    even : bool, whether all edges enter a tree alike, and not long ones first
    tries : int, trees grown for a piece without a place to cut before its whole lane starts anew

    Returns
    -------
    list of list of int, the grid of each unit
    """
    if not lanes:
        return []
    forest = _Forest(lanes, restarts, even, tries)
    while forest.grow_and_cut():
        forest.restart_stuck_lanes()
    pieces = np.split(forest.piece_of, forest.table.first[1:-1])
    return [np.unique(own, return_inverse=True)[1].tolist() for own in pieces]


class _Forest:
    """All units of all lanes, each in a piece, each piece with a number of grids to become.

    Attributes
    ----------
    piece_of : (u,) array of int
    count : (p,) array of int, the grids that each piece is to become; 1 is done
    tries : (p,) array of int, trees grown for it so far
    growing : array of int, the units of pieces that are to be cut, ascending
    restarts : (lanes,) array of int, times that each lane may start anew
    """

    def __init__(self, lanes, restarts, even, tries):
        problems, counts, self.generators = zip(*lanes)
        self.table = SideBySide(problems)
        self.lengths = np.zeros(len(self.table.lengths)) if even else self.table.lengths
        limits = [reachable_band(sum(problem.households), problem.band, count) for problem, count, _ in lanes]
        self.low, self.high = np.array(limits, dtype=float).T
        self.wanted = np.array(counts)
        self.piece_of = self.table.lane_of.copy()
        self.count, self.tries = self.wanted.copy(), np.zeros(len(lanes), dtype=int)
        self.restarts, self.most_tries = np.full(len(lanes), restarts), tries
        self.growing = np.arange(len(self.piece_of))

    def restart_stuck_lanes(self):
        """Take lanes with a piece that could not be cut as one piece again."""
        stuck = (self.tries >= self.most_tries) & (self.count > 1)
        stuck_units = self.growing[stuck[self.piece_of[self.growing]]]
        lanes = np.unique(self.table.lane_of[stuck_units])
        lanes = lanes[self.restarts[lanes] > 0]
        if not len(lanes):
            return
        self.restarts[lanes] -= 1
        first = self.table.first
        again = np.concatenate([np.arange(first[lane], first[lane + 1]) for lane in lanes])
        fresh = len(self.count) + np.arange(len(lanes))
        self.piece_of[again] = np.repeat(fresh, first[lanes + 1] - first[lanes])
        self.count = np.r_[self.count, self.wanted[lanes]]
        self.tries = np.r_[self.tries, np.zeros(len(lanes), dtype=int)]
        self.growing = np.union1d(self.growing, again)

    def grow_and_cut(self):
        """Grow a tree over every piece of more than one grid and cut it; return whether there was one to cut."""
        members = np.bincount(self.piece_of[self.growing], minlength=len(self.count))
        self.count[members == 1] = 1
        self.growing = units = self.growing[self.count[self.piece_of[self.growing]] > 1]
        if not len(units):
            return False
        rows, ends = self.table.borders_among(units, self.piece_of)
        passable = self.table.passable[rows]
        rows, ends = rows[passable], ends[passable]
        weights = tree_weights(drawn(self.generators, self.table.lane_of[units[ends[:, 0]]]), self.lengths[rows])
        pieces, roots = np.unique(self.piece_of[units], return_index=True)
        self.tries[pieces] += 1
        self._cut(units, roots, Trees(len(units), ends, weights, roots))
        return True

    def _cut(self, units, roots, trees):
        """Cut each tree at a random place where both sides can still be divided; else, in the end, at the nearest."""
        piece, lane = self.piece_of[units], self.table.lane_of[units]
        side = trees.sums_below(self.table.measures[units, 0])
        totals = np.zeros(len(self.count))
        totals[piece[roots]] = side[roots]
        count, total, low, high = self.count[piece], totals[piece], self.low[lane], self.high[lane]
        rest = total - side
        least = np.maximum(np.maximum(np.ceil(side / high), count - np.floor(rest / low)), 1)
        most = np.minimum(np.minimum(np.floor(side / low), count - np.ceil(rest / high)), count - 1)
        fits = least <= most
        fits[roots] = False
        share = np.maximum(total / count, 1e-9)
        nearest = np.clip(np.rint(side / share), 1, count - 1)
        good = np.zeros(len(self.count), dtype=bool)
        good[piece[fits]] = True
        last = (self.tries[piece] >= self.most_tries) & (self.restarts[lane] <= 0) & ~good[piece]
        last[roots] = False
        # A random rank for each fitting cut; where a piece has none at last, the distance from a whole share.
        able = np.flatnonzero(fits | last)
        far = np.abs(side[able] - nearest[able] * share[able])
        rank = np.where(fits[able], drawn(self.generators, lane[able]), far)
        by_rank = able[np.lexsort((able, rank, piece[able]))]
        chosen = by_rank[np.diff(piece[by_rank], prepend=-1) != 0]
        grids = np.where(fits[chosen], np.rint((least + most)[chosen] / 2), nearest[chosen]).astype(int)
        marks = np.full(len(units), -1)
        marks[chosen] = len(self.count) + np.arange(len(chosen))
        marks = trees.spread_down(marks)
        self.piece_of[units[marks >= 0]] = marks[marks >= 0]
        self.count[piece[chosen]] -= grids
        self.tries[piece[chosen]] = 0
        self.count = np.r_[self.count, grids]
        self.tries = np.r_[self.tries, np.zeros(len(chosen), dtype=int)]


def tree_weights(chances, lengths):
    """Random weights of edges, those of long ones smaller, so that they enter a tree first."""
    return (chances + 1e-12) / (lengths + 1.0)


def reachable_band(total, band, count):
    """The band, widened as far as the total must leave it when divided into so many grids."""
    if band.minimum * count <= total <= band.maximum * count:
        return max(band.minimum, 1), band.maximum
    low = min(band.minimum, max(total - (count - 1) * band.maximum, 1))
    return low, max(band.maximum, total - (count - 1) * band.minimum)
