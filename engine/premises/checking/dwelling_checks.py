"""Checks of dwellings and entrances, and of addresses."""

import unicodedata

import numpy as np
import shapely

from ...gridding.findings import found
from ..counting import rows_that_count

__all__ = ["address_findings", "dwelling_findings"]

_NOBODY = ("empty", "shop")


def dwelling_findings(premises):
    """Dwellings that are written down twice, or as empty or a shop and have households; entrances that differ.

    Parameters
    ----------
    premises : Premises

    Yields
    ------
    Finding
    """
    buildings, dwellings = premises.buildings, premises.dwellings
    lived_in = rows_that_count(dwellings) & np.isin(dwellings.states, _NOBODY) & (dwellings.households > 0)
    for row in np.flatnonzero(lived_in):
        households = int(dwellings.households[row])
        numbers = {"state": str(dwellings.states[row]), "households": households}
        yield premises.found(
            "dwelling_lived_in", dwellings.buildings[row], households, **_place(dwellings, row), **numbers
        )
    seen = {}
    for row in range(len(dwellings)):
        seen.setdefault((int(dwellings.buildings[row]), *_place(dwellings, row).values()), []).append(row)
    for rows in seen.values():
        if len(rows) > 1:
            numbers = {**_place(dwellings, rows[0]), "count": len(rows)}
            yield premises.found("dwelling_repeated", dwellings.buildings[rows[0]], len(rows), **numbers)
    names = {}
    for building, entrance in zip(dwellings.buildings.tolist(), dwellings.entrances.tolist(), strict=True):
        if entrance:
            names.setdefault(building, set()).add(entrance)
    for building, told in sorted(names.items()):
        entrances = int(buildings.entrances[building])
        if 0 <= entrances != len(told):
            numbers = {"entrances": entrances, "told": len(told)}
            yield premises.found("entrances_differ", building, len(told) - entrances, **numbers)


def address_findings(premises, limits):
    """Addresses of several buildings, of none, or far from theirs; buildings without one."""
    buildings, addresses = premises.buildings, premises.addresses
    if not len(addresses):
        return
    for row in np.flatnonzero(addresses.buildings < 0):
        point = addresses.points[row]
        place = None if point is None else (point.x, point.y)
        yield found("address_of_none", value=1, place=place, address=str(addresses.texts[row]))
    owners = {}
    for row in np.flatnonzero(addresses.buildings >= 0):
        key = "".join(unicodedata.normalize("NFKC", str(addresses.texts[row])).casefold().split())
        owners.setdefault(key, {}).setdefault(int(addresses.buildings[row]), row)
    for rows in owners.values():
        if len(rows) > 1:
            first, other = sorted(rows)[:2]
            numbers = {"address": str(addresses.texts[rows[first]]), "other": str(buildings.ids[other])}
            yield premises.found("address_of_several", first, len(rows), **numbers)
    placed = np.flatnonzero((addresses.buildings >= 0) & ~shapely.is_missing(addresses.points))
    placed = placed[premises.there[addresses.buildings[placed]]]
    apart = shapely.distance(addresses.points[placed], buildings.footprints[addresses.buildings[placed]])
    for row, distance in zip(placed[apart > limits.address_m], apart[apart > limits.address_m], strict=True):
        numbers = {"address": str(addresses.texts[row]), "distance_m": float(distance)}
        point = addresses.points[row]
        building = addresses.buildings[row]
        yield premises.found("address_far", building, distance, (point.x, point.y), **numbers)
    bare = np.ones(len(buildings), dtype=bool)
    bare[addresses.buildings[addresses.buildings >= 0]] = False
    for row in np.flatnonzero(bare & ((buildings.uses == "residential") | (buildings.households > 0))):
        yield premises.found("building_without_address", row, buildings.households[row])


def _place(dwellings, row):
    return {
        "entrance": str(dwellings.entrances[row]),
        "floor": int(dwellings.floors[row]),
        "room": str(dwellings.rooms[row]),
    }
