"""The buildings of an open plan: what is known of them, counted and edited; every change is on the disk at once."""

from contextlib import contextmanager
from dataclasses import replace

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...engine.gridding.editing.model import Fact
from ...engine.premises.model import NO_FLOOR
from ...engine.premises.vertical import counts_of_entrances
from ...engine.progress import Progress
from ..plan_file import premises_writing
from ..plan_file.counting import PREMISES_REVISION
from ..plan_file.schema import entry, set_entry
from ..plan_file.vertical import bring_in_step
from .known_premises import KnownPremises
from .premises_counts import count_of, rows_after
from .premises_registers import PremisesRegisters
from .premises_taking import arrived

__all__ = ["ALL_BUILDINGS", "PlanPremises"]

ALL_BUILDINGS = frozenset()
"""What `changed` says where more than some buildings may be different."""

# Where towers are divided, the status of grids is another: who has such a scenario open reads it anew.
_DIVIDED_ARE_OTHERS = (
    "UPDATE plan SET revision = revision + 1 "
    "WHERE plan_id IN (SELECT plan_id FROM vertical_grid WHERE status <> 'void')"
)

# More buildings than these are told of as all.
_FEW = 1000


class PlanPremises(QObject, KnownPremises, PremisesRegisters):
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

    # What is kept of it

    def refresh(self):
        """Read all anew when it is asked for, where another window has changed it; tell so."""
        if self._known and self._revision != self._stored_revision():
            self._forget(ALL_BUILDINGS)

    def _stored_revision(self):
        return entry(self._connection, PREMISES_REVISION, 0)

    @contextmanager
    def _writing(self):
        """One transaction, which other windows can see to have been."""
        with self._connection.transaction() as sqlite:
            yield sqlite
            self._note(sqlite)

    def _note(self, sqlite):
        set_entry(sqlite, PREMISES_REVISION, self._stored_revision() + 1)

    def _forget(self, buildings, names=None):
        """Drop what was read, all of it or by names, and tell which buildings are different after one's own writing."""
        stored = self._stored_revision()
        if names is None or self._revision is None or stored != self._revision + 1:
            # Another window wrote in between: nobody knows what.
            names, buildings = list(self._known), buildings if names is None else ALL_BUILDINGS
        for name in names:
            self._known.pop(name, None)
        self._revision = stored
        self.changed.emit(buildings)

    # Counts

    def set_count(
        self, building_id, entrance="", floor=None, room="", households=None, state=None, dwellings=None, reason=""
    ):
        """Set what one dwelling holds, as one edit on the stack of undo: the totals of all that it is part of follow.

        Parameters
        ----------
        building_id : str
        entrance, room : str, '' for none
        floor : int, None or NO_FLOOR where not known; with no entrance, floor and room it is the building's own count
        households, dwellings : int, None where it stays
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
        self._session.refuse_counts()
        row = self._row(building_id)
        held, unit = int(self.buildings.households[row]), int(self.buildings.units[row])
        place = (entrance, NO_FLOOR if floor is None else int(floor), room)
        count = count_of(building_id, held, unit, self.dwellings_of(building_id), place, households, state, dwellings)
        self._session.count([count], reason)

    def set_floors(self, building_id, floors, reason=""):
        """Set how many floors a building has above the ground, as one edit on the stack of undo.

        Parameters
        ----------
        building_id : str
        floors : int, at least 1
        reason : str, in the officer's words

        Raises
        ------
        PlanFileError, StalePlanError, engine.gridding.editing.model.RefusedError, as of `set_count`
        """
        self._session.count([], reason, [self.floors_fact(building_id, floors)])

    def floors_fact(self, building_id, floors):
        """The engine.gridding.editing.model.Fact that a building has so many floors; errors as of `set_floors`."""
        row = self._row(building_id)
        return Fact(building_id, "floors", int(self.buildings.units[row]), int(self.buildings.floors[row]), int(floors))

    def follow(self, counts, facts=()):
        """Take note of counts and facts that the session has written; it calls this itself."""
        changed = frozenset(about.building_id for about in (*counts, *facts))
        if not self._known:
            self.changed.emit(changed)
            return
        if self._stored_revision() != self._revision + 1:
            self._forget(ALL_BUILDINGS)
            return
        for count in counts:
            self._follow_one(count)
        for fact in facts:
            self._follow_fact(fact)
        self._revision += 1
        self.changed.emit(changed)

    def _follow_fact(self, fact):
        """Bring what was read in step with one fact."""
        name = {"floors": "floors", "unit": "units"}[fact.name]
        column = getattr(self.buildings, name).copy()
        column[self.rows[fact.building_id]] = fact.after
        self._known["buildings"] = replace(self.buildings, **{name: column})

    def _follow_one(self, count):
        """Bring what was read in step with one count, without reading anew."""
        row = self.rows[count.building_id]
        if "dwellings" in self._known and count.before != count.after:
            start, order = self._kept("dwellings_by_building", self._by_building)
            mine, all_ = order[start[row] : start[row + 1]], self.dwellings
            same = (all_.entrances[mine] == count.entrance) & (all_.floors[mine] == count.floor)
            there = mine[same & (all_.rooms[mine] == count.room)]
            self._known["dwellings"] = rows_after(all_, count, row, int(there[0]) if len(there) else None)[0]
            if count.before is None or count.after is None:
                self._known.pop("dwellings_by_building")
        households = self.buildings.households.copy()
        households[row] = count.held_after
        self._known["buildings"] = replace(self.buildings, households=households)

    # What arrives

    def take(self, buildings=None, addresses=None, dwellings=None, ties=None, source="", period="", progress=None):
        """Write down what is known of buildings, in one transaction. Counts stay; `take_register` changes those.

        Parameters
        ----------
        buildings : Buildings; what they know replaces what the plan knows, but for ground, households and public ids.
            They are found in the plan by their ids, those with a strange id by their place
        addresses, dwellings : Addresses and Dwellings, in place of all that are there; their `buildings` are rows of
            `buildings` where that is given, else of the plan's
        ties : dict of str (the register's name) to (RegisterRows, Ties), in place of those of the same register; what a
            person decided stays. Their `buildings` and `candidates` are rows as above
        source, period : str, where the dwellings are from and of what time
        progress : engine.progress.Progress, optional

        Returns
        -------
        list of str, the ids of the given buildings that the plan does not have; nothing is written of those

        Raises
        ------
        PlanFileError, engine.progress.CancelledError
            Nothing was written.
        """
        taken, progress = arrived(self.buildings, buildings, addresses, dwellings, ties), progress or Progress()
        with self._writing() as sqlite:
            self._write(sqlite, taken, source, period, progress)
            progress.lock()
        facts_alone = taken.facts is not None and addresses is None and dwellings is None and not ties
        few = facts_alone and len(taken.facts) <= _FEW
        self._forget(frozenset(taken.facts.ids.tolist()) if few else ALL_BUILDINGS, taken.names)
        if taken.dwellings is not None:
            self._session.recount_vertical()
        return taken.unknown

    def _write(self, sqlite, taken, source, period, progress):
        own, srs_id = self.buildings, self._session.srs_id
        progress.report("writing_premises", 0.0)
        if taken.facts is not None:
            premises_writing.write_facts(sqlite, taken.facts, progress)
        if taken.addresses is not None:
            premises_writing.write_addresses(sqlite, taken.addresses, own, srs_id, progress)
        progress.report("writing_premises", 0.2)
        if taken.dwellings is not None:
            premises_writing.write_dwellings(sqlite, taken.dwellings, own, source, period, progress)
            bring_in_step(self._connection, sqlite, srs_id)
            sqlite.execute(_DIVIDED_ARE_OTHERS)
        progress.report("writing_premises", 0.6)
        for register, (rows, ties) in taken.ties.items():
            premises_writing.write_ties(sqlite, register, rows, ties, own, progress)

    def entrances_of(self, building_id):
        """What the entrances of a building hold: engine.premises.vertical.EntranceCounts."""
        held = int(self.buildings.households[self._row(building_id)])
        return counts_of_entrances(self.dwellings_of(building_id), held)

    def divide(self, building_id, groups, reason=""):
        """Divide a building by entrance into vertical grids of the open scenario, as one edit that can be undone.

        Parameters
        ----------
        building_id : str
        groups : sequence of sequences of str, the entrances of each vertical grid; none to make the building whole
        reason : str

        Raises
        ------
        PlanFileError, StalePlanError, as of `set_count`
        engine.gridding.editing.model.RefusedError
            It stands in no grid or in a locked one, or the entrances are others.
        """
        draft, row = self._session.draft, self._row(building_id)
        if not groups:
            self._session.do(draft.dissolved(building_id, reason))
            return
        counts, unit = self.entrances_of(building_id), int(self.buildings.units[row])
        self._session.do(draft.divided(building_id, unit, counts, groups, reason))

    def follow_division(self, edit):
        """Take note of buildings that the session has divided or made whole; it calls this itself."""
        grids = [*edit.vertical_before.values(), *edit.vertical_after.values()]
        self.changed.emit(frozenset(grid.building_id for grid in grids if grid is not None))

    def set_public_ids(self, public_ids):
        """Write what the codes on walls say: dict of str (building id) to str."""
        with self._writing() as sqlite:
            premises_writing.write_public_ids(sqlite, public_ids)
        self._forget(frozenset(public_ids), ("buildings", "public"))
