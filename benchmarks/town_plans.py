"""What a plan file of a lattice town begins with."""

import numpy as np
import shapely
from community_grids.adapters.plan_file.creating import NewPlan
from qgis.core import QgsCoordinateReferenceSystem

from . import editing

__all__ = ["new_plan"]


def new_plan(draft, buildings=False):
    """Make it, of a town as it is divided.

    Parameters
    ----------
    draft : Draft
    buildings : bool, whether to put one in the middle of each unit

    Returns
    -------
    NewPlan
    """
    fabric = draft.fabric
    codes, units = fabric.community_codes, fabric.units
    homes = [shapely.union_all(fabric.polygons[units.communities == row]) for row in range(len(codes))]
    houses = {}
    if buildings:
        x, y = shapely.get_coordinates(shapely.centroid(fabric.polygons)).T
        houses = {
            "buildings": shapely.box(x - 20, y - 6, x + 20, y + 6),
            "building_ids": fabric.unit_ids.astype(str).astype(object),
            "building_units": fabric.unit_ids,
            "building_households": units.households,
        }
    return NewPlan(
        name="In force",
        author="benchmark",
        crs=QgsCoordinateReferenceSystem("EPSG:4547"),
        draft=draft,
        visible=np.zeros(len(units.borders.lengths)),
        bands={"urban": editing.BAND, "rural": editing.BAND, "special": editing.BAND},
        communities=np.array(homes, dtype=object),
        community_codes=codes,
        community_names=codes,
        community_kinds=np.full(len(codes), "urban", dtype=object),
        **houses,
    )
