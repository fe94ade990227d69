"""Events, cameras and resources of a district in the shared database: what changed since, and what is to be written.

found = read_changes(connection, district, since)     # found.number is the next `since`; nothing is missed in between
write_changes(connection, district, events=..., cameras=...)
move_event(connection, district, number, moved, at, org, note)

Whoever wants to hear of changes listens on `EVENTS_CHANNEL`: each message is JSON with `district`, `number`, `table`
and `keys`, or null where they are many. It says that there is something to read, not what.
"""

import json
from typing import NamedTuple

import numpy as np
from psycopg2 import sql
from psycopg2.extras import execute_values

from ..adapters.moments import file_text, file_texts
from ..adapters.plan_file.events import CAMERA_COLUMNS, EVENT_COLUMNS, EVENT_TIMES, LogEntry
from ..engine.events.model import TIMES, Cameras, Events, Resources
from .copying import without_nul
from .districts import crs_of_database

__all__ = ["EVENTS_CHANNEL", "EventChanges", "move_event", "read_changes", "read_number", "write_changes"]

EVENTS_CHANNEL = "community_grids_events"
"""Where the database tells that events, cameras or resources have changed."""

_RESOURCE_COLUMNS = {"resource_id": "ids", "name": "names", "kind": "kinds"}
_ROWS_A_TIME = 1000

_NUMBER = "SELECT coalesce(max(number), 0) FROM event_clock WHERE district_id = %s"
_READ = sql.SQL(
    "SELECT ST_X(geom), ST_Y(geom), {} FROM {} WHERE district_id = %s AND changed > %s ORDER BY fid, changed, {}"
)
_LOG = (
    "SELECT event_no, from_state, to_state, extract(epoch FROM at)::double precision, org, note FROM event_log "
    "WHERE district_id = %s AND changed > %s ORDER BY log_id"
)
_WRITE = sql.SQL(
    "INSERT INTO {table} (district_id, geom, {columns}) VALUES %s ON CONFLICT (district_id, {key}) DO UPDATE SET {set}"
)
_MOVE = "SELECT move_event(%s, %s, %s, %s, %s::timestamptz, %s, %s, %s, %s::jsonb)"


class EventChanges(NamedTuple):
    """What changed of a district.

    Attributes
    ----------
    number : int, of the district's clock: what is read since it the next time is all that follows
    events, cameras, resources : Events, Cameras and Resources as they are now, those alone that changed; a camera
        that is secret is not told to whoever only reads
    log : list of (str event number, plan_file.events.LogEntry), the moves that were written down
    """

    number: int
    events: Events
    cameras: Cameras
    resources: Resources
    log: list


def read_number(connection, district):
    """Read where the clock of a district stands: int, 0 before anything changed."""
    return connection.rows(_NUMBER, [district])[0][0]


def read_changes(connection, district, since=0):
    """Read what changed since a number of the clock, all where it is 0.

    Parameters
    ----------
    connection : SharedConnection
    district : int
    since : int

    Returns
    -------
    EventChanges

    Raises
    ------
    SharedError
    """
    with connection.transaction("REPEATABLE READ", read_only=True):
        number = read_number(connection, district)
        if number < since:
            since = 0  # the database was set back to an older state
        told = {}
        for table, columns in _TABLES.items():
            names = sql.SQL(", ").join(map(_read_column, columns))
            statement = _READ.format(names, sql.Identifier(table), sql.Identifier(next(iter(columns))))
            told[table] = connection.rows(statement, [district, since])
        log = [(event_no, LogEntry(*entry)) for event_no, *entry in connection.rows(_LOG, [district, since])]
    return EventChanges(number, _events(told["event"]), _cameras(told["camera"]), _resources(told["resource"]), log)


def write_changes(connection, district, events=None, cameras=None, resources=None):
    """Write events, cameras and resources as they are to be, new ones and those that are there, in one transaction.

    A change of an event's state is written into its log by the database; use `move_event` for one that a person makes.

    Parameters
    ----------
    connection : SharedConnection
    district : int
    events, cameras, resources : Events, Cameras and Resources, each optional, in the database's CRS

    Returns
    -------
    int, the number of the clock that they have now

    Raises
    ------
    SharedError, RefusedByDatabaseError
        Nothing was written.
    """
    _, srid = crs_of_database(connection)
    with connection.transaction() as cursor:
        for table, things in (("event", events), ("camera", cameras), ("resource", resources)):
            if things is not None and len(things):
                _write(cursor, district, table, things, srid)
        cursor.execute(_NUMBER, [district])
        ((number,),) = cursor.fetchall()
    return number


def move_event(connection, district, event_no, moved, at, org="", note="", department="", due=None):
    """Write a move of an event that was made of the state that the database has.

    Parameters
    ----------
    connection : SharedConnection
    district : int
    event_no : str
    moved : engine.events.states.Moved
    at : float, seconds since 1970 UTC
    org, note, department : str, as of `PlanEvents.move`
    due : float, optional

    Returns
    -------
    int, the number of the clock that the event has now

    Raises
    ------
    StaleError
        Somebody else moved it meanwhile.
    RefusedByDatabaseError
        There is no such event, or it has later times behind it.
    """
    times = dict(moved.times) if due is None else {**moved.times, "due": due}
    said = json.dumps({f"{name}_at": file_text(value) for name, value in times.items()})
    words = map(without_nul, (org, note, department))
    values = [district, event_no, moved.from_state, moved.to_state, file_text(at), *words, said]
    return connection.rows(_MOVE, values)[0][0]


_TABLES = {
    "event": (*EVENT_COLUMNS, *EVENT_TIMES),
    "camera": tuple(CAMERA_COLUMNS),
    "resource": tuple(_RESOURCE_COLUMNS),
}


def _read_column(column):
    name = sql.Identifier(column)
    return sql.SQL("extract(epoch FROM {})::double precision").format(name) if column.endswith("_at") else name


def _write(cursor, district, table, things, srid):
    columns = _TABLES[table]
    statement = _WRITE.format(
        table=sql.Identifier(table),
        columns=sql.SQL(", ").join(map(sql.Identifier, columns)),
        key=sql.Identifier(columns[0]),
        set=sql.SQL(", ").join(
            sql.SQL("{0} = EXCLUDED.{0}").format(sql.Identifier(name)) for name in ("geom", *columns[1:])
        ),
    )
    template = f"(%s, ST_SetSRID(ST_MakePoint(%s, %s), %s), {', '.join(map(_placeholder, columns))})"
    rows = _rows_of(table, things, district, srid)
    execute_values(cursor, statement, rows, template, page_size=_ROWS_A_TIME)


def _placeholder(column):
    return "%s::timestamptz" if column.endswith("_at") else "%s"


def _rows_of(table, things, district, srid):
    """The rows of a table as the statement wants them; of one that comes twice, the last."""
    names = {"event": EVENT_COLUMNS, "camera": CAMERA_COLUMNS, "resource": _RESOURCE_COLUMNS}[table]
    columns = []
    for column, name in names.items():
        values = getattr(things, name)
        if column.endswith("_at"):
            columns.append(file_texts(values))
        elif values.dtype.kind == "f":
            columns.append([None if value != value else value for value in values.tolist()])
        else:
            columns.append([without_nul(value) for value in values.tolist()])
    if table == "event":
        columns += [file_texts(things.times[name]) for name in TIMES]
    x, y = ([None if value != value else value for value in edge] for edge in things.places.T.tolist())
    places = [(None, None) if None in place else place for place in zip(x, y, strict=True)]
    rows = {key: (district, *place, srid, key, *rest) for place, key, *rest in zip(places, *columns, strict=True)}
    return list(rows.values())


def _events(rows):
    places, columns = _columns(rows, len(_TABLES["event"]))
    texts = dict(zip(EVENT_COLUMNS.values(), columns, strict=False))
    texts["urgencies"], texts["states"] = texts["urgencies"].astype(np.int8), texts["states"].astype(np.int16)
    times = {name: values.astype(float) for name, values in zip(TIMES, columns[len(EVENT_COLUMNS) :], strict=True)}
    return Events(places=places, times=times, **texts)


def _cameras(rows):
    places, columns = _columns(rows, len(CAMERA_COLUMNS))
    held = dict(zip(CAMERA_COLUMNS.values(), columns, strict=True))
    for name in ("azimuths", "fovs", "ranges", "heights", "status_times"):
        held[name] = held[name].astype(float)
    held["secrecy"] = held["secrecy"].astype(np.int8)
    return Cameras(places=places, **held)


def _resources(rows):
    places, columns = _columns(rows, len(_RESOURCE_COLUMNS))
    return Resources(places=places, **dict(zip(_RESOURCE_COLUMNS.values(), columns, strict=True)))


def _columns(rows, count):
    """The places of some rows, and their other columns, each an array of objects; None as nan."""
    columns = [np.empty(len(rows), dtype=object) for _ in range(count + 2)]
    for column, values in zip(columns, zip(*rows), strict=False):
        column[:] = [np.nan if value is None else value for value in values]
    return np.column_stack([column.astype(float) for column in columns[:2]]).reshape(-1, 2), columns[2:]
