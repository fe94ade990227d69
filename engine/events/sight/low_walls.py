"""What a building that is lower than the camera hides: the ground under it, and some behind it."""

import numpy as np
import shapely

__all__ = ["hidden_by_low", "stretch"]

_POLYGON, _SEVERAL = 3, 6
_HOLLOW = 1 + 1e-6


def stretch(eyes, roofs, target_m):
    """How many times as far as a roof's edge the ground is that one sees over it.

    Parameters
    ----------
    eyes, roofs : (n,) arrays of float, metres above the ground, roofs lower than eyes
    target_m : float, metres above the ground of what one looks for

    Returns
    -------
    (n,) array of float, 1 where nothing is hidden behind

    Examples
    --------
    >>> stretch(np.array([6.0]), np.array([3.0]), 0.0).tolist(), stretch(np.array([6.0]), np.array([1.0]), 1.5).tolist()
    ([2.0], [1.0])
    """
    return np.maximum((eyes - target_m) / (eyes - roofs), 1.0)


def hidden_by_low(sights, eyes, viewer, shapes, scale):
    """Take from sights what low buildings hide.

    Parameters
    ----------
    sights : (n,) array of Polygon or MultiPolygon
    eyes : (n, 2) array of float, where they are seen from
    viewer : (k,) array of int, rows of `sights`
    shapes : (k,) array of Polygon, low buildings that stand round them
    scale : (k,) array of float, as `stretch` gives it

    Returns
    -------
    (n,) array of Polygon or MultiPolygon
    """
    near = shapely.intersects(shapes, sights[viewer])
    viewer, shapes, scale = viewer[near], shapes[near], scale[near]
    if not len(viewer):
        return sights
    hidden = _hidden(shapes, eyes[viewer], scale)
    order = np.argsort(viewer, kind="stable")
    rows, number = np.unique(viewer[order], return_inverse=True)
    together = shapely.geometrycollections(hidden[order], indices=number)
    rest = shapely.difference(sights[rows], shapely.union_all(together[:, None], axis=1))
    sights = sights.copy()
    sights[rows] = rest
    for row in rows[~np.isin(shapely.get_type_id(rest), (_POLYGON, _SEVERAL))].tolist():
        parts = shapely.get_parts(sights[row])
        sights[row] = shapely.multipolygons(parts[shapely.get_type_id(parts) == _POLYGON])
    return sights


def _hidden(shapes, eyes, scale):
    """The ground under buildings and behind them.

    What lies between a convex footprint and its image farther off is their hull; another footprint hides besides what
    lies between each of its walls and the wall's image.
    """
    images = _farther(shapes, eyes, scale)
    hulls = shapely.convex_hull(shapely.geometrycollections(np.stack([shapes, images], axis=1)))
    hollow = np.flatnonzero(shapely.area(shapely.convex_hull(shapes)) > shapely.area(shapes) * _HOLLOW)
    for row in hollow.tolist():
        hulls[row] = shapely.union_all([shapes[row], images[row], *_behind(shapes[row], eyes[row], scale[row])])
    return hulls


def _farther(shapes, eyes, scale):
    """The images of footprints, so many times as far from the eye."""
    corners, of = shapely.get_coordinates(shapes, return_index=True)
    return shapely.set_coordinates(shapes.copy(), eyes[of] + (corners - eyes[of]) * scale[of, None])


def _behind(shape, eye, times):
    """What lies between the walls of a footprint and their images."""
    corners, of = shapely.get_coordinates(shapely.get_rings(shape), return_index=True)
    same = of[1:] == of[:-1]
    froms, tos = corners[:-1][same] - eye, corners[1:][same] - eye
    across = np.abs(froms[:, 0] * tos[:, 1] - froms[:, 1] * tos[:, 0]) > 0
    froms, tos = froms[across], tos[across]
    return shapely.polygons(np.stack([froms, froms * times, tos * times, tos], axis=1) + eye)
