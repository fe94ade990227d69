"""Grids out of band and their neighbours, taken together and divided anew."""

from ..feasibility import possible_counts
from .partition import Score, grid_cost, measure, off_band, score
from .trees import divide_by_trees

__all__ = ["repair"]

ROUNDS = 150


def repair(problem, best_score, grid_of, draws, rounds=ROUNDS):
    """Re-divide an offending grid with one to four neighbours by random trees, and keep what is no worse.

    Parameters
    ----------
    problem : Problem
    best_score : Score of `grid_of`
    grid_of : list of int
    draws : iterator of float, 0 to 1

    Returns
    -------
    (Score, list of int)
    """
    if not best_score.out:
        return best_score, grid_of
    members = {}
    for unit, grid in enumerate(grid_of):
        members.setdefault(grid, []).append(unit)
    values = {grid: _value(problem, units) for grid, units in members.items()}
    fresh = max(members) + 1
    home = list(grid_of)
    for _ in range(rounds):
        bad = sorted(grid for grid, value in values.items() if value.out)
        if not bad:
            break
        group = _group(problem, home, members, bad[int(next(draws) * len(bad))], 1 + int(next(draws) * 4), draws)
        units = sorted(unit for grid in group for unit in members[grid])
        total = sum(problem.households[unit] for unit in units)
        counts = possible_counts(total, problem.band) or range(max(len(group) - 1, 1), len(group) + 1)
        count = counts[int(next(draws) * len(counts))]
        if count > len(units) or count < 1:
            continue
        parts = divide_by_trees(problem, units, count, problem.band.minimum, problem.band.maximum, draws, tries=6)
        new = [_value(problem, part) for part in parts]
        if _rank(new) <= _rank([values[grid] for grid in group]):
            for grid in group:
                del members[grid], values[grid]
            for part, value in zip(parts, new):
                members[fresh], values[fresh] = part, value
                for unit in part:
                    home[unit] = fresh
                fresh += 1
    numbers = {grid: row for row, grid in enumerate(sorted(members))}
    home = [numbers[grid] for grid in home]
    found = score(problem, home)
    return (found, home) if found < best_score else (best_score, grid_of)


def _group(problem, home, members, grid, size, draws):
    """An offending grid and a few neighbours that hang together with it."""
    group = [grid]
    for _ in range(size):
        rim = sorted(
            {
                home[other]
                for one in group
                for unit in members[one]
                for other, _, _, _, passable in problem.neighbours[unit]
                if passable
            }
            - set(group)
        )
        if not rim:
            break
        group.append(rim[int(next(draws) * len(rim))])
    return group


def _value(problem, units):
    households, area, perimeter = measure(problem, units)
    miss = off_band(households, problem.band)
    return Score(int(miss > 0), miss, grid_cost(households, area, perimeter, problem.band))


def _rank(values):
    return sum(value.out for value in values), sum(value.miss for value in values)
