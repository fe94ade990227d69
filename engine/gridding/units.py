"""Faces into units: the pieces that are never cut, what each holds, and what lies between two of them."""

from dataclasses import dataclass

import numpy as np
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import dijkstra

from .groups import joined, joined_labels, renumbered

__all__ = ["SLIVER_M2", "Borders", "Units", "borders_between", "gathered", "unit_sides", "units_of"]

SLIVER_M2 = 200.0
"""Square metres under which empty ground is not a unit: the strip between a street and a community's edge."""


@dataclass(frozen=True)
class Borders:
    """What lies between two units, one row a pair.

    Attributes
    ----------
    pairs : (e, 2) array of int, the smaller row first
    lengths : (e,) array of float, metres
    prices : (e,) array of float, what a grid boundary there costs
    open : (e,) array of bool, False where a barrier without a bridge lies between
    """

    pairs: np.ndarray
    lengths: np.ndarray
    prices: np.ndarray
    open: np.ndarray


@dataclass(frozen=True)
class Units:
    """The pieces that grids are made of.

    Attributes
    ----------
    of_face : (f,) array of int
    communities, households, buildings : (u,) arrays of int
    areas, perimeters : (u,) arrays of float
    locked : (u,) array of int, the row of the locked grid, -1 where free
    wet : (u,) array of bool, inside a river or lake
    borders : Borders
    """

    of_face: np.ndarray
    communities: np.ndarray
    households: np.ndarray
    buildings: np.ndarray
    areas: np.ndarray
    perimeters: np.ndarray
    locked: np.ndarray
    wet: np.ndarray
    borders: Borders


def units_of(ground, labels):
    """Make units of faces with equal labels, slivers and enclosed pieces joined to a neighbour.

    Parameters
    ----------
    ground : engine.gridding.ground.Ground
    labels : (f,) array of int; faces of different communities or locked grids never have equal labels

    Returns
    -------
    Units
    """
    sides = ground.inner_segments
    footprint = ground.footprints[sides.left]
    inside_building = (footprint >= 0) & (footprint == ground.footprints[sides.right])
    whole = ~ground.on_barrier | inside_building
    unit = _with_whole_footprints(ground, joined_labels(labels, sides.left[whole], sides.right[whole]))
    while True:
        units = gathered(ground, unit)
        joined = _joined_to_a_neighbour(units)
        if joined is None:
            return units
        unit = renumbered(joined[unit])


def _with_whole_footprints(ground, unit):
    """Join units that hold parts of one building, with what lies between them where they do not touch.

    A community's edge, or the lock of a grid, may cut a building so that what is left of it falls apart. Where too many
    households lie between the parts, they stay apart, and the plan reports the building as cut.
    """
    inside = np.flatnonzero((ground.footprints >= 0) & (ground.locked < 0))
    key = ground.footprints[inside] * (int(ground.communities.max(initial=0)) + 1) + ground.communities[inside]
    parts = np.unique(np.column_stack([key, unit[inside]]), axis=0)
    torn = [part[:, 1] for part in np.split(parts, np.flatnonzero(np.diff(parts[:, 0])) + 1) if len(part) > 1]
    if not torn:
        return unit
    size = int(unit.max()) + 1
    sides = ground.inner_segments
    free = (ground.locked[sides.left] < 0) & (ground.locked[sides.right] < 0)
    one, other = unit[sides.left][free], unit[sides.right][free]
    ground_households = np.bincount(unit, weights=ground.households, minlength=size)
    pairs = np.unique(np.sort(np.column_stack([one, other])[one != other], axis=1), axis=0)
    weights = 2 + ground_households[pairs].sum(axis=1)
    steps = coo_matrix((weights, (pairs[:, 0], pairs[:, 1])), shape=(size, size)).tocsr()
    home = np.arange(size)
    for parts in torn:
        distance, before = dijkstra(steps, directed=False, indices=parts[0], return_predecessors=True)
        for part in parts[1:]:
            way = [part]
            while before[way[-1]] >= 0:
                way.append(before[way[-1]])
            if np.isfinite(distance[part]) and ground_households[way].sum() <= ground.heavy:
                home[way[:-1]] = parts[0]
    return renumbered(joined(size, np.arange(size), home)[unit])


def borders_between(ground, unit):
    """Sum up the segments between each two units.

    Parameters
    ----------
    ground : engine.gridding.ground.Ground
    unit : (f,) array of int, the unit of each face

    Returns
    -------
    Borders
    """
    sides = ground.inner_segments
    one, other = unit[sides.left], unit[sides.right]
    between = one != other
    one, other = np.minimum(one, other)[between], np.maximum(one, other)[between]
    count = len(unit) + 1
    keys, row = np.unique(one * count + other, return_inverse=True)
    lengths = np.bincount(row, weights=sides.lengths[between], minlength=len(keys))
    prices = np.bincount(row, weights=ground.prices[between], minlength=len(keys))
    crossed = ground.crossing_vertices[sides.ends[between]].any(axis=1)
    left, right = sides.left[between], sides.right[between]
    walkable = ~ground.wet[left] & ~ground.wet[right] & ~(ground.corridor[left] & ground.corridor[right])
    passable = np.bincount(row, weights=walkable & (~ground.on_barrier[between] | crossed), minlength=len(keys)) > 0
    bridged = np.sort(unit[ground.bridged], axis=1)  # water joins ground only under a bridge
    passable |= np.isin(keys, bridged[:, 0] * count + bridged[:, 1])
    return Borders(np.column_stack([keys // count, keys % count]), lengths, prices, passable)


def unit_sides(segments, unit):
    """The units on both sides of each segment, -1 outside: two (s,) arrays of int."""
    padded = np.append(unit, -1)
    return padded[segments.left], padded[segments.right]


def gathered(ground, unit):
    """Sum up the faces of each unit.

    Parameters
    ----------
    ground : engine.gridding.ground.Ground
    unit : (f,) array of int, the unit of each face; every number up to the largest occurs

    Returns
    -------
    Units
    """
    count = int(unit.max()) + 1 if len(unit) else 0
    borders = borders_between(ground, unit)
    first = np.unique(unit, return_index=True)[1]
    outline = np.zeros(count)
    segments = ground.segments
    left, right = unit_sides(segments, unit)
    on_outline = left != right
    for side in (left, right):
        counted = on_outline & (side >= 0)
        np.add.at(outline, side[counted], segments.lengths[counted])
    areas = np.bincount(unit, weights=ground.areas, minlength=count)
    wet = np.bincount(unit, weights=ground.areas * ground.wet, minlength=count) > areas / 2
    households = np.bincount(unit, weights=ground.households, minlength=count).astype(int)
    return Units(
        unit,
        ground.communities[first],
        households,
        np.bincount(unit, weights=ground.buildings, minlength=count).astype(int),
        areas,
        outline,
        ground.locked[first],
        wet & (households == 0),
        borders,
    )


def _joined_to_a_neighbour(units):
    """Give slivers, and ground with a single neighbour, to the neighbour with the longest shared edge.

    Returns
    -------
    (u,) array of int, the unit that each belongs to now, or None where all may stay
    """
    borders = units.borders
    count = len(units.areas)
    pairs = np.concatenate([borders.pairs, borders.pairs[:, ::-1]])
    lengths, open_ = np.tile(borders.lengths, 2), np.tile(borders.open, 2)
    allowed = units.locked[pairs[:, 0]] == units.locked[pairs[:, 1]]
    pairs, lengths, open_ = pairs[allowed], lengths[allowed], open_[allowed]
    degree = np.bincount(pairs[:, 0], minlength=count)
    empty = units.buildings == 0
    goes = (empty & (units.areas < SLIVER_M2)) | ((degree == 1) & empty)
    if not goes[pairs[:, 0]].any():
        return None
    order = np.lexsort((pairs[:, 1], -lengths, ~open_, pairs[:, 0]))
    mover, first = np.unique(pairs[order, 0], return_index=True)
    target = np.arange(count)
    target[mover] = np.where(goes[mover], pairs[order, 1][first], mover)
    # Two that would go to each other: the larger one stays. Chains end where somebody stays.
    back = target[target] == np.arange(count)
    larger = (units.areas > units.areas[target]) | ((units.areas == units.areas[target]) & (np.arange(count) < target))
    target = np.where(back & larger, np.arange(count), target)
    return joined(count, np.arange(count), target)
