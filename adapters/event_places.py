"""The grids, the community and the building of events by where they lie, as an open plan knows it."""

from dataclasses import replace

import numpy as np
import shapely

from ..engine.events.report_grids import BOUNDARY_M, LEAD_M, Households, report_grids
from ..engine.gridding.inner_places import inner_places
from .plan_file.events import read_grid_versions

__all__ = ["BUILDING_M", "placed"]

BUILDING_M = 10.0
"""An event that is no farther from a building, in metres, belongs to it, unless the profile says another distance."""


def placed(session, connection, events, rows, profile):
    """Give events the grids of their time, their community and their building, where they have a place.

    Parameters
    ----------
    session : adapters.plan_session.PlanSession, whose open scenario it goes by
    connection : PlanConnection
    events : Events
    rows : (k,) array of int, those that it is done for
    profile : dict, as of `PlanEvents.profile`

    Returns
    -------
    Events; what a place does not tell stays as it was given
    """
    rows = rows[np.isfinite(events.places[rows]).all(axis=1)]
    if not len(rows):
        return events
    places = events.places[rows]
    homes, footprints = _homes(session)
    near = _near(places, footprints, float(profile.get("building_m", BUILDING_M)))
    told = np.array([session.premises.rows.get(building, -1) for building in events.buildings[rows]], dtype=int)
    building = np.where(told >= 0, told, near)
    grids = report_grids(
        places,
        events.times["reported"][rows],
        read_grid_versions(connection, session.scenario.plan_id),
        homes,
        building,
        float(profile.get("boundary_m", BOUNDARY_M)),
        float(profile.get("lead_m", LEAD_M)),
    )
    ids = np.append(session.premises.buildings.ids, "").astype(object)
    inside = grids.codes != ""
    columns = {
        "grid_codes": (grids.codes, inside),
        "other_grids": (grids.others, inside),
        "lead_grids": (grids.leads, inside),
        "community_codes": (_communities(session, grids.codes), inside),
        "buildings": (ids[building], building >= 0),
    }
    return replace(events, **{name: _put(getattr(events, name), rows, *values) for name, values in columns.items()})


def _put(column, rows, values, known):
    changed = column.copy()
    changed[rows[known]] = values[known]
    return changed


def _homes(session):
    """Where households live, and the footprints of the buildings."""
    buildings = session.premises.buildings
    there = ~(shapely.is_missing(buildings.footprints) | shapely.is_empty(buildings.footprints))
    points = np.full(len(buildings), None, dtype=object)
    if there.any():
        points[there] = shapely.points(inner_places(buildings.footprints[there]))
    return Households(points, buildings.households), np.where(there, buildings.footprints, None)


def _near(places, footprints, within):
    """The row of the nearest building that is near enough, -1 for none."""
    found = np.full(len(places), -1)
    held = np.flatnonzero(~shapely.is_missing(footprints))
    if len(held):
        tree = shapely.STRtree(footprints[held])
        event, building = tree.query_nearest(shapely.points(places), max_distance=max(within, 1e-9), all_matches=False)
        found[event] = held[building]
    return found


def _communities(session, codes):
    """The community of each grid, '' where it is not known."""
    draft = session.draft
    homes = {code: str(draft.fabric.community_codes[grid.community]) for code, grid in draft.records.items()}
    return np.array([homes.get(code, "") for code in codes], dtype=object)
