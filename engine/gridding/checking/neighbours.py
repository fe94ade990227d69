"""Which grids of a community lie side by side, and between which of them a barrier lies that nobody can cross."""

from functools import cache
from typing import NamedTuple

import numpy as np
import shapely

from ..arrangement import first_container
from ..groups import rows_by

__all__ = ["neighbours_of", "walkable"]

SHARED_M = 5.0
"""Metres of boundary that two grids must have in common to be neighbours."""

BESIDE_M = 0.5
"""Metres within which boundaries that were drawn apart are in common."""


@np.errstate(invalid="ignore", divide="ignore")  # flags that GEOS raises where shapes only touch
def neighbours_of(areas, communities):
    """Find which grids of one community have a boundary in common.

    Parameters
    ----------
    areas : (g,) array of Polygon or MultiPolygon, valid
    communities : (g,) array of str

    Returns
    -------
    (n, 2) array of int, each pair in both orders
    """
    one, other = shapely.STRtree(areas).query(areas, predicate="dwithin", distance=BESIDE_M)
    fits = (one != other) & (communities[one] == communities[other])
    one, other = one[fits], other[fits]
    beside = shapely.intersection(shapely.boundary(areas[one]), shapely.buffer(areas[other], BESIDE_M, quad_segs=2))
    return np.column_stack([one, other])[shapely.length(beside) > SHARED_M]


@np.errstate(invalid="ignore", divide="ignore")
def walkable(pairs, areas, barriers, homes, places):
    """Of grids side by side, keep those between whose households one can walk without crossing a barrier.

    A street of the two that crosses a barrier joins its sides.

    Parameters
    ----------
    pairs : (n, 2) array of int, as of `neighbours_of`
    areas : (g,) array of Polygon or MultiPolygon, valid
    barriers : Barriers
    homes : (b,) array of int, the grid of each building with households, -1 for none
    places : (b, 2) array of float, where they stand

    Returns
    -------
    (k, 2) array of int, each pair in both orders
    """
    lived_in = {grid: places[rows] for grid, rows in rows_by(homes)}

    @cache
    def ground(grid):
        water, sides = barriers.parted(areas[grid])
        return _Ground(areas[grid], water, sides, _inhabited(sides, lived_in.get(grid)))

    near = np.isin(np.arange(len(areas)), barriers.meeting(areas))
    doubtful = (near[pairs[:, 0]] | near[pairs[:, 1]]) & (pairs[:, 0] < pairs[:, 1])
    parted = {
        (one, other) for one, other in pairs[doubtful].tolist() if not _joined(ground(one), ground(other), barriers)
    }
    return pairs[[tuple(sorted(pair)) not in parted for pair in pairs.tolist()]]


class _Ground(NamedTuple):
    """A grid without its barriers: its area, what of it is barrier, its sides, and on which of them somebody lives."""

    area: object
    water: object
    sides: np.ndarray
    inhabited: np.ndarray


def _joined(one, other, barriers):
    """Say whether one gets from the households of one grid to those of the other."""
    count = len(one.sides)
    beside = _beside(one.sides, other.sides, shapely.union_all([one.water, other.water])) + np.array([0, count])
    sides = np.concatenate([one.sides, other.sides])
    group = barriers.groups(shapely.union_all([one.area, other.area]), sides, beside)
    return not set(group[:count][one.inhabited]).isdisjoint(group[count:][other.inhabited])


def _beside(sides, more, water):
    """The pairs of sides that have a boundary in common away from the water: (n, 2) array of int."""
    one, other = shapely.STRtree(more).query(sides, predicate="dwithin", distance=BESIDE_M)
    common = shapely.intersection(shapely.boundary(sides[one]), shapely.buffer(more[other], BESIDE_M, quad_segs=2))
    dry = shapely.difference(common, shapely.buffer(water, 2 * BESIDE_M))
    return np.column_stack([one, other])[shapely.length(dry) > SHARED_M]


def _inhabited(sides, places):
    """Say on which sides somebody lives, on all where nobody lives on any: (n,) array of bool."""
    if places is None:
        return np.ones(len(sides), dtype=bool)
    side = first_container(places, sides)
    held = np.bincount(side[side >= 0], minlength=len(sides)) > 0
    return held if held.any() else ~held
