"""No grid lies across a river, railway or expressway unless a street inside it joins the sides where people live."""

import numpy as np
import shapely

from ..arrangement import first_container
from ..findings import found
from ..intake import place_in

__all__ = ["barrier_findings"]


def barrier_findings(layer, areas, barriers, buildings, households, counts, community_codes):
    """Find grids with households on several sides of a barrier and no street inside that joins them.

    Parameters
    ----------
    layer : GridLayer
    areas : (g,) array of Polygon or MultiPolygon, valid
    barriers : Barriers
    buildings : (b,) array of shapely geometries, valid
    households : (b,) array of int
    counts : Counts
    community_codes : (g,) array of str

    Returns
    -------
    list of Finding; the place is in the smallest side
    """
    findings = []
    for row in barriers.meeting(areas):
        water, sides = barriers.parted(areas[row])
        if len(sides) < 2:
            continue
        own = np.flatnonzero((counts.grid_of == row) & (households > 0))
        own = own[~shapely.intersects(buildings[own], water)]  # who lives on the barrier lives on no side of it
        side = first_container(counts.places[own], sides)
        living = np.bincount(side[side >= 0], weights=households[own][side >= 0], minlength=len(sides))
        if (living > 0).sum() < 2:
            continue
        group = barriers.groups(areas[row], sides)
        by_group = np.bincount(group, weights=living)
        if (by_group > 0).sum() < 2:
            continue
        away = int(living.sum() - by_group.max())
        smallest = min(np.flatnonzero((living > 0) & (group != np.argmax(by_group))), key=lambda side: living[side])
        where = {"community_code": community_codes[row], "place": place_in(sides[smallest])}
        findings.append(found("grid_across_barrier", grid_code=layer.codes[row], value=away, households=away, **where))
    return findings
