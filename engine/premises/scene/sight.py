"""What one sees of a building: its faces without what is drawn over them."""

import numpy as np
import shapely

__all__ = ["GRID_M", "roof_places", "sight_of", "visible_faces"]

GRID_M = 1e-3
"""Metres: walls that share a line trip the cutting of shapes unless all corners lie on a grid."""

_CRUMB_M2 = 1e-6


def visible_faces(scene, faces):
    """Cut faces to what one sees of them. Meant for the buildings near enough to be looked at, some hundreds.

    Parameters
    ----------
    scene : Scene
    faces : (n,) array of int

    Returns
    -------
    (n,) array of Polygon or MultiPolygon; empty where all is hidden
    """
    if not len(faces):
        return np.empty(0, dtype=object)
    boxes = scene.boxes
    low, high = boxes[faces, :2].min(axis=0), boxes[faces, 2:].max(axis=0)
    about = np.flatnonzero((boxes[:, :2] < high).all(axis=1) & (boxes[:, 2:] > low).all(axis=1))
    about = about[about > faces.min()]
    shapes, covers = scene.polygons_of(faces), scene.polygons_of(about)
    face, cover = shapely.STRtree(covers).query(shapes, predicate="intersects")
    later = about[cover] > faces[face]
    # Faces of one rank lie side by side: those of one building only touch.
    later &= (scene.rank[about[cover]] > scene.rank[faces[face]]) | (
        scene.building[about[cover]] != scene.building[faces[face]]
    )
    face, cover = face[later], cover[later]
    order = np.argsort(face, kind="stable")
    rows, starts = np.unique(face[order], return_index=True)
    if len(rows):
        over = [shapely.union_all(covers[some], grid_size=GRID_M) for some in np.split(cover[order], starts[1:])]
        shapes[rows] = _areas(shapely.difference(shapes[rows], np.array(over, dtype=object), grid_size=GRID_M))
    return shapes


def _areas(geometries):
    """Differences without crumbs and lines."""
    parts, owner = shapely.get_parts(geometries, return_index=True)
    kept = shapely.area(parts) > _CRUMB_M2
    areas = np.full(len(geometries), shapely.Polygon(), dtype=object)
    if kept.any():
        rows, number = np.unique(owner[kept], return_inverse=True)
        areas[rows] = shapely.multipolygons(parts[kept], indices=number)
    return areas


def sight_of(scene, rows):
    """Cut a few buildings to what one sees of them.

    Parameters
    ----------
    scene : Scene
    rows : (n,) array of int, buildings

    Returns
    -------
    (n,) array of Polygon or MultiPolygon; empty where all is hidden
    """
    faces, of_row = scene.faces_of(rows)
    seen = visible_faces(scene, faces)
    sights = np.full(len(rows), shapely.Polygon(), dtype=object)
    for row, some in zip(*_split(of_row), strict=True):
        sights[row] = shapely.union_all(seen[some], grid_size=GRID_M)
    return sights


def _split(owner):
    """Rows that occur in a rising array, and the positions of each."""
    rows, starts = np.unique(owner, return_index=True)
    return rows, np.split(np.arange(len(owner)), starts[1:]) if len(rows) else []


def roof_places(scene, rows=None):
    """Find the middle of roofs, for labels; whether it is hidden is not asked.

    Parameters
    ----------
    scene : Scene
    rows : (n,) array of int, buildings, optional; all by default

    Returns
    -------
    (n, 2) array of float, nan where a building has no face
    """
    rows = np.arange(len(scene.footprints)) if rows is None else np.asarray(rows, dtype=np.int64)
    inner = shapely.point_on_surface(scene.footprints[rows])
    there = ~(shapely.is_missing(inner) | shapely.is_empty(inner))
    places = np.full((len(rows), 2), np.nan)
    places[there] = shapely.get_coordinates(inner[there]) + scene.heights[rows[there], None] * scene.direction
    return places
