"""How many floors a building likely has of which nobody wrote them down."""

import numpy as np
import shapely

from .estimating.floors import filled_floors
from .estimating.stock import Stock
from .model import NO_FLOOR
from .scene.heights import FLOOR_HEIGHTS

__all__ = ["BY_DWELLINGS", "BY_HEIGHT", "BY_NEIGHBOURS", "likely_floors"]

BY_DWELLINGS, BY_HEIGHT, BY_NEIGHBOURS = "dwellings", "height", "neighbours"
"""What tells of the floors."""

# Fewer buildings with floors than these tell nothing of another.
_FEWEST = 2


def likely_floors(buildings, dwellings, row):
    """Estimate the floors of a building: after its highest dwelling, else its height, else its neighbours.

    Parameters
    ----------
    buildings : Buildings
    dwellings : Dwellings, rows of `buildings`
    row : int

    Returns
    -------
    floors : int, 0 where nothing tells
    how : str, BY_DWELLINGS, BY_HEIGHT, BY_NEIGHBOURS or ''

    Examples
    --------
    >>> from .model import buildings_of, dwellings_of
    >>> row = [shapely.box(x, 0, x + 20, 20) for x in (0, 30, 60)]
    >>> street = buildings_of(["a", "b", "c"], footprints=row, floors=[6, 6, -1])
    >>> likely_floors(street, dwellings_of([]), 2)
    (6, 'neighbours')
    >>> likely_floors(street, dwellings_of([2, 2], floors=[1, 4]), 2)
    (4, 'dwellings')
    """
    highest = int(dwellings.floors[dwellings.buildings == row].max(initial=NO_FLOOR))
    if highest > 0:
        return highest, BY_DWELLINGS
    height, use = float(buildings.heights[row]), str(buildings.uses[row])
    if height > 0:
        return max(round(height / FLOOR_HEIGHTS.get(use, FLOOR_HEIGHTS[""])), 1), BY_HEIGHT
    shapes = buildings.footprints
    there = ~(shapely.is_missing(shapes) | shapely.is_empty(shapes))
    models = np.flatnonzero(there & (buildings.floors > 0))
    if len(models) < _FEWEST or not there[row]:
        return 0, ""
    return round(float(filled_floors(_stock(buildings, np.append(models, row)))[-1])), BY_NEIGHBOURS


def _stock(buildings, rows):
    """Some buildings as an estimate wants them; a kind is a use."""
    shapes = buildings.footprints[rows]
    places = shapely.get_coordinates(shapely.centroid(shapes))
    kinds = np.unique(buildings.uses[rows].astype(str), return_inverse=True)[1].ravel()
    floors = np.where(buildings.floors[rows] > 0, buildings.floors[rows], np.nan).astype(float)
    nowhere, unknown = np.full(len(rows), -1), np.full(len(rows), np.nan)
    return Stock(shapely.area(shapes), floors, kinds, places, nowhere, unknown)
