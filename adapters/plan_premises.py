"""The buildings of an open plan: what is known of them, counted and edited; every change is on the disk at once."""

from contextlib import contextmanager

import numpy as np
import shapely
from qgis.PyQt.QtCore import QObject, pyqtSignal

from .plan_file import premises, premises_writing
from .plan_file.connection import now
from .plan_file.errors import refusal
from .plan_file.schema import entry, set_entry

__all__ = ["ALL_BUILDINGS", "PlanPremises"]

ALL_BUILDINGS = frozenset()
"""What `changed` says where more than some buildings may be different."""

_REVISION = "premises_revision"


class PlanPremises(QObject):
    """What an open plan file knows of its buildings; `PlanSession.premises`.

    Buildings, addresses, dwellings and ties belong to all scenarios of the file; what is read is kept until somebody
    changes it. Everything raises `PlanFileError` with a sentence where the file does not allow it.

    Attributes
    ----------
    changed : signal with a frozenset of building ids, those that are different; an empty one where all may be
    """

    changed = pyqtSignal(object)

    def __init__(self, session, connection):
        super().__init__(session)
        self._session, self._connection = session, connection
        self._known, self._revision = {}, None

    # What is known

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
        start, order = self._kept("dwellings_by_building", self._by_building)
        return self.dwellings.taken(order[start[row] : start[row + 1]])

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

    # What is kept of it

    def refresh(self):
        """Read all anew when it is asked for, where another window has changed it; tell so."""
        if self._known and self._revision != self._stored_revision():
            self._forget(ALL_BUILDINGS)

    def _kept(self, name, read):
        """What was read before, or what is read now."""
        if name not in self._known:
            if not self._known:
                self._revision = self._stored_revision()
            self._known[name] = read()
        return self._known[name]

    def _stored_revision(self):
        return entry(self._connection, _REVISION, 0)

    @contextmanager
    def _writing(self):
        """One transaction, which other windows can see to have been."""
        with self._connection.transaction() as sqlite:
            yield sqlite
            self._note(sqlite)

    def _note(self, sqlite):
        set_entry(sqlite, _REVISION, self._stored_revision() + 1)

    def _forget(self, buildings, names=None):
        """Drop what was read, all of it or by names, and tell which buildings are different."""
        for name in list(self._known) if names is None else names:
            self._known.pop(name, None)
        self._revision = self._stored_revision()
        self.changed.emit(buildings)

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

    # Counts

    def set_count(self, building_id, entrance="", floor=None, room="", households=None, state=None, reason=""):
        """Set what one dwelling holds, as one edit on the stack of undo: the totals of all that it is part of follow.

        Parameters
        ----------
        building_id : str
        entrance, room : str, '' for none
        floor : int, None or NO_FLOOR where not known; with no entrance, floor and room it is the building's own count
        households : int, None where it stays
        state : str, of engine.premises.model.STATES, None where it stays
        reason : str, in the officer's words

        Raises
        ------
        PlanFileError
            The file is read-only, the scenario is shared through a database, there is no such building, or its count
            is the sum of finer ones.
        StalePlanError
            Another window wrote since: all was read anew, the edit was not made.
        engine.gridding.editing.model.RefusedError
            It would change nothing.
        """
        raise NotImplementedError

    # What arrives

    def take(self, buildings=None, addresses=None, dwellings=None, ties=None, source="", period=""):
        """Write down what is known of buildings, in one transaction. Counts stay; `take_register` changes those.

        Parameters
        ----------
        buildings : Buildings, whose ids are the plan's; what they know replaces what the plan knows, but for ground and
            households. Ids that the plan does not have are added where they stand
        addresses, dwellings : Addresses and Dwellings, in place of all that are there; their `buildings` are rows of
            `buildings` where that is given, else of the plan's
        ties : dict of str (the register's name) to (RegisterRows, Ties), in place of those of the same register; what a
            person decided stays. Their `buildings` and `candidates` are rows as above
        source, period : str, where the dwellings are from and of what time
        """
        raise NotImplementedError

    def take_register(self, name, dwellings, ties=None, source="", period="", findings=()):
        """Take a register's dwellings into the plan, and count a copy of the open scenario by them, which opens.

        Buildings that the register tells nothing of keep their counts.

        Parameters
        ----------
        name : str, of the new scenario
        dwellings : Dwellings, rows of the plan's buildings, in place of all that are there
        ties : as of `take`
        source, period : str, the register's name, and of what time it is
        findings : list of Finding, what reading the register showed

        Returns
        -------
        list of Finding, what was found wrong with it
        """
        raise NotImplementedError

    def decide(self, row_key, building_id, register=None):
        """Write down what a person decided of a tie; it is not asked again.

        Parameters
        ----------
        row_key : str
        building_id : str, None where the row belongs to no building
        register : str, where the same key may stand in several
        """
        raise NotImplementedError

    def decisions(self, register):
        """What was decided of a register's rows: dict of str (key) to str (building id), None where to none."""
        ties = self.ties
        chosen = (ties.registers == register) & (ties.ties.states == "decided")
        ids = np.append(self.buildings.ids, None)[ties.ties.buildings[chosen]]
        return dict(zip(ties.rows.keys[chosen].tolist(), ids.tolist(), strict=True))

    def set_public_ids(self, public_ids):
        """Write what the codes on walls say: dict of str (building id) to str."""
        with self._writing() as sqlite:
            premises_writing.write_public_ids(sqlite, public_ids)
        self._forget(frozenset(public_ids), ("buildings", "public"))
