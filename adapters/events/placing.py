"""Places for rows that have an address alone, in the CRS that the others have."""

from typing import NamedTuple

import numpy as np

from ...engine.events.arriving.address_placing import BY_CORNER, BY_NEIGHBOUR
from .reading import moved_places

__all__ = ["PlacedByAddress", "place_by_address"]

_EVERY = 50


class PlacedByAddress(NamedTuple):
    """Where addresses are.

    Attributes
    ----------
    places : (k, 2) array of float, nan where none is found for sure
    candidates : dict of int (row) to tuple of str, the addresses that a row without a place may mean
    counts : dict of str to int: count, corners, neighbours
    """

    places: np.ndarray
    candidates: dict
    counts: dict


def place_by_address(ground, asked, rows, crs, progress):
    """Look for addresses.

    Parameters
    ----------
    ground : adapters.events.ground.EventGround
    asked : (n,) array of str
    rows : (k,) array of int, those of `asked` to look for
    crs : QgsCoordinateReferenceSystem that places are to be in
    progress : engine.progress.Progress

    Returns
    -------
    PlacedByAddress
    """
    places = np.full((len(rows), 2), np.nan)
    counts = {"count": 0, "corners": 0, "neighbours": 0}
    said = [(at, row) for at, row in enumerate(rows.tolist()) if asked[row]]
    if not said or not ground.can_place():
        return PlacedByAddress(places, {}, counts)
    progress.report("event_addresses", 0.0)
    known, candidates = ground.address_places(progress), {}
    for number, (at, row) in enumerate(said):
        if number % _EVERY == 0:
            progress.check()
            progress.report("event_addresses", number / len(said))
        where = known.find(asked[row])
        if where.place is None:
            candidates[row] = where.candidates
            continue
        places[at] = where.place
        counts["count"] += 1
        counts["corners"] += where.how == BY_CORNER
        counts["neighbours"] += where.how == BY_NEIGHBOUR
    return PlacedByAddress(moved_places(places, ground.crs, crs, ground.context), candidates, counts)
