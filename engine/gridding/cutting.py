"""Blocks that hold too many households, cut between their buildings.

A block is halved again and again across one of the two axes of its oriented box, where the households balance, the gap
between buildings is wide and the cut is short. A footprint that the straight cut would hit stays whole: the side that
holds its middle keeps it, and the cut runs round it.
"""

from dataclasses import dataclass

import numpy as np
import shapely

__all__ = ["Items", "Piece", "are_strips", "cut_block", "cut_strip"]

LEAST_SHARE = 0.25
"""The smallest share of a piece's households that a cut may leave on one side, where another cut can be had."""

STRIP_M, STRIP_WIDTH_M, STRIP_M2 = 150.0, 30.0, 200.0
"""Ground without buildings that is longer than this, narrower than this and larger than this is a strip."""


@dataclass(frozen=True)
class Items:
    """What stands in a block: each row is a building, or buildings that cannot be told apart.

    Attributes
    ----------
    places : (n, 2) array of float, a point inside each
    weights : (n,) array of int, households
    footprints : (n,) array of Polygon, or None where buildings are points
    """

    places: np.ndarray
    weights: np.ndarray
    footprints: np.ndarray = None

    def part(self, rows):
        """Take some of the rows."""
        return Items(self.places[rows], self.weights[rows], None if self.footprints is None else self.footprints[rows])


@dataclass(frozen=True)
class Piece:
    """A part of a block, and the larger part that it came from.

    Attributes
    ----------
    region : Polygon or MultiPolygon
    group : int, pieces of one group make up a piece of the coarse size
    """

    region: object
    group: int


def cut_block(region, items, coarse, fine):
    """Cut a block into pieces of at most `fine` households, in groups of at most `coarse`.

    Parameters
    ----------
    region : Polygon or MultiPolygon, metres
    items : Items, all inside the region
    coarse, fine : int, households; a single item may hold more

    Returns
    -------
    list of Piece

    Examples
    --------
    >>> four = Items(np.array([[1.0, 1], [9, 1], [21, 1], [29, 1]]), np.array([50, 50, 50, 50]))
    >>> [(piece.region.area, piece.group) for piece in cut_block(shapely.box(0, 0, 30, 2), four, 100, 60)]
    [(10.0, 0), (20.0, 0), (20.0, 1), (10.0, 1)]
    """
    pieces, groups = [], 0
    stack = [(region, items, None)]
    while stack:
        region, items, group = stack.pop()
        total = int(items.weights.sum())
        if group is None and (total <= coarse or len(items.weights) < 2):
            group, groups = groups, groups + 1
        halves = _halve(region, items) if total > fine and len(items.weights) > 1 else None
        if halves is None:
            if group is None:
                group, groups = groups, groups + 1
            pieces.append(Piece(region, group))
        else:
            stack.extend((part, own, group) for part, own in reversed(halves))
    return pieces


def cut_strip(region):
    """Cut a long strip across, so that a grid beside it need not take all of it: a verge, or a railway's ground.

    Parameters
    ----------
    region : Polygon, metres, nothing stands in it

    Returns
    -------
    list of Piece, one where the region is no strip

    Examples
    --------
    >>> [piece.region.area for piece in cut_strip(shapely.box(0, 0, 400, 10))]
    [1000.0, 1000.0, 1000.0, 1000.0]
    """
    done, stack = [], [region]
    while stack:
        region = stack.pop()
        halves = _strip_halves(region)
        if halves:
            stack.extend(reversed(halves))
        else:
            done.append(Piece(region, len(done)))
    return done


def are_strips(regions):
    """Say which regions may be strips, by their area and outline: narrow, and not too short.

    Parameters
    ----------
    regions : Polygon, or array of Polygon

    Returns
    -------
    bool, or array of bool
    """
    # A bent strip fills little of its box: its width is its area by half its outline.
    area, outline = shapely.area(regions), shapely.length(regions)
    return (outline > 2 * STRIP_M) & (area >= STRIP_M2) & (2 * area <= STRIP_WIDTH_M * outline)


def _strip_halves(region):
    """Cut a strip across its middle, or return None where the region is no strip."""
    if not are_strips(region):
        return None
    area = shapely.area(region)
    coordinates = shapely.get_coordinates(region)
    axis = max(_axes(region), key=lambda axis: np.ptp(coordinates @ axis))
    along = coordinates @ axis
    if np.ptp(along) < STRIP_M:
        return None
    near = shapely.intersection(region, _half_plane(region, axis, (along.min() + along.max()) / 2))
    parts = shapely.get_parts([near, shapely.difference(region, near)])
    parts = [part for part in parts if shapely.get_dimensions(part) == 2 and shapely.area(part) > 0]
    return parts if len(parts) > 1 and max(shapely.area(parts)) < 0.99 * area else None


def _halve(region, items):
    """Cut a region in two along the best line, or return None where no line parts its items."""
    best, sides = None, _sides(region)
    for axis in _axes(region):
        best = min(filter(None, [best, _best_cut(region, sides, items, axis)]), key=lambda cut: cut[0], default=None)
    if best is None:
        return None
    _, axis, position = best
    low = items.places @ axis < position
    near = shapely.intersection(region, _half_plane(region, axis, position))
    if items.footprints is not None:
        least, most = _extents(items.footprints, axis)
        hit = (least < position) & (most > position)
        if (hit & low).any():
            near = shapely.union(near, shapely.intersection(region, shapely.union_all(items.footprints[hit & low])))
        if (hit & ~low).any():
            near = shapely.difference(near, shapely.union_all(items.footprints[hit & ~low]))
    far = shapely.difference(region, near)
    if shapely.is_empty(near) or shapely.is_empty(far):
        return None
    return [(_areal(near), items.part(low)), (_areal(far), items.part(~low))]


def _axes(region):
    """Two unit vectors along the sides of the smallest box round the region; one side lies on an edge of its hull."""
    hull = shapely.get_coordinates(shapely.convex_hull(region))
    sides = np.diff(hull, axis=0)
    lengths = np.hypot(*sides.T) if len(sides) else np.zeros(0)
    sides = sides[lengths > 0] / lengths[lengths > 0, None]
    if not len(sides):
        return [np.array([1.0, 0.0]), np.array([0.0, 1.0])]
    along, across = hull @ sides.T, hull @ np.column_stack([-sides[:, 1], sides[:, 0]]).T
    axis = sides[np.argmin(np.round(np.ptp(along, axis=0) * np.ptp(across, axis=0), 6))]
    return [axis, np.array([-axis[1], axis[0]])]


def _extents(footprints, axis):
    """How far each footprint reaches along an axis: two (n,) arrays."""
    coordinates, row = shapely.get_coordinates(footprints, return_index=True)
    along = coordinates @ axis
    starts = np.flatnonzero(np.r_[True, np.diff(row) != 0])
    return np.minimum.reduceat(along, starts), np.maximum.reduceat(along, starts)


def _best_cut(region, sides, items, axis):
    """Find the best position along one axis: (score, axis, position), or None where all items lie on one spot."""
    along = items.places @ axis
    order = np.lexsort((items.weights, along))
    sorted_along = along[order]
    below = np.cumsum(items.weights[order])[:-1]
    total = items.weights.sum()
    wide = np.diff(sorted_along) > 1e-3
    if not wide.any():
        return None
    share = below / total if total else np.full(len(below), 0.5)
    unbalance = np.abs(share - 0.5)
    allowed = wide & (unbalance <= 0.5 - LEAST_SHARE)
    if not allowed.any():
        allowed = wide & (unbalance <= unbalance[wide].min() + 1e-9)
    position = (sorted_along[:-1] + sorted_along[1:]) / 2
    gap = np.diff(sorted_along)
    hit = np.zeros(len(position))
    if items.footprints is not None:
        position, gap, hit = _between_footprints(items.footprints[order], axis, position)
    reach = np.sqrt(shapely.area(region)) or 1.0
    rough = 2 * unbalance - np.minimum(gap, 20.0) / 40.0 + hit
    rows = np.flatnonzero(allowed)
    rows = rows[np.argsort(rough[rows], kind="stable")[:5]]
    score = rough[rows] + _lengths_across(sides, axis, position[rows]) / reach
    best = int(np.argmin(score))
    return float(score[best]), axis, float(position[rows[best]])


def _between_footprints(footprints, axis, middles):
    """Move each cut into the free gap between the footprints on both sides; say how wide it is and how much it hits."""
    least, most = _extents(footprints, axis)
    reach_low = np.maximum.accumulate(most)[:-1]
    reach_high = np.minimum.accumulate(least[::-1])[::-1][1:]
    gap = reach_high - reach_low
    position = np.where(gap > 0, (reach_low + reach_high) / 2, middles)
    depth = np.sort(least).searchsorted(position) - np.sort(most).searchsorted(position, side="right")
    return position, np.maximum(gap, 0.0), 0.5 * np.minimum(depth / 4, 1.0)


def _half_plane(region, axis, position):
    """The part of the plane below a position along an axis, as far as the region reaches."""
    (left, bottom, right, top), normal = shapely.bounds(region), np.array([-axis[1], axis[0]])
    middle = np.array([(left + right) / 2, (bottom + top) / 2])
    size = (right - left) + (top - bottom) + 1.0
    foot = middle + (position - middle @ axis) * axis
    return shapely.polygons(
        [foot - size * normal, foot + size * normal, foot + size * (normal - axis), foot - size * (normal + axis)]
    )


def _sides(region):
    """The straight pieces of a region's outline: two (n, 2) arrays, where they begin and end."""
    coordinates, ring = shapely.get_coordinates(shapely.get_parts(shapely.boundary(region)), return_index=True)
    same = ring[1:] == ring[:-1]
    return coordinates[:-1][same], coordinates[1:][same]


def _lengths_across(sides, axis, positions):
    """How much of a line across a region lies inside it, for each position along an axis.

    Coming from outside one enters at every other side that the line meets, and leaves at the next.
    """
    turned = np.column_stack([axis, [-axis[1], axis[0]]])
    (low, begin), (high, end) = ((ends @ turned).T for ends in sides)
    met = (low < positions[:, None]) != (high < positions[:, None])
    slope = (end - begin) / np.where(low == high, 1.0, high - low)
    places = np.sort(np.where(met, begin + (positions[:, None] - low) * slope, np.inf), axis=1)
    places[np.isinf(places)] = 0.0  # the sides that a line misses come last, and there are as many as to make pairs
    places = places[:, : places.shape[1] // 2 * 2]
    return (places[:, 1::2] - places[:, ::2]).sum(axis=1)


def _areal(geometry):
    """Keep only the polygons of a geometry."""
    if shapely.get_num_geometries(geometry) < 2:
        return geometry
    parts = shapely.get_parts(geometry)
    return shapely.union_all(parts[shapely.get_dimensions(parts) == 2])
