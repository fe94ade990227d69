"""Buildings of two layers brought together: by their ids, else by where they stand."""

import numpy as np
import shapely

__all__ = ["found_again"]


def found_again(known, given):
    """Find buildings among others: by their ids; those whose id is strange by their place.

    Parameters
    ----------
    known, given : Buildings

    Returns
    -------
    (g,) array of int, the row of `known` for each of `given`, -1 where there is none; each row stands there once

    Examples
    --------
    >>> from .model import buildings_of
    >>> known = buildings_of(["1", "2"], footprints=[shapely.box(0, 0, 9, 9), shapely.box(20, 0, 29, 9)])
    >>> given = buildings_of(["2", "x", "y"], footprints=[None, shapely.box(1, 1, 8, 8), shapely.Point(50, 5)])
    >>> found_again(known, given).tolist()
    [1, 0, -1]
    """
    rows = {id_: row for row, id_ in reversed(list(enumerate(known.ids.tolist()))) if id_}
    place = np.array([rows.get(id_, -1) for id_ in given.ids.tolist()], dtype=int)
    place = _once(place)
    strange = np.flatnonzero(place < 0)
    free = np.setdiff1d(np.arange(len(known)), place)
    if len(strange) and len(free):
        ours, theirs = known.footprints[free], given.footprints[strange]
        for where in (_inside(ours, theirs), _inside(theirs, ours)[::-1]):
            ours_row, theirs_row = where
            found = np.full(len(strange), -1)
            found[theirs_row[::-1]] = ours_row[::-1]
            open_ = (found >= 0) & (place[strange] < 0) & ~np.isin(free[found], place)
            place[strange[open_]] = free[found[open_]]
    return _once(place)


def _inside(areas, others):
    """Which of others has its inner point in which area: rows of areas, and of others."""
    there = ~(shapely.is_missing(others) | shapely.is_empty(others))
    points = np.full(len(others), None, dtype=object)
    points[there] = shapely.point_on_surface(others[there])
    tree = shapely.STRtree(np.where(shapely.get_dimensions(areas) == 2, areas, None))
    other, area = tree.query(points, predicate="intersects")
    return np.array([area, other])


def _once(place):
    """The same rows, those that stand there again left out."""
    first = np.zeros(len(place), dtype=bool)
    first[np.unique(place, return_index=True)[1]] = True
    return np.where(first, place, -1)
