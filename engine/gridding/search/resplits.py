"""Two neighbouring grids joined and cut anew along a random tree, in many divisions at once; what is no worse is kept.

The pair moves of ReCom (DeFord, Duchin and Solomon 2021, Harvard Data Science Review 3.1), as a descent: they reach
in one step what single units would need many steps uphill for.
"""

import numpy as np

from .forest import reachable_band, tree_weights
from .lanes import first_of_its_grids, penalised_costs
from .side_by_side import SideBySide, drawn
from .trees import Trees

__all__ = ["resplit_lanes"]

PICKS = 6
"""Borders that are drawn to find one between two grids."""


def resplit_lanes(lanes, rounds, check=lambda: None, at_once=0.0, seen=None):
    """Improve many divisions at once.

    Parameters
    ----------
    lanes : list of (Problem, list of int, numpy.random.Generator), the grid of each unit to start from
    rounds : int, pairs to join and cut for each grid of a lane
    check : callable, raises to stop the work
    at_once : float, pairs drawn in a step for each grid of a lane, one at least; of two that share a grid the first is
        cut. Where lanes are few, more pairs in fewer steps take less time
    seen : list of Candidates or None, one a lane, optional: they take what pairs are cut into, kept or not

    Returns
    -------
    list of list of int, in the order of `lanes`
    """
    if not lanes or not rounds:
        return [grid_of for _, grid_of, _ in lanes]
    divisions = _Divisions(lanes)
    pairs = np.maximum(np.rint(at_once * divisions.counts), 1).astype(int)
    steps = np.ceil(rounds * divisions.counts / pairs).astype(int)
    lane = np.repeat(np.arange(len(lanes)), pairs)
    draws = np.zeros((steps.max(), len(lane), PICKS + 1))
    for number, (_, _, generator) in enumerate(lanes):
        draws[: steps[number], lane == number] = generator.random((steps[number], pairs[number], PICKS + 1))
    for step in range(len(draws)):
        if step % 8 == 0:
            check()
        running = step < steps[lane]
        divisions.resplit(lane[running], draws[step, running], seen)
    return divisions.grids_of_units()


class _Divisions:
    """Divisions side by side: grid g of a lane is number lane * width + g.

    Attributes
    ----------
    grid_of : (u,) array of int
    grids : (lanes * width, 3) array of float, the households, area and perimeter of each grid
    counts : (lanes,) array of int, grids in each
    """

    def __init__(self, lanes):
        problems, grids_of_units, self.generators = zip(*lanes)
        self.table = table = SideBySide(problems)
        own = np.concatenate(grids_of_units)
        self.width = int(own.max()) + 1
        self.counts = np.maximum.reduceat(own, table.first[:-1]) + 1
        self.grid_of = own + table.lane_of * self.width
        self.bands = np.array([(problem.band.minimum, problem.band.maximum) for problem in problems], dtype=float)
        self.limits = np.array(
            [
                reachable_band(sum(problem.households), problem.band, count)
                for problem, count in zip(problems, self.counts.tolist())
            ],
            dtype=float,
        )
        self.walks = np.flatnonzero(table.passable)
        lane = table.lane_of[table.ends[self.walks, 0]]
        self.walk_first = np.searchsorted(lane, np.arange(len(lanes) + 1))
        self.grids = table.measured(self.grid_of, len(lanes) * self.width)

    def grids_of_units(self):
        """The grid of each unit: a list for each lane."""
        own = self.grid_of - self.table.lane_of * self.width
        return [grids.tolist() for grids in np.split(own, self.table.first[1:-1])]

    def resplit(self, lanes, draws, seen):
        """Join pairs of grids and cut each anew; keep what is no worse.

        Parameters
        ----------
        lanes : (n,) array of int, ascending, the lane of each pair
        draws : (n, PICKS + 1) array of float from 0 to 1
        seen : list of Candidates or None
        """
        pairs, found = self._pairs(lanes, draws[:, :PICKS])
        if not len(pairs):
            return
        lanes, draws = lanes[found], draws[found, PICKS]
        tree_of_grid = np.full(len(self.grids), -1)
        tree_of_grid[pairs] = np.arange(len(pairs))[:, None]
        tree_of_unit = tree_of_grid[self.grid_of]
        units = np.flatnonzero(tree_of_unit >= 0)
        tree = tree_of_unit[units]
        rows, ends = self.table.borders_among(units, tree_of_unit)
        below, cut = self._cut_off(units, tree, rows, ends, lanes, draws)
        then = (self.grid_of[units] == pairs[tree, 1]).astype(int)
        grids = self.table.measured(2 * tree + below, 2 * len(pairs), (units, rows, ends)).reshape(-1, 2, 3)
        if seen:
            self._show(units, 2 * tree + below, grids, cut, lanes, seen)
        worse = self._costs(grids, lanes) - self._costs(self.grids[pairs], lanes)
        prices = self.table.prices[rows]
        worse += _prices(tree, below, prices, ends, len(pairs)) - _prices(tree, then, prices, ends, len(pairs))
        kept = cut & (worse <= 0)
        moved = kept[tree]
        self.grid_of[units[moved]] = pairs[tree[moved], below[moved]]
        self.grids[pairs[kept]] = grids[kept]

    def _pairs(self, lanes, draws):
        """Find two neighbouring grids for each row of `lanes`, no grid twice.

        Returns
        -------
        (n, 2) array of int, for the rows in which a draw met a border between two grids
        (n,) array of int, these rows
        """
        spans = self.walk_first[lanes + 1] - self.walk_first[lanes]
        picks = self.walk_first[lanes, None] + (draws * spans[:, None]).astype(int)
        able = np.flatnonzero(spans)
        sides = self.grid_of[self.table.ends[self.walks[picks[able]]]]
        differ = sides[:, :, 0] != sides[:, :, 1]
        found = np.flatnonzero(differ.any(axis=1))
        pairs = sides[found, differ[found].argmax(axis=1)]
        alone = first_of_its_grids(pairs.T, len(self.grids))
        return pairs[alone], able[found[alone]]

    def _cut_off(self, units, tree, rows, ends, lanes, draws):
        """Grow a tree over each pair and cut it at a random one of the places that leave both sides within limits.

        Returns
        -------
        (n,) array of int, 1 for the units below the cut, else 0; (trees,) array of bool, whether there was a place
        """
        passable = self.table.passable[rows]
        edges, lengths = ends[passable], self.table.lengths[rows[passable]]
        chances = drawn(self.generators, self.table.lane_of[units[edges[:, 0]]])
        roots = np.unique(tree, return_index=True)[1]
        trees = Trees(len(units), edges, tree_weights(chances, lengths), roots)
        side = trees.sums_below(self.table.measures[units, 0])
        rest = side[roots][tree] - side
        low, high = self.limits[lanes[tree]].T
        fits = (np.minimum(side, rest) >= low) & (np.maximum(side, rest) <= high)
        fits[roots] = False
        places = np.flatnonzero(fits)
        places = places[np.argsort(tree[places], kind="stable")]
        counts = np.bincount(tree[places], minlength=len(roots))
        cut = counts > 0
        marks = np.full(len(units), -1)
        marks[places[(np.cumsum(counts) - counts + (draws * counts).astype(int))[cut]]] = 1
        return np.maximum(trees.spread_down(marks), 0), cut

    def _show(self, units, side, grids, cut, lanes, seen):
        """Hand the sides of cut pairs that are in band to the candidates of their lanes."""
        low, high = self.bands[lanes].T[:, :, None]
        gathered = np.array([seen[lane] is not None for lane in lanes.tolist()])
        shown = ((cut & gathered)[:, None] & (grids[:, :, 0] >= low) & (grids[:, :, 0] <= high)).ravel()
        rows = np.flatnonzero(shown)
        if not len(rows):
            return
        place = np.cumsum(shown) - 1
        own = shown[side]
        held = np.zeros((len(rows), int(np.diff(self.table.first).max())), dtype=bool)
        held[place[side[own]], units[own] - self.table.first[self.table.lane_of[units[own]]]] = True
        packed, owner = np.packbits(held, axis=1), lanes[rows // 2]
        for lane in np.unique(owner).tolist():
            seen[lane].add_packed(packed[owner == lane])

    def _costs(self, grids, lanes):
        """(n,) array of float: what pairs of grids, an (n, 2, 3) array, cost by shape and size."""
        low, high = self.bands[lanes].T[:, :, None]
        return penalised_costs(np.moveaxis(grids, 2, 0), low, high).sum(axis=1)


def _prices(tree, side, prices, ends, count):
    """(count,) array of float: what the boundary between the two sides of each tree costs."""
    between = side[ends[:, 0]] != side[ends[:, 1]]
    return np.bincount(tree[ends[between, 0]], weights=prices[between], minlength=count)
