"""Events, cameras and resources of a district in the shared database: what changed since, and what is to be written.

found = read_changes(connection, district, since)     # found.number is the next `since`; nothing is missed in between
write_changes(connection, district, events=..., cameras=...)
move_event(connection, district, number, moved, at, org, note)

Whoever wants to hear of changes listens on `EVENTS_CHANNEL`: each message is JSON with `district`, `number`, `table`
and `keys`, or null where they are many. It says that there is something to read, not what.
"""

import json
from typing import NamedTuple

from psycopg2 import sql
from psycopg2.extras import execute_values
from qgis.PyQt.QtCore import QCoreApplication

from ..adapters.plan_file.events import LogEntry
from ..adapters.plans.shared_event_rows import SHARED_COLUMNS, rows_to_write, things_read
from ..adapters.words.moments import file_text
from .copying import without_nul
from .errors import StaleError

__all__ = [
    "EVENTS_CHANNEL",
    "EventChanges",
    "move_event",
    "read_changes",
    "read_number",
    "write_changes",
    "write_waiting",
]

EVENTS_CHANNEL = "community_grids_events"
"""Where the database tells that events, cameras or resources have changed."""

_ROWS_A_TIME = 1000

_NUMBER = "SELECT coalesce(max(number), 0) FROM event_clock WHERE district_id = %s"
_READ = sql.SQL(
    "SELECT ST_X(geom), ST_Y(geom), {} FROM {} WHERE district_id = %s AND changed > %s "
    "AND changed <> ALL (%s::bigint[]) ORDER BY fid, changed, {}"
)
_LOG = (
    "SELECT event_no, from_state, to_state, extract(epoch FROM at)::double precision, org, note FROM event_log "
    "WHERE district_id = %s AND changed > %s AND changed <> ALL (%s::bigint[]) ORDER BY log_id"
)
_WRITE = sql.SQL(
    "INSERT INTO {table} (district_id, geom, {columns}) VALUES %s ON CONFLICT (district_id, {key}) DO UPDATE SET {set}"
)
_MOVE = "SELECT move_event(%s, %s, %s, %s, %s::timestamptz, %s, %s, %s, %s::jsonb)"
_OVERTAKEN = sql.SQL(
    "SELECT {key} FROM {table} WHERE district_id = %s AND changed > %s AND changed < %s AND {key} = ANY (%s) LIMIT 1"
)
_STATES = "SELECT event_no, state FROM event WHERE district_id = %s AND event_no = ANY (%s)"
_SRID = (
    "SELECT postgis_typmod_srid(atttypmod) FROM pg_attribute WHERE attrelid = 'event'::regclass AND attname = 'geom'"
)
_FIRST_STATE = "INSERT INTO event (district_id, event_no, state, community_code) VALUES (%s, %s, %s, %s)"

translate = QCoreApplication.translate


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
    events: object
    cameras: object
    resources: object
    log: list


def read_number(connection, district):
    """Read where the clock of a district stands: int, 0 before anything changed."""
    return connection.rows(_NUMBER, [district])[0][0]


def read_changes(connection, district, since=0, own=()):
    """Read what changed since a number of the clock, all where it is 0.

    Parameters
    ----------
    connection : SharedConnection
    district : int
    since : int
    own : sequence of int, numbers that one has written oneself: what still has those is left out

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
            since, own = 0, ()  # the database was set back to an older state
        values = [district, since, list(own)]
        told = []
        for table, columns in SHARED_COLUMNS.items():
            names = sql.SQL(", ").join(map(_read_column, columns))
            statement = _READ.format(names, sql.Identifier(table), sql.Identifier(columns[0]))
            told.append(things_read(table, connection.rows(statement, values)))
        log = [(event_no, LogEntry(*entry)) for event_no, *entry in connection.rows(_LOG, values)]
    return EventChanges(number, *told, log)


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
    srid = connection.rows(_SRID)[0][0]
    with connection.transaction() as cursor:
        for table, things in zip(SHARED_COLUMNS, (events, cameras, resources), strict=True):
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


def write_waiting(connection, district, waiting):
    """Write what was changed in a plan file: all of it, or nothing where a colleague changed some of it meanwhile.

    Parameters
    ----------
    connection : SharedConnection
    district : int
    waiting : adapters.plans.shared_events.Waiting

    Returns
    -------
    int, the number of the clock that it has now

    Raises
    ------
    StaleError
        A colleague was faster: `read_changes` first.
    RefusedByDatabaseError, SharedError
        Nothing was written.
    """
    srid = connection.rows(_SRID)[0][0]
    held = dict(zip(SHARED_COLUMNS, (waiting.events, waiting.cameras, waiting.resources), strict=True))
    with connection.transaction() as cursor:
        # From here on whoever else changes something waits until this is written.
        cursor.execute("SELECT event_number(%s)", [district])
        ((number,),) = cursor.fetchall()
        for table, things in held.items():
            _refuse_overtaken(cursor, district, table, things, waiting.seen, number)
        _write_moves(cursor, district, waiting)
        for table, things in held.items():
            if len(things):
                _write(cursor, district, table, things, srid)
    return number


def _refuse_overtaken(cursor, district, table, things, seen, number):
    """Raise where somebody else changed one of them since it was seen."""
    key = SHARED_COLUMNS[table][0]
    statement = _OVERTAKEN.format(key=sql.Identifier(key), table=sql.Identifier(table))
    cursor.execute(statement, [district, seen, number, _keys(table, things)])
    found = cursor.fetchall()
    if found:
        words = translate("Shared", "{key} was changed by somebody else. Fetch that first.")
        raise StaleError(words.format(key=found[0][0]))


def _write_moves(cursor, district, waiting):
    """Write the moves one by one, so that the database's log says of each who made it; the rows follow whole."""
    homes = dict(zip(_keys("event", waiting.events), waiting.events.community_codes.tolist(), strict=True))
    moves = [(event_no, entry) for event_no, entry in waiting.moves if event_no in homes]
    cursor.execute(_STATES, [district, [event_no for event_no, _ in moves]])
    states = dict(cursor.fetchall())
    for event_no, entry in moves:
        if event_no not in states:
            cursor.execute(_FIRST_STATE, [district, event_no, entry.from_state, homes[event_no]])
            states[event_no] = entry.from_state
        if states[event_no] == entry.from_state:
            words = map(without_nul, (entry.org, entry.note))
            at = file_text(entry.at)
            cursor.execute(_MOVE, [district, event_no, entry.from_state, entry.to_state, at, *words, "", "{}"])
            states[event_no] = entry.to_state


def _keys(table, things):
    return (things.numbers if table == "event" else things.ids).tolist()


def _read_column(column):
    name = sql.Identifier(column)
    return sql.SQL("extract(epoch FROM {})::double precision").format(name) if column.endswith("_at") else name


def _write(cursor, district, table, things, srid):
    columns = SHARED_COLUMNS[table]
    statement = _WRITE.format(
        table=sql.Identifier(table),
        columns=sql.SQL(", ").join(map(sql.Identifier, columns)),
        key=sql.Identifier(columns[0]),
        set=sql.SQL(", ").join(
            sql.SQL("{0} = EXCLUDED.{0}").format(sql.Identifier(name)) for name in ("geom", *columns[1:])
        ),
    )
    template = f"(%s, ST_SetSRID(ST_MakePoint(%s, %s), %s), {', '.join(map(_placeholder, columns))})"
    rows = [(district, x, y, srid, *values) for x, y, *values in rows_to_write(table, things)]
    execute_values(cursor, statement, rows, template, page_size=_ROWS_A_TIME)


def _placeholder(column):
    return "%s::timestamptz" if column.endswith("_at") else "%s"
