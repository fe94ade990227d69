"""What a plan file knows of events, cameras and resources, read when it is asked for and kept while it is so."""

from contextlib import contextmanager
from dataclasses import replace

from qgis.core import QgsVectorLayer

from ...engine.events.arriving.joining import rows_of_keys
from ...engine.events.states import allowed
from ...engine.gridding.editing.model import RefusedError
from ...engine.gridding.findings import found
from ..plan_file import events as stored
from ..plan_file.schema import entry, set_entry

__all__ = ["ALL_OF_THEM", "EVENTS_PROFILE", "KnownEvents", "keys_of"]

ALL_OF_THEM = frozenset()
"""What the signals say where more than some may be different."""

EVENTS_REVISION = "events_revision"
"""The entry of the profile that grows with everything that is written about events, cameras and resources."""

EVENTS_PROFILE = "events"
"""The entry of the profile that holds what varies by city: dict of str to what the readers of it say."""

# More of them than these are told of as all.
_FEW = 1000


class KnownEvents:
    """The part of `PlanEvents` that reads, and keeps what was read in step with what is written."""

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
        told = entry(self._connection, EVENTS_PROFILE, {})
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
            keys = keys_of(one.table, one.rows)
            rows = self._known.get(f"{table} rows")
            if rows is not None:
                new = one.rows[one.new]
                rows.update(zip(keys_of(one.table, new), new.tolist(), strict=True))
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


def keys_of(table, rows):
    """The numbers of some events, or the ids of some cameras or resources: list of str."""
    column = table.numbers if hasattr(table, "numbers") else table.ids
    return column[rows].tolist()


def _set(column, row, value):
    changed = column.copy()
    changed[row] = value
    return changed
