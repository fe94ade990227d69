"""Checks of the ties between the rows of registers and buildings."""

import numpy as np
import shapely

from ...gridding.arrangement import first_container
from ...gridding.findings import found
from ...gridding.inner_places import inner_places

__all__ = ["tie_findings"]


def tie_findings(premises, limits):
    """Rows that are tied to no building, to one far from the row's place, or in another community.

    Parameters
    ----------
    premises : Premises
    limits : Limits

    Yields
    ------
    Finding
    """
    for rows, ties in premises.ties:
        yield from _of_register(premises, rows, ties, limits)


def _of_register(premises, rows, ties, limits):
    places = inner_places(rows.points)
    told = ~shapely.is_missing(rows.points)
    for row in np.flatnonzero((ties.buildings < 0) & (ties.states != "decided")):
        place = tuple(places[row].tolist()) if told[row] else None
        numbers = {"row": str(rows.keys[row]), "address": str(rows.addresses[row])}
        if numbers["address"] == numbers["row"]:
            numbers["address"] = ""
        likely = int(ties.candidates[row, 0])
        if place is None and likely >= 0 and premises.there[likely]:
            place = tuple(premises.places[likely].tolist())
        yield found("row_untied", value=rows.households[row], place=place, **numbers)
    tied = np.flatnonzero((ties.buildings >= 0) & told)
    tied = tied[premises.there[ties.buildings[tied]]]
    apart = shapely.distance(rows.points[tied], premises.buildings.footprints[ties.buildings[tied]])
    for row, distance in zip(tied[apart > limits.tie_m], apart[apart > limits.tie_m], strict=True):
        numbers = {"row": str(rows.keys[row]), "distance_m": float(distance)}
        yield premises.found("tie_far", ties.buildings[row], distance, tuple(places[row].tolist()), **numbers)
    if not len(premises.areas):
        return
    home = first_container(places[tied], premises.areas)
    for row, community in zip(tied[home >= 0], premises.area_codes[home[home >= 0]], strict=True):
        building = ties.buildings[row]
        if premises.community_codes[building] not in ("", community):
            numbers = {"row": str(rows.keys[row]), "community": str(community)}
            place = tuple(places[row].tolist())
            yield premises.found("tie_in_other_community", building, 1, place, **numbers)
