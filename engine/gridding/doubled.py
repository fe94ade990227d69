"""Buildings that are drawn twice: a layer that was put together of several has some rows doubled."""

import numpy as np
import shapely

from .findings import found
from .intake import place_in

__all__ = ["doubled_buildings"]


def doubled_buildings(buildings, households, inside):
    """Report buildings with the same outline as another; points do not count, they may be dwellings of one house.

    Parameters
    ----------
    buildings : (b,) array of shapely geometries
    households : (b,) array of int
    inside : (b,) array of bool, which of them count

    Yields
    ------
    Finding, one for all; its households are those of each outline but for the most that one of its rows has

    Examples
    --------
    >>> rows = np.array([shapely.box(0, 0, 9, 9), shapely.box(20, 0, 29, 9), shapely.box(0, 0, 9, 9)])
    >>> [one.numbers for one in doubled_buildings(rows, np.array([40, 30, 40]), np.full(3, True))]
    [{'count': 2, 'rows': (0, 2), 'households': 40}]
    """
    drawn = np.flatnonzero(inside & (shapely.get_dimensions(buildings) == 2))
    shapes = np.array(shapely.to_wkb(shapely.normalize(buildings[drawn])), dtype=object)
    _, outline, count = np.unique(shapes, return_inverse=True, return_counts=True)
    outline = outline.ravel()
    doubled = count[outline] > 1
    if not doubled.any():
        return
    rows = drawn[doubled]
    most = np.zeros(len(count), dtype=int)
    np.maximum.at(most, outline[doubled], households[rows])
    twice = int(households[rows].sum() - most.sum())
    numbers = {"count": len(rows), "rows": tuple(rows.tolist()), "households": twice}
    yield found("buildings_doubled", value=len(rows), place=place_in(buildings[rows[0]]), **numbers)
