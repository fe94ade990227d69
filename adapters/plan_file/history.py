"""The history of a scenario: everything done stands in the log, and the edits in it can be undone and redone."""

import json
from typing import NamedTuple

from ...engine.gridding.editing.history import edit_as_dict, edit_from_dict
from .errors import refusal

__all__ = ["Step", "edit_at", "highest_place", "last_step", "log", "steps"]


class Step(NamedTuple):
    """A line of the log.

    Attributes
    ----------
    seq : int, from 1
    place : int, the edit's place among those that can be undone or redone; None for what is no such edit
    at : str, UTC
    author, action, reason : str
    """

    seq: int
    place: int
    at: str
    author: str
    action: str
    reason: str


def steps(connection, plan_id):
    """All lines of the log, the oldest first."""
    rows = connection.rows(
        "SELECT seq, place, at, author, action, reason FROM audit_log WHERE plan_id = ? ORDER BY seq", (plan_id,)
    )
    return [Step(*row) for row in rows]


def last_step(connection, plan_id):
    """The newest line of the log, None where there is none."""
    rows = connection.rows(
        "SELECT seq, place, at, author, action, reason FROM audit_log WHERE plan_id = ? ORDER BY seq DESC LIMIT 1",
        (plan_id,),
    )
    return Step(*rows[0]) if rows else None


def highest_place(connection, plan_id):
    """How many edits there are to undo and redo together."""
    ((highest,),) = connection.rows("SELECT max(place) FROM audit_log WHERE plan_id = ?", (plan_id,))
    return highest or 0


def edit_at(connection, plan_id, place):
    """Read the edit at a place of the history.

    Parameters
    ----------
    connection : PlanConnection
    plan_id : int
    place : int, from 1

    Returns
    -------
    Edit

    Raises
    ------
    PlanFileError
        There is none, or it cannot be read.
    """
    rows = connection.rows("SELECT seq, edit FROM audit_log WHERE plan_id = ? AND place = ?", (plan_id, place))
    if not rows:
        raise refusal("log_wrong", file=connection.path.name, seq=place)
    seq, text = rows[0]
    try:
        return edit_from_dict(json.loads(text))
    except (KeyError, TypeError, ValueError) as error:
        raise refusal("log_wrong", file=connection.path.name, seq=seq) from error


def log(sqlite, plan_id, at, author, action, reason="", edit=None, place=None):
    """Write a line, inside a transaction. A new edit leaves those behind that were undone before it.

    Parameters
    ----------
    sqlite : sqlite3.Connection
    plan_id : int
    at, author, action, reason : str
    edit : Edit, optional, where it is new
    place : int, optional, the new edit's place
    """
    if edit is not None:
        sqlite.execute("UPDATE audit_log SET place = NULL WHERE plan_id = ? AND place >= ?", (plan_id, place))
    text = "" if edit is None else json.dumps(edit_as_dict(edit), ensure_ascii=False, separators=(",", ":"))
    sqlite.execute(
        "INSERT INTO audit_log (plan_id, seq, place, at, author, action, reason, edit) "
        "SELECT ?, coalesce(max(seq), 0) + 1, ?, ?, ?, ?, ?, ? FROM audit_log WHERE plan_id = ?",
        (plan_id, place, at, author, action, reason, text, plan_id),
    )
