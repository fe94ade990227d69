"""The grids, the community and the building of events by where they lie, as an open plan knows it."""

from dataclasses import replace

import numpy as np
import shapely

from ...engine.events.report_grids import BOUNDARY_M, LEAD_M, Households, report_grids
from ...engine.gridding.inner_places import inner_places
from ..plan_file.events import read_grid_versions

__all__ = ["BUILDING_M", "EventPlaces"]

BUILDING_M = 10.0
"""An event that is no farther from a building, in metres, belongs to it, unless the profile says another distance."""


class EventPlaces:
    """Finds where events lie, as an open plan knows it; what it goes by is kept until the plan changes.

    Parameters
    ----------
    session : adapters.plans.session.PlanSession, whose open scenario it goes by
    connection : PlanConnection
    """

    def __init__(self, session, connection):
        self._session, self._connection = session, connection
        self._of = self._homes = self._tree = self._held = None
        self._at = self._versions = None

    def placed(self, events, rows, profile):
        """Give events the grids of their time, their community and their building, where they have a place.

        Parameters
        ----------
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
        self._look()
        places, premises = events.places[rows], self._session.premises
        told = np.array([premises.rows.get(building, -1) for building in events.buildings[rows]], dtype=int)
        near = self._near(places, float(profile.get("building_m", BUILDING_M)))
        building = np.where(told >= 0, told, near)
        grids = report_grids(
            places,
            events.times["reported"][rows],
            self._versions,
            self._homes,
            building,
            float(profile.get("boundary_m", BOUNDARY_M)),
            float(profile.get("lead_m", LEAD_M)),
        )
        inside = grids.codes != ""
        columns = {
            "grid_codes": (grids.codes, inside),
            "other_grids": (grids.others, inside),
            "lead_grids": (grids.leads, inside),
            "community_codes": (self._communities(grids.codes), inside),
            "buildings": (np.append(premises.buildings.ids, "").astype(object)[building], building >= 0),
        }
        return replace(events, **{name: _put(getattr(events, name), rows, *told) for name, told in columns.items()})

    def _look(self):
        """Read what it goes by, where that is not what was read before."""
        buildings, scenario = self._session.premises.buildings, self._session.scenario
        if self._of is not buildings:
            self._of = buildings
            there = ~(shapely.is_missing(buildings.footprints) | shapely.is_empty(buildings.footprints))
            points = np.full(len(buildings), None, dtype=object)
            if there.any():
                points[there] = shapely.points(inner_places(buildings.footprints[there]))
            self._homes = Households(points, buildings.households)
            self._held = np.flatnonzero(there)
            self._tree = shapely.STRtree(buildings.footprints[there])
        if self._at != (scenario.plan_id, scenario.revision):
            self._at = scenario.plan_id, scenario.revision
            self._versions = read_grid_versions(self._connection, scenario.plan_id)

    def _near(self, places, within):
        """The row of the nearest building that is near enough, -1 for none."""
        found = np.full(len(places), -1)
        points = shapely.points(places)
        event, building = self._tree.query_nearest(points, max_distance=max(within, 1e-9), all_matches=False)
        found[event] = self._held[building]
        return found

    def _communities(self, codes):
        """The community of each grid, '' where it is not known."""
        draft = self._session.draft
        homes = {code: str(draft.fabric.community_codes[grid.community]) for code, grid in draft.records.items()}
        return np.array([homes.get(code, "") for code in codes], dtype=object)


def _put(column, rows, values, known):
    changed = column.copy()
    changed[rows[known]] = values[known]
    return changed
