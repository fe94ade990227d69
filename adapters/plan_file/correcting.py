"""Facts of buildings that an edit changes, written into a plan file: floors, and the unit that a building stands in.

Buildings belong to all scenarios, so that a building is in the same unit in all that have it on the same ground; one
that is shared with others through a database stays as it is.
"""

from .counting import PREMISES_REVISION
from .errors import refusal
from .history import log
from .schema import entry, set_entry
from .sharing import is_shared

__all__ = ["write_corrections"]

_READ = {
    "floors": "SELECT fid, coalesce(floors, -1) FROM building WHERE building_id = ? ORDER BY fid LIMIT 1",
    "unit": "SELECT fid, coalesce(unit_id, -1) FROM building WHERE building_id = ? ORDER BY fid LIMIT 1",
}
_WRITE = {
    "floors": "UPDATE building SET floors = nullif(?, -1) WHERE fid = ?",
    "unit": "UPDATE building SET unit_id = nullif(?, -1) WHERE fid = ?",
}
_SAME_GROUND = (
    "SELECT o.plan_id, o.grid_code FROM unit o JOIN unit u ON u.plan_id = ? AND u.unit_id = o.unit_id "
    "AND u.geom = o.geom WHERE o.unit_id = ? ORDER BY o.plan_id"
)


def write_corrections(connection, sqlite, place, edit, operation, at, author):
    """Write the facts of an edit, inside its transaction; the grids of the edited scenario are written by others.

    Parameters
    ----------
    connection : PlanConnection
    sqlite : sqlite3.Connection
    place : Standing, of the edited scenario
    edit : Edit, as it was applied
    operation : str, 'do', 'undo' or 'redo'
    at, author : str

    Raises
    ------
    PlanFileError
        The file holds other facts than those that the edit was made on.
    """
    others = set()
    for fact in edit.facts:
        there = connection.rows(_READ[fact.name], (fact.building_id,))
        if not there or there[0][1] != fact.before:
            raise refusal("count_changed" if operation == "do" else "count_left", building=fact.building_id)
        sqlite.execute(_WRITE[fact.name], (fact.after, there[0][0]))
        if fact.name == "unit":
            others |= _move(connection, sqlite, place, fact.before, -1) | _move(
                connection, sqlite, place, fact.after, 1
            )
    for plan_id in sorted(others):
        log(sqlite, plan_id, at, author, "correct", place.name)
        sqlite.execute("UPDATE plan SET revision = revision + 1 WHERE plan_id = ?", (plan_id,))
    if not edit.counts:  # which have told of it already
        set_entry(sqlite, PREMISES_REVISION, entry(connection, PREMISES_REVISION, 0) + 1)


def _move(connection, sqlite, place, unit, more):
    """Count a building more or less in a unit, in all scenarios that have it: set of int, the other scenarios."""
    others = set()
    for plan_id, code in connection.rows(_SAME_GROUND, (place.plan_id, unit)):
        own = plan_id == place.plan_id
        if not own and is_shared(connection, plan_id):
            continue
        sqlite.execute(
            "UPDATE unit SET buildings = buildings + ? WHERE plan_id = ? AND unit_id = ?", (more, plan_id, unit)
        )
        if not own:
            sqlite.execute(
                "UPDATE grid SET buildings = buildings + ? WHERE plan_id = ? AND grid_code = ?", (more, plan_id, code)
            )
            others.add(plan_id)
    return others
