"""Floors that nobody wrote down, after buildings of the same kind and size near by."""

import numpy as np
from scipy.spatial import cKDTree

from .stock import NO_KIND

__all__ = ["filled_floors"]

# After how many neighbours a building goes, how few of its kind will do, and how far a neighbour may be before one that
# is e times larger or smaller is as near, metres.
_NEIGHBOURS = 8
_ENOUGH = 2
_METRES = 500.0

_FLOORS_OF_NO_NEIGHBOUR = 2.0


def filled_floors(stock):
    """Give every building floors.

    Parameters
    ----------
    stock : Stock

    Returns
    -------
    (b,) array of float, at least 1: the building's own, else the geometric mean of the most alike of its kind, else of
        any kind

    Examples
    --------
    >>> from community_grids.engine.premises.estimating.stock import Stock
    >>> nan = float("nan")
    >>> places = np.array([[0.0, 0.0], [30.0, 0.0], [60.0, 0.0]])
    >>> kinds, homeless = np.zeros(3, dtype=int), np.full(3, -1)
    >>> street = Stock(np.full(3, 400.0), np.array([6.0, nan, 6.0]), kinds, places, homeless, np.full(3, nan))
    >>> filled_floors(street).round(1).tolist()
    [6.0, 6.0, 6.0]
    """
    floors = np.where(stock.floors > 0, np.maximum(stock.floors, 1.0), np.nan)
    likeness = np.column_stack([stock.places / _METRES, np.log(np.maximum(stock.areas, 1.0))])
    filled = floors.copy()
    told = ~np.isnan(floors)
    for kind in np.unique(stock.kinds):
        own = stock.kinds == kind
        missing = own & ~told
        for models in (own & told, (stock.kinds != NO_KIND) & told, told):
            if missing.any() and models.sum() >= _ENOUGH:
                filled[missing] = _after(likeness, floors, models, missing)
                break
    return np.where(np.isnan(filled), _FLOORS_OF_NO_NEIGHBOUR, filled)


def _after(likeness, floors, models, missing):
    count = min(_NEIGHBOURS, int(models.sum()))
    _, nearest = cKDTree(likeness[models]).query(likeness[missing], k=[*range(1, count + 1)])
    return np.exp(np.log(floors[models])[nearest].mean(axis=1))
