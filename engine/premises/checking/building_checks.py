"""Checks of buildings alone: where they stand, their codes, floors and use."""

import numpy as np
import shapely

from ...gridding.findings import found
from ..counting import held_by_building
from ..model import NO_FLOOR
from .model import HOMELESS_USES

__all__ = ["code_findings", "count_findings", "floor_findings", "ground_findings"]


def ground_findings(premises, limits):
    """Buildings without a place, in no community, or drawn twice; less grave where nobody is left out or counted twice.

    Parameters
    ----------
    premises : Premises
    limits : Limits

    Yields
    ------
    Finding
    """
    buildings = premises.buildings
    for row in np.flatnonzero(~premises.there):
        households = int(buildings.households[row])
        yield premises.found("building_without_ground", row, households, households=households)
    astray = premises.there & (premises.community_codes == "") & (premises.grid_codes == "")
    for row in np.flatnonzero(astray):
        households = int(buildings.households[row])
        if households:
            yield premises.found("building_floating", row, households, households=households)
        else:
            yield premises.found("building_apart", row, 0)
    shapes = buildings.footprints
    areal = np.flatnonzero(premises.there & (shapely.get_dimensions(shapes) == 2))
    one, other = shapely.STRtree(shapes[areal]).query(shapes[areal], predicate="intersects")
    one, other = areal[one[one < other]], areal[other[one < other]]
    common = shapely.area(shapely.intersection(shapes[one], shapes[other]))
    size = shapely.area(shapes)
    share = common / np.maximum(np.minimum(size[one], size[other]), 1e-9)
    for pair in np.flatnonzero(share > limits.doubled):
        small, large = sorted((one[pair], other[pair]), key=lambda row: (size[row], row))
        percent = 100.0 * float(share[pair])
        # Where one of the two counts nobody, none is counted twice.
        alone = bool(buildings.households[small]) != bool(buildings.households[large])
        check = "building_over_another" if alone else "building_doubled"
        yield premises.found(check, small, percent, other=str(buildings.ids[large]), percent=percent)


def code_findings(premises):
    """Codes that several buildings have, and buildings without one."""
    ids = premises.buildings.ids.astype(str)
    codes, first, counts = np.unique(ids, return_index=True, return_counts=True)
    for code, row, count in zip(codes, first, counts, strict=True):
        if code and count > 1:
            for again in np.flatnonzero(ids == code):
                yield premises.found("building_code_repeated", again, count, count=int(count))
        elif not code:
            place = tuple(premises.places[row].tolist()) if premises.there[row] else None
            yield found("building_without_code", value=count, place=place, count=int(count))


def floor_findings(premises, limits):
    """Floors that are missing, or fit neither the height nor the dwellings."""
    buildings, dwellings = premises.buildings, premises.dwellings
    highest = np.zeros(len(buildings), dtype=int)
    known = dwellings.floors != NO_FLOOR
    np.maximum.at(highest, dwellings.buildings[known], dwellings.floors[known])
    for row in np.flatnonzero(buildings.floors <= 0):
        told = int(highest[row])
        yield premises.found("building_without_floors", row, told, told=told)
    for row in np.flatnonzero((buildings.floors > 0) & (highest > buildings.floors)):
        numbers = {"floor": int(highest[row]), "floors": int(buildings.floors[row])}
        yield premises.found("dwelling_above_roof", row, numbers["floor"], **numbers)
    for row in np.flatnonzero((buildings.floors > 0) & (buildings.heights > 0)):
        each = float(buildings.heights[row] / buildings.floors[row])
        usual = limits.hall_m if buildings.uses[row] in (*HOMELESS_USES, "other") else limits.floor_m
        if not usual[0] <= each <= usual[1]:
            floors, height = int(buildings.floors[row]), round(float(buildings.heights[row]), 1)
            numbers = {"floors": floors, "height_m": height, "floor_m": round(each, 1)}
            yield premises.found("building_floors_misfit", row, each, **numbers)


def count_findings(premises, limits):
    """Households and dwellings of buildings that do not fit each other, the use, the floor area or an estimate."""
    buildings, dwellings = premises.buildings, premises.dwellings
    households, homes, told = held_by_building(dwellings, len(buildings))
    homes = np.where(told, homes, buildings.dwellings)
    shops = _only_shops(dwellings, len(buildings), told)
    held = buildings.households
    for row in np.flatnonzero((homes >= 0) & (held > homes) & ~shops):
        numbers = {"households": int(held[row]), "dwellings": int(homes[row])}
        yield premises.found("households_over_dwellings", row, held[row] - homes[row], **numbers)
    homeless = np.isin(buildings.uses, HOMELESS_USES) & (held > 0)
    for row in np.flatnonzero(homeless):
        numbers = {"households": int(held[row]), "use": str(buildings.uses[row])}
        yield premises.found("households_without_homes", row, held[row], **numbers)
    for row in np.flatnonzero(shops & (held > 0) & ~homeless):
        yield premises.found("households_in_shop", row, held[row], households=int(held[row]))
    whole = told & ~_some_unknown(dwellings, len(buildings))
    for row in np.flatnonzero(whole & (held != households) & ~shops & ~homeless & (held <= homes)):
        numbers = {"households": int(held[row]), "told": int(households[row])}
        yield premises.found("households_not_told", row, held[row] - households[row], **numbers)
    lived_in = (buildings.uses == "residential") | (held > 0)
    for row in np.flatnonzero((buildings.entrances > 0) & ~told & (buildings.dwellings <= 0) & lived_in):
        yield premises.found("building_without_dwellings", row, 0, entrances=int(buildings.entrances[row]))
    yield from _size_findings(premises, homes, limits)
    if premises.likely is not None:
        yield from _estimate_findings(premises, limits)


def _only_shops(dwellings, count, told):
    """Buildings of which every dwelling that is told is a shop."""
    other = np.zeros(count, dtype=bool)
    other[dwellings.buildings[dwellings.states != "shop"]] = True
    return told & ~other


def _some_unknown(dwellings, count):
    """Buildings with a dwelling of which nothing is told: they may hold more than the others add up to."""
    unknown = np.zeros(count, dtype=bool)
    unknown[dwellings.buildings[(dwellings.states == "unknown") & (dwellings.rooms != "")]] = True
    return unknown


def _size_findings(premises, homes, limits):
    """Dwellings that are too small or too large for the building's floors."""
    buildings = premises.buildings
    floor = shapely.area(buildings.footprints) * np.maximum(buildings.floors, 0)
    least, most = limits.dwelling_m2
    asked = (buildings.uses == "residential") & (homes > 0) & (floor > 0)
    for row in np.flatnonzero(asked):
        m2 = float(floor[row] / homes[row])
        if m2 < least or m2 > (limits.house_m2 if homes[row] == 1 else most):
            yield premises.found("dwelling_size_odd", row, m2, m2=m2, dwellings=int(homes[row]))


def _estimate_findings(premises, limits):
    """Counts that are far from what floors and use make likely."""
    low, high = premises.likely
    held = premises.buildings.households
    with np.errstate(invalid="ignore"):
        far = (held > limits.estimate * np.maximum(high, 1)) | (held < low / limits.estimate)
    for row in np.flatnonzero(far & (held > 0)):
        numbers = {"households": int(held[row]), "low": int(np.rint(low[row])), "high": int(np.rint(high[row]))}
        yield premises.found("estimate_far", row, held[row], **numbers)
