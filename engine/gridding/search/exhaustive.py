"""Small problems by trying all that could matter: the best division by the band, or the proof that none is better.

Branch and bound over sets of connected units (Land and Doig 1960, Econometrica 28:497). The unit with the fewest ways
out chooses its grid first; what is left falls into parts, and a part whose total does not fit its number of grids ends
the branch, so the search is short where it matters: where numbers are tight.
"""

from dataclasses import dataclass, replace

from ..feasibility import best_counts, least_out_count
from ..model import Band

__all__ = ["Outcome", "best_by_band", "smallest_band"]

NEVER = (1 << 30, 0)


@dataclass(frozen=True)
class Outcome:
    """What trying everything showed.

    Attributes
    ----------
    grid_of : list of int or None, the grid of each unit; None where nothing is better than the limit, as far as seen
    complete : bool, whether everything was tried: what was not found is not there
    """

    grid_of: list
    complete: bool


def best_by_band(problem, limit=NEVER, budget=100_000, check=lambda: None):
    """Find the division with the fewest grids out of band, and among those the fewest households by which they miss it.

    Only numbers of grids that the total allows count: all households in one grid would be one grid out of band, too.

    Parameters
    ----------
    problem : Problem
    limit : (int, int), grids and households; only what is better than this counts
    budget : int, sets of units to look at before giving up
    check : callable, raises to stop the work

    Returns
    -------
    Outcome

    Examples
    --------
    >>> import numpy as np
    >>> from community_grids.engine.gridding.search.partition import Problem
    >>> row = np.array([[0, 1, 10, 0, 1, 1], [1, 0, 10, 0, 1, 1], [1, 2, 10, 0, 1, 1], [2, 1, 10, 0, 1, 1]])
    >>> none = np.empty((0, 4), dtype=int)
    >>> problem = Problem([200, 300, 300], [1.0] * 3, [4.0] * 3, row, none, none[:, :3], Band(350, 500), (1,))
    >>> best_by_band(problem)  # 200 + 300 | 300
    Outcome(grid_of=[0, 0, 1], complete=True)
    """
    search = _Search(problem, budget, check)
    everything = (1 << len(problem.households)) - 1
    total, units = sum(problem.households), len(problem.households)
    counts = best_counts(total, problem.band, preferred=None) or (least_out_count(total, problem.band),)
    try:
        for count in counts:
            if limit > (0, 0):
                found = search.best_of(everything, min(count, units), limit, top=True)
                limit = found[0] if found else limit
    except _SpentError:
        return Outcome(_numbered(search.found, units), False)
    return Outcome(_numbered(search.found, units), True)


def smallest_band(problem, grid_of, budget=100_000, check=lambda: None):
    """Find how far one limit of the band must give way, the other as it is, before a division exists.

    Parameters
    ----------
    problem : Problem that cannot be divided in band
    grid_of : list of int, its best division

    Returns
    -------
    minimum, maximum : int, each 0 where it would not help or was not found within the budget
    """
    totals = {}
    for unit, grid in enumerate(grid_of):
        totals[grid] = totals.get(grid, 0) + problem.households[unit]
    band, total = problem.band, sum(problem.households)

    def divisible(minimum, maximum):
        found = best_by_band(replace(problem, band=Band(minimum, maximum)), (1, 0), budget, check)
        return (found.grid_of is not None) if found.complete or found.grid_of else None

    # One grid of everything is in band where the maximum is the total; with a minimum of 1, each unit alone is.
    maximum = _first_true(lambda limit: divisible(band.minimum, limit), band.maximum + 1, max(total, band.maximum + 1))
    minimum = _first_true(lambda short: divisible(band.minimum - short, band.maximum), 1, band.minimum - 1)
    return (band.minimum - minimum if minimum else 0), maximum


def _first_true(test, low, high):
    """The least number from `low` to `high` for which a monotonous test holds; 0 where none does or a test fails."""
    if low > high or not test(high):
        return 0
    while low < high:
        middle = (low + high) // 2
        holds = test(middle)
        if holds is None:
            return 0
        low, high = (low, middle) if holds else (middle + 1, high)
    return low


def _numbered(grids, count):
    if grids is None:
        return None
    grid_of = [0] * count
    order = sorted(grids, key=lambda grid: grid & -grid)
    for number, grid in enumerate(order):
        for unit in _units(grid):
            grid_of[unit] = number
    return grid_of


class _SpentError(Exception):
    """The budget is spent."""


class _Search:
    """The state of one search; a set of units is a whole number, one bit a unit."""

    def __init__(self, problem, budget, check):
        self.households = problem.households
        self.band = problem.band
        self.beside = [sum(1 << row[0] for row in around if row[4]) for around in problem.neighbours]
        self.budget, self.check = budget, check
        self.known = {}
        self.found = None

    def best_of(self, part, count, limit, top=False):
        """The best division of connected units into so many grids: (out, miss), [grids]; None where none is better."""
        least = self._least(part, count)
        if least >= limit:
            return None
        tried, known = self.known.get((part, count), (None, None))
        if known is not None:
            return known if known[0] < limit else None
        if tried is not None and limit <= tried:
            return None
        best, beat = None, [limit]  # what is found on the way narrows the search for grids
        for grid, off in self._grids(part, self._pivot(part), beat):
            rest = self.best_of_parts(self._parts(part & ~grid), count - 1, _difference(beat[0], off))
            if rest is not None:
                best = _sum(off, rest[0]), [grid, *rest[1]]
                beat[0] = best[0]
                if top:
                    self.found = best[1]
                if best[0] == least:
                    break
        self.known[part, count] = limit, best
        return best

    def best_of_parts(self, parts, count, limit):
        """The same for units that do not hang together: every way to deal the grids out among the parts."""
        if not parts:
            return ((0, 0), []) if count == 0 and limit > (0, 0) else None
        if count < len(parts):
            return None
        first, others, best = parts[0], parts[1:], None
        counts = range(1, count - len(others) + 1) if others else [count]
        for own in counts:
            if self._least(first, own) >= limit:
                continue
            rest = self.best_of_parts(others, count - own, _difference(limit, self._least(first, own)))
            if rest is None:
                continue
            found = self.best_of(first, own, _difference(limit, rest[0]))
            if found is not None:
                best = _sum(found[0], rest[0]), [*found[1], *rest[1]]
                limit = best[0]
        return best

    def _least(self, part, count):
        """What so many grids of these units miss the band by at least."""
        total = self._total(part)
        if count > part.bit_count():
            return NEVER
        miss = max(count * self.band.minimum - total, total - count * self.band.maximum, 0)
        return int(miss > 0), miss

    def _grids(self, part, pivot, beat):
        """All connected sets with the pivot that could be a grid of a division better than `beat`, and their miss."""
        stack = [(1 << pivot, self.households[pivot], 0)]
        while stack:
            grid, total, banned = stack.pop()
            self._spend()
            off = self._off(total)
            if off < beat[0]:
                yield grid, off
            elif total > self.band.maximum:
                continue  # it only gets worse
            rim = 0
            for unit in _units(grid):
                rim |= self.beside[unit]
            more = []
            for unit in _units(rim & part & ~grid & ~banned):
                more.append((grid | 1 << unit, total + self.households[unit], banned))
                banned |= 1 << unit
            stack += reversed(more)

    def _spend(self):
        self.budget -= 1
        if self.budget < 0:
            raise _SpentError
        if self.budget % 1024 == 0:
            self.check()

    def _pivot(self, part):
        """The unit with the fewest ways out; of equals the heaviest."""
        return min(
            _units(part), key=lambda unit: ((self.beside[unit] & part).bit_count(), -self.households[unit], unit)
        )

    def _off(self, total):
        miss = max(self.band.minimum - total, total - self.band.maximum, 0)
        return int(miss > 0), miss

    def _total(self, part):
        return sum(self.households[unit] for unit in _units(part))

    def _parts(self, rest):
        """The connected parts of a set of units."""
        parts = []
        while rest:
            part = fresh = rest & -rest
            while fresh:
                rim = 0
                for unit in _units(fresh):
                    rim |= self.beside[unit]
                fresh = rim & rest & ~part
                part |= fresh
            parts.append(part)
            rest &= ~part
        return parts


def _units(group):
    """The units of a set, in ascending order."""
    while group:
        lowest = group & -group
        yield lowest.bit_length() - 1
        group ^= lowest


def _sum(*scores):
    return tuple(map(sum, zip(*scores)))


def _difference(one, other):
    return one[0] - other[0], one[1] - other[1]
