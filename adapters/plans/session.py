"""A plan that is open: its file, its draft, and what was done to it; every edit is on the disk before it is told."""

from contextlib import contextmanager
from dataclasses import replace

from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..plan_file import history, scenarios
from ..plan_file.connection import PlanConnection
from ..plan_file.errors import PlanFileError, StalePlanError, refusal
from ..plan_file.geopackage import crs_of
from ..plan_file.layers import make_layers
from ..plan_file.opening import Reading
from ..plan_file.recounting import known_buildings
from ..plan_file.saving import save_edit
from ..plan_file.schema import bands_of, entry, is_division, is_plan, refuse_other_files, set_entry
from ..plan_file.upgrading import upgrade
from ..plan_file.vertical import recounted, vertical_of_draft
from .boundary_keeper import BoundaryKeeper
from .events import PlanEvents
from .premises import PlanPremises
from .scenarios import EVERYTHING, PlanScenarios
from .shared_scenario import SharedScenario

__all__ = ["PlanFileError", "PlanSession", "StalePlanError", "is_division", "is_plan"]


class PlanSession(QObject, PlanScenarios, SharedScenario):
    """One open plan file with one of its scenarios.

    Use `PlanSession.open`. Everything raises `PlanFileError` with a sentence where the file does not allow it; draft
    and file are then as they were before.

    Attributes
    ----------
    changed : signal with a frozenset of codes, the grids that are different; an empty one where everything may be
    draft : Draft
    boundaries : BoundaryKeeper, which writes the boundaries in words after an edit
    premises : PlanPremises, what is known of the buildings
    events : PlanEvents, what happened, and the cameras and resources near it
    """

    changed = pyqtSignal(object)

    def __init__(self, connection, author, standing, parent=None):
        super().__init__(parent)
        self._connection, self._author = connection, author
        self._reading = Reading(connection)
        self.crs, self._srs_id = crs_of(connection, "unit")
        self.draft = None
        self.premises = PlanPremises(self, connection)
        self.events = PlanEvents(self, connection)
        self._load(standing)
        self.boundaries = BoundaryKeeper(self, connection)

    @classmethod
    def open(cls, path, author="", parent=None, scenario=""):
        """Open a plan file with the scenario that was open last, or with another.

        Parameters
        ----------
        path : path of a .gpkg
        author : str, who is written down beside each edit
        parent : QObject, optional
        scenario : str, the name of the scenario; '' for the one that was open last

        Raises
        ------
        PlanFileError
            There is no such scenario, or the file is no plan, or one of a newer version of the plugin, or not whole.
        """
        connection = PlanConnection(path)
        try:
            refuse_other_files(connection)
            upgrade(connection)
            return cls(connection, author, scenarios.standing_named(connection, scenario), parent)
        except PlanFileError:
            connection.close()
            raise

    @property
    def path(self):
        """The file, a pathlib.Path."""
        return self._connection.path

    @property
    def author(self):
        """Who is written down beside each edit."""
        return self._author

    @property
    def srs_id(self):
        """The number of the plan's CRS in its GeoPackage."""
        return self._srs_id

    @property
    def read_only(self):
        """Whether nothing can be changed."""
        return self._connection.read_only

    @property
    def history(self):
        """What was done to the scenario, the oldest first: list of `plan_file.history.Step`."""
        return history.steps(self._connection, self._standing.plan_id)

    @property
    def bands(self):
        """How many households a grid may hold: dict of str (kind) to Band."""
        return bands_of(self._connection)

    def community_names(self):
        """The names of the communities: dict of str (code) to str, '' where there is none."""
        return dict(self._connection.rows("SELECT community_code, name FROM community ORDER BY fid"))

    def known_buildings(self):
        """The buildings of the plan: dict of id to the row of the unit, -1 outside, and the households."""
        return known_buildings(self._connection, self._stored)

    def unit_row(self, unit_id):
        """The row of a unit in the draft's fabric, None where there is no such unit."""
        return self._stored.rows.get(unit_id)

    # Edits

    def do(self, edit, reason=""):
        """Do an edit and write it down.

        Parameters
        ----------
        edit : Edit, made by the draft as it is now
        reason : str, in the officer's words, where the edit carries none

        Raises
        ------
        StalePlanError
            Another window wrote since: the session has read it anew, the edit was not done.
        PlanFileError
            It could not be written and was not done.
        engine.gridding.editing.model.RefusedError
            The edit was made for another state of the draft.
        """
        self._write(replace(edit, reason=edit.reason or reason), "do")

    def count(self, counts, reason="", facts=()):
        """Count buildings anew, or correct what else is known of them, and write it down as one edit.

        `PlanPremises.set_count` makes the counts, `PlanPremises.set_floors` a fact.

        Parameters
        ----------
        counts : list of engine.gridding.editing.model.Count
        reason : str, in the officer's words
        facts : list of engine.gridding.editing.model.Fact

        Raises
        ------
        StalePlanError, PlanFileError, RefusedError, as of `do`
        """
        self.refuse_counts()
        for count in counts:
            row = self.unit_row(count.unit)
            held = 0 if row is None else int(self.draft.fabric.units.households[row]) + count.more
            if held < 0:
                raise refusal("count_of_unit", unit=count.unit, number=held, scenario=self._standing.name)
        self.do(self.draft.counted(counts, reason, facts))

    def undo(self):
        """Take the last edit back; the same errors as `do`."""
        place = self._standing.history_place
        if not self._stack.has(place):
            raise refusal("nothing_to_undo")
        edit = self._fitting(place, "undo_adopted").reversed()
        self._write(self._with_known_codes(edit), "undo")

    def redo(self):
        """Do the edit that was taken back last; the same errors as `do`."""
        place = self._standing.history_place + 1
        if not self._stack.has(place):
            raise refusal("nothing_to_redo")
        self._write(self._with_known_codes(self._fitting(place, "redo_adopted")), "redo")

    @property
    def undo_count(self):
        """How many edits `undo` could take back, one by one."""
        return self._standing.history_place

    @property
    def redo_count(self):
        """How many edits `redo` could do again, one by one."""
        return self._stack.after(self._standing.history_place)

    def undo_text(self):
        """Say in a few words what `undo` would take back, '' where there is nothing."""
        return self._stack.text(self._standing.history_place)

    def redo_text(self):
        """Say in a few words what `redo` would do again, '' where there is nothing."""
        return self._stack.text(self._standing.history_place + 1)

    def _write(self, edit, operation, also=None):
        if edit.vertical_after and self.sharing is not None:
            raise refusal("vertical_shared", scenario=self._standing.name)
        edit = recounted(self._connection, edit)
        self.draft.apply(edit)
        with self._read_anew_if_stale():
            try:
                self._standing = save_edit(
                    self._connection,
                    self._standing,
                    self.draft,
                    self._stored.visible,
                    self._srs_id,
                    edit,
                    operation,
                    self._author,
                    also,
                )
            except BaseException:
                self.draft.revert(edit)
                raise
        if operation == "do":
            self._stack.add(self._standing.history_place, edit)
        if edit.counts or edit.facts:
            self.premises.follow(edit.counts, edit.facts)
        if edit.vertical_after:
            self.premises.follow_division(edit)
        above = (grid.code for code in edit.touched for grid in self.draft.vertical.of_base(code))
        self.changed.emit(edit.touched.union(above))

    def recount_vertical(self):
        """Read anew what vertical grids hold, where dwellings were written as the scenario's next revision.

        `PlanPremises` calls this.
        """
        grids = vertical_of_draft(self._connection, self._standing.plan_id)
        self.draft.vertical.change({grid.code: grid for grid in grids})
        touched = frozenset(code for grid in grids if not grid.void for code in (grid.code, grid.base))
        if touched:
            self._standing = replace(self._standing, revision=self._standing.revision + 1)
            self.changed.emit(touched)

    @contextmanager
    def _read_anew_if_stale(self):
        try:
            yield
        except StalePlanError:
            self.reload()
            raise

    # What other windows do

    def reload_if_newer(self):
        """Read the scenario anew if another window has written to it.

        Returns
        -------
        bool, whether it was
        """
        if scenarios.is_current(self._connection, self._standing):
            self.premises.refresh()
            self.events.refresh()
            return False
        self.reload()
        return True

    def reload(self):
        """Read the scenario anew; where it was deleted, the first of the others."""
        plan_ids = [scenario.plan_id for scenario in self.scenarios()]
        own = self._standing.plan_id
        self._load(scenarios.standing_of(self._connection, own if own in plan_ids else next(iter(plan_ids), own)))
        self.premises.refresh()
        self.events.refresh()
        self.changed.emit(EVERYTHING)

    def _load(self, standing):
        self._stored, self.draft = self._reading.scenario(standing)
        self._standing = standing
        self._stack = history.EditStack(self._connection, standing.plan_id)
        self._load_sharing()

    # The map

    def layers(self):
        """Make layers of the open scenario, to be put into a project; they show an edit once they are repainted.

        Returns
        -------
        dict of str (table) to QgsVectorLayer
        """
        return make_layers(self._connection, self._standing.plan_id)

    @property
    def view(self):
        """The extent that was looked at last: (xmin, ymin, xmax, ymax) in the plan's CRS, None where unknown."""
        view = entry(self._connection, "view")
        return tuple(view) if isinstance(view, list) and len(view) == 4 else None

    def set_view(self, extent):
        """Remember an extent: four numbers, as `view` gives them. Where the file is read-only nothing is kept."""
        if not self.read_only:
            with self._connection.transaction() as sqlite:
                set_entry(sqlite, "view", [float(edge) for edge in extent])

    def close(self):
        """Close the file. The session cannot be used any more."""
        self.boundaries.stop()
        self._connection.close()
