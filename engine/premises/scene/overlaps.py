"""Footprints that lie on one another: a tower on a slab, a building drawn twice. The ground goes to the taller one."""

import numpy as np
import shapely

from .outlines import four_cornered
from .ragged import pairs_of, pairs_within, positions

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
    covers = [
        footprints[covering[0]] if len(covering) == 1 else shapely.union_all(footprints[covering])
        for covering in np.split(taller[order], starts[1:])
    ]
    uncovered = shapely.difference(footprints[rows], np.array(covers, dtype=object), grid_size=_GRID_M)
    left[rows] = [_areas(geometry) for geometry in uncovered]
    return left, rows


def _areas(geometry):
    """The areas of a difference, without the crumbs that careless drawing leaves; None without any."""
    parts = shapely.get_parts(geometry)
    areas = parts[shapely.area(parts) > TOUCH_M2]
    return shapely.multipolygons(areas) if len(areas) > 1 else areas[0] if len(areas) else None


def _not_parted(outlines, footprints, one, other):
    """Drop the pairs that a line parts: all of one building on one side of it, all of the other on the other side."""
    for turn in _TURNS:
        one, other = _meeting_across(outlines, len(footprints), turn, one, other)
    starts, points, edges = _corners(outlines, len(footprints))
    one, other = _meeting_many_corners(footprints, np.diff(starts), one, other)
    supports = _supporting(starts, points, edges, four_cornered(outlines))
    for these, those in ((0, 1), (1, 0)):
        pairs = one, other
        parted = _parted_by_first(starts, points, edges, supports, pairs[these], pairs[those])
        one, other = one[~parted], other[~parted]
    return one, other


def _meeting_many_corners(footprints, corners, one, other):
    """Drop the pairs that do not meet, where one has so many corners that an index is quicker."""
    large, small = np.where(corners[one] > corners[other], (one, other), (other, one))
    asked = np.flatnonzero(corners[large] > _MANY_CORNERS)
    shapely.prepare(footprints[np.unique(large[asked])])
    meeting = np.ones(len(one), dtype=bool)
    meeting[asked] = shapely.intersects(footprints[large[asked]], footprints[small[asked]])
    return one[meeting], other[meeting]


def _meeting_across(outlines, buildings, turn, one, other):
    """The pairs whose reaches along one direction share more than a touch."""
    first = np.flatnonzero(np.diff(outlines.ring_building, prepend=-1))
    rows, starts = outlines.ring_building[first], outlines.ring_starts[first]
    along = outlines.across * np.cos(turn) + outlines.deep * np.sin(turn)
    low, high = np.zeros(buildings), np.zeros(buildings)
    if len(starts):
        low[rows], high[rows] = np.minimum.reduceat(along, starts), np.maximum.reduceat(along, starts)
    meeting = np.minimum(high[one], high[other]) - np.maximum(low[one], low[other]) > TOUCH_M
    return one[meeting], other[meeting]


def _parted_by_first(starts, points, edges, supports, these, those):
    """Whether an edge of the first lies between both: for each pair."""
    lines = np.flatnonzero(supports)
    line_starts = np.searchsorted(lines, starts)
    parted = np.zeros(len(these), dtype=bool)
    counts = np.diff(line_starts)[these] * np.diff(starts)[those]
    work = np.cumsum(counts)
    cuts = np.searchsorted(work, np.arange(_AT_ONCE, work[-1] if len(work) else 0, _AT_ONCE))
    for rows in np.split(np.arange(len(these)), cuts):
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
    starts = np.zeros(buildings + 1, dtype=np.int64)
    np.cumsum(np.bincount(outlines.ring_building[ring], minlength=buildings), out=starts[1:])
    return starts, points, edges


def _supporting(starts, points, edges, simple):
    """Whether each edge has all of its own building on its left; not asked of buildings with very many corners."""
    counts = np.diff(starts)
    supports = np.zeros(len(points), dtype=bool)
    where, _ = positions(starts[simple], counts[simple])
    supports[where] = True
    bent = (counts > 0) & (counts <= _MANY_CORNERS)
    bent[simple] = False
    rows = np.flatnonzero(bent)
    for some in np.array_split(rows, max(int((counts[rows] ** 2).sum() // _AT_ONCE), 1)):
        edge, point, _ = pairs_within(starts, some, some)
        offset = points[point] - points[edge]
        inward = edges[edge, 0] * offset[:, 1] - edges[edge, 1] * offset[:, 0]
        begins = np.flatnonzero(np.diff(edge, prepend=-1))
        if len(begins):
            supports[edge[begins]] = np.minimum.reduceat(inward, begins) >= -_ON_LINE_M
    supports &= (edges != 0).any(axis=1)
    return supports
