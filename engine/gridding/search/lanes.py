"""Many annealings side by side: each problem several times, one move of every one of them at each step.

Single units move from grid to grid, uphill too while it is hot (Kirkpatrick, Gelatt and Vecchi 1983, Science 220:671). A lane is
one annealing of one problem; a step proposes one move in every lane with whole-array operations, which is some ten times
faster than lane after lane. What a lane does depends on its own problem and seed alone: the sums are of rounded numbers
and therefore exact, so neither the other lanes nor their order can be felt.

The band comes strictly before shape: a move that takes a grid out of band is refused unless one of the two was out already.
A move must keep both grids simple: seen from the unit that moves, each must lie in one piece around it (the simple points of
Kong and Rosenfeld 1989, Computer Vision, Graphics, and Image Processing 48:357).
"""

import math

import numpy as np

__all__ = ["COLD", "HOT", "anneal_lanes"]

HOT, COLD = 0.15, 0.003
"""First and last temperature, in units of one perfectly round grid."""

OUT_COST, MISS_COST = 3.0, 0.04
"""What a grid out of band costs during the search, and each household by which it is: far above any shape."""

BLOCK = 256
PICKS = 3


def anneal_lanes(lanes, steps_per_unit, check=lambda: None, hot=HOT, cold=COLD):
    """Improve many divisions at once.

    Parameters
    ----------
    lanes : list of (Problem, list of int, numpy.random.Generator), the grid of each unit to start from
    steps_per_unit : float, moves to propose
    check : callable, raises to stop the work

    Returns
    -------
    list of list of int, in the order of `lanes`
    """
    work = sorted(range(len(lanes)), key=lambda row: -len(lanes[row][0].households))
    table = _Table([lanes[row] for row in work], steps_per_unit)
    for start in range(0, int(table.steps.max(initial=0)), BLOCK):
        check()
        _run_block(table, start, hot, cold)
    results = [None] * len(lanes)
    for lane, row in enumerate(work):
        results[row] = table.grid_of[table.base[lane] : table.base[lane + 1] - 1].tolist()
    return results


class _Table:
    """The lanes as flat arrays, the longest first; every lane has one unit more than its problem, which is nobody's."""

    def __init__(self, lanes, steps_per_unit):
        problems = [problem for problem, _, _ in lanes]
        distinct = list({id(problem): problem for problem in problems}.values())
        place = {id(problem): row for row, problem in enumerate(distinct)}
        of_lane = np.array([place[id(problem)] for problem in problems], dtype=int)
        sizes = np.array([len(problem.households) for problem in distinct])
        self.first = np.r_[0, np.cumsum(sizes)][of_lane]
        self.households = np.concatenate([problem.households for problem in distinct])
        self.areas = np.concatenate([problem.areas for problem in distinct])
        self.perimeters = np.concatenate([problem.perimeters for problem in distinct])
        width = max((len(row) for problem in distinct for row in problem.neighbours), default=0)
        total = int(sizes.sum())
        self.around = np.zeros((total, width), dtype=int)
        self.lengths, self.prices = np.zeros((total, width)), np.zeros((total, width))
        self.touches = np.zeros((total, width), dtype=int)
        reach = max((len(row) for problem in distinct for row in problem.corners), default=0)
        links = max((len(row) for problem in distinct for row in problem.links), default=0)
        self.corners = np.zeros((total, reach), dtype=int)
        self.links = np.zeros((total, links, 2), dtype=int)
        pairs, pair_counts, row = [], [], 0
        for problem in distinct:
            nobody = len(problem.households)
            self.around[row : row + nobody] = nobody
            self.corners[row : row + nobody] = nobody
            self.links[row : row + nobody] = nobody
            open_pairs = []
            for unit in range(nobody):
                here = row + unit
                for position, (other, length, price, touches, passable) in enumerate(problem.neighbours[unit]):
                    self.around[here, position] = other
                    self.lengths[here, position] = length
                    self.prices[here, position] = price
                    self.touches[here, position] = touches
                    if passable:
                        open_pairs.append((unit, other))
                self.corners[here, : len(problem.corners[unit])] = problem.corners[unit]
                if problem.links[unit]:
                    self.links[here, : len(problem.links[unit])] = problem.links[unit]
            pairs += open_pairs
            pair_counts.append(len(open_pairs))
            row += nobody
        self.pairs = np.array(pairs, dtype=int).reshape(-1, 2)
        self.pair_count = np.array(pair_counts)[of_lane]
        self.pair_first = np.r_[0, np.cumsum(pair_counts)][of_lane]
        self.low = np.array([problem.band.minimum for problem in problems])
        self.high = np.array([problem.band.maximum for problem in problems])
        self.middle = (self.low + self.high) / 2
        self.half = np.maximum((self.high - self.low) / 2, 1)
        self.steps = np.maximum(sizes[of_lane] * steps_per_unit, 1).astype(int)
        self.generators = [generator for _, _, generator in lanes]
        self.base = np.r_[0, np.cumsum(sizes[of_lane] + 1)]
        self.grid_of = np.full(self.base[-1], -1)
        self.width = max(max(grid_of) + 1 for _, grid_of, _ in lanes)
        count = len(lanes) * self.width
        self.totals, self.grid_areas, self.grid_perimeters = np.zeros(count), np.zeros(count), np.ones(count)
        self.sizes = np.zeros(count, dtype=int)
        for lane, (problem, grid_of, _) in enumerate(lanes):
            self._put(lane, problem, np.asarray(grid_of))
        self.costs = _costs(
            self.totals,
            self.grid_areas,
            self.grid_perimeters,
            *self._limits(np.repeat(np.arange(len(lanes)), self.width)),
        )

    def _put(self, lane, problem, grid_of):
        start, count = self.base[lane], len(grid_of)
        self.grid_of[start : start + count] = grid_of
        here = slice(lane * self.width, (lane + 1) * self.width)
        rows = slice(self.first[lane], self.first[lane] + count)
        inner = (self.grid_of[start + self.around[rows]] == grid_of[:, None]) * self.lengths[rows]
        self.sizes[here] = np.bincount(grid_of, minlength=self.width)
        self.totals[here] = np.bincount(grid_of, weights=self.households[rows], minlength=self.width)
        self.grid_areas[here] = np.bincount(grid_of, weights=self.areas[rows], minlength=self.width)
        outline = np.bincount(grid_of, weights=self.perimeters[rows] - inner.sum(axis=1), minlength=self.width)
        self.grid_perimeters[here] = np.maximum(outline, 1e-3)

    def _limits(self, lanes):
        return self.low[lanes], self.high[lanes], self.middle[lanes], self.half[lanes]


def _costs(totals, areas, perimeters, low, high, middle, half):
    """What grids cost: see `partition.grid_cost`, and far more for those out of band."""
    compactness = (4 * math.pi) * areas / (perimeters * perimeters)
    lack = np.maximum(0.45 - compactness, 0.0)
    uneven = (totals - middle) / half
    miss = np.maximum(np.maximum(low - totals, totals - high), 0.0)
    cost = 3 * lack * lack - compactness + 0.05 * np.minimum(uneven * uneven, 4.0)
    return cost + (miss > 0) * OUT_COST + MISS_COST * miss


def _run_block(table, start, hot, cold):
    """Propose the next moves in the lanes that are not done; shorter lanes stand behind longer ones."""
    running = int(np.searchsorted(-table.steps, -start))
    if not running:
        return
    uniform = np.stack([generator.random((BLOCK, PICKS)) for generator in table.generators[:running]], axis=2)
    slack = np.stack([generator.standard_exponential(BLOCK) for generator in table.generators[:running]], axis=1)
    done = np.minimum((start + np.arange(BLOCK)[:, None]) / table.steps[:running], 1.0)
    slack *= hot * (cold / hot) ** done
    picks = table.pair_first[:running, None] + (uniform * table.pair_count[:running]).astype(int).transpose(0, 2, 1)
    movers = table.first[:running, None] * 0 + 0
    for step in range(min(BLOCK, int(table.steps[0]) - start)):
        alive = int(np.searchsorted(-table.steps, -(start + step)))
        _step(table, picks[step, :alive], slack[step, :alive], alive)


def _step(table, picks, slack, alive):
    """Propose one move in each of the first `alive` lanes, and make those that are good enough."""
    base = table.base[:alive]
    pair = table.pairs[picks]
    homes = table.grid_of[base[:, None, None] + pair]
    differ = homes[:, :, 0] != homes[:, :, 1]
    pick = differ.argmax(axis=1)
    lanes = np.flatnonzero(differ.any(axis=1) & (table.pair_count[:alive] > 0))
    pick = pick[lanes]
    unit, source, target = pair[lanes, pick, 0], homes[lanes, pick, 0], homes[lanes, pick, 1]
    from_, to = lanes * table.width + source, lanes * table.width + target
    row = table.first[lanes] + unit
    moved = table.households[row]
    source_total, target_total = table.totals[from_] - moved, table.totals[to] + moved
    low, high = table.low[lanes], table.high[lanes]
    spoils = (moved > 0) & ((source_total < low) | (target_total > high))
    spoils &= (table.totals[from_] >= low) & (table.totals[from_] <= high)
    spoils &= (table.totals[to] >= low) & (table.totals[to] <= high)
    keep = ~spoils & (table.sizes[from_] > 1)
    if not keep.any():
        return
    lanes, unit, source, target, from_, to, row, moved = (
        values[keep] for values in (lanes, unit, source, target, from_, to, row, moved)
    )
    source_total, target_total = source_total[keep], target_total[keep]
    start = table.base[lanes][:, None]
    around = table.grid_of[start + table.around[row]]
    at_source, at_target = around == source[:, None], around == target[:, None]
    lengths, prices = table.lengths[row], table.prices[row]
    areas, perimeters = table.areas[row], table.perimeters[row]
    source_perimeter = table.grid_perimeters[from_] - perimeters + 2 * (lengths * at_source).sum(axis=1)
    target_perimeter = table.grid_perimeters[to] + perimeters - 2 * (lengths * at_target).sum(axis=1)
    source_area, target_area = table.grid_areas[from_] - areas, table.grid_areas[to] + areas
    limits = table._limits(lanes)
    source_cost = _costs(source_total, source_area, source_perimeter, *limits)
    target_cost = _costs(target_total, target_area, target_perimeter, *limits)
    change = source_cost + target_cost - table.costs[from_] - table.costs[to]
    change += (prices * at_source).sum(axis=1) - (prices * at_target).sum(axis=1)
    good = np.flatnonzero(change <= slack[lanes])
    if not len(good):
        return
    good = good[
        _stays_simple(table, start[good], row[good], source[good], target[good], at_source[good], at_target[good])
    ]
    table.grid_of[start[good, 0] + unit[good]] = target[good]
    from_, to = from_[good], to[good]
    table.sizes[from_] -= 1
    table.sizes[to] += 1
    for values, at_from, at_to in (
        (table.totals, source_total, target_total),
        (table.grid_areas, source_area, target_area),
        (table.grid_perimeters, source_perimeter, target_perimeter),
        (table.costs, source_cost, target_cost),
    ):
        values[from_], values[to] = at_from[good], at_to[good]


def _stays_simple(table, start, row, source, target, at_source, at_target):
    """Say where both grids lie in one piece around the unit that moves: pieces = members - links between members."""
    touches = table.touches[row]
    corners = table.grid_of[start + table.corners[row]]
    links = table.grid_of[start[:, :, None] + table.links[row]]
    simple = np.ones(len(row), dtype=bool)
    for grid, beside in ((source, at_source), (target, at_target)):
        members = (touches * beside).sum(axis=1) + (corners == grid[:, None]).sum(axis=1)
        joined = (links == grid[:, None, None]).all(axis=2).sum(axis=1)
        simple &= members - joined == 1
    return simple
