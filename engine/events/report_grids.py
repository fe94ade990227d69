"""The grid of an event when it was reported, the one across the boundary beside it, and which of the two leads."""

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np
import shapely

from ..columns import Columns

__all__ = ["BOUNDARY_M", "LEAD_M", "GridVersions", "Households", "ReportGrids", "report_grids"]

BOUNDARY_M = 5.0
"""An event that lies so near to another grid, in metres, is told to both, unless a profile says another distance."""

LEAD_M = 50.0
"""So far from a boundary event, in metres, households count for the grid that leads."""


@dataclass(frozen=True)
class GridVersions(Columns):
    """What grids were, a row each version.

    Attributes
    ----------
    codes : (v,) array of str
    polygons : (v,) array of Polygon, metres
    since, until : (v,) arrays of float, seconds since 1970 UTC; `until` is inf where it is in force
    """

    codes: np.ndarray
    polygons: np.ndarray
    since: np.ndarray
    until: np.ndarray


@dataclass(frozen=True)
class Households(Columns):
    """Where households live, a row a building.

    Attributes
    ----------
    points : (b,) array of Point inside the building, None where it has no place
    counts : (b,) array of int
    """

    points: np.ndarray
    counts: np.ndarray


class ReportGrids(NamedTuple):
    """The grids of events.

    Attributes
    ----------
    codes, others, leads : (n,) arrays of str, '' for none; without another grid near, the grid itself leads
    """

    codes: np.ndarray
    others: np.ndarray
    leads: np.ndarray


def report_grids(places, times, versions, households=None, buildings=None, boundary_m=BOUNDARY_M, lead_m=LEAD_M):
    """Find the grids of events at their time.

    An event of before the first version belongs to the first, one without a time to those in force. A place in no grid
    that is near enough to one belongs to that. Of two grids, the one with the event's building leads, else the one with
    more households near by, else the one in which the place lies.

    Parameters
    ----------
    places : (n, 2) array of float, metres, nan without a place
    times : (n,) array of float, when they were reported, nan where not known
    versions : GridVersions
    households : Households, optional
    buildings : (n,) array of int, the row of `households` that an event belongs to, -1 for none; optional
    boundary_m, lead_m : float, as `BOUNDARY_M` and `LEAD_M`

    Returns
    -------
    ReportGrids

    Examples
    --------
    >>> west, east = shapely.box(0, 0, 100, 100), shapely.box(100, 0, 200, 100)
    >>> grids = GridVersions(np.array(["w", "e"], object), np.array([west, east]), np.zeros(2), np.full(2, np.inf))
    >>> found = report_grids(np.array([(50, 50), (98, 50), (400, 50)]), np.zeros(3), grids)
    >>> found.codes.tolist(), found.others.tolist(), found.leads.tolist()
    (['w', 'w', ''], ['', 'e', ''], ['w', 'w', ''])
    """
    count = len(places)
    own, other = np.full(count, -1), np.full(count, -1)
    placed = np.flatnonzero(np.isfinite(places).all(axis=1))
    if len(versions) and len(placed):
        points = shapely.points(places[placed])
        near, version = shapely.STRtree(versions.polygons).query(points, "dwithin", max(boundary_m, 0.0))
        when = np.where(np.isnan(times), np.inf, np.maximum(times, versions.since.min()))[placed][near]
        in_force = np.where(
            np.isinf(when),
            np.isinf(versions.until[version]),
            (versions.since[version] <= when) & (when < versions.until[version]),
        )
        near, version = near[in_force], version[in_force]
        apart = shapely.distance(points[near], versions.polygons[version])
        order = np.lexsort((versions.codes[version].astype(str), apart, near))
        near, version = near[order], version[order]
        place = np.arange(len(near)) - np.searchsorted(near, near)
        own[placed[near[place == 0]]] = version[place == 0]
        other[placed[near[place == 1]]] = version[place == 1]
    leads = own.copy()
    if households is not None:
        rows = np.flatnonzero(other >= 0)
        leads[rows] = _leads(rows, places, own, other, versions, households, buildings, lead_m)
    codes = np.append(versions.codes, "").astype(object)
    return ReportGrids(codes[own], codes[other], codes[leads])


def _leads(rows, places, own, other, versions, households, buildings, lead_m):
    """The version that leads at each event between two grids."""
    leads = own[rows].copy()
    if not len(rows) or not len(households):
        return leads
    held = np.flatnonzero(~shapely.is_missing(households.points))
    tree = shapely.STRtree(households.points[held])
    event, building = tree.query(shapely.points(places[rows]), "dwithin", lead_m)
    building = held[building]
    sums = []
    for side in (own, other):
        inside = shapely.covers(versions.polygons[side[rows[event]]], households.points[building])
        sums.append(np.bincount(event[inside], households.counts[building[inside]], minlength=len(rows)))
    more = sums[1] > sums[0]
    leads[more] = other[rows[more]]
    if buildings is not None:
        told = np.flatnonzero(buildings[rows] >= 0)
        points = households.points[buildings[rows[told]]]
        for side in (own, other):
            inside = shapely.covers(versions.polygons[side[rows[told]]], points)
            leads[told[inside]] = side[rows[told[inside]]]
    return leads
