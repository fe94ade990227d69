"""Footprints that can be raised: areas, the invalid ones repaired."""

import numpy as np
import shapely

from .outlines import four_cornered, outlines_of, replaced

__all__ = ["usable_outlines"]

_POLYGON, _MULTIPOLYGON = 3, 6


def usable_outlines(footprints, direction):
    """Take the outlines of what can be raised.

    Parameters
    ----------
    footprints : sequence of shapely geometries or None
    direction : (2,) array of float, d

    Returns
    -------
    footprints : (b,) array of Polygon, MultiPolygon or None: points, lines, the empty and the infinite are None
    outlines : Outlines of them
    """
    usable = np.empty(len(footprints), dtype=object)
    usable[:] = np.asarray(footprints, dtype=object)
    usable[~np.isin(shapely.get_type_id(usable), (_POLYGON, _MULTIPOLYGON))] = None
    with np.errstate(invalid="ignore"):
        usable[~np.isfinite(shapely.bounds(usable)).all(axis=1)] = None  # the empty ones have none
    outlines = outlines_of(usable, direction)
    asked = np.setdiff1d(np.unique(outlines.part_building), four_cornered(outlines)[0])
    wrong = asked[~shapely.is_valid(usable[asked])]
    usable[wrong] = [_areas_of(geometry) for geometry in shapely.make_valid(usable[wrong])]
    return usable, replaced(outlines, usable, wrong, direction)


def _areas_of(geometry):
    """The areas in what a repair has made; None without any."""
    parts = shapely.get_parts(shapely.get_parts(geometry))
    areas = parts[(shapely.get_type_id(parts) == _POLYGON) & (shapely.area(parts) > 0)]
    return shapely.multipolygons(areas) if len(areas) > 1 else areas[0] if len(areas) else None
