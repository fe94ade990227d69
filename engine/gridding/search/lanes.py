"""Many annealings side by side: each problem several times, some moves of every one of them at each step.

Single units move from grid to grid, uphill too while it is hot (Kirkpatrick, Gelatt and Vecchi 1983, Science
220:671). A lane is one annealing of one problem. A step weighs moves in all lanes with whole-array operations and
makes the good ones, but for those that touch a grid of an earlier good one. What a lane does depends on its own problem
and seed alone: the sums are of rounded numbers and therefore exact, so neither the other lanes nor their order can be
felt.

The band comes strictly before shape: a move that takes a grid out of band is refused unless one of the two was out
already. A move must keep both grids simple: seen from the unit that moves, each must lie in one piece around it (the
simple points of Kong and Rosenfeld 1989, Computer Vision, Graphics, and Image Processing 48:357).
"""

import math

import numpy as np

from .partition import EDGE, EDGE_COST, ROUND_ENOUGH, UNEVEN_COST, Score
from .side_by_side import SideBySide

__all__ = ["COLD", "HOT", "anneal_lanes", "first_of_its_grids", "penalised_costs", "score_lanes", "shape_costs"]

HOT, COLD = 0.1, 0.003
"""First and last temperature, in units of one perfectly round grid."""

OUT_COST, MISS_COST = 3.0, 0.04
"""What a grid out of band costs during the search, and each household by which it is: far above any shape."""

BLOCK = 32
"""Steps that are drawn at a time."""

PICKS = 3
"""Borders that are drawn to find one between two grids."""

AT_ONCE = 0.75
"""Moves proposed in a step for each grid of a lane: few of them are good enough, so they seldom touch one grid."""


def anneal_lanes(lanes, moves_per_unit, check=lambda: None, hot=HOT, cold=COLD, homes=None, seen=None):
    """Improve many divisions at once.

    Parameters
    ----------
    lanes : list of (Problem, list of int, numpy.random.Generator), the grid of each unit to start from
    moves_per_unit : float, moves to propose
    check : callable, raises to stop the work
    hot, cold : float, first and last temperature
    homes : list of (list of int, float), one a lane, optional: the grid that each unit should rather be in, and what
        each household costs that is not
    seen : list of Candidates or None, one a lane, optional: they take the grids that a lane comes by

    Returns
    -------
    list of list of int, in the order of `lanes`
    """
    if not lanes:
        return []
    steps, moves = zip(*(_schedule(problem, grid_of, moves_per_unit) for problem, grid_of, _ in lanes))
    work = sorted(range(len(lanes)), key=lambda row: -steps[row])
    table = _Table([lanes[row][:2] for row in work], homes and [homes[row] for row in work])
    generators = [lanes[row][2] for row in work]
    steps, moves = np.array(steps)[work], np.array(moves)[work]
    for start in range(0, int(steps[0]), BLOCK):
        check()
        _run_block(table, generators, steps, moves, start, hot, cold)
        if seen:
            for lane in range(int(np.searchsorted(-steps, -start))):
                if seen[work[lane]] is not None:
                    seen[work[lane]].add_division(table.division(lane))
    results = [None] * len(lanes)
    for lane, row in enumerate(work):
        results[row] = table.division(lane).tolist()
    return results


def _schedule(problem, grid_of, moves_per_unit):
    """In how many steps to propose how many moves at once."""
    moves = max(round(AT_ONCE * (max(grid_of) + 1)), 1)
    return max(math.ceil(moves_per_unit * len(grid_of) / moves), 1), moves


def score_lanes(lanes):
    """Measure many divisions at once.

    Parameters
    ----------
    lanes : list of (Problem, list of int), the grid of each unit

    Returns
    -------
    list of Score
    """
    if not lanes:
        return []
    problems, divisions = zip(*lanes)
    table = SideBySide(problems)
    own = np.concatenate(divisions)
    width = int(own.max()) + 1
    grid = own + table.lane_of * width
    grids = table.measured(grid, len(lanes) * width)
    used = np.bincount(grid, minlength=len(grids)) > 0
    lane = np.repeat(np.arange(len(lanes)), width)
    low, high = np.array([(problem.band.minimum, problem.band.maximum) for problem in problems], dtype=float)[lane].T
    miss = np.where(used, np.maximum(np.maximum(low - grids[:, 0], grids[:, 0] - high), 0.0), 0.0).reshape(-1, width)
    shapes = np.where(used, shape_costs(grids.T, (low + high) / 2, np.maximum((high - low) / 2, 1)), 0.0)
    # One after the other, whatever the width: how numpy groups the terms of a row depends on it.
    cost = np.bincount(lane, weights=shapes, minlength=len(lanes))
    outer = grid[table.ends[:, 0]] != grid[table.ends[:, 1]]
    cost += np.bincount(table.lane_of[table.ends[outer, 0]], weights=table.prices[outer], minlength=len(lanes))
    cost /= used.reshape(-1, width).sum(axis=1)
    return [
        Score(*row)
        for row in zip((miss > 0).sum(axis=1).tolist(), miss.sum(axis=1).astype(int).tolist(), cost.tolist())
    ]


class _Table:
    """The lanes as flat arrays; every lane has one unit more than its problem, which is nobody's.

    Attributes
    ----------
    around, lengths, prices, touches, corners, links : what lies around each unit of each problem, padded with nobody
    pairs : (p, 2) array of int, units that one can walk between
    grid_of : flat array of int, lane after lane, -1 for nobody
    grids : (lanes * width, 3) array of float, the households, area and perimeter of each grid
    home_of : flat array of int as `grid_of`, or None
    away : (lanes,) array of float, the price of a household that is not at home
    """

    def __init__(self, lanes, homes=None):
        problems = [problem for problem, _ in lanes]
        distinct = list({id(problem): problem for problem in problems}.values())
        place = {id(problem): row for row, problem in enumerate(distinct)}
        of_lane = np.array([place[id(problem)] for problem in problems], dtype=int)
        sizes = np.array([len(problem.households) for problem in distinct])
        self.unit_counts = sizes[of_lane]
        self.first = np.r_[0, np.cumsum(sizes)][of_lane]
        self.measures = np.column_stack(
            [
                np.concatenate([getattr(problem, name) for problem in distinct])
                for name in ("households", "areas", "perimeters")
            ]
        ).astype(float)
        self._lay_out(distinct, sizes, of_lane)
        self.low = np.array([problem.band.minimum for problem in problems], dtype=float)
        self.high = np.array([problem.band.maximum for problem in problems], dtype=float)
        self.base = np.r_[0, np.cumsum(self.unit_counts + 1)]
        self.grid_of = np.full(self.base[-1], -1)
        for lane, (_, grid_of) in enumerate(lanes):
            self.grid_of[self.base[lane] : self.base[lane + 1] - 1] = grid_of
        self.width = int(self.grid_of.max()) + 1
        self.home_of, self.away = None, None
        if homes:
            self.home_of = np.concatenate([[*home_of, -1] for home_of, _ in homes])
            self.away = np.array([price for _, price in homes], dtype=float)
        table = SideBySide(problems)
        grid = np.concatenate([grid_of for _, grid_of in lanes]) + table.lane_of * self.width
        self.sizes = np.bincount(grid, minlength=len(lanes) * self.width)
        self.grids = table.measured(grid, len(lanes) * self.width)

    def division(self, lane):
        """The grid of each unit of a lane: (n,) array of int."""
        return self.grid_of[self.base[lane] : self.base[lane + 1] - 1]

    def _lay_out(self, distinct, sizes, of_lane):
        """What lies around each unit, padded to the same width with the unit that is nobody's."""
        starts = np.cumsum(sizes) - sizes
        total, nobody = int(sizes.sum()), np.repeat(sizes, sizes)
        borders, owner = _joined([problem.borders for problem in distinct])
        other = borders[:, 1].astype(int)
        unit, column, width = _columns(borders[:, 0].astype(int) + starts[owner], total)
        self.around = np.repeat(nobody[:, None], width, axis=1)
        self.around[unit, column] = other
        self.lengths, self.prices = np.zeros((total, width)), np.zeros((total, width))
        self.touches = np.zeros((total, width), dtype=int)
        for values, field in ((self.lengths, 2), (self.prices, 3), (self.touches, 4)):
            values[unit, column] = borders[:, field]
        passable = borders[:, 5] > 0
        self.pairs = np.column_stack([borders[:, 0].astype(int), other])[passable]
        counts = np.bincount(owner[passable], minlength=len(sizes))
        self.pair_count, self.pair_first = counts[of_lane], (np.cumsum(counts) - counts)[of_lane]
        self.corners = _padded([problem.corners for problem in distinct], starts, nobody)
        self.links = _padded([problem.links for problem in distinct], starts, nobody)


def _joined(tables):
    """Tables one after the other, and which one each row is of."""
    return np.concatenate(tables), np.repeat(np.arange(len(tables)), [len(table) for table in tables])


def _columns(unit, total):
    """Where the rows of a table sorted by unit go when each unit has one row: that row, the column, and the width."""
    counts = np.bincount(unit, minlength=total)
    column = np.arange(len(unit)) - (np.cumsum(counts) - counts)[unit]
    return unit, column, int(counts.max(initial=0))


def _padded(tables, starts, nobody):
    """Tables of (unit, others ...) as one array, one row a unit, filled up with nobody."""
    table, owner = _joined(tables)
    unit, column, width = _columns(table[:, 0] + starts[owner], len(nobody))
    padded = np.repeat(nobody, width * (table.shape[1] - 1)).reshape(len(nobody), width, table.shape[1] - 1)
    padded[unit, column] = np.where(table[:, 1:] < 0, nobody[unit][:, None], table[:, 1:])
    return padded


def penalised_costs(grids, low, high):
    """What grids cost, those out of band far more.

    Parameters
    ----------
    grids : (3, ...) array of float, households, areas and perimeters
    low, high : arrays of float, the band

    Returns
    -------
    array of float
    """
    shapes = shape_costs(grids, (low + high) / 2, np.maximum((high - low) / 2, 1))
    return shapes + miss_costs(grids[0], low, high)


def miss_costs(households, low, high):
    """What grids out of band cost for that alone."""
    miss = np.maximum(np.maximum(low - households, households - high), 0.0)
    return (miss > 0) * OUT_COST + MISS_COST * miss


def shape_costs(grids, middle, half):
    """What grids cost by shape and size: `partition.grid_cost` for (3, ...) arrays."""
    households, areas, perimeters = grids
    compactness = (4 * math.pi) * areas / (perimeters * perimeters)
    lack = np.maximum(ROUND_ENOUGH - compactness, 0.0)
    uneven = np.abs(households - middle) / half
    return 3 * lack * lack - compactness + _uneven_cost(uneven)


def _uneven_cost(uneven):
    near = np.maximum(uneven - EDGE, 0.0)
    return UNEVEN_COST * np.minimum(uneven * uneven, 4.0) + EDGE_COST * np.minimum(near, 1.0)


def _run_block(table, generators, steps, moves, start, hot, cold):
    """Propose the next moves in the lanes that are not done; shorter lanes stand behind longer ones."""
    running = int(np.searchsorted(-steps, -start))
    length = min(BLOCK, int(steps[0]) - start)
    shapes = list(zip(generators, moves[:running].tolist()))
    uniform = np.concatenate([generator.random((BLOCK, count, PICKS))[:length] for generator, count in shapes], axis=1)
    slack = np.concatenate([generator.standard_exponential((BLOCK, count))[:length] for generator, count in shapes], 1)
    lane = np.repeat(np.arange(running), moves[:running])
    done = np.minimum((start + np.arange(length)[:, None]) / steps[lane], 1.0)
    slack *= hot * (cold / hot) ** done
    pairs = table.pairs[table.pair_first[lane, None] + (uniform * table.pair_count[lane, None]).astype(int)]
    alive = np.r_[0, np.cumsum(moves)][np.searchsorted(-steps, -(start + np.arange(length)))]
    for step, rows in enumerate(alive.tolist()):
        _step(table, lane[:rows], pairs[step, :rows], slack[step, :rows])


def _step(table, lanes, pairs, slack):
    """Propose some moves in each of the first lanes, and make those that are good enough.

    Parameters
    ----------
    lanes : (n,) array of int, ascending
    pairs : (n, PICKS, 2) array of int, units side by side; the first pair in two grids is taken
    slack : (n,) array of float, how much worse a move may make its lane
    """
    homes = table.grid_of[table.base[lanes, None, None] + pairs]
    differ = homes[:, :, 0] != homes[:, :, 1]
    pick = differ.argmax(axis=1)
    rows = np.flatnonzero(differ.any(axis=1))
    pick, lanes, slack = pick[rows], lanes[rows], slack[rows]
    unit, pair = pairs[rows, pick, 0], homes[rows, pick].T  # the two grids: out of the one, into the other
    where = lanes * table.width + pair
    row = table.first[lanes] + unit
    before = table.grids[where]  # (2, n, 3)
    moved = table.measures[row]
    totals = before[:, :, 0] + moved[:, 0] * SIGNS
    low, high = table.low[lanes], table.high[lanes]
    was_good = ((before[:, :, 0] >= low) & (before[:, :, 0] <= high)).all(axis=0)
    spoils = (totals[0] < low) | (totals[1] > high)
    keep = np.flatnonzero(~(was_good & spoils & (moved[:, 0] > 0)) & (table.sizes[where[0]] > 1))
    if not len(keep):
        return
    lanes, unit, row, where, pair = lanes[keep], unit[keep], row[keep], where[:, keep], pair[:, keep]
    slack = slack[keep]
    before, moved = before[:, keep], moved[keep]
    base = table.base[lanes]
    around = table.grid_of[base[:, None] + table.around[row]]
    beside = around == pair[:, :, None]  # (2, n, width)
    shared = (table.lengths[row] * beside).sum(axis=2)
    after = before + moved * SIGNS[:, :, None]
    after[:, :, 2] -= 2 * shared * SIGNS
    both = np.concatenate([after, before]).transpose(2, 0, 1)
    costs = penalised_costs(both, low[keep], high[keep])
    priced = (table.prices[row] * beside).sum(axis=2)
    change = costs[0] + costs[1] - costs[2] - costs[3] + priced[0] - priced[1]
    if table.home_of is not None:
        at_home = pair == table.home_of[base + unit]
        change += table.away[lanes] * moved[:, 0] * (at_home[0].astype(int) - at_home[1])
    good = np.flatnonzero(change <= slack)
    if not len(good):
        return
    good = good[_stays_simple(table, base[good], row[good], pair[:, good], beside[:, good])]
    good = good[first_of_its_grids(where[:, good], len(table.sizes))]
    table.grid_of[base[good] + unit[good]] = pair[1, good]
    table.sizes[where[0, good]] -= 1
    table.sizes[where[1, good]] += 1
    table.grids[where[:, good]] = after[:, good]


SIGNS = np.array([[-1.0], [1.0]])
"""What a move does to the grid that a unit leaves, and to the one that it joins."""


def first_of_its_grids(where, count):
    """Say which moves come before all others that touch one of their two grids: what they change is theirs alone.

    Parameters
    ----------
    where : (2, n) array of int, the two grids of each move
    count : int, grids in all

    Returns
    -------
    (n,) array of bool
    """
    number = np.arange(where.shape[1])
    claims = np.full(count, len(number))
    np.minimum.at(claims, where, np.broadcast_to(number, where.shape))
    return (claims[where] == number).all(axis=0)


def _stays_simple(table, base, row, pair, beside):
    """Say where both grids lie in one piece around the unit that moves: pieces = members - links between members.

    What touches the unit at a point only, and nothing of its grid beside it, is no piece that the unit holds together,
    but one that would enclose other ground if the unit joined it.
    """
    corners = table.grid_of[base[:, None, None] + table.corners[row]] == pair[:, :, None, None]
    links = table.grid_of[base[:, None, None] + table.links[row]] == pair[:, :, None, None]
    touching = corners[:, :, :, 0]
    members = (table.touches[row] * beside).sum(axis=2) + touching.sum(axis=2)
    pieces = members - links.all(axis=3).sum(axis=2)
    alone = (touching[0] & ~corners[0, :, :, 1] & ~corners[0, :, :, 2]).sum(axis=1)
    return (pieces[0] - alone == 1) & (pieces[1] == 1)
