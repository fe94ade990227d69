"""Sync the events of a plan file: what others changed comes in, what was changed here goes out."""

from typing import NamedTuple

from qgis.PyQt.QtCore import QCoreApplication

from .errors import StaleError
from .events import read_changes, write_waiting

__all__ = ["EventsSynced", "sync_events"]

translate = QCoreApplication.translate

# Others may write faster than one reads, but not for ever.
_MOST_TRIES = 20


class EventsSynced(NamedTuple):
    """What a sync of events did.

    Attributes
    ----------
    fetched, written : int, how many events, cameras and resources came in and went out
    overtaken : dict of str (table) to list of str, those that were changed here and by somebody else before
    """

    fetched: int
    written: int
    overtaken: dict


def sync_events(session, connection, district):
    """Bring the events, cameras and resources of a plan file and of the database together.

    Parameters
    ----------
    session : PlanSession
    connection : SharedConnection
    district : int

    Returns
    -------
    EventsSynced

    Raises
    ------
    RefusedByDatabaseError
        The database does not take what was changed here; it waits in the file. What came in is there.
    SharedError, PlanFileError
    """
    fetched, overtaken = 0, {}
    for _ in range(_MOST_TRIES):
        changes = read_changes(connection, district, session.events.seen, session.events.written)
        for table, keys in session.events.adopt(changes).items():
            overtaken[table] = [*overtaken.get(table, ()), *keys]
        fetched += len(changes.events) + len(changes.cameras) + len(changes.resources)
        waiting = session.events.waiting()
        if not len(waiting):
            return EventsSynced(fetched, 0, overtaken)
        try:
            number = write_waiting(connection, district, waiting)
        except StaleError:
            continue
        session.events.note_written(waiting, number)
        return EventsSynced(fetched, len(waiting), overtaken)
    words = translate("Shared", "Others are changing the same events all the time. Sync again in a while.")
    raise StaleError(words)
