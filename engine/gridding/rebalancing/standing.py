"""A plan in force under a register: what each unit and each grid hold now, and where something is amiss."""

from dataclasses import dataclass

import numpy as np
import shapely

from ..arrangement import first_container
from ..assembly import unions
from ..feasibility import least_out
from ..groups import rows_by
from ..inner_places import counted, inner_places
from ..search.partition import all_off_band
from .kinds import Kinds, kinds_of

__all__ = ["Standing", "standing_of"]

REDRAWN_M2 = 1.0
"""Square metres by which the units of a community may differ from it before its outline counts as another one."""


@dataclass(frozen=True)
class Standing:
    """A plan in force under a register.

    Attributes
    ----------
    communities : (n,) array of int, the community of each unit, -1 outside all
    kinds : Kinds
    kept : (n,) array of bool: the unit is locked, or its grid stands apart from its community
    apart : list of str, the codes of the grids that stand apart, sorted
    households, buildings : (n,) arrays of int, what each unit holds
    building_units : (b,) array of int, -1 in none
    building_communities : (b,) array of int, -1 in none
    unsettled : (c,) array of bool: the community has a grid out of band that need not be, a grid that does not hang
        together, ground without a grid, or another outline than its units
    redrawn : (c,) array of bool, the last of these
    """

    communities: np.ndarray
    kinds: Kinds
    kept: np.ndarray
    apart: list
    households: np.ndarray
    buildings: np.ndarray
    building_units: np.ndarray
    building_communities: np.ndarray
    unsettled: np.ndarray
    redrawn: np.ndarray


def standing_of(district, drawn, bands):
    """Count what a plan holds under a register.

    Parameters
    ----------
    district : District, its communities valid
    drawn : DrawnUnits
    bands : dict of str (kind) to Band

    Returns
    -------
    Standing
    """
    count = len(district.communities)
    communities = first_container(inner_places(drawn.polygons), district.communities)
    kinds = kinds_of(district, drawn, communities, bands)
    apart = _apart(drawn, communities, kinds)
    kept = drawn.locked | apart
    places = inner_places(district.buildings)
    building_units = first_container(places, drawn.polygons)
    building_communities = first_container(places, district.communities)
    households, buildings = counted(building_units, district.households, len(drawn.polygons))
    own = communities >= 0
    drawn_area = np.bincount(communities[own], weights=shapely.area(drawn.polygons[own]), minlength=count)
    redrawn = np.abs(drawn_area - shapely.area(district.communities)) > REDRAWN_M2
    unsettled = redrawn.copy()
    unsettled[communities[own & (drawn.codes == "")]] = True
    for community, rows in rows_by(communities):
        grids, grid_of = np.unique(drawn.codes[rows].astype(str), return_inverse=True)
        band = bands[kinds.communities[community]]
        free = ~kept[rows]
        full = np.where(buildings[rows] == 1, band.maximum, np.inf)  # more in one building is nobody's fault
        unsettled[community] |= _is_off(grid_of.ravel()[free], np.minimum(households[rows], full)[free], band)
        if not unsettled[community]:
            shapes = unions(drawn.polygons[rows], grid_of.ravel(), len(grids))
            unsettled[community] = bool((shapely.get_num_geometries(shapes) > 1).any())
    return Standing(
        communities,
        kinds,
        kept,
        sorted(set(drawn.codes[apart].tolist())),
        households,
        buildings,
        building_units,
        building_communities,
        unsettled,
        redrawn,
    )


def _apart(drawn, communities, kinds):
    """Say which units lie in a grid that goes by another band than its community."""
    if not kinds.grids:
        return np.zeros(len(communities), dtype=bool)
    grids = zip(drawn.codes.tolist(), communities.tolist(), strict=True)
    return np.array([code != "" and kinds.apart(code, community) for code, community in grids], dtype=bool)


def _is_off(grid_of, households, band):
    """Say whether grids are further out of band than their total demands."""
    totals = np.bincount(grid_of, weights=households).astype(int)
    if not totals.sum():
        return False
    return all_off_band(totals[np.unique(grid_of)].tolist(), band) > least_out(int(totals.sum()), band)
