"""Which events, cameras and resources of a plan file were changed and are not in the shared database yet."""

from .schema import set_entry, table_names

__all__ = ["MOVES", "SEEN", "WRITTEN", "begin_waiting", "drop_marks", "is_shared", "mark", "read_marks", "read_moves"]

SEEN = "events_seen"
"""The entry of the profile that says up to which number of the database's clock the file knows what changed there."""

WRITTEN = "events_written"
"""The entry of the profile that holds the numbers of that clock which this file has written since."""

MOVES = "event_log"
"""What a mark says of the last row of the log of an event, which is a move that somebody made here."""

# The table is made with the first mark: most files are not shared.
_TABLE = (
    "CREATE TABLE IF NOT EXISTS event_waiting (fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL, "
    "table_name TEXT NOT NULL, key TEXT NOT NULL, log_fid INTEGER)"
)
_MARK = "INSERT INTO event_waiting (table_name, key) VALUES (?, ?)"
_LAST_MOVE = "SELECT max(fid) FROM event_log WHERE event_no = ?"
_MARK_MOVE = "INSERT INTO event_waiting (table_name, key, log_fid) VALUES (?, ?, ?)"
_MOVES = (
    "SELECT l.event_no, l.from_state, l.to_state, l.at, l.org, l.note "
    "FROM event_waiting AS w JOIN event_log AS l ON l.fid = w.log_fid WHERE w.table_name = 'event_log' ORDER BY w.fid"
)


def is_shared(connection):
    """Whether any scenario of a file is shared through a database.

    Parameters
    ----------
    connection : PlanConnection
    """
    there = "shared_plan" in table_names(connection)
    return there and bool(connection.rows("SELECT 1 FROM shared_plan LIMIT 1"))


def begin_waiting(sqlite, number):
    """Note that both sides have the same events, inside a transaction: nothing waits.

    Parameters
    ----------
    sqlite : sqlite3.Connection
    number : int, of the database's clock
    """
    sqlite.execute(_TABLE)
    sqlite.execute("DELETE FROM event_waiting")
    set_entry(sqlite, SEEN, number)
    set_entry(sqlite, WRITTEN, [])


def mark(sqlite, table, keys):
    """Note that rows were changed here, inside the transaction that changed them.

    Parameters
    ----------
    sqlite : sqlite3.Connection
    table : str, 'event', 'camera', 'resource', or `MOVES` for the last row of the log of events
    keys : list of str, numbers of events or ids
    """
    sqlite.execute(_TABLE)
    if table == MOVES:
        rows = [(table, key, *sqlite.execute(_LAST_MOVE, (key,)).fetchone()) for key in keys]
        sqlite.executemany(_MARK_MOVE, rows)
    else:
        sqlite.executemany(_MARK, [(table, key) for key in keys])


def read_marks(connection):
    """All marks, the first one first: list of (int, str table, str key)."""
    if "event_waiting" not in table_names(connection):
        return []
    return connection.rows("SELECT fid, table_name, key FROM event_waiting ORDER BY fid")


def read_moves(connection):
    """The moves that wait, the first one first: list of (event number, from_state, to_state, at, org, note)."""
    return connection.rows(_MOVES) if "event_waiting" in table_names(connection) else []


def drop_marks(sqlite, table="", key="", upto=None):
    """Take marks away, inside a transaction: those of a thing, for an event of its moves too, or those up to one.

    Parameters
    ----------
    sqlite : sqlite3.Connection
    table, key : str
    upto : int, optional
    """
    if upto is not None:
        if upto:
            sqlite.execute("DELETE FROM event_waiting WHERE fid <= ?", (upto,))
        return
    tables = (table, MOVES) if table == "event" else (table, table)
    sqlite.execute("DELETE FROM event_waiting WHERE table_name IN (?, ?) AND key = ?", (*tables, key))
