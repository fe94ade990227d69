"""What a building that is lower than the camera hides: the ground under it, and some behind it."""

import numpy as np
import shapely

__all__ = ["hidden_by_low", "stretch"]


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


def hidden_by_low(sights, viewers, rows, obstacles, viewer, part):
    """Take from sights what low buildings hide.

    Parameters
    ----------
    sights : (n,) array of Polygon or MultiPolygon
    viewers : Viewers
    rows : (n,) array of int, the cameras of `sights`
    obstacles : Obstacles
    viewer, part : (k,) arrays of int, which low parts stand round which of `sights`

    Returns
    -------
    (n,) array of Polygon or MultiPolygon
    """
    if not len(viewer):
        return sights
    near = shapely.intersects(obstacles.shapes[part], sights[viewer])
    viewer, part = viewer[near], part[near]
    scale = stretch(viewers.heights[rows[viewer]], obstacles.heights[part], viewers.target_m)
    sights = sights.copy()
    for one in np.unique(viewer).tolist():
        mine, eye = viewer == one, viewers.places[rows[one]]
        hidden = []
        for each, times in zip(part[mine].tolist(), scale[mine].tolist(), strict=True):
            hidden += _hidden(obstacles, each, eye, times)
        rest = shapely.get_parts(shapely.difference(sights[one], shapely.union_all(hidden)))
        areas = rest[shapely.get_type_id(rest) == 3]
        sights[one] = areas[0] if len(areas) == 1 else shapely.multipolygons(areas)
    return sights


def _hidden(obstacles, part, eye, times):
    """The ground under a part and behind it: a list of polygons."""
    shape = obstacles.shapes[part]
    if times <= 1:
        return [shape]
    walls, _ = obstacles.walls_of(np.array([part]))
    froms, tos = obstacles.froms[walls] - eye, obstacles.tos[walls] - eye
    facing = froms[:, 0] * tos[:, 1] - froms[:, 1] * tos[:, 0] < 0
    froms, tos = froms[facing], tos[facing]
    behind = shapely.polygons(np.stack([froms, froms * times, tos * times, tos], axis=1) + eye)
    far = shapely.transform(shape, lambda corners: eye + (corners - eye) * times)
    return [shape, far, *behind]
