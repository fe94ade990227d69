"""Short lines across the hair-thin gaps between units and the edges that they were meant to lie on.

An edge without nodes where the corners of units lie on it runs a hair's breadth beside them once coordinates were
rounded or taken into another system. What lies between is one thin face along many units; whichever of them it joined
would border all the others. Stitched at every corner, it falls into pieces that each lie along one unit.
"""

import numpy as np
import shapely

from .arrangement import GRAIN, first_container
from .inner_places import inner_places

__all__ = ["NEAR", "stitches_of"]

NEAR = 0.05
"""Metres within which a corner was meant to lie on an edge: less than anybody draws."""

ON_EDGE = 2 * GRAIN
"""Metres within which it lies on the edge, which the noder brings together."""


def stitches_of(polygons, communities):
    """Find the lines from corners of units to edges beside them.

    Parameters
    ----------
    polygons : (n,) array of Polygon or MultiPolygon, the units
    communities : (c,) array of Polygon or MultiPolygon

    Returns
    -------
    (k,) array of LineString, none longer than `NEAR`

    Examples
    --------
    >>> west = shapely.from_wkt("POLYGON ((0 0, 0 9, 5 9, 5 0.02, 0 0))")
    >>> east = shapely.from_wkt("POLYGON ((5 0.02, 5 9, 9 9, 9 0, 5 0.02))")
    >>> print(*stitches_of(np.array([west, east]), np.array([shapely.box(0, 0, 9, 9)])))
    LINESTRING (5 0.02, 5 0)
    """
    corners = shapely.points(np.unique(shapely.get_coordinates(polygons), axis=0))
    lines = np.concatenate([_to_outlines(corners, polygons), _to_outlines(corners, communities)])
    middles = shapely.line_interpolate_point(lines, 0.5, normalized=True)
    community = first_container(shapely.get_coordinates(middles), communities)
    home = first_container(inner_places(polygons), communities)
    line, unit = shapely.STRtree(polygons).query(middles, predicate="intersects")
    covered = np.zeros(len(lines), dtype=bool)
    covered[line[home[unit] == community[line]]] = True  # a unit that reaches over from the next community is none
    return lines[(community >= 0) & ~covered]


def _to_outlines(corners, areas):
    """The shortest way from each corner to each outline that it lies beside: (k,) array of LineString."""
    rings, owner = shapely.get_rings(areas, return_index=True)
    coordinates, ring = shapely.get_coordinates(rings, return_index=True)
    joined = ring[1:] == ring[:-1]
    edges = shapely.linestrings(np.stack([coordinates[:-1][joined], coordinates[1:][joined]], axis=1))
    outline = owner[ring[1:][joined]]
    corner, edge = shapely.STRtree(edges).query(corners, predicate="dwithin", distance=NEAR)
    distance = shapely.distance(corners[corner], edges[edge])
    order = np.lexsort((edge, distance, outline[edge], corner))
    corner, edge = corner[order], edge[order]
    first = (np.diff(corner, prepend=-1) != 0) | (np.diff(outline[edge], prepend=-1) != 0)
    beside = first & (distance[order] > ON_EDGE)
    return shapely.shortest_line(corners[corner[beside]], edges[edge[beside]])
