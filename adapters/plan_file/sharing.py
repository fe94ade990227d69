"""A scenario that is shared through a database: what its plan file keeps of the others, and of what both agreed on."""

import json
from dataclasses import dataclass
from sys import intern

import numpy as np

from ...engine.gridding.editing.model import Edit, GridRecord
from ...engine.gridding.editing.states import State
from ...engine.gridding.editing.written import edit_as_dict, edit_from_dict
from .errors import refusal
from .geopackage import run_script
from .opening import VOID, read_communities
from .schema import table_names

__all__ = [
    "Sharing",
    "adopted_since",
    "forget_sharing",
    "is_shared",
    "read_sharing",
    "read_states",
    "share_as_it_stands",
    "write_sharing",
]

_TABLES = {"shared_plan", "shared_unit", "shared_grid"}

# The actions of the log that brought in what others did.
_ADOPTIONS = ("adopt", "resolve")


@dataclass(frozen=True, eq=False)
class Sharing:
    """Through what a scenario is shared, and how far that came.

    Attributes
    ----------
    district_id : int
    connection : str, the name of QGIS's connection to the database
    revision : int, of the database, that was seen last
    audit_hash : str, of the line of its log that was seen last
    synced_at : str, when both were last brought together, UTC; '' for never
    change_id : str, of what is being written there; '' for nothing
    writing : Edit, what is being written; None for nothing
    """

    district_id: int
    connection: str
    revision: int
    audit_hash: str = ""
    synced_at: str = ""
    change_id: str = ""
    writing: Edit = None

    @property
    def place(self):
        """What changes with whatever matters to another window."""
        return self.district_id, self.connection, self.revision, self.change_id


def is_shared(connection, plan_id):
    """Say whether a scenario is shared.

    Parameters
    ----------
    connection : PlanConnection
    plan_id : int
    """
    return read_sharing(connection, plan_id) is not None


def read_sharing(connection, plan_id):
    """Read through what a scenario is shared.

    Returns
    -------
    Sharing, None where it is not

    Raises
    ------
    PlanFileError
    """
    if not table_names(connection) >= _TABLES:
        return None
    rows = connection.rows(
        "SELECT district_id, connection, revision, audit_hash, coalesce(synced_at, ''), change_id, writing "
        "FROM shared_plan WHERE plan_id = ?",
        (plan_id,),
    )
    if not rows:
        return None
    *values, writing = rows[0]
    try:
        return Sharing(*values, edit_from_dict(json.loads(writing)) if writing else None)
    except (KeyError, TypeError, ValueError) as error:
        raise refusal("sharing_wrong", file=connection.path.name) from error


def read_states(connection, plan_id, unit_rows):
    """Read what both sides last agreed on, and what the others have.

    Parameters
    ----------
    connection : PlanConnection
    plan_id : int, of a scenario that is shared
    unit_rows : dict of int (unit_id) to int, the row of the fabric

    Returns
    -------
    State, State

    Raises
    ------
    PlanFileError
    """
    codes = np.full((2, len(unit_rows)), "", dtype=object)
    for unit, *two in connection.rows(
        "SELECT unit_id, base_code, their_code FROM shared_unit WHERE plan_id = ?", (plan_id,)
    ):
        if unit in unit_rows:
            codes[:, unit_rows[unit]] = [intern(str(code)) for code in two]
    records = {}, {}
    for code, *two in connection.rows("SELECT grid_code, base, theirs FROM shared_grid WHERE plan_id = ?", (plan_id,)):
        for known, text in zip(records, two, strict=True):
            if text is not None:
                known[code] = _record(connection, text)
    return State(codes[0], records[0]), State(codes[1], records[1])


def _record(connection, text):
    try:
        return GridRecord(**json.loads(text))
    except (TypeError, ValueError) as error:
        raise refusal("sharing_wrong", file=connection.path.name) from error


def write_sharing(sqlite, plan_id, sharing, unit_ids, states, known=None):
    """Write through what a scenario is shared and what differs from what is known to stand there, in a transaction.

    Parameters
    ----------
    sqlite : sqlite3.Connection
    plan_id : int
    sharing : Sharing
    unit_ids : (u,) array of int
    states : (State, State), what both agree on, and what the others have
    known : (State, State), what stands in the file; None where nothing does
    """
    run_script(sqlite, "sharing.sql")
    writing = "" if sharing.writing is None else json.dumps(edit_as_dict(sharing.writing), ensure_ascii=False)
    sqlite.execute(
        "INSERT INTO shared_plan (plan_id, district_id, connection, revision, audit_hash, synced_at, change_id, "
        "writing) VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (plan_id) DO UPDATE SET "
        "district_id = excluded.district_id, connection = excluded.connection, revision = excluded.revision, "
        "audit_hash = excluded.audit_hash, synced_at = excluded.synced_at, change_id = excluded.change_id, "
        "writing = excluded.writing",
        (
            plan_id,
            sharing.district_id,
            sharing.connection,
            sharing.revision,
            sharing.audit_hash,
            sharing.synced_at or None,
            sharing.change_id,
            writing,
        ),
    )
    if known is None:
        _forget_states(sqlite, plan_id)
    _write_units(sqlite, plan_id, unit_ids, states, known)
    _write_grids(sqlite, plan_id, states, known)


def share_as_it_stands(connection, plan_id, sharing):
    """Write down that a scenario is shared and that the others have it as it stands in the file, in a transaction.

    Parameters
    ----------
    connection : PlanConnection, in a transaction
    plan_id : int
    sharing : Sharing
    """
    units = connection.rows("SELECT unit_id, grid_code FROM unit WHERE plan_id = ? ORDER BY unit_id", (plan_id,))
    place = {code: row for row, code in enumerate(read_communities(connection).codes)}
    grids = connection.rows(
        "SELECT grid_code, grid_name, community_code, kind, locked, status, note FROM grid WHERE plan_id = ?",
        (plan_id,),
    )
    records = {
        code: GridRecord(code, name, place[community], kind, bool(locked), status == VOID, note or "")
        for code, name, community, kind, locked, status, note in grids
        if community in place
    }
    state = State(np.array([code for _, code in units], dtype=object), records)
    write_sharing(connection.sqlite, plan_id, sharing, np.array([unit for unit, _ in units]), (state, state))


def _write_units(sqlite, plan_id, unit_ids, states, known):
    changed = np.ones(len(unit_ids), dtype=bool)
    if known is not None:
        changed = np.logical_or(*(now.codes != was.codes for now, was in zip(states, known, strict=True)))
    rows = np.flatnonzero(changed)
    base, theirs = states
    sqlite.executemany(
        "INSERT INTO shared_unit (plan_id, unit_id, base_code, their_code) VALUES (?, ?, ?, ?) "
        "ON CONFLICT (plan_id, unit_id) DO UPDATE SET base_code = excluded.base_code, "
        "their_code = excluded.their_code",
        [(plan_id, int(unit_ids[row]), str(base.codes[row]), str(theirs.codes[row])) for row in rows],
    )


def _write_grids(sqlite, plan_id, states, known):
    codes = {code for state in (*states, *(known or ())) for code in state.records}
    for code in sorted(codes):
        two = tuple(state.records.get(code) for state in states)
        if known is not None and two == tuple(state.records.get(code) for state in known):
            continue
        if two == (None, None):
            sqlite.execute("DELETE FROM shared_grid WHERE plan_id = ? AND grid_code = ?", (plan_id, code))
        else:
            sqlite.execute(
                "INSERT INTO shared_grid (plan_id, grid_code, base, theirs) VALUES (?, ?, ?, ?) "
                "ON CONFLICT (plan_id, grid_code) DO UPDATE SET base = excluded.base, theirs = excluded.theirs",
                (plan_id, code, *map(_text, two)),
            )


def _text(record):
    return None if record is None else json.dumps(vars(record), ensure_ascii=False)


def forget_sharing(sqlite, plan_id):
    """Take out what stands of a scenario's sharing, in a transaction; nothing where none ever was shared."""
    there = {name for (name,) in sqlite.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
    if there >= _TABLES:
        sqlite.execute("DELETE FROM shared_plan WHERE plan_id = ?", (plan_id,))
        _forget_states(sqlite, plan_id)


def _forget_states(sqlite, plan_id):
    sqlite.execute("DELETE FROM shared_unit WHERE plan_id = ?", (plan_id,))
    sqlite.execute("DELETE FROM shared_grid WHERE plan_id = ?", (plan_id,))


def adopted_since(connection, plan_id, place):
    """The grids that what others did has changed since an edit of one's own was made.

    Parameters
    ----------
    connection : PlanConnection
    plan_id : int
    place : int, of the edit, as in `history.EditStack`

    Returns
    -------
    set of str, their codes

    Raises
    ------
    PlanFileError
    """
    rows = connection.rows(
        "SELECT seq, edit FROM audit_log WHERE plan_id = ? AND action IN (?, ?) AND edit <> '' "
        "AND seq > (SELECT max(seq) FROM audit_log WHERE plan_id = ? AND place = ?)",
        (plan_id, *_ADOPTIONS, plan_id, place),
    )
    codes = set()
    for seq, text in rows:
        try:
            codes |= edit_from_dict(json.loads(text)).touched
        except (KeyError, TypeError, ValueError) as error:
            raise refusal("log_wrong", file=connection.path.name, seq=seq) from error
    return codes
