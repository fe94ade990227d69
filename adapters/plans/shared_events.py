"""The events of a plan that is shared through a database: what waits to be written there, and what came from there."""

from typing import NamedTuple

import numpy as np

from ...engine.events.model import Cameras, Events, Resources
from ...engine.progress import Progress
from ..plan_file.events import LogEntry
from ..plan_file.events_waiting import MOVES, SEEN, WRITTEN, drop_marks, is_shared, mark, read_marks, read_moves
from ..plan_file.schema import entry, set_entry
from ..words.moments import moment_of
from .known_events import keys_of

__all__ = ["SharedEvents", "Waiting"]


class Waiting(NamedTuple):
    """What was changed here and is not in the database yet.

    Attributes
    ----------
    seen : int, the number of the clock that all of it was made from
    events, cameras, resources : Events, Cameras and Resources, as they are to be
    moves : list of (str event number, LogEntry), the moves among the changes, in order
    last : int, the last mark of the file that it stands for
    """

    seen: int
    events: Events
    cameras: Cameras
    resources: Resources
    moves: list
    last: int

    def __len__(self):
        return len(self.events) + len(self.cameras) + len(self.resources)


class SharedEvents:
    """The part of `PlanEvents` for a plan that is shared through a database."""

    @property
    def seen(self):
        """Up to which number of the database's clock the file knows what changed there: int, 0 for nothing."""
        told = entry(self._connection, SEEN, 0)
        return told if isinstance(told, int) else 0

    @property
    def written(self):
        """The numbers of the clock that this file has written since: list of int."""
        told = entry(self._connection, WRITTEN, [])
        return [number for number in told if isinstance(number, int)] if isinstance(told, list) else []

    def waiting(self):
        """What was changed here and is not in the database yet: Waiting.

        All of it is what the file holds now; changes that come later are marked anew.
        """
        with self._connection.one_state():
            marks = read_marks(self._connection)
            held = {}
            for table in ("event", "camera", "resource"):
                rows, there = {key for _, name, key in marks if name == table}, self._rows_of(table)
                found = np.array(sorted(there[key] for key in rows if key in there), dtype=int)
                held[table] = self._kept(table).taken(found)
            moves = [
                (number, LogEntry(from_state, to_state, moment_of(at), org, note))
                for number, from_state, to_state, at, org, note in read_moves(self._connection)
            ]
            last = max((fid for fid, *_ in marks), default=0)
            return Waiting(self.seen, held["event"], held["camera"], held["resource"], moves, last)

    def note_written(self, waiting, number):
        """Take note that what waited is in the database now; what was changed since waits on.

        Parameters
        ----------
        waiting : Waiting
        number : int, of the database's clock, as `database.events.write_waiting` gave it
        """
        with self._connection.transaction() as sqlite:
            drop_marks(sqlite, upto=waiting.last)
            set_entry(sqlite, WRITTEN, [*self.written, number])

    def adopt(self, changes):
        """Take in what changed in the database. Where the same was changed here meanwhile, the database's stays.

        Parameters
        ----------
        changes : database.events.EventChanges, since `seen`, without those of `written`

        Returns
        -------
        dict of str ('event', 'camera' or 'resource') to list of str, the numbers and ids of those whose change made
        here was overtaken

        Raises
        ------
        PlanFileError
            Nothing was taken in.
        """
        given = {"event": changes.events, "camera": changes.cameras, "resource": changes.resources}
        with self._writing() as sqlite:
            arrived = self._take_in(sqlite, given, True, Progress(), changes.log)
            waiting = {(table, key) for _, table, key in read_marks(self._connection)}
            overtaken = {}
            for table, one in arrived.items():
                for key in keys_of(given[table], slice(None)):
                    if (table, key) in waiting:
                        drop_marks(sqlite, table, key)
                lost = [key for key in keys_of(one.table, one.rows[~one.new]) if (table, key) in waiting]
                overtaken |= {table: lost} if lost else {}
            written = [number for number in self.written if number > changes.number]
            set_entry(sqlite, SEEN, changes.number)
            set_entry(sqlite, WRITTEN, written)
        self._follow({table: one for table, one in arrived.items() if len(one.rows)})
        return overtaken

    def _mark(self, sqlite, arrived=None, move=None):
        """Note what is to be written to the database, where the plan is shared through one."""
        if not is_shared(self._connection):
            return
        for table, one in (arrived or {}).items():
            mark(sqlite, table, keys_of(one.table, one.rows))
        if move is not None:
            mark(sqlite, "event", [move])
            mark(sqlite, MOVES, [move])
