"""The events, cameras and resources of an open plan: read, taken, moved; every change is on the disk at once."""

from typing import NamedTuple

import numpy as np
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ...engine.events.arriving.joining import Arrival, arrival
from ...engine.events.feed import MADE_UP, called_off
from ...engine.events.model import TIMES
from ...engine.events.states import TIME_OF, allowed, moved
from ...engine.gridding.editing.model import RefusedError
from ...engine.gridding.findings import found
from ...engine.progress import Progress
from ..layers.personal_fields import tells_of_person
from ..plan_file import events_writing as writing
from ..plan_file.connection import now
from ..plan_file.events import LogEntry
from ..plan_file.events_waiting import is_shared
from ..plan_file.schema import set_entry
from ..words.moments import moment_of, offset_of
from .event_places import EventPlaces
from .known_events import ALL_OF_THEM, EVENTS_PROFILE, KnownEvents, keys_of
from .shared_events import SharedEvents

__all__ = ["ALL_OF_THEM", "PlanEvents", "Taken"]


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


class PlanEvents(QObject, KnownEvents, SharedEvents):
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
        self._places = EventPlaces(session, connection)
        self._known, self._revision, self._missed = {}, self._stored_revision(), False

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
            arrived = self._take_in(sqlite, given, whole, progress, log)
            self._mark(sqlite, arrived)
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
            There is no such event or no such move, it would come before what the event has behind it or more than a
            day ahead of this computer's clock, or the note tells of a person. Nothing was written.
        PlanFileError
        """
        for text in (org, note, department):
            if tells_of_person(text):
                raise RefusedError(found("event_note_personal", event=event_no))
        with self._writing() as sqlite:
            state, times = self._read_one(event_no)
            clock = {"now": moment_of(now()), "offset": offset_of(self.profile)}
            step = moved(event_no, state, times, to_state, at, self._before(event_no, state), self.moves, **clock)
            changes = step.times if due is None else {**step.times, "due": float(due)}
            writing.write_move(sqlite, event_no, step.to_state, {**times, **changes}, department)
            writing.write_log(sqlite, [(event_no, LogEntry(state, step.to_state, float(at), org, note))])
            self._mark(sqlite, move=event_no)
        self._follow_move(event_no, step.to_state, changes, department)
        return step

    def take_out_made_up(self):
        """Take out what a made-up feed left; where the plan is shared that is called off, for there all stays.

        Returns
        -------
        int, how many events and cameras; bool, whether they are gone
        """
        if is_shared(self._connection):
            off = called_off(self.events, self.cameras)
            if len(off):
                # A camera's state that is not known would not take the place of one that is.
                self.take(off.events, off.cameras, whole=True)
            return len(off), False
        with self._writing() as sqlite:
            count = writing.delete_beginning_with(sqlite, MADE_UP)
        self._forget(self._revision)
        self.refresh()
        return count, True

    def set_profile(self, **values):
        """Write down what varies by city; what is not named stays, and None takes an entry away.

        `boundary_m` and `lead_m` are those of engine.events.report_grids, `building_m` is how near an event must be to
        a building to belong to it, `moves` are those of engine.events.states, `offset_minutes` is how far the clocks
        are ahead of UTC.
        """
        told = {name: value for name, value in {**self.profile, **values}.items() if value is not None}
        with self._writing() as sqlite:
            set_entry(sqlite, EVENTS_PROFILE, told)

    # What a take does

    def _take_in(self, sqlite, given, whole, progress, log):
        """Write what arrives, inside a transaction: dict of str (table) to Arrival."""
        before = self._kept("event") if given["event"] is not None else None
        arrived = {}
        for table, rows in given.items():
            if rows is not None:
                found_again = arrival(self._kept(table), rows, whole, self._rows_of(table))
                arrived[table] = self._placed(before, found_again, whole) if table == "event" else found_again
        self._write(sqlite, arrived, progress)
        entries = self._entries(before, arrived["event"]) if log is None and "event" in arrived else log or ()
        writing.write_log(sqlite, entries, once=log is not None)
        return arrived

    def _placed(self, before, one, whole):
        """Give events that are new or came to another place the grids of that place; whole ones where they lack it."""
        rows, count = one.rows, len(before)
        away = one.table.grid_codes[rows] == "" if whole else np.ones(len(rows), dtype=bool)
        if not whole:
            old = rows < count
            same = np.isclose(before.places[rows[old]], one.table.places[rows[old]], equal_nan=True)
            away[old] = ~same.all(axis=1)
        return Arrival(self._places.placed(one.table, rows[away], self.profile), rows, one.new)

    def _write(self, sqlite, arrived, progress):
        srs_id = self._session.srs_id
        write = {"event": writing.write_events, "camera": writing.write_cameras, "resource": writing.write_resources}
        for table, one in arrived.items():
            progress.report("writing_events", 0.0)
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
        new = {table: keys_of(one.table, one.rows[one.new]) for table, one in arrived.items()}
        changed = {table: keys_of(one.table, one.rows[~one.new]) for table, one in arrived.items()}
        nowhere, unusual = [], []
        if "event" in arrived:
            one, moves = arrived["event"], self.moves
            fresh = one.rows[one.new]
            lost = np.isfinite(one.table.places[fresh]).all(axis=1) & (one.table.grid_codes[fresh] == "")
            nowhere = keys_of(one.table, fresh[lost])
            for row in one.rows[~one.new].tolist():
                from_, to = int(before.states[row]), int(one.table.states[row])
                if from_ != to and to not in allowed(from_, moves=moves):
                    unusual.append((str(one.table.numbers[row]), from_, to))
        return Taken(new, changed, nowhere, unusual)


def _time_of_state(table, row, state, otherwise):
    """When an event came to a state, where the table knows it."""
    told = table.times[TIME_OF[state]][row] if TIME_OF.get(state) in TIMES else np.nan
    return otherwise if np.isnan(told) else float(told)
