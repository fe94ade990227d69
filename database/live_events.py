"""Events, cameras and resources of a live plan: what changed in the database comes in by turns, own changes go out.

A turn is small, so that the window answers between two of them; what is seen is changed, never read anew.
"""

from functools import partial
from itertools import accumulate

from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ..adapters.plan_file.errors import PlanFileError
from .errors import OfflineError, StaleError
from .event_rounds import EventsSynced
from .events import EventChanges, read_changes, write_waiting

__all__ = ["LiveEvents", "turns_of"]

# What comes within so long is fetched together; how many rows are taken in before the window has its turn.
_SOON_MS, _A_TURN = 200, 250

# After a turn the window has so long for itself.
_BREATH_MS = 5


class LiveEvents(QObject):
    """The part of `LiveLink` for events, cameras and resources.

    Parameters
    ----------
    request : callable of a piece of work and of what is called with its result and error, as `Listening` does it

    Attributes
    ----------
    write_at_once : callable that says whether to write what was changed here by itself

    Signals
    -------
    synced(done) : event_rounds.EventsSynced, where anything came in or went out
    refused(sentence) : something could not be done
    """

    synced = pyqtSignal(object)
    refused = pyqtSignal(str)

    def __init__(self, request, write_at_once=bool, parent=None):
        super().__init__(parent)
        self._request, self.write_at_once = request, write_at_once
        self._session = self._district = None
        self._turns, self._done = [], EventsSynced(0, 0, {})
        self._running = self._again = self._taking_in = self._write = self._held = False
        self._soon, self._turn = self._timer(_SOON_MS, self._fetch), self._timer(_BREATH_MS, self._take_turn)

    def begin(self, session, district):
        """The connection is there: fetch what was missed, from then on what is told of."""
        self.end()
        self._session, self._district = session, district
        for signal in self._signals():
            signal.connect(self._own_change)
        self.sync()

    def end(self):
        """The connection is gone or left; what was not taken in is fetched again the next time."""
        self._soon.stop()
        self._turn.stop()
        if self._session is not None:
            for signal in self._signals():
                signal.disconnect(self._own_change)
        self._session, self._turns = None, []
        self._running = self._again = self._write = self._held = False

    def hear(self):
        """Something changed in the database."""
        if self._session is None:
            return
        if self._running:
            self._again = True
        elif not self._soon.isActive():
            self._soon.start()

    def sync(self, write=False):
        """Fetch at once, and write what waits here.

        Parameters
        ----------
        write : bool, whether to write even what was refused before, or what is not written by itself
        """
        if self._session is None:
            return
        self._write, self._held = self._write or write, self._held and not write
        if self._running:
            self._again = True
        else:
            self._fetch()

    # One round: fetch, take in by turns, write

    def _fetch(self):
        self._running, self._done = True, EventsSynced(0, 0, {})
        try:
            seen, written = self._session.events.seen, self._session.events.written
        except PlanFileError as error:
            self._end(error)
            return
        district = self._district
        self._request(lambda connection: read_changes(connection, district, seen, written), partial(self._came, seen))

    def _came(self, seen, changes, error):
        if self._session is None:
            return
        if error is not None:
            self._end(error)
        elif changes.number == seen:
            self._share()
        else:
            self._turns = turns_of(changes, seen, _A_TURN)
            self._take_turn()

    def _take_turn(self):
        """Take some in; the file knows only after the last turn that all of it is there."""
        turn = self._turns.pop(0)
        self._taking_in = True
        try:
            lost = self._session.events.adopt(turn)
        except PlanFileError as error:
            self._end(error)
            return
        finally:
            self._taking_in = False
        count = len(turn.events) + len(turn.cameras) + len(turn.resources)
        overtaken = {table: [*self._done.overtaken.get(table, ()), *keys] for table, keys in lost.items()}
        self._done = EventsSynced(self._done.fetched + count, 0, {**self._done.overtaken, **overtaken})
        if self._turns:
            self._turn.start()
        else:
            self._share()

    def _share(self):
        """Write what was changed here."""
        if self._held or not (self._write or self.write_at_once()):
            self._end()
            return
        try:
            waiting = self._session.events.waiting()
        except PlanFileError as error:
            self._end(error)
            return
        if not len(waiting):
            self._end()
            return
        district = self._district
        self._request(lambda connection: write_waiting(connection, district, waiting), partial(self._wrote, waiting))

    def _wrote(self, waiting, number, error):
        if self._session is None:
            return
        if error is None:
            try:
                self._session.events.note_written(waiting, number)
            except PlanFileError as trouble:
                error = trouble
            else:
                self._done = self._done._replace(written=len(waiting))
        elif isinstance(error, StaleError):
            self._again, error = True, None
        elif not isinstance(error, OfflineError):
            self._held = True  # tried again once something else is changed here
        self._end(error)

    def _end(self, error=None):
        self._running, self._turns = False, []
        again, self._again = self._again, False
        if not again:
            self._write = False
        if self._done.fetched or self._done.written:
            self.synced.emit(self._done)
        if error is not None and not isinstance(error, OfflineError):
            self.refused.emit(str(error))
        if again:
            self._soon.start()

    # What the session tells

    def _own_change(self, _):
        if not self._taking_in:
            self._held = False
            self.hear()

    def _signals(self):
        events = self._session.events
        return events.changed, events.cameras_changed, events.resources_changed

    def _timer(self, pause, slot):
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(pause)
        timer.timeout.connect(lambda: slot())
        return timer


def turns_of(changes, seen, size):
    """Cut changes into parts that are taken in one after the other; only the last says that all up to it was seen.

    Parameters
    ----------
    changes : EventChanges
    seen : int, the number of the clock that they are changes since
    size : int, how many rows a part may have

    Returns
    -------
    list of EventChanges; a move goes with its event

    Examples
    --------
    >>> from community_grids.engine.events.model import cameras_of, events_of, resources_of
    >>> changes = EventChanges(9, events_of(["a", "b", "c"]), cameras_of(["C"]), resources_of([]), [("c", "move")])
    >>> for turn in turns_of(changes, 4, 2):
    ...     print(turn.number, turn.events.numbers.tolist(), turn.cameras.ids.tolist(), turn.log)
    4 ['a', 'b'] [] []
    9 ['c'] ['C'] [('c', 'move')]
    """
    tables = changes.events, changes.cameras, changes.resources
    edges = list(accumulate(map(len, tables), initial=0))
    count = max(1, -(-edges[-1] // size))
    last = {number: row // size for row, number in enumerate(changes.events.numbers.tolist())}
    logs = [[] for _ in range(count)]
    for event_no, entry in changes.log:
        logs[last.get(event_no, count - 1)].append((event_no, entry))
    turns = []
    for place in range(count):
        first, end = place * size, (place + 1) * size
        parts = (_between(table, first - start, end - start) for table, start in zip(tables, edges, strict=False))
        turns.append(EventChanges(changes.number if place == count - 1 else seen, *parts, logs[place]))
    return turns


def _between(table, first, end):
    """The rows of a table from one place to another, as many as there are."""
    return table.taken(slice(max(first, 0), max(end, 0)))
