"""Events, cameras and resources, written into a plan file: inside a transaction, row by row."""

from contextlib import contextmanager

import numpy as np
import shapely

from ...engine.events.model import TIMES
from ...engine.progress import Progress
from ..words.moments import file_text, file_texts
from .events import CAMERA_COLUMNS, EVENT_COLUMNS
from .geopackage import blobs

__all__ = ["delete_beginning_with", "write_cameras", "write_events", "write_log", "write_move", "write_resources"]

_UNHEARD = Progress()
_HEARD_EVERY = 5000

_NEW_EVENT = (
    "INSERT INTO event (geom, source, category, urgency, state, grid_code, other_grid, lead_grid, community_code, "
    "department, street, address, building_id, reported_at, received_at, verified_at, dispatched_at, started_at, "
    "arrived_at, submitted_at, closed_at, evaluated_at, due_at, event_no) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_EVENT = (
    "UPDATE event SET geom = ?, source = ?, category = ?, urgency = ?, state = ?, grid_code = ?, other_grid = ?, "
    "lead_grid = ?, community_code = ?, department = ?, street = ?, address = ?, building_id = ?, reported_at = ?, "
    "received_at = ?, verified_at = ?, dispatched_at = ?, started_at = ?, arrived_at = ?, submitted_at = ?, "
    "closed_at = ?, evaluated_at = ?, due_at = ? WHERE event_no = ?"
)
_MOVE = (
    "UPDATE event SET state = ?, reported_at = ?, received_at = ?, verified_at = ?, dispatched_at = ?, "
    "started_at = ?, arrived_at = ?, submitted_at = ?, closed_at = ?, evaluated_at = ?, due_at = ?, "
    "department = coalesce(nullif(?, ''), department) WHERE event_no = ?"
)
_LOG = "INSERT INTO event_log (event_no, from_state, to_state, at, org, note) VALUES (?, ?, ?, ?, ?, ?)"
_LOG_ONCE = (
    "INSERT INTO event_log (event_no, from_state, to_state, at, org, note) SELECT ?1, ?2, ?3, ?4, ?5, ?6 "
    "WHERE NOT EXISTS (SELECT 1 FROM event_log WHERE event_no = ?1 AND from_state = ?2 AND to_state = ?3 AND at = ?4)"
)
_NEW_CAMERA = (
    "INSERT INTO camera (geom, name, status, status_at, camera_kind, azimuth_deg, fov_deg, range_m, height_m, "
    "position_type, owner_kind, secrecy, link_key, camera_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)
_CAMERA = (
    "UPDATE camera SET geom = ?, name = ?, status = ?, status_at = ?, camera_kind = ?, azimuth_deg = ?, fov_deg = ?, "
    "range_m = ?, height_m = ?, position_type = ?, owner_kind = ?, secrecy = ?, link_key = ? WHERE camera_id = ?"
)
_NEW_RESOURCE = "INSERT INTO resource (geom, name, kind, resource_id) VALUES (?, ?, ?, ?)"
_RESOURCE = "UPDATE resource SET geom = ?, name = ?, kind = ? WHERE resource_id = ?"

_DELETE = (
    "DELETE FROM event WHERE substr(event_no, 1, ?) = ?",
    "DELETE FROM camera WHERE substr(camera_id, 1, ?) = ?",
)
_DELETE_LOG = "DELETE FROM event_log WHERE substr(event_no, 1, ?) = ?"


# The spatial index of many new events is filled at once, not by a call for each; the table numbers them in order.
_MANY = 2000
_TRIGGER = "SELECT sql FROM sqlite_master WHERE name = 'rtree_event_geom_insert'"
_NO_TRIGGER = "DROP TRIGGER rtree_event_geom_insert"
_LAST_FID = "SELECT coalesce(max(seq), 0) FROM sqlite_sequence WHERE name = 'event'"
_INDEX = "INSERT INTO rtree_event_geom VALUES (?, ?, ?, ?, ?)"


def write_events(sqlite, events, new, srs_id, progress=_UNHEARD):
    """Write events, new ones and those that are there.

    Parameters
    ----------
    sqlite : sqlite3.Connection
    events : Events
    new : (n,) array of bool, which of them are not there yet
    srs_id : int
    progress : engine.progress.Progress

    Raises
    ------
    CancelledError
    """
    for chosen, statement in ((new, _NEW_EVENT), (~new, _EVENT)):
        some = events.taken(chosen)
        number, *columns = (getattr(some, name).tolist() for name in EVENT_COLUMNS.values())
        times = [file_texts(some.times[name]) for name in TIMES]
        with _index_filled(sqlite, some.places if statement == _NEW_EVENT else ()):
            sqlite.executemany(statement, _heard(progress, _blobs(some, srs_id), *columns, *times, number))


@contextmanager
def _index_filled(sqlite, places):
    """Where many events are inserted inside, have the spatial index wait, and fill it for all of them in the end."""
    if len(places) < _MANY:
        yield
        return
    ((trigger,),) = sqlite.execute(_TRIGGER).fetchall()
    ((last,),) = sqlite.execute(_LAST_FID).fetchall()
    sqlite.execute(_NO_TRIGGER)
    yield
    rows = np.flatnonzero(np.isfinite(places).all(axis=1))
    x, y = places[rows].T.tolist()
    sqlite.executemany(_INDEX, zip((last + 1 + rows).tolist(), x, x, y, y, strict=True))
    sqlite.execute(trigger)


def write_cameras(sqlite, cameras, new, srs_id, progress=_UNHEARD):
    """Write cameras, as `write_events`."""
    for chosen, statement in ((new, _NEW_CAMERA), (~new, _CAMERA)):
        some = cameras.taken(chosen)
        held = {name: _nulls(getattr(some, name)) for name in CAMERA_COLUMNS.values()}
        held["status_times"] = file_texts(some.status_times)
        ids = held.pop("ids")
        sqlite.executemany(statement, _heard(progress, _blobs(some, srs_id), *held.values(), ids))


def write_resources(sqlite, resources, new, srs_id, progress=_UNHEARD):
    """Write resources, as `write_events`."""
    for chosen, statement in ((new, _NEW_RESOURCE), (~new, _RESOURCE)):
        some = resources.taken(chosen)
        columns = [column.tolist() for column in (some.names, some.kinds, some.ids)]
        sqlite.executemany(statement, _heard(progress, _blobs(some, srs_id), *columns))


def write_move(sqlite, number, state, times, department=""):
    """Write the state and the times of one event.

    Parameters
    ----------
    sqlite : sqlite3.Connection
    number : str
    state : int
    times : dict of str (each of `TIMES`) to float
    department : str, '' where it stays
    """
    sqlite.execute(_MOVE, (state, *(file_text(times[name]) for name in TIMES), department, number))


def write_log(sqlite, entries, once=False):
    """Write moves of events behind those that are there.

    Parameters
    ----------
    sqlite : sqlite3.Connection
    entries : iterable of (str event number, LogEntry)
    once : bool, whether a move that is there already is left out
    """
    sqlite.executemany(
        _LOG_ONCE if once else _LOG,
        [
            (number, entry.from_state, entry.to_state, file_text(entry.at), entry.org, entry.note)
            for number, entry in entries
        ],
    )


def delete_beginning_with(sqlite, words):
    """Delete the events, with their log, and the cameras whose numbers begin so: how many events and cameras."""
    count = sum(sqlite.execute(statement, (len(words), words)).rowcount for statement in _DELETE)
    sqlite.execute(_DELETE_LOG, (len(words), words))
    return count


def _heard(progress, *columns):
    """Rows of columns, one by one; now and then it is told how far it is, and looked whether to stop."""
    for number, row in enumerate(zip(*columns, strict=True)):
        if number % _HEARD_EVERY == 0:
            progress.check()
            progress.report("writing_events", number / len(columns[-1]))
        yield row


def _blobs(table, srs_id):
    """The places of a table as a GeoPackage keeps them."""
    x, y = table.places.T
    points = shapely.points(x, y)
    points[(x != x) | (y != y)] = None
    return blobs(points, srs_id)


def _nulls(values):
    """A column with None where a number is not known."""
    listed = values.tolist()
    return [None if value != value else value for value in listed] if values.dtype.kind == "f" else listed
