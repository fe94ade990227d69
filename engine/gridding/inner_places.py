"""Where things lie, by a point inside each, and what that adds up to."""

import numpy as np
import shapely

__all__ = ["counted", "inner_places"]

FAR = -1e12
"""The coordinate of what has no shape: far from everything."""


def inner_places(geometries, nowhere=FAR):
    """Find a point inside each geometry.

    Parameters
    ----------
    geometries : (n,) array of shapely geometries or None
    nowhere : float, both coordinates of what has no shape

    Returns
    -------
    (n, 2) array of float

    Examples
    --------
    >>> inner_places(np.array([shapely.box(0, 0, 2, 2), shapely.Polygon(), None]), nowhere=-1).tolist()
    [[1.0, 1.0], [-1.0, -1.0], [-1.0, -1.0]]
    """
    points = shapely.point_on_surface(np.asarray(geometries, dtype=object))
    there = ~(shapely.is_missing(points) | shapely.is_empty(points))
    places = np.full((len(points), 2), float(nowhere))
    places[there] = shapely.get_coordinates(points[there])
    return places


def counted(home, households, count):
    """Add up what lies in each place.

    Parameters
    ----------
    home : (n,) array of int, the place that each thing lies in, -1 for none
    households : (n,) array of int
    count : int, of places

    Returns
    -------
    households, things : (count,) arrays of int

    Examples
    --------
    >>> [numbers.tolist() for numbers in counted(np.array([1, -1, 1]), np.array([10, 20, 30]), 3)]
    [[0, 40, 0], [0, 2, 0]]
    """
    inside = home >= 0
    sums = np.bincount(home[inside], weights=households[inside], minlength=count).astype(int)
    return sums, np.bincount(home[inside], minlength=count)
