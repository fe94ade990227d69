"""The history of a scenario: everything done stands in the log, and the edits in it can be undone and redone."""

import json
from typing import NamedTuple

from ...engine.gridding.editing.written import edit_as_dict, edit_from_dict
from .errors import PlanFileError, refusal
from .step_words import step_words

__all__ = ["EditStack", "Step", "last_step", "log", "steps"]


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


class EditStack:
    """The edits of a scenario that can be undone and redone, by their places from 1 on; read when they are asked for.

    Parameters
    ----------
    connection : PlanConnection
    plan_id : int
    """

    def __init__(self, connection, plan_id):
        self._connection, self._plan_id = connection, plan_id
        ((highest,),) = connection.rows("SELECT max(place) FROM audit_log WHERE plan_id = ?", (plan_id,))
        self._highest, self._edits = highest or 0, {}

    def has(self, place):
        """Say whether there is an edit at a place."""
        return 1 <= place <= self._highest

    def after(self, place):
        """How many edits there are after a place."""
        return max(0, self._highest - place)

    def edit(self, place):
        """Read the edit at a place.

        Raises
        ------
        PlanFileError
            There is none, or it cannot be read.
        """
        if place not in self._edits:
            self._edits[place] = _edit_at(self._connection, self._plan_id, place)
        return self._edits[place]

    def text(self, place):
        """Say the edit at a place in a few words; '' where there is none, or it cannot be read."""
        try:
            return step_words(self.edit(place)) if self.has(place) else ""
        except PlanFileError:
            return ""

    def add(self, place, edit):
        """Put a new edit at a place, which is then the last."""
        self._highest = place
        self._edits = {at: known for at, known in self._edits.items() if at < place} | {place: edit}


def _edit_at(connection, plan_id, place):
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
    place : int, optional, the new edit's place; None for one that cannot be undone, which leaves the others
    """
    if edit is not None:
        sqlite.execute("UPDATE audit_log SET place = NULL WHERE plan_id = ? AND place >= ?", (plan_id, place))
    text = "" if edit is None else json.dumps(edit_as_dict(edit), ensure_ascii=False, separators=(",", ":"))
    sqlite.execute(
        "INSERT INTO audit_log (plan_id, seq, place, at, author, action, reason, edit) "
        "SELECT ?, coalesce(max(seq), 0) + 1, ?, ?, ?, ?, ?, ? FROM audit_log WHERE plan_id = ?",
        (plan_id, place, at, author, action, reason, text, plan_id),
    )
