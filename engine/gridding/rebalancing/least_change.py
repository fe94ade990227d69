"""Divisions that are in band again and leave most households in the grid that they are in.

Every lane starts from the division in force, or from one in which some neighbouring grids were joined and cut anew
along a tree that enters the inside of a grid before it crosses from one to another, so that cuts fall near the old
boundaries. Then single units move as in a division, but each household away from its grid costs something
(`search.lanes`), so that what need not move comes home.
"""

from dataclasses import dataclass, replace

import numpy as np
from scipy.optimize import linear_sum_assignment

from ..feasibility import best_counts, least_out, least_out_count
from ..groups import joined_labels
from ..search.forest import divide_by_forest
from ..search.lanes import anneal_lanes, score_lanes
from ..search.mending import mended as mended_division
from ..search.partition import Score, off_band

__all__ = ["CAREFUL", "NOWHERE", "Care", "Change", "changes_for"]

NOWHERE = -1
"""The home of a unit that has belonged to no grid so far."""


@dataclass(frozen=True)
class Care:
    """How long to search; all by count, nothing by the clock.

    Attributes
    ----------
    lanes : int, divisions improved for each number of grids that is tried
    moves : float, moves proposed per unit
    hot : float, first temperature
    prices : tuple of float, what a household away from home costs, in units of one perfectly round grid, lane by lane
        in turn: a high price for the fewest moved, a low one for rounder grids
    mended, repairs : int, divisions from which grids out of band are mended, and groups of grids divided anew in each
    """

    lanes: int
    moves: float
    hot: float
    prices: tuple
    mended: int
    repairs: int


CAREFUL = Care(lanes=24, moves=20.0, hot=0.3, prices=(0.02, 0.02, 0.004), mended=12, repairs=36)


@dataclass(frozen=True)
class Change:
    """A division with what it costs to get there.

    Attributes
    ----------
    grid_of : list of int, the grid of each unit; numbers below that of the old grids are those, others are new
    score : Score
    moved : int, households that leave their grid
    touched : int, grids that lose or gain a unit, new ones and dissolved ones among them
    enclosing : int, grids that lie all round others
    """

    grid_of: list
    score: Score
    moved: int
    touched: int
    enclosing: int = 0

    @property
    def off(self):
        """Grids out of band and by how many households: what comes before any price."""
        return self.score.out, self.score.miss


def changes_for(problems, homes, care=CAREFUL, check=lambda: None):
    """Find divisions of some problems that change little.

    Parameters
    ----------
    problems : list of Problem
    homes : list of list of int, the grid in force of each unit, numbered from 0 without gaps; NOWHERE where it has none
    care : Care
    check : callable, raises to stop the work

    Returns
    -------
    list of list of Change, one list a problem: first the division in force, its grids made whole and units without a
    grid given to one beside them; then others in no particular order, none twice
    """
    lanes, owners = [], []
    for row, (problem, home) in enumerate(zip(problems, homes)):
        if len(problem.households) == 1:
            continue
        for division in _starts(problem, home, care):
            lanes.append((problem, division))
            owners.append(row)
    place = dict.fromkeys(range(len(problems)), 0)
    work, prices = [], []
    for row, (problem, division) in zip(owners, lanes):
        work.append((problem, division, np.random.default_rng((*problem.seed, 11, place[row]))))
        prices.append((homes[row], care.prices[place[row] % len(care.prices)]))
        place[row] += 1
    found = [[] for _ in problems]
    for row, division in zip(owners, anneal_lanes(work, care.moves, check, care.hot, homes=prices)):
        found[row].append(division)
    changes = [
        _measured(problem, home, _distinct([_settled(problem, home).tolist()], divisions))
        for problem, home, divisions in zip(problems, homes, found)
    ]
    return [[*own, *_mended(problem, home, own, care, check)] for problem, home, own in zip(problems, homes, changes)]


def _mended(problem, home, changes, care, check):
    """Divide grids anew that are out of band and need not be, then bring home what need not have moved."""
    changes = sorted(changes, key=lambda change: (change.off, change.moved))
    if changes[0].off <= least_out(sum(problem.households), problem.band):
        return []
    starts = [
        (np.array(_without_gaps(change.grid_of)), np.random.default_rng((*problem.seed, 12, place)))
        for place, change in enumerate(changes[: care.mended])
    ]
    settled = _settled(problem, home)
    mended, _ = mended_division(problem, starts[0][0], starts, care.repairs, check)
    named = _with_old_numbers(problem, settled, np.arange(len(mended)), mended)
    lanes = [
        (problem, named, np.random.default_rng((*problem.seed, 13, lane))) for lane in range(max(care.lanes // 2, 1))
    ]
    prices = [(home, care.prices[lane % len(care.prices)]) for lane in range(len(lanes))]
    found = anneal_lanes(lanes, care.moves, check, care.hot, homes=prices)
    return _measured(problem, home, _distinct([named], found))


def _distinct(first, others):
    return [list(division) for division in dict.fromkeys(map(tuple, [*first, *others]))]


def _measured(problem, home, divisions):
    """Score divisions and count what they change."""
    if not divisions:
        return []
    home, households = np.array(home), np.array(problem.households)
    scores = score_lanes([(problem, _without_gaps(division)) for division in divisions])
    outer = _outer_units(problem)
    changes = []
    for division, score in zip(divisions, scores):
        away = np.flatnonzero((np.array(division) != home) & (home >= 0))
        touched = np.union1d(home[away], np.array(division)[away])
        enclosing = _enclosing(problem, np.array(division), outer)
        changes.append(Change(division, score, int(households[away].sum()), len(touched), enclosing))
    return changes


OUTER_M = 0.01
"""Metres of a unit's outline along no other unit from which on it lies at the rim."""


def _outer_units(problem):
    """The units at the rim of the part: something else than these units lies beside them."""
    inner = np.bincount(
        problem.borders[:, 0].astype(int), weights=problem.borders[:, 2], minlength=len(problem.households)
    )
    return np.flatnonzero(np.array(problem.perimeters) - inner > OUTER_M)


def _enclosing(problem, division, outer):
    """Count the grids without which others would be cut off from the rim."""
    sides = np.unique(division[problem.borders[:, :2].astype(int)], axis=0).tolist()
    beside = {grid: set() for grid in np.unique(division).tolist()}
    for one, other in sides:
        beside[one].add(other)
    rim = set(division[outer].tolist())
    count = 0
    for grid in beside:
        reached = rim - {grid}
        stack = list(reached)
        while stack:
            fresh = beside[stack.pop()] - reached - {grid}
            reached |= fresh
            stack += fresh
        count += len(reached) < len(beside) - 1
    return count


def _without_gaps(division):
    return np.unique(division, return_inverse=True)[1].ravel().tolist()


def _starts(problem, home, care):
    """Divisions to start from, for every number of grids that is worth trying."""
    home = _settled(problem, home)
    old = int(home.max()) + 1
    generator = np.random.default_rng((*problem.seed, 10))
    trees, starts = [], []
    groups = _Groups(problem, home)
    for count in _counts(problem, old):
        plain = [home.tolist()] * (care.lanes // 3) if count == old else []
        starts += plain
        trees += [groups.regrown(count - old, generator) for _ in range(care.lanes - len(plain))]
    trees = [tree for tree in trees if tree is not None]
    cut = divide_by_forest([(part, wanted, generator) for _, part, wanted, generator in trees], restarts=0)
    starts += [_with_old_numbers(problem, home, members, pieces) for (members, *_), pieces in zip(trees, cut)]
    return starts


def _settled(problem, home):
    """The division in force as one that could stay: pieces off a grid, and units without one, go to what is beside.

    The piece of a grid with the most households stays; the longest shared edge says where others go. What is beside
    nothing is a grid.
    """
    home = _main_pieces(problem, np.array(home))
    one, other = problem.borders[:, :2].astype(int).T
    while (home < 0).any():
        offers = np.flatnonzero((home[one] < 0) & (home[other] >= 0) & (problem.borders[:, 5] > 0))
        if not len(offers):
            home[home < 0] = max(int(home.max()), 0)
            break
        best = offers[np.lexsort((one[offers], -problem.borders[offers, 2]))[0]]
        home[one[best]] = home[other[best]]
    return np.unique(home, return_inverse=True)[1].ravel()


def _main_pieces(problem, home):
    """The homes, NOWHERE for the pieces that do not hang together with most of their grid."""
    one, other = problem.borders[problem.borders[:, 5] > 0][:, :2].astype(int).T
    piece = joined_labels(home, one, other)
    held = np.bincount(piece, weights=problem.households)
    order = np.lexsort((piece, -held[piece], home))
    main = piece[order[np.diff(home[order], prepend=NOWHERE - 1) != 0]]
    return np.where(np.isin(piece, main), home, NOWHERE)


def _counts(problem, old):
    """Numbers of grids to try: the nearest to what is there, and one more and one less where they would do as well."""
    total, band = sum(problem.households), problem.band
    possible = best_counts(total, band, preferred=None) or (max(least_out_count(total, band), 1),)
    nearest = min(abs(count - old) for count in possible)
    return sorted(count for count in possible if abs(count - old) <= max(nearest, 1))


class _Groups:
    """Groups of neighbouring grids of a division, to be joined and cut anew."""

    def __init__(self, problem, home):
        totals = np.bincount(home, weights=problem.households).astype(int).tolist()
        self._home, self._count, self._problem = home, len(totals), _homely(problem, home)
        self._bad = [grid for grid, total in enumerate(totals) if off_band(total, problem.band)] or range(len(totals))
        sides = home[problem.borders[problem.borders[:, 5] > 0][:, :2].astype(int)]
        self._beside = [set() for _ in totals]
        for one, other in np.unique(sides, axis=0).tolist():
            self._beside[one].add(other)
        self._parts = {}

    def regrown(self, more, generator):
        """Take some grids, one of them mostly out of band, to be cut anew into so many more (or less).

        Returns
        -------
        (members, Problem of these, number of grids to make, numpy.random.Generator), None where there is nothing to cut
        """
        group = [int(generator.choice(self._bad if generator.random() < FROM_BAD else self._count))]
        for _ in range(int(generator.integers(0, MOST_JOINED))):
            rim = sorted(set().union(*(self._beside[grid] for grid in group)) - set(group))
            if rim:
                group.append(int(generator.choice(rim)))
        if generator.random() < ALL_JOINED:
            group = list(range(self._count))
        wanted = len(group) + more
        own = np.random.default_rng(int(generator.integers(2**32)))
        members, part = self._part(frozenset(group))
        if wanted < 1 or len(members) < wanted or (wanted == 1 and len(group) == 1):
            return None
        return members, part, wanted, own

    def _part(self, group):
        """The units of some grids, and the problem of these alone; made once."""
        if group not in self._parts:
            members = np.flatnonzero(np.isin(self._home, list(group)))
            self._parts[group] = members, self._problem.part(members)
        return self._parts[group]


FROM_BAD, MOST_JOINED, ALL_JOINED = 0.75, 4, 0.33
"""How often a group begins with a grid out of band, how many more it may have, and how often it is the whole part."""

AT_HOME = 10.0
"""How much longer an edge inside a grid counts than one between two, when a tree is grown."""


def _homely(problem, home):
    """The same problem with the edges inside grids drawn longer: what is long enters a tree first."""
    borders = problem.borders.copy()
    inside = home[borders[:, 0].astype(int)] == home[borders[:, 1].astype(int)]
    borders[inside, 2] = AT_HOME * (borders[inside, 2] + 1.0)
    return replace(problem, borders=borders)


def _with_old_numbers(problem, home, members, pieces):
    """Number the pieces that some grids became so that as many households as can be stay in their grid."""
    pieces = np.array(pieces)
    old, own = np.unique(home[members], return_inverse=True)
    count = max(len(old), int(pieces.max()) + 1)
    shared = np.zeros((count, count))
    np.add.at(shared, (pieces, own.ravel()), np.array(problem.households)[members])
    piece, grid = linear_sum_assignment(-shared)
    fresh = int(home.max()) + 1 + np.arange(count)
    number = np.empty(count, dtype=int)
    number[piece] = np.concatenate([old, fresh])[grid] if count > len(old) else old[grid]
    division = home.copy()
    division[members] = number[pieces]
    return division.tolist()
