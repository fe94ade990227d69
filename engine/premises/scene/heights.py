"""How high a building stands: as measured, else by its floors and what it is for."""

from types import MappingProxyType

import numpy as np

__all__ = ["FLOOR_HEIGHTS", "heights_of"]

FLOOR_HEIGHTS = MappingProxyType(
    {"residential": 3.0, "commercial": 4.5, "public": 3.9, "industrial": 4.5, "storage": 4.5, "other": 3.6, "": 3.0}
)
"""Metres from floor to floor by use; '' where the use is not known. Cities differ: hand in others."""


def heights_of(floors, uses=None, measured=None, floor_heights=FLOOR_HEIGHTS, unknown_floors=1):
    """Give each building a height.

    Parameters
    ----------
    floors : (b,) array of int, floors above the ground; below 1 where not known
    uses : (b,) array of str of `premises.model.USES` or '', optional
    measured : (b,) array of float, metres, nan where not measured; what is not above 0 does not count. Optional
    floor_heights : dict of use to metres; its '' is for uses that it lacks
    unknown_floors : int, drawn where neither floors nor a height are known

    Returns
    -------
    (b,) array of float, metres

    Examples
    --------
    >>> heights_of([6, 2, -1, 3], ["residential", "commercial", "", "public"], [np.nan, np.nan, np.nan, 14.2]).tolist()
    [18.0, 9.0, 3.0, 14.2]
    """
    floors = np.asarray(floors, dtype=float)
    if uses is None:
        per_floor = np.full(len(floors), floor_heights[""])
    else:
        words, row = np.unique(np.asarray(uses, dtype=str), return_inverse=True)
        per_floor = np.array([floor_heights.get(str(word), floor_heights[""]) for word in words])[row]
    heights = np.where(floors >= 1, floors, unknown_floors) * per_floor
    if measured is None:
        return heights
    measured = np.asarray(measured, dtype=float)
    return np.where(np.isfinite(measured) & (measured > 0), measured, heights)
