"""No grid lies across a river, railway or expressway unless a street inside it joins the sides where people live."""

import numpy as np
import shapely

from ..arrangement import first_container
from ..bridges import NEAR_BANK
from ..findings import found
from ..groups import joined
from ..intake import place_in

__all__ = ["EXPRESSWAY", "barrier_findings"]

EXPRESSWAY = 6
"""The rank of streets that are barriers."""

ON_LINE_M = 1e-3
PUDDLE_M2 = 1.0


def barrier_findings(layer, areas, barriers, streets, buildings, households, counts, community_codes):
    """Find grids with households on several sides of a barrier and no street inside that joins them.

    Parameters
    ----------
    layer : GridLayer
    areas : (g,) array of Polygon or MultiPolygon, valid
    barriers : (r,) array of lines or areas, expressways among them
    streets : (s,) array of lines, without expressways
    buildings : (b,) array of shapely geometries, valid
    households : (b,) array of int
    counts : Counts
    community_codes : (g,) array of str

    Returns
    -------
    list of Finding; the place is in the smallest side
    """
    if not len(barriers):
        return []
    lines = shapely.get_dimensions(barriers) < 2
    solid = np.where(lines, shapely.buffer(barriers, ON_LINE_M), barriers)
    grid, barrier = shapely.STRtree(solid).query(areas, predicate="intersects")
    street_tree, findings = shapely.STRtree(streets), []
    for row in np.unique(grid):
        water = shapely.union_all(shapely.intersection(solid[barrier[grid == row]], areas[row]))
        parts = shapely.get_parts(shapely.difference(areas[row], water))
        parts = parts[shapely.area(parts) > PUDDLE_M2]
        if len(parts) < 2:
            continue
        own = np.flatnonzero((counts.grid_of == row) & (households > 0))
        own = own[~shapely.intersects(buildings[own], water)]  # who lives on the barrier lives on no side of it
        side = first_container(counts.places[own], parts)
        living = np.bincount(side[side >= 0], weights=households[own][side >= 0], minlength=len(parts))
        if (living > 0).sum() < 2:
            continue
        near = streets[street_tree.query(areas[row], predicate="dwithin", distance=NEAR_BANK)]
        broad = shapely.union_all(solid[barrier[(grid == row) & ~lines[barrier]]])
        inside = shapely.intersection(near, shapely.buffer(areas[row], ON_LINE_M))
        bridges = shapely.intersection(near, broad)
        group = _joined(parts, shapely.get_parts(inside), shapely.get_parts(bridges))
        by_group = np.bincount(group, weights=living)
        if (by_group > 0).sum() < 2:
            continue
        away = int(living.sum() - by_group.max())
        smallest = min(np.flatnonzero((living > 0) & (group != np.argmax(by_group))), key=lambda part: living[part])
        where = {"community_code": community_codes[row], "place": place_in(parts[smallest])}
        findings.append(found("grid_across_barrier", grid_code=layer.codes[row], value=away, households=away, **where))
    return findings


def _joined(parts, streets, bridges):
    """Number the groups of parts that streets join, a bridge also from a few metres outside: (n,) array of int."""
    bridges = bridges[shapely.length(bridges) > 0]
    ground = np.concatenate([parts, streets, bridges])
    street, other = shapely.STRtree(ground).query(streets, predicate="dwithin", distance=3 * ON_LINE_M)
    bridge, bank = shapely.STRtree(parts).query(bridges, predicate="dwithin", distance=NEAR_BANK)
    one = np.r_[len(parts) + street, len(parts) + len(streets) + bridge]
    return joined(len(ground), one, np.r_[other, bank])[: len(parts)]
