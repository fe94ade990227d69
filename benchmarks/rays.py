"""What one really sees at a place of an oblique view: the ray through it is followed down through all prisms.

This knows nothing of faces or their order: it is what the order is measured against.
"""

import numpy as np
import shapely

__all__ = ["drawn_at", "seen_at"]

SAME_M = 1e-6
_AT_ONCE = 20_000


def seen_at(points, footprints, heights, angle):
    """Cast a ray through each place.

    A ray that meets the ground at p passes over p - z d at height z. It meets a prism highest where the segment from
    p - h d to p first meets the footprint.

    Parameters
    ----------
    points : (n, 2) array of float, places on the picture, in map coordinates
    footprints : (b,) array of shapely geometries
    heights : (b,) array of float
    angle : float, degrees from east to where up is

    Returns
    -------
    seen : (n,) array of int, the building that the ray meets first; -1 on open ground
    margin : (n,) array of float, metres of height to the next building that it meets; inf without another
    """
    direction = np.array([np.cos(np.radians(angle)), np.sin(np.radians(angle))])
    tree = shapely.STRtree(footprints)
    seen, margin = np.full(len(points), -1), np.full(len(points), np.inf)
    for start in range(0, len(points), _AT_ONCE):
        some = points[start : start + _AT_ONCE]
        rays = shapely.linestrings(np.stack([some - heights.max() * direction, some], axis=1))
        ray, building = tree.query(rays)
        ends = np.stack([some[ray] - heights[building][:, None] * direction, some[ray]], axis=1)
        with np.errstate(invalid="ignore"):  # rays along a wall
            met = shapely.intersection(shapely.linestrings(ends), footprints[building])
        corners, of_pair = shapely.get_coordinates(met, return_index=True)
        height = ((some[ray[of_pair]] - corners) * direction).sum(axis=1)
        best = np.full(len(ray), -np.inf)
        np.maximum.at(best, of_pair, height)
        hit = np.isfinite(best)
        ray, building, best = ray[hit], building[hit], best[hit]
        order = np.lexsort((-best, ray))
        ray, building, best = ray[order], building[order], best[order]
        first = np.flatnonzero(np.diff(ray, prepend=-1))
        seen[start + ray[first]] = building[first]
        second = np.minimum(first + 1, len(ray) - 1)
        another = (second > first) & (ray[second] == ray[first])
        margin[start + ray[first[another]]] = best[first[another]] - best[second[another]]
    return seen, margin


def drawn_at(points, buildings, polygons):
    """What is drawn on top at each place where polygons are drawn one after the other.

    Parameters
    ----------
    points : (n, 2) array of float
    buildings : (f,) array of int, whose each polygon is
    polygons : (f,) array of Polygon, in the order of drawing

    Returns
    -------
    (n,) array of int, -1 where nothing is drawn
    """
    point, polygon = shapely.STRtree(polygons).query(shapely.points(points), predicate="intersects")
    last = np.full(len(points), -1)
    np.maximum.at(last, point, polygon)
    return np.where(last >= 0, buildings[last], -1)
