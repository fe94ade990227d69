"""The events, cameras and resources of an open plan: read, taken, moved; every change is on the disk at once."""

from contextlib import contextmanager
from dataclasses import replace
from typing import NamedTuple

import numpy as np
from qgis.core import QgsVectorLayer
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..engine.events.arriving import Arrival, arrival, rows_of_keys
from ..engine.events.model import TIMES
from ..engine.events.states import TIME_OF, allowed, moved
from ..engine.gridding.editing.model import RefusedError
from ..engine.gridding.findings import found
from ..engine.progress import Progress
from .event_places import placed
from .moments import moment_of
from .personal_fields import tells_of_person
from .plan_file import events as stored
from .plan_file import events_writing as writing
from .plan_file.connection import now
from .plan_file.events import LogEntry
from .plan_file.schema import entry, set_entry

__all__ = ["ALL_OF_THEM", "PlanEvents", "Taken"]

ALL_OF_THEM = frozenset()
"""What the signals say where more than some may be different."""

EVENTS_REVISION = "events_revision"
"""The entry of the profile that grows with everything that is written about events, cameras and resources."""

PROFILE = "events"
"""The entry of the profile that holds what varies by city: dict of str to what the readers of it say."""

# More of them than these are told of as all.
_FEW = 1000


class Taken(NamedTuple):
    """What a take brought.

    Attributes
    ----------
    new, changed : dict of str ('event', 'camera' or 'resource') to list of str, the numbers of those that were not
        there, and of those that are different now
    nowhere : list of str, the numbers of new events with a place that lies in no grid
    unusual : list of (str number, int from_state, int to_state), changes of state that are no move that is allowed
    """

    new: dict
    changed: dict
    nowhere: list
    unusual: list


class PlanEvents(QObject):
    """What an open plan file knows of events, cameras and resources; `PlanSession.events`.

    They belong to all scenarios of the file; what is read is kept until somebody changes it. Everything raises
    `PlanFileError` with a sentence where the file does not allow it.

    Attributes
    ----------
    changed : signal with a frozenset of event numbers, those that are different; an empty one where all may be
    cameras_changed, resources_changed : the same with ids
    """

    changed = pyqtSignal(object)
    cameras_changed = pyqtSignal(object)
    resources_changed = pyqtSignal(object)

    def __init__(self, session, connection):
        super().__init__(session)
        self._session, self._connection = session, connection
        self._known, self._revision, self._missed = {}, self._stored_revision(), False

    # What is known

    @property
    def events(self):
        """All events, in the order of their table: engine.events.model.Events."""
        return self._kept("event")

    @property
    def cameras(self):
        """All cameras: engine.events.model.Cameras."""
        return self._kept("camera")

    @property
    def resources(self):
        """All resources: engine.events.model.Resources."""
        return self._kept("resource")

    @property
    def rows(self):
        """The row of each event by its number: dict of str to int."""
        return self._rows_of("event")

    @property
    def camera_rows(self):
        """The row of each camera by its id: dict of str to int."""
        return self._rows_of("camera")

    def log_of(self, event_no):
        """The moves of an event that were written down, the first one first: list of plan_file.events.LogEntry."""
        return stored.read_log(self._connection, event_no)

    def allowed(self, event_no):
        """The states that an event may move to: tuple of int.

        Raises
        ------
        engine.gridding.editing.model.RefusedError
            There is no such event.
        """
        state, _ = self._read_one(event_no)
        return allowed(state, self._before(event_no, state), self.moves)

    @property
    def profile(self):
        """What varies by city: dict, as `set_profile` was given it."""
        told = entry(self._connection, PROFILE, {})
        return told if isinstance(told, dict) else {}

    @property
    def moves(self):
        """Where each state may lead: dict of int to tuple of int; None for the usual moves."""
        told = self.profile.get("moves")
        return {int(state): tuple(map(int, onward)) for state, onward in told.items()} if told else None

    def layer(self, table):
        """Make a layer of a table, to be put into a project; it shows a change once it is repainted.

        Parameters
        ----------
        table : str, 'event', 'camera' or 'resource'

        Returns
        -------
        QgsVectorLayer; one that is not valid where the file is of an earlier schema and cannot be written
        """
        return QgsVectorLayer(f"{self._connection.path}|layername={table}", table, "ogr")

    # What changes

    def take(self, events=None, cameras=None, resources=None, whole=False, progress=None, log=None):
        """Write down what arrives, in one transaction. What is there is found again by its number.

        New events, and those that come to another place, get the grid of that place at the time of their report.

        Parameters
        ----------
        events, cameras, resources : Events, Cameras and Resources in the plan's CRS, each optional
        whole : bool, whether what arrives takes the place of what is there as it is, grids among it; else what it does
            not know stays as it was
        progress : engine.progress.Progress, optional
        log : list of (str event number, plan_file.events.LogEntry), the moves that led there, where they are known; one
            that is written down already is left out. Without it each change of state is written down as a move

        Returns
        -------
        Taken

        Raises
        ------
        PlanFileError, engine.progress.CancelledError
            Nothing was written.
        """
        progress = progress or Progress()
        given = {"event": events, "camera": cameras, "resource": resources}
        with self._writing() as sqlite:
            before = self._kept("event") if events is not None else None
            arrived = {}
            for table, rows in given.items():
                if rows is not None:
                    found_again = arrival(self._kept(table), rows, whole, self._rows_of(table))
                    arrived[table] = self._placed(before, found_again, whole) if table == "event" else found_again
            self._write(sqlite, arrived, progress)
            entries = self._entries(before, arrived["event"]) if log is None and "event" in arrived else log or ()
            writing.write_log(sqlite, entries, once=log is not None)
            progress.lock()
        self._follow({table: one for table, one in arrived.items() if len(one.rows)})
        return self._told(before, arrived)

    def move(self, event_no, to_state, at, org="", note="", department="", due=None):
        """Move an event to another state, and write down that it was.

        Parameters
        ----------
        event_no : str
        to_state : int
        at : float, seconds since 1970 UTC
        org : str, the office that did it, never a person
        note : str
        department : str, whose event it is from now on; '' where that stays
        due : float, when it has to be done, None where that stays

        Returns
        -------
        engine.events.states.Moved

        Raises
        ------
        engine.gridding.editing.model.RefusedError
            There is no such event or no such move, it would come before what the event has behind it, or the note
            tells of a person. Nothing was written.
        PlanFileError
        """
        for text in (org, note, department):
            if tells_of_person(text):
                raise RefusedError(found("event_note_personal", event=event_no))
        with self._writing() as sqlite:
            state, times = self._read_one(event_no)
            step = moved(event_no, state, times, to_state, at, self._before(event_no, state), self.moves)
            changes = step.times if due is None else {**step.times, "due": float(due)}
            writing.write_move(sqlite, event_no, step.to_state, {**times, **changes}, department)
            writing.write_log(sqlite, [(event_no, LogEntry(state, step.to_state, float(at), org, note))])
        self._follow_move(event_no, step.to_state, changes, department)
        return step

    def set_profile(self, **values):
        """Write down what varies by city; what is not named stays, and None takes an entry away.

        `boundary_m` and `lead_m` are those of engine.events.report_grids, `building_m` is how near an event must be to
        a building to belong to it, `moves` are those of engine.events.states.
        """
        told = {name: value for name, value in {**self.profile, **values}.items() if value is not None}
        with self._writing() as sqlite:
            set_entry(sqlite, PROFILE, told)

    def refresh(self):
        """Read all anew when it is asked for, where another window has changed it; tell so."""
        if self._revision != self._stored_revision():
            self._forget(self._stored_revision())
        if self._missed:
            self._missed = False
            for signal in (self.changed, self.cameras_changed, self.resources_changed):
                signal.emit(ALL_OF_THEM)

    # How it is kept

    _READERS = {
        "event": stored.read_events,
        "camera": stored.read_cameras,
        "resource": stored.read_resources,
    }

    def _kept(self, table):
        """What was read before, or what is read now."""
        if table not in self._known:
            if not self._known and self._revision != self._stored_revision():
                self._forget(self._stored_revision())
            self._known[table] = self._READERS[table](self._connection)
        return self._known[table]

    def _rows_of(self, table):
        name = f"{table} rows"
        if name not in self._known:
            self._known[name] = rows_of_keys(self._kept(table))
        return self._known[name]

    def _forget(self, revision):
        """Drop what was read of an earlier state of the file; whoever listens has not heard of the change yet."""
        self._known, self._revision, self._missed = {}, revision, True

    def _stored_revision(self):
        return entry(self._connection, EVENTS_REVISION, 0)

    @contextmanager
    def _writing(self):
        """One transaction, which other windows can see to have been; what they wrote before is read first."""
        with self._connection.transaction() as sqlite:
            before = self._stored_revision()
            if self._revision != before:
                self._forget(before)
            yield sqlite
            set_entry(sqlite, EVENTS_REVISION, before + 1)
        self._revision = before + 1

    def _follow(self, arrived):
        """Keep what was written, and tell of it."""
        signals = {"event": self.changed, "camera": self.cameras_changed, "resource": self.resources_changed}
        for table, one in arrived.items():
            self._known[table] = one.table
            keys = _keys(one.table, one.rows)
            rows = self._known.get(f"{table} rows")
            if rows is not None:
                new = one.rows[one.new]
                rows.update(zip(_keys(one.table, new), new.tolist(), strict=True))
            if not self._missed:
                signals[table].emit(frozenset(keys) if len(keys) <= _FEW else ALL_OF_THEM)
        self.refresh()

    def _follow_move(self, event_no, state, times, department):
        """Bring what was read in step with one move, without reading anew."""
        if "event" in self._known:
            row, own = self.rows[event_no], self.events
            values = {"states": state, **({"departments": department} if department else {})}
            columns = {name: _set(getattr(own, name), row, value) for name, value in values.items()}
            told = {name: _set(own.times[name], row, value) for name, value in times.items()}
            self._known["event"] = replace(own, times={**own.times, **told}, **columns)
        if not self._missed:
            self.changed.emit(frozenset([event_no]))
        self.refresh()

    def _read_one(self, event_no):
        """The state and the times of an event, as the file has them now."""
        known = stored.read_event(self._connection, event_no)
        if known is None:
            raise RefusedError(found("event_unknown", event=event_no))
        return known

    def _before(self, event_no, state):
        """The state that an event was in before this one, None where the log does not know."""
        log = stored.read_log(self._connection, event_no)
        return log[-1].from_state if log and log[-1].to_state == state else None

    # What a take does

    def _placed(self, before, one, whole):
        """Give the events that are new or came to another place the grids of that place."""
        rows, count = one.rows, len(before)
        old = rows < count
        away = np.ones(len(rows), dtype=bool)
        away[old] = ~np.isclose(before.places[rows[old]], one.table.places[rows[old]], equal_nan=True).all(axis=1)
        if whole:
            away &= one.table.grid_codes[rows] == ""
        return Arrival(placed(self._session, self._connection, one.table, rows[away], self.profile), rows, one.new)

    def _write(self, sqlite, arrived, progress):
        srs_id = self._session.srs_id
        write = {"event": writing.write_events, "camera": writing.write_cameras, "resource": writing.write_resources}
        for number, (table, one) in enumerate(arrived.items()):
            progress.report("writing_events", number / len(arrived))
            write[table](sqlite, one.table.taken(one.rows), one.new, srs_id, progress)

    def _entries(self, before, one):
        """The moves that changes of state are, for the log."""
        at, table = moment_of(now()), one.table
        for row in one.rows[~one.new].tolist():
            from_, to = int(before.states[row]), int(table.states[row])
            if from_ != to:
                yield str(table.numbers[row]), LogEntry(from_, to, _time_of_state(table, row, to, at), "", "")

    def _told(self, before, arrived):
        """What a take brought, in numbers of events and ids."""
        new = {table: _keys(one.table, one.rows[one.new]) for table, one in arrived.items()}
        changed = {table: _keys(one.table, one.rows[~one.new]) for table, one in arrived.items()}
        nowhere, unusual = [], []
        if "event" in arrived:
            one, moves = arrived["event"], self.moves
            fresh = one.rows[one.new]
            lost = np.isfinite(one.table.places[fresh]).all(axis=1) & (one.table.grid_codes[fresh] == "")
            nowhere = _keys(one.table, fresh[lost])
            for row in one.rows[~one.new].tolist():
                from_, to = int(before.states[row]), int(one.table.states[row])
                if from_ != to and to not in allowed(from_, moves=moves):
                    unusual.append((str(one.table.numbers[row]), from_, to))
        return Taken(new, changed, nowhere, unusual)


def _keys(table, rows):
    column = table.numbers if hasattr(table, "numbers") else table.ids
    return column[rows].tolist()


def _set(column, row, value):
    changed = column.copy()
    changed[row] = value
    return changed


def _time_of_state(table, row, state, otherwise):
    """When an event came to a state, where the table knows it."""
    told = table.times[TIME_OF[state]][row] if TIME_OF.get(state) in TIMES else np.nan
    return otherwise if np.isnan(told) else float(told)
