"""A part of a community as a graph of units, a division of it, and what a division costs."""

import math
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np

from ..model import Band

__all__ = [
    "EDGE",
    "EDGE_COST",
    "ROUND_ENOUGH",
    "UNEVEN_COST",
    "Problem",
    "Score",
    "all_off_band",
    "compactness",
    "connected",
    "grid_cost",
    "measure",
    "off_band",
    "score",
]

ROUND_ENOUGH = 0.75
"""A grid less compact than this costs extra, the more the worse it is: many fine ones do not make it good."""

UNEVEN_COST = 0.03
"""What a grid at a limit of the band costs beside one at its middle."""

EDGE, EDGE_COST = 0.8, 0.9
"""From this share of the way to a limit on, a grid costs more and more: one household would break it."""


@dataclass(frozen=True)
class Problem:
    """Units that are joined to each other, to be divided into grids by themselves.

    Attributes
    ----------
    households : list of int, one a unit; a unit over the maximum counts as the maximum
    areas : list of float, square metres
    perimeters : list of float, metres
    borders : (e, 6) array of float, sorted: unit, other unit, the shared edge's metres, what a grid boundary on it
        costs, in how many stretches the two touch, and 1 where one can walk across; each border from both its sides
    corners : (n, 4) array of int, sorted: unit, another that touches it at a point only, and the two beside that one
        around the unit which are joined to it, -1 where they are not
    links : (m, 3) array of int, sorted: unit and two others that follow each other around it and are joined
    band : Band
    seed : tuple of int
    """

    households: list
    areas: list
    perimeters: list
    borders: np.ndarray
    corners: np.ndarray
    links: np.ndarray
    band: Band
    seed: tuple

    def part(self, units):
        """Take some units out as a problem of their own, unit i being `units[i]`; they need not be connected."""
        units = np.asarray(units)
        place = np.full(len(self.households) + 1, -1)  # the last place is that of -1
        place[units] = np.arange(len(units))
        borders = self.borders[(place[self.borders[:, :2].astype(int)] >= 0).all(axis=1)]
        borders = np.column_stack([place[borders[:, :2].astype(int)], borders[:, 2:]])
        corners = place[self.corners[(place[self.corners[:, :2]] >= 0).all(axis=1)]]
        links = place[self.links[(place[self.links] >= 0).all(axis=1)]]
        return replace(
            self,
            households=[self.households[unit] for unit in units],
            areas=[self.areas[unit] for unit in units],
            perimeters=[self.perimeters[unit] for unit in units],
            borders=borders[np.lexsort((borders[:, 1], borders[:, 0]))],
            corners=corners[np.argsort(corners[:, 0], kind="stable")],
            links=links[np.argsort(links[:, 0], kind="stable")],
        )

    @cached_property
    def neighbours(self):
        """The borders as lists: for each unit (other unit, length, price, touches, passable)."""
        rows = [[] for _ in self.households]
        for unit, other, length, price, touches, passable in self.borders.tolist():
            rows[int(unit)].append((int(other), length, price, int(touches), bool(passable)))
        return rows


@dataclass(frozen=True, order=True)
class Score:
    """How good a division is; the smaller the better, the first number before all others.

    Attributes
    ----------
    out : int, grids out of band
    miss : int, households by which they miss it
    cost : float, shape, evenness and boundaries, in units of one perfectly round grid; the mean of the grids
    """

    out: int
    miss: int
    cost: float


def off_band(households, band):
    """Households by which a grid misses the band.

    Examples
    --------
    >>> [off_band(h, Band(350, 500)) for h in (300, 400, 530)]
    [50, 0, 30]
    """
    return max(band.minimum - households, households - band.maximum, 0)


def all_off_band(totals, band):
    """Say how many grids are out of the band, and by how many households in all.

    Examples
    --------
    >>> all_off_band([300, 400, 530], Band(350, 500))
    (2, 80)
    """
    misses = [off_band(total, band) for total in totals]
    return sum(miss > 0 for miss in misses), sum(misses)


def compactness(area, perimeter):
    """How round a grid is, 1 for a circle (Polsby and Popper 1991: 4 pi area / perimeter squared).

    Parameters
    ----------
    area, perimeter : float, or (n,) arrays of float; without a perimeter it is not round at all

    Examples
    --------
    >>> float(compactness(np.pi, 2 * np.pi)), compactness(np.array([0.0]), np.array([0.0])).tolist()
    (1.0, [0.0])
    """
    return 4 * math.pi * area / np.maximum(perimeter, 1e-9) ** 2


def grid_cost(households, area, perimeter, band):
    """What one grid costs by its shape (Polsby and Popper 1991: 4 pi area / perimeter squared) and its size."""
    compactness = 4 * math.pi * area / (perimeter * perimeter)
    lack = max(0.0, ROUND_ENOUGH - compactness)
    uneven = (households - (band.minimum + band.maximum) / 2) / max((band.maximum - band.minimum) / 2, 1)
    near = min(max(abs(uneven) - EDGE, 0.0), 1.0)
    return -compactness + 3 * lack * lack + UNEVEN_COST * min(uneven * uneven, 4.0) + EDGE_COST * near


def measure(problem, members):
    """Households, area and perimeter of a set of units."""
    inside = set(members)
    households = sum(problem.households[unit] for unit in members)
    area = sum(problem.areas[unit] for unit in members)
    perimeter = sum(problem.perimeters[unit] for unit in members) - sum(
        border[1] for unit in members for border in problem.neighbours[unit] if border[0] in inside
    )
    return households, area, max(perimeter, 1e-3)


def score(problem, grid_of):
    """Measure a whole division.

    Parameters
    ----------
    grid_of : list of int, one a unit

    Returns
    -------
    Score
    """
    members = {}
    for unit, grid in enumerate(grid_of):
        members.setdefault(grid, []).append(unit)
    out = miss = 0
    cost = 0.0
    for units in members.values():
        households, area, perimeter = measure(problem, units)
        missing = off_band(households, problem.band)
        out += missing > 0
        miss += missing
        cost += grid_cost(households, area, perimeter, problem.band)
    for unit, around in enumerate(problem.neighbours):
        cost += sum(border[2] for border in around if border[0] > unit and grid_of[border[0]] != grid_of[unit])
    return Score(out, miss, cost / len(members))


def connected(problem, members):
    """Say whether one can walk from each unit to each other."""
    inside = set(members)
    seen = {members[0]}
    stack = [members[0]]
    while stack:
        for other, _, _, _, passable in problem.neighbours[stack.pop()]:
            if passable and other in inside and other not in seen:
                seen.add(other)
                stack.append(other)
    return len(seen) == len(inside)
