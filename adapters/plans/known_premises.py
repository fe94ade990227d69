"""What a plan file knows of buildings, read when it is asked for and kept until somebody changes it."""

import numpy as np
import shapely

from ..plan_file import premises
from ..plan_file.errors import refusal
from ..plan_file.vertical import living_in

__all__ = ["KnownPremises"]


class KnownPremises:
    """The part of `PlanPremises` that reads."""

    @property
    def buildings(self):
        """All buildings: engine.premises.model.Buildings."""
        return self._kept("buildings", lambda: premises.read_buildings(self._connection))

    @property
    def addresses(self):
        """All addresses: engine.premises.model.Addresses."""
        return self._kept("addresses", lambda: premises.read_addresses(self._connection, self.rows))

    @property
    def dwellings(self):
        """All rows of dwellings: engine.premises.model.Dwellings."""
        return self._kept("dwellings", lambda: premises.read_dwellings(self._connection, self.rows))

    @property
    def ties(self):
        """All ties: plan_file.premises.StoredTies."""
        return self._kept("ties", lambda: premises.read_ties(self._connection, self.rows))

    @property
    def rows(self):
        """The row of each building by its id: dict of str to int."""
        return self._kept("rows", lambda: premises.rows_by_id(self.buildings))

    def building_at(self, x, y, within=0.0):
        """Find the building at a place.

        Parameters
        ----------
        x, y : float, in the plan's CRS
        within : float, metres round a building that count as the building, as round one that is only a point

        Returns
        -------
        str, its id; None where there is none. Of several, the nearest, and of those the smallest
        """
        tree, rows, areas = self._kept("tree", self._tree)
        point = shapely.Point(x, y)
        near = tree.query(point, predicate="dwithin", distance=max(within, 0.0))
        if not len(near):
            return None
        apart = shapely.distance(tree.geometries[near], point)
        return str(self.buildings.ids[rows[near[np.lexsort((areas[near], apart))[0]]]])

    def dwellings_of(self, building_id):
        """The rows of one building: Dwellings, whose `buildings` are rows of all buildings still."""
        row = self._row(building_id)
        if "dwellings" not in self._known:
            return premises.read_dwellings_of(self._connection, self.rows, building_id)
        start, order = self._kept("dwellings_by_building", self._by_building)
        return self.dwellings.taken(order[start[row] : start[row + 1]])

    def ways_of_tying(self, building_id):
        """How rows of registers came to a building; see `plan_file.premises.read_ways_of_tying`."""
        return premises.read_ways_of_tying(self._connection, building_id)

    def addresses_of(self, building_id):
        """The addresses of one building: list of str."""
        return self.addresses.texts[self.addresses.buildings == self._row(building_id)].tolist()

    def grid_of(self, building_id):
        """The code of the grid that a building stands in, in the open scenario; '' for none."""
        unit = int(self.buildings.units[self._row(building_id)])
        row = self._session.unit_row(unit)
        return "" if row is None else str(self._session.draft.codes[row])

    def public_id(self, building_id):
        """What the code on a building's wall says; '' where it has none yet, see `set_public_ids`."""
        return str(self.buildings.public_ids[self._row(building_id)])

    def building_of_public_id(self, public_id):
        """Find the building by what the code on its wall says: its id, None where there is none."""
        found = self._kept("public", lambda: dict(zip(self.buildings.public_ids, self.buildings.ids, strict=True)))
        return found.get(public_id) if public_id else None

    @property
    def vertical_grids(self):
        """The vertical grids of the open scenario: tuple of plan_file.vertical.VerticalGrid."""
        return tuple(living_in(self._session.draft))

    def vertical_grids_of(self, building_id):
        """The vertical grids of a building's entrances: dict of str (entrance) to str (code), none where whole."""
        mine = [grid for grid in self.vertical_grids if grid.building_id == building_id]
        return {entrance: grid.code for grid in mine for entrance in grid.entrances}

    # How it is kept

    def _kept(self, name, read):
        """What was read before, or what is read now."""
        if name not in self._known:
            if not self._known:
                self._revision = self._stored_revision()
            self._known[name] = read()
        return self._known[name]

    def _row(self, building_id):
        row = self.rows.get(building_id)
        if row is None:
            raise refusal("no_building", file=self._connection.path.name, building=building_id)
        return row

    def _tree(self):
        """The footprints that are there as a tree, their rows and areas."""
        shapes = self.buildings.footprints
        rows = np.flatnonzero(~(shapely.is_missing(shapes) | shapely.is_empty(shapes)))
        return shapely.STRtree(shapes[rows]), rows, shapely.area(shapes[rows])

    def _by_building(self):
        """Where the rows of each building begin in the order by buildings, and that order."""
        order = np.argsort(self.dwellings.buildings, kind="stable")
        start = np.searchsorted(self.dwellings.buildings[order], np.arange(len(self.buildings) + 1))
        return start, order
