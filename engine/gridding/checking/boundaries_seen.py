"""Rule D5: boundaries follow what one can see: a street, an alley, a river, a railway or a wall."""

from dataclasses import dataclass

import numpy as np
import shapely

from ..findings import found

__all__ = ["NEAR_M", "WANTED_SHARE", "Boundaries", "boundaries_of", "visible_findings"]

NEAR_M = 5.0
"""Metres from a street or barrier within which a boundary follows it."""

EDGE_M = 1.0
"""Metres from a community's edge within which a boundary is that edge, which nobody draws anew."""

WANTED_SHARE = 0.8
"""The share of a grid's outline that should be visible."""

HAIR_M = 1e-3


@dataclass(frozen=True)
class Boundaries:
    """The boundaries between grids inside communities.

    Attributes
    ----------
    interior_m : float, their length in metres
    visible_share : float, the share of it near a street or barrier; NaN where there is no boundary or no street
    hidden : (n,) array of LineString, stretches that follow nothing
    grids : (m, 2) array of int: a row of `hidden`, a grid that it bounds
    """

    interior_m: float
    visible_share: float
    hidden: np.ndarray
    grids: np.ndarray


def boundaries_of(areas, communities, lines):
    """Measure the boundaries between grids.

    Parameters
    ----------
    areas : (g,) array of Polygon or MultiPolygon, valid
    communities : (c,) array of Polygon or MultiPolygon, valid
    lines : (n,) array of lines and areas that one can see

    Returns
    -------
    Boundaries

    Examples
    --------
    >>> grids = shapely.box([0, 100], [0, 0], [100, 200], [100, 100])
    >>> street = shapely.from_wkt(["LINESTRING (100 0, 100 50)"])
    >>> boundaries_of(grids, shapely.box([0], [0], [200], [100]), street).visible_share.__round__(2)
    0.55
    """
    outlines = shapely.get_parts(shapely.union_all(shapely.boundary(areas)))
    interior = _outside(outlines, shapely.buffer(shapely.boundary(communities), EDGE_M))
    length = float(shapely.length(interior).sum())
    if not len(lines) or not length:
        return Boundaries(length, np.nan, np.empty(0, dtype=object), np.empty((0, 2), dtype=int))
    left, bottom, right, top = shapely.bounds(interior).T
    boxes = shapely.box(left - NEAR_M, bottom - NEAR_M, right + NEAR_M, top + NEAR_M)
    near = np.unique(shapely.STRtree(lines).query(boxes)[1])
    hidden = _outside(interior, shapely.buffer(lines[near], NEAR_M, quad_segs=4))
    hidden = shapely.get_parts(shapely.line_merge(shapely.multilinestrings(hidden)))
    hidden = hidden[shapely.length(hidden) > 0]
    middles = shapely.line_interpolate_point(hidden, 0.5, normalized=True)
    grids = shapely.STRtree(shapely.boundary(areas)).query(middles, predicate="dwithin", distance=HAIR_M).T
    return Boundaries(length, 1 - float(shapely.length(hidden).sum()) / length, hidden, grids)


def _outside(pieces, shapes):
    """What of some lines lies outside all of some shapes, in lines; the shapes are never joined, which takes longer."""
    covered = shapely.STRtree(pieces).query(shapes, predicate="covers")[1]
    left = np.delete(pieces, np.unique(covered))
    shape, piece = shapely.STRtree(left).query(shapes, predicate="intersects")
    order = np.lexsort((shape, piece))
    shape, piece = shape[order], piece[order]
    turn = np.arange(len(piece)) - np.searchsorted(piece, piece)  # the first shape of each line, then the second
    for number in range(turn.max(initial=-1) + 1):
        now = turn == number
        left[piece[now]] = shapely.difference(left[piece[now]], shapes[shape[now]])
    parts = shapely.get_parts(left)
    return parts[shapely.length(parts) > 0]


def visible_findings(layer, areas, boundaries, community_codes):
    """Find the grids whose boundary is hidden for too much of its length; the place is on the longest hidden stretch.

    Parameters
    ----------
    layer : GridLayer
    areas : (g,) array of Polygon or MultiPolygon, valid
    boundaries : Boundaries
    community_codes : (g,) array of str

    Returns
    -------
    list of Finding
    """
    row, grid = boundaries.grids.T
    length = shapely.length(boundaries.hidden)
    total = np.bincount(grid, weights=length[row], minlength=len(areas))
    share = 1 - total / np.maximum(shapely.length(areas), HAIR_M)
    findings = []
    for one in np.flatnonzero(share < WANTED_SHARE):
        longest = boundaries.hidden[max(row[grid == one], key=lambda piece: length[piece])]
        middle = shapely.line_interpolate_point(longest, 0.5, normalized=True)
        numbers = {"percent": round(100 * float(share[one])), "length_m": round(float(total[one]))}
        where = {"community_code": community_codes[one], "place": (float(middle.x), float(middle.y))}
        findings.append(found("boundary_hidden", grid_code=layer.codes[one], value=share[one], **numbers, **where))
    return findings
