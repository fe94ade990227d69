"""Footprints that lie on one another: a tower on a slab, a building drawn twice. The ground goes to the taller one."""

import numpy as np
import shapely

from .outlines import four_cornered, only
from .ragged import at_once, pairs_of, pairs_within, positions, starts_of

__all__ = ["apart"]

TOUCH_M = 0.1
"""Metres by which neighbours may reach into one another and still only touch."""

TOUCH_M2 = 0.25
"""Square metres that neighbours may share and still only touch: walls are drawn carelessly."""

_MANY_CORNERS = 64
_ON_LINE_M = 1e-6
_TURNS = np.radians([0.0, 22.5, 45.0, 67.5, 90.0, 112.5, 135.0, 157.5])
_GRID_M = 1e-3
_AT_ONCE = 2_000_000


def apart(footprints, heights, outlines, one, other):
    """Take from each footprint what a taller one covers: as seen from above, that is what stands there.

    Parameters
    ----------
    footprints : (b,) array of Polygon, MultiPolygon or None
    heights : (b,) array of float
    outlines : Outlines of them
    one, other : (p,) arrays of int, pairs of buildings that might overlap

    Returns
    -------
    footprints : (b,) array, None where nothing is left
    lowered : array of int, the rows that changed
    """
    one, other = _not_parted(outlines, footprints, one, other)
    shapely.prepare(footprints[np.unique(one)])
    meeting = shapely.intersects(footprints[one], footprints[other])
    one, other = one[meeting], other[meeting]
    with np.errstate(invalid="ignore"):  # shared walls have GEOS try a way that it then gives up
        shared = shapely.area(shapely.intersection(footprints[one], footprints[other])) > TOUCH_M2
    one, other = one[shared], other[shared]
    if not len(one):
        return footprints, np.empty(0, dtype=int)
    size = shapely.area(footprints)
    swapped = (heights[one] < heights[other]) | ((heights[one] == heights[other]) & (size[one] > size[other]))
    taller, lower = np.where(swapped, other, one), np.where(swapped, one, other)
    left = footprints.copy()
    order = np.argsort(lower, kind="stable")
    rows, starts = np.unique(lower[order], return_index=True)
    covering = footprints[taller[order]]
    covers, ends = covering[starts], np.append(starts[1:], len(order))
    for row in np.flatnonzero(ends - starts > 1).tolist():
        covers[row] = shapely.union_all(covering[starts[row] : ends[row]])
    left[rows] = _areas(shapely.difference(footprints[rows], covers, grid_size=_GRID_M))
    return left, rows


def _areas(geometries):
    """The areas of differences, without the crumbs that careless drawing leaves; None without any."""
    parts, owner = shapely.get_parts(geometries, return_index=True)
    kept = shapely.area(parts) > TOUCH_M2
    parts, owner = parts[kept], owner[kept]
    counts = np.bincount(owner, minlength=len(geometries))
    areas = np.full(len(geometries), None, dtype=object)
    single = counts[owner] == 1
    areas[owner[single]] = parts[single]
    several = np.flatnonzero(counts > 1)
    areas[several] = shapely.multipolygons(parts[~single], indices=np.searchsorted(several, owner[~single]))
    return areas


def _not_parted(outlines, footprints, one, other):
    """Drop the pairs that a line parts: all of one building on one side of it, all of the other on the other side."""
    rows, corners = four_cornered(outlines)
    number = np.full(max(one.max(initial=-1), other.max(initial=-1), rows.max(initial=-1)) + 1, -1)
    number[rows] = np.arange(len(rows))
    simple = (number[one] >= 0) & (number[other] >= 0)
    kept = np.ones(len(one), dtype=bool)
    kept[simple] = _simple_meeting(corners, number[one[simple]], number[other[simple]])
    asked = np.flatnonzero(~simple)
    buildings, both = np.unique([one[asked], other[asked]], return_inverse=True)
    kept[asked] = _meeting(only(outlines, buildings), footprints[buildings], *both.reshape(2, -1))
    return one[kept], other[kept]


def _simple_meeting(corners, one, other):
    """Whether two buildings of four corners meet, for each pair: no edge lies between them."""
    edges = np.roll(corners, -1, axis=1) - corners
    x, y = (edges / np.hypot(edges[..., 0], edges[..., 1])[..., None]).transpose(2, 1, 0).copy()
    places = corners.transpose(1, 2, 0).copy()
    left = np.arange(len(one))
    for first, second in ((one, other), (other, one)):
        for edge in range(4):
            these, those = first[left], second[left]
            along_x, along_y = x[edge][these], y[edge][these]
            inward = [along_x * place_y[those] - along_y * place_x[those] for place_x, place_y in places]
            start = along_x * places[edge, 1][these] - along_y * places[edge, 0][these]
            left = left[np.maximum.reduce(inward) - start > TOUCH_M]
    meeting = np.zeros(len(one), dtype=bool)
    meeting[left] = True
    return meeting


def _meeting(outlines, footprints, one, other):
    """Whether no line is found that parts two buildings of any shape, for each pair."""
    left = np.arange(len(one))
    for turn in _TURNS:
        low, high = _reaches(outlines, len(footprints), turn)
        shared = np.minimum(high[one[left]], high[other[left]]) - np.maximum(low[one[left]], low[other[left]])
        left = left[shared > TOUCH_M]
    starts, points, edges = _corners(outlines, len(footprints))
    left = left[_meeting_many_corners(footprints, np.diff(starts), one[left], other[left])]
    supports = _supporting(starts, points, edges)
    for these, those in ((one, other), (other, one)):
        left = left[~_parted_by_first(starts, points, edges, supports, these[left], those[left])]
    meeting = np.zeros(len(one), dtype=bool)
    meeting[left] = True
    return meeting


def _reaches(outlines, buildings, turn):
    """(b,) arrays of float: how far each building reaches along a direction."""
    first = np.flatnonzero(np.diff(outlines.ring_building, prepend=-1))
    rows, starts = outlines.ring_building[first], outlines.ring_starts[first]
    along = outlines.across * np.cos(turn) + outlines.deep * np.sin(turn)
    low, high = np.zeros(buildings), np.zeros(buildings)
    if len(starts):
        low[rows], high[rows] = np.minimum.reduceat(along, starts), np.maximum.reduceat(along, starts)
    return low, high


def _meeting_many_corners(footprints, corners, one, other):
    """Whether two buildings meet, where one has so many corners that an index is quicker; True for all other pairs."""
    large, small = np.where(corners[one] > corners[other], (one, other), (other, one))
    asked = np.flatnonzero(corners[large] > _MANY_CORNERS)
    shapely.prepare(footprints[np.unique(large[asked])])
    meeting = np.ones(len(one), dtype=bool)
    meeting[asked] = shapely.intersects(footprints[large[asked]], footprints[small[asked]])
    return meeting


def _parted_by_first(starts, points, edges, supports, these, those):
    """Whether an edge of the first lies between both: for each pair."""
    lines = np.flatnonzero(supports)
    line_starts = np.searchsorted(lines, starts)
    parted = np.zeros(len(these), dtype=bool)
    counts = np.diff(line_starts)[these] * np.diff(starts)[those]
    for rows in at_once(counts, _AT_ONCE):
        line, of_line = positions(line_starts[these[rows]], np.diff(line_starts)[these[rows]])
        point, of_point = positions(starts[those[rows]], np.diff(starts)[those[rows]])
        edge, point, pair = pairs_of(lines[line], of_line, point, of_point, len(rows))
        if not len(edge):
            continue
        offset = points[point] - points[edge]
        inward = edges[edge, 0] * offset[:, 1] - edges[edge, 1] * offset[:, 0]
        # The farthest inside of all corners of the second, for each edge of the first.
        begins = np.flatnonzero((np.diff(edge, prepend=-1) != 0) | (np.diff(pair, prepend=-1) != 0))
        outside = np.maximum.reduceat(inward, begins) <= TOUCH_M
        parted[rows[pair[begins[outside]]]] = True
    return parted


def _corners(outlines, buildings):
    """The corners of each building without the closing ones, and the unit vector of the edge that begins there."""
    counts = np.diff(outlines.ring_starts) - 1
    where, ring = positions(outlines.ring_starts[:-1], counts)
    points = outlines.points[where]
    edges = outlines.points[where + 1] - points
    length = np.hypot(*edges.T)
    edges = edges / np.where(length > 0, length, 1.0)[:, None]
    return starts_of(np.bincount(outlines.ring_building[ring], minlength=buildings)), points, edges


def _supporting(starts, points, edges):
    """Whether each edge has all of its own building on its left; not asked of buildings with very many corners."""
    counts = np.diff(starts)
    supports = np.zeros(len(points), dtype=bool)
    rows = np.flatnonzero((counts > 0) & (counts <= _MANY_CORNERS))
    for some in np.array_split(rows, max(int((counts[rows] ** 2).sum() // _AT_ONCE), 1)):
        edge, point, _ = pairs_within(starts, some, some)
        offset = points[point] - points[edge]
        inward = edges[edge, 0] * offset[:, 1] - edges[edge, 1] * offset[:, 0]
        begins = np.flatnonzero(np.diff(edge, prepend=-1))
        if len(begins):
            supports[edge[begins]] = np.minimum.reduceat(inward, begins) >= -_ON_LINE_M
    supports &= (edges != 0).any(axis=1)
    return supports
