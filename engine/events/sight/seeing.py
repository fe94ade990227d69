"""Which cameras see a place: within angle and range, and with no wall between."""

from typing import NamedTuple

import numpy as np
import shapely

from .low_walls import stretch
from .outside import moved_outside

__all__ = ["Seen", "sees"]

# A place so far inside a building is one at its wall, such as an entrance; farther in, it is the building that is seen.
_AT_WALL_M = 2.0


class Seen(NamedTuple):
    """Which cameras see which places: a row for each pair, by place and distance.

    Attributes
    ----------
    points, cameras : (k,) arrays of int, rows
    distances : (k,) array of float, metres on the ground
    sure : (k,) array of bool, False where it is not known which way the camera looks
    """

    points: np.ndarray
    cameras: np.ndarray
    distances: np.ndarray
    sure: np.ndarray


def sees(viewers, obstacles, points, rows=None):
    """Find the cameras that see places.

    A place inside a building is taken as one at its wall where the wall is near, as an entrance. Farther in, nobody
    sees the place: those are found who see the building that it lies in from their side.

    Parameters
    ----------
    viewers : Viewers
    obstacles : Obstacles
    points : (p, 2) array of float, metres; nan where there is no place
    rows : (n,) array of int, the cameras that are asked, optional; all by default

    Returns
    -------
    Seen

    Examples
    --------
    >>> from ..model import cameras_of
    >>> from .obstacles import obstacles_of
    >>> from .viewers import viewers_of
    >>> house = obstacles_of(np.array([shapely.box(-5, 10, 5, 20)], dtype=object))
    >>> two = cameras_of(["A", "B"], places=[(0, 0), (0, 40)], kinds=["dome"] * 2)
    >>> seen = sees(viewers_of(two, house), house, [(0, 5), (0, 15), (9, 9)])
    >>> list(zip(seen.points.tolist(), seen.cameras.tolist(), seen.distances.round(1).tolist()))
    [(0, 0, 5.0), (1, 0, 15.0), (1, 1, 25.0), (2, 0, 12.7), (2, 1, 32.3)]
    """
    points, own_point, own_part = _places(np.asarray(points, dtype=float).reshape(-1, 2), obstacles)
    point, camera = _near(viewers, points, rows)
    within, distance = viewers.looks_at(camera, points[point])
    point, camera, distance = point[within], camera[within], distance[within]
    lines = shapely.linestrings(np.stack([viewers.places[camera], points[point]], axis=1))
    pair, part = obstacles.tree.query(lines, predicate="intersects")
    owned = np.isin(point[pair] * len(obstacles) + part, own_point * len(obstacles) + own_part)
    pair, part = pair[~owned], part[~owned]
    hidden = np.ones(len(pair), dtype=bool)
    low = np.flatnonzero(~obstacles.stops(part, viewers.heights[camera[pair]]))
    if len(low):
        over = _looked_over(lines[pair[low]], obstacles.shapes[part[low]], distance[pair[low]])
        times = stretch(viewers.heights[camera[pair[low]]], obstacles.heights[part[low]], viewers.target_m)
        hidden[low] = distance[pair[low]] < over * times
    free = np.ones(len(point), dtype=bool)
    free[pair[hidden]] = False
    point, camera, distance = point[free], camera[free], distance[free]
    order = np.lexsort((camera, distance, point))
    point, camera = point[order], camera[order]
    return Seen(point, camera, distance[order], viewers.sure[camera])


def _places(points, obstacles):
    """Points, those at a wall brought outside; and which of the others lie in which parts of buildings."""
    there = np.flatnonzero(np.isfinite(points).all(axis=1))
    inside, part = obstacles.tree.query(shapely.points(points[there]), predicate="intersects")
    inside = there[inside]
    if not len(inside):
        return points, inside, part
    rows = np.unique(inside)
    moved = moved_outside(points[rows], obstacles, _AT_WALL_M)
    free = np.isfinite(moved).all(axis=1)
    points, deep = points.copy(), np.zeros(len(points), dtype=bool)
    points[rows[free]], deep[rows[~free]] = moved[free], True
    return points, inside[deep[inside]], part[deep[inside]]


def _near(viewers, points, rows):
    """Pairs of a place and a camera that is not too far off for any range."""
    there = np.flatnonzero(np.isfinite(points).all(axis=1))
    able = viewers.able_rows
    if not len(able) or not len(there):
        return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)
    lists = viewers.tree.query_ball_point(points[there], viewers.farthest)
    counts = np.array([len(one) for one in lists])
    camera = able[np.concatenate([np.asarray(one, dtype=np.int64) for one in lists])]
    point = np.repeat(there, counts)
    if rows is None:
        return point, camera
    asked = np.zeros(len(viewers), dtype=bool)
    asked[rows] = True
    return point[asked[camera]], camera[asked[camera]]


def _looked_over(lines, shapes, distances):
    """How far off the last edge of each low building is on a line of sight."""
    corners, of = shapely.get_coordinates(shapely.intersection(lines, shapes), return_index=True)
    eyes = shapely.get_coordinates(shapely.get_point(lines, 0))
    far = np.zeros(len(lines))
    np.maximum.at(far, of, np.hypot(*(corners - eyes[of]).T))
    return np.minimum(far, distances)
