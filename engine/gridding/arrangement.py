"""Lines into faces: the one noding in which every edge is shared exactly by its two sides.

All lines of the district go through one snap-rounding noder (Hobby 1999, Computational Geometry 13:199) on a grain of
a hundredth of a millimetre. Its result does not change when it is noded again, so lines that are found later (cuts
between buildings, outlines of footprints) can be added without loosening what was there. A grain of a millimetre
would cost a city some square metres at its communities' edges; this one costs a few square centimetres.
"""

from dataclasses import dataclass

import numpy as np
import shapely

__all__ = [
    "GRAIN",
    "Faces",
    "Segments",
    "as_lines",
    "faces_anew",
    "faces_of",
    "first_container",
    "lines_under",
    "new_pieces",
    "node",
    "node_again",
    "segments_of",
]

GRAIN = 1e-5
"""Metres between the points on which every vertex lies."""

BESIDE = 1e-3
"""Metres within which geometries may meet once they are noded: far more than that moves them."""


@dataclass(frozen=True)
class Faces:
    """Polygons that share their edges exactly, in an order that does not depend on the order of the input.

    Attributes
    ----------
    polygons : (f,) array of Polygon
    places : (f, 2) array of float, a point inside each
    """

    polygons: np.ndarray
    places: np.ndarray


@dataclass(frozen=True)
class Segments:
    """The straight pieces of all outlines, each piece once.

    Attributes
    ----------
    vertices : (v, 2) array of float
    ends : (s, 2) array of int, rows of `vertices`
    left, right : (s,) arrays of int, the faces on both sides as one walks from the first end; -1 on the outside
    lengths : (s,) array of float, metres
    """

    vertices: np.ndarray
    ends: np.ndarray
    left: np.ndarray
    right: np.ndarray
    lengths: np.ndarray

    def part(self, chosen):
        """Take some of the pieces."""
        return Segments(self.vertices, self.ends[chosen], self.left[chosen], self.right[chosen], self.lengths[chosen])

    @property
    def middles(self):
        """(s, 2) array of float, the midpoint of each piece."""
        return self.vertices[self.ends].mean(axis=1)


def as_lines(geometries):
    """Turn polygons into their outlines and leave lines as they are; drop what has no length.

    Parameters
    ----------
    geometries : array of shapely geometries

    Returns
    -------
    (n,) array of LineString, in an order of their own (by bytes), without duplicates
    """
    geometries = np.asarray(geometries, dtype=object)
    outlines = np.where(shapely.get_dimensions(geometries) == 2, shapely.boundary(geometries), geometries)
    parts = shapely.get_parts(shapely.get_parts(outlines))
    parts = parts[(shapely.get_dimensions(parts) == 1) & ~shapely.is_empty(parts)]
    raw = np.asarray(shapely.to_wkb(parts), dtype=object)
    return parts[np.unique(raw, return_index=True)[1]] if len(parts) else parts


def node(lines):
    """Cut lines wherever they meet, every vertex on the grain.

    Parameters
    ----------
    lines : (n,) array of LineString

    Returns
    -------
    (m,) array of LineString that meet only at their ends

    Examples
    --------
    >>> cross = shapely.from_wkt(["LINESTRING (0 1, 2 1)", "LINESTRING (1 0, 1 2)"])
    >>> len(node(cross))
    4
    """
    if not len(lines):
        return np.empty(0, dtype=object)
    return shapely.get_parts(shapely.union_all(lines, grid_size=GRAIN))


def node_again(edges, lines):
    """Add lines to what is noded already; edges that they cannot meet are left alone.

    Parameters
    ----------
    edges : (m,) array of LineString, noded
    lines : (n,) array of LineString

    Returns
    -------
    (k,) array of LineString that meet only at their ends
    """
    near = _boxed(edges, lines)
    alone = np.delete(edges, near)
    return np.concatenate([alone, node(np.concatenate([edges[near], lines]))])


def faces_of(edges):
    """Polygonize noded lines.

    Parameters
    ----------
    edges : (m,) array of LineString, noded

    Returns
    -------
    Faces, dead ends left out
    """
    polygons = shapely.get_parts(shapely.polygonize(edges)) if len(edges) else np.empty(0, dtype=object)
    polygons = shapely.normalize(polygons[shapely.area(polygons) > 0])
    return _in_order(polygons, shapely.get_coordinates(shapely.point_on_surface(polygons)))


def faces_anew(edges, faces, lines):
    """Polygonize again where lines were added to the edges.

    Parameters
    ----------
    edges : (m,) array of LineString, noded, the lines among them
    faces : Faces, some of those before, each whole
    lines : (n,) array of LineString

    Returns
    -------
    Faces, these faces, or what became of them, and perhaps more that lie beside them all
    """
    changed = np.zeros(len(faces.polygons), dtype=bool)
    changed[_boxed(faces.polygons, lines)] = True
    anew = faces_of(edges[_boxed(edges, faces.polygons[changed])])
    # What the changed faces enclose comes out again too, at times several old faces as one.
    old = first_container(anew.places, faces.polygons[~changed]) >= 0
    return _in_order(
        np.concatenate([faces.polygons[~changed], anew.polygons[~old]]),
        np.concatenate([faces.places[~changed], anew.places[~old]]),
    )


def _boxed(geometries, others):
    """The rows of geometries whose box meets the box of one of the others."""
    left, bottom, right, top = shapely.bounds(others).T
    boxes = shapely.box(left - BESIDE, bottom - BESIDE, right + BESIDE, top + BESIDE)
    return np.unique(shapely.STRtree(geometries).query(boxes)[1])


def _in_order(polygons, places):
    """Faces from west to east."""
    order = np.lexsort((shapely.area(polygons), places[:, 1], places[:, 0]))
    return Faces(polygons[order], places[order])


def new_pieces(edges, areas):
    """Find the straight pieces of outlines that are not among the edges.

    Parameters
    ----------
    edges : (m,) array of LineString
    areas : (n,) array of Polygon or MultiPolygon

    Returns
    -------
    (k,) array of LineString, each of two points, in an order of their own

    Examples
    --------
    >>> square = shapely.get_parts(shapely.from_wkt("MULTILINESTRING ((0 0, 0 2, 2 2, 2 0), (2 0, 1 0, 0 0))"))
    >>> new_pieces(square, [shapely.from_wkt("POLYGON ((0 0, 1 0, 1 2, 0 2, 0 0))")])
    array([<LINESTRING (0 2, 1 2)>, <LINESTRING (1 0, 1 2)>], dtype=object)
    """
    known, known_line = shapely.get_coordinates(edges, return_index=True)
    outlines = shapely.get_parts(shapely.get_rings(shapely.get_parts(areas)))
    drawn, drawn_line = shapely.get_coordinates(outlines, return_index=True)
    coordinates = np.concatenate([known, drawn])
    ticks = np.rint(coordinates / GRAIN)
    _, first, vertex = np.unique(ticks[:, 0] + 1j * ticks[:, 1], return_index=True, return_inverse=True)
    line = np.r_[known_line, len(edges) + drawn_line]
    ends = np.column_stack([vertex[:-1], vertex[1:]])[line[1:] == line[:-1]]
    key = ends.min(axis=1) * len(first) + ends.max(axis=1)
    count = len(known) - len(edges)
    new = np.setdiff1d(key[count:][ends[count:, 0] != ends[count:, 1]], key[:count])
    return shapely.linestrings(coordinates[first[np.column_stack(np.divmod(new, len(first)))]])


def segments_of(polygons):
    """Find the straight pieces of all outlines and the polygons on their two sides.

    Parameters
    ----------
    polygons : (f,) array of Polygon that share their edges exactly, normalized: shells clockwise, holes anticlockwise

    Returns
    -------
    Segments
    """
    # A normalized polygon lies on the right of each piece of its outline.
    rings, ring_face = shapely.get_rings(polygons, return_index=True)
    coordinates, ring = shapely.get_coordinates(rings, return_index=True)
    ticks = np.rint(coordinates / GRAIN)
    _, first, vertex = np.unique(ticks[:, 0] + 1j * ticks[:, 1], return_index=True, return_inverse=True)
    same_ring = ring[1:] == ring[:-1]
    start, end = vertex[:-1][same_ring], vertex[1:][same_ring]
    face = ring_face[ring[:-1][same_ring]]
    real = start != end
    start, end, face = start[real], end[real], face[real]
    low, high = np.minimum(start, end), np.maximum(start, end)
    _, once, piece = np.unique(low * len(first) + high, return_index=True, return_inverse=True)
    left, right = np.full(len(once), -1), np.full(len(once), -1)
    right[piece[start < end]] = face[start < end]
    left[piece[start > end]] = face[start > end]
    ends = np.column_stack([low[once], high[once]])
    vertices = coordinates[first]
    lengths = np.hypot(*(vertices[ends[:, 0]] - vertices[ends[:, 1]]).T)
    return Segments(vertices, ends, left, right, lengths)


def first_container(places, polygons):
    """Find for each point the first polygon that covers it.

    Parameters
    ----------
    places : (n, 2) array of float
    polygons : (p,) array of Polygon or MultiPolygon

    Returns
    -------
    (n,) array of int, the row of the polygon; -1 where there is none

    Examples
    --------
    >>> first_container(np.array([[0.5, 0.5], [9, 9]]), np.array([shapely.box(0, 0, 1, 1), shapely.box(0, 0, 2, 2)]))
    array([ 0, -1])
    """
    owner = np.full(len(places), len(polygons))
    if len(places) and len(polygons):
        # The tree holds the points: what is asked about is prepared once, and polygons are worth it.
        polygon, point = shapely.STRtree(shapely.points(places)).query(polygons, predicate="intersects")
        np.minimum.at(owner, point, polygon)
    return np.where(owner == len(polygons), -1, owner)


def lines_under(points, lines, reach):
    """Find the lines that run through points.

    Parameters
    ----------
    points : (n,) array of Point
    lines : (m,) array of LineString or MultiLineString
    reach : float, metres within which a line counts

    Returns
    -------
    (k,) array of int, (k,) array of int : rows of points and rows of lines, a pair once or more often
    """
    coordinates, line = shapely.get_coordinates(shapely.get_parts(lines), return_index=True)
    source = shapely.get_parts(lines, return_index=True)[1]
    joined = line[1:] == line[:-1]
    # Straight pieces have small boxes, so the tree finds few candidates; a whole street's box covers half a town.
    straight = shapely.linestrings(np.stack([coordinates[:-1][joined], coordinates[1:][joined]], axis=1))
    point, piece = shapely.STRtree(straight).query(points, predicate="dwithin", distance=reach)
    return point, source[line[:-1][joined]][piece]
