"""What a division of communities is measured by, one number each, as a referee would count it."""

import math
from dataclasses import dataclass

import numpy as np
import shapely

from ..feasibility import least_out
from ..search.partition import compactness
from .boundaries_seen import boundaries_of
from .building_checks import count_households, cut_buildings
from .grid_layer import areal
from .tiling_checks import cover_of, homes_of, own_grounds

__all__ = ["Measures", "kinds_of", "measure_grids", "measured"]


@dataclass(frozen=True)
class Measures:
    """The measures of a layer of grids.

    Attributes
    ----------
    grids : int
    invalid, multipart, straddling : int, grids that are no valid polygon, in parts, in more than one community
    gap_m2, overlap_m2, outside_m2 : float
    households : int, of all grids
    in_band : float, the share of grids with a number of households within their band
    households_in_band : float, the share of households that live in such grids
    out_of_band, least_out_of_band : int, grids out of band, and the fewest that the communities' totals allow
    households_off_band : int, by how many households grids miss their bands
    buildings_cut : int
    compactness, compactness_worst_tenth : float, Polsby-Popper: mean and 10th percentile
    interior_boundary_m : float, metres of boundary between grids
    visible_boundary : float, the share of it near a street or barrier; NaN where not known
    """

    grids: int
    invalid: int
    multipart: int
    straddling: int
    gap_m2: float
    overlap_m2: float
    outside_m2: float
    households: int
    in_band: float
    households_in_band: float
    out_of_band: int
    least_out_of_band: int
    households_off_band: int
    buildings_cut: int
    compactness: float
    compactness_worst_tenth: float
    interior_boundary_m: float
    visible_boundary: float


@np.errstate(invalid="ignore", divide="ignore")  # flags that GEOS raises where shapes only touch
def measure_grids(layer, district, rules):
    """Measure a layer of grids without looking for its faults.

    Parameters
    ----------
    layer : GridLayer
    district : District, tidy
    rules : Rules

    Returns
    -------
    Measures
    """
    areas, grounds = areal(layer.shapes), own_grounds(district.communities)
    homes = homes_of(areas, grounds)
    counts = count_households(areas, grounds, district.buildings, district.households)
    bands = [rules.bands[kind] for kind in kinds_of(layer, homes.home, district.community_kinds)]
    seen = np.concatenate([district.streets, district.barriers, shapely.boundary(district.compounds)])
    boundaries = boundaries_of(areas, district.communities, seen)
    cut = len(cut_buildings(areas, homes.home, district.buildings)[0])
    cover = cover_of(areas, grounds)
    return measured(layer, areas, homes, counts, district.households, bands, boundaries, cover, cut)


def kinds_of(layer, home, community_kinds):
    """The kind of each grid: its own where it states one that has a band, else its community's, else urban."""
    own = np.append(community_kinds, "urban")[home]
    stated = np.isin(layer.kinds, ("urban", "rural", "special"))
    return np.where(stated, layer.kinds, own)


def measured(layer, areas, homes, counts, households, bands, boundaries, cover, cut):
    """Take the measures.

    Parameters
    ----------
    layer : GridLayer
    areas : (g,) array of Polygon or MultiPolygon, valid
    homes : Homes
    counts : Counts
    households : (b,) array of int
    bands : (g,) list of Band
    boundaries : Boundaries
    cover : Cover
    cut : int, buildings that are cut

    Returns
    -------
    Measures
    """
    minimum, maximum = (np.array([getattr(band, name) for band in bands], dtype=int) for name in ("minimum", "maximum"))
    own = counts.households
    inside = (own >= minimum) & (own <= maximum)
    # The one grid of a community without households is nobody's fault.
    counted = (own > 0) | (np.append(counts.community_households, 0)[homes.home] > 0)
    miss = np.clip(minimum - own, 0, None) + np.clip(own - maximum, 0, None)
    shape = compactness(shapely.area(areas), shapely.length(areas))
    return Measures(
        grids=len(areas),
        invalid=int((~shapely.is_valid(layer.shapes)).sum()),
        multipart=int((shapely.get_num_geometries(layer.shapes) != 1).sum()),
        straddling=int(homes.across.sum()),
        gap_m2=float(shapely.area(cover.gap)),
        overlap_m2=cover.overlap_m2,
        outside_m2=float(shapely.area(cover.outside)),
        households=int(own.sum()),
        in_band=float(inside.mean()) if len(areas) else math.nan,
        households_in_band=float(own[inside].sum() / max(own.sum(), 1)),
        out_of_band=int((~inside & counted).sum()),
        least_out_of_band=_least_out(homes, counts, households, bands),
        households_off_band=int(miss[counted].sum()),
        buildings_cut=cut,
        compactness=float(shape.mean()) if len(areas) else math.nan,
        compactness_worst_tenth=float(np.quantile(shape, 0.1)) if len(areas) else math.nan,
        interior_boundary_m=boundaries.interior_m,
        visible_boundary=boundaries.visible_share,
    )


def _least_out(homes, counts, households, bands):
    """The fewest grids out of band: by each community's total, and each building that alone is over the maximum."""
    least = 0
    for community in np.unique(homes.home[homes.home >= 0]):
        band = bands[int(np.flatnonzero(homes.home == community)[0])]
        own = households[counts.community_of == community]
        giants = own > band.maximum
        least += int(giants.sum()) + (least_out(int(own[~giants].sum()), band)[0] if own[~giants].sum() else 0)
    return least
