"""What a plan tells of its grids, however they came about: their codes and order, and a column for each thing told."""

import numpy as np
import shapely

from .inner_places import inner_places
from .numbering import number_grids
from .search.partition import compactness

__all__ = ["grid_columns", "numbered"]


def numbered(district, rules, polygons, communities, kept, used):
    """Number the grids and put them in order.

    Parameters
    ----------
    district : District
    rules : Rules
    polygons : (g,) array of Polygon
    communities : (g,) array of int
    kept : (g,) list of str, the codes of grids that keep them, '' for others
    used : set of str, codes that no other grid may have

    Returns
    -------
    numbering : Numbering
    order : (g,) array of int, the grids as a plan lists them
    """
    places = inner_places(polygons)
    _, bottom, _, top = shapely.bounds(polygons).reshape(-1, 4).T
    grounds = np.where(shapely.is_empty(district.communities), shapely.Point(0, 0), district.communities)
    numbering = number_grids(
        places,
        communities,
        district.community_codes,
        shapely.get_coordinates(shapely.centroid(grounds)).reshape(-1, 2),
        district.community_kinds,
        kept,
        used,
        rules.code_profile,
        heights=top - bottom,
    )
    return numbering, np.lexsort((places[:, 1], places[:, 0], numbering.grid_codes))


def grid_columns(district, numbering, order, polygons, communities, households, buildings, bands):
    """Tell what a plan tells of each grid, but why it is out of its band, whether locked and how visible its boundary.

    Parameters
    ----------
    district : District
    numbering : Numbering
    order : (g,) array of int, the grids as the other columns list them
    polygons : (g,) array of Polygon
    communities, households, buildings : (g,) arrays of int
    bands : (g,) list of Band

    Returns
    -------
    dict of str (a column of `Plan`) to array
    """
    statuses = [band.status(number) for number, band in zip(households.tolist(), bands, strict=True)]
    return {
        "grids": polygons,
        "grid_codes": np.asarray(numbering.grid_codes, dtype=object)[order],
        "grid_names": np.asarray(numbering.grid_names, dtype=object)[order],
        "grid_community_codes": np.asarray(numbering.community_codes, dtype=object)[communities],
        "grid_kinds": district.community_kinds[communities],
        "grid_statuses": np.array(statuses, dtype=object),
        "grid_communities": communities,
        "grid_reasons": [None] * len(order),
        "grid_households": households,
        "grid_buildings": buildings,
        "compactness": compactness(shapely.area(polygons), shapely.length(polygons)),
    }
