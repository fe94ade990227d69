"""A district out of OpenStreetMap alone: one community round the buildings, households guessed from the floors."""

import geopandas
import numpy as np
import shapely

from .layers import read

__all__ = ["guess_households"]

M2_A_HOUSEHOLD = 60.0
"""Square metres of one floor for each household."""

COPIED = ("roads", "rivers", "water_areas", "railways")


def guess_households(source, file):
    """Write a GeoPackage with communities, buildings with households, and the lines of the source.

    Parameters
    ----------
    source, file : Path
    """
    buildings = read(source, "buildings")
    buildings = buildings.to_crs(buildings.estimate_utm_crs())
    floors = np.array([_floors(word) for word in buildings["building_levels"]])
    area = shapely.area(np.asarray(buildings.geometry.values))
    buildings["households"] = np.maximum(np.rint(area * floors / M2_A_HOUSEHOLD), 0).astype(int)
    community = shapely.box(*buildings.total_bounds)
    frame = geopandas.GeoDataFrame({"name": ["海淀"]}, geometry=[community], crs=buildings.crs)
    frame.to_file(file, layer="communities", driver="GPKG")
    buildings[["osm_id", "name", "households", "geometry"]].to_file(file, layer="buildings", driver="GPKG")
    for name in COPIED:
        read(source, name).to_crs(buildings.crs).to_file(file, layer=name, driver="GPKG")


def _floors(word):
    """Floors as OpenStreetMap writes them; 1 where nothing is said."""
    try:
        floors = float(str(word).split(";")[0])
    except ValueError:
        return 1.0
    return floors if floors >= 1 else 1.0
