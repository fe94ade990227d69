"""The scenarios of a plan file: listed, branched, named and deleted."""

from typing import NamedTuple

from .connection import now
from .errors import refusal
from .history import log
from .saving import Standing, refuse_stale
from .schema import entry, set_entry
from .sharing import forget_sharing

__all__ = [
    "Scenario",
    "branch",
    "delete_scenario",
    "is_current",
    "list_scenarios",
    "remember_open",
    "rename_scenario",
    "standing_named",
    "standing_of",
]


class Scenario(NamedTuple):
    """One scenario of a plan file.

    Attributes
    ----------
    plan_id : int
    name : str
    parent_id : int, the scenario that it was branched from, None for the first
    note, created_at, created_by : str
    """

    plan_id: int
    name: str
    parent_id: int
    note: str
    created_at: str
    created_by: str


def list_scenarios(connection):
    """All scenarios, the oldest first."""
    rows = connection.rows("SELECT plan_id, name, parent_id, note, created_at, created_by FROM plan ORDER BY plan_id")
    return [Scenario(*row) for row in rows]


def standing_of(connection, plan_id=None):
    """Read where a scenario stands; without an id, the one that was open last.

    Raises
    ------
    PlanFileError
        There is no such scenario.
    """
    file, asked = connection.path.name, plan_id
    if plan_id is None:
        plan_id = entry(connection, "open_plan_id", 0)
    rows = connection.rows("SELECT plan_id, name, revision, history_place FROM plan ORDER BY plan_id")
    if not rows:
        raise refusal("no_scenarios", file=file)
    for row in rows:
        if row[0] == plan_id:
            return Standing(*row)
    if asked is not None:
        raise refusal("no_scenario", file=file, scenario=asked)
    return Standing(*rows[0])


def standing_named(connection, name):
    """Read where the scenario of a name stands; without a name, the one that was open last.

    Raises
    ------
    PlanFileError
        There is no such scenario.
    """
    if not name:
        return standing_of(connection)
    for scenario in list_scenarios(connection):
        if scenario.name == name:
            return standing_of(connection, scenario.plan_id)
    raise refusal("no_scenario", file=connection.path.name, scenario=name)


def is_current(connection, standing):
    """Say whether a scenario stands where it stood when it was read."""
    rows = connection.rows(
        "SELECT plan_id, name, revision, history_place FROM plan WHERE plan_id = ?", (standing.plan_id,)
    )
    return bool(rows) and Standing(*rows[0]) == standing


def remember_open(connection, plan_id):
    """Write down which scenario is open, so that it is the one that opens next time."""
    with connection.transaction() as sqlite:
        set_entry(sqlite, "open_plan_id", plan_id)


def branch(connection, standing, name, author, note="", change=None):
    """Copy a scenario as it stands under a new name; its history begins anew.

    Parameters
    ----------
    connection : PlanConnection
    standing : Standing
    name, author, note : str
    change : callable of a sqlite3.Connection and the new plan_id, what to change of the copy in the same transaction

    Returns
    -------
    int, the new scenario's plan_id

    Raises
    ------
    PlanFileError
        The name is empty or taken, or another window wrote to the scenario since it was read.
    """
    name = _free_name(connection, name)
    at, old = now(), standing.plan_id
    with connection.transaction() as sqlite:
        refuse_stale(connection, standing)
        new = sqlite.execute(
            "INSERT INTO plan (name, parent_id, note, created_at, created_by, seed) "
            "SELECT ?, plan_id, ?, ?, ?, seed FROM plan WHERE plan_id = ?",
            (name, note, at, author, old),
        ).lastrowid
        for copy in _COPIES:
            sqlite.execute(copy, (new, old))
        sqlite.execute(
            "INSERT INTO grid_version (geom, plan_id, grid_code, version, op, parents, author, valid_from) "
            "SELECT geom, plan_id, grid_code, 1, 'branch', grid_code, ?, ? FROM grid "
            "WHERE plan_id = ? AND geom IS NOT NULL",
            (author, at, new),
        )
        log(sqlite, new, at, author, "branch", standing.name)
        if change is not None:
            change(sqlite, new)
    return new


_COPIES = (
    "INSERT INTO unit (geom, plan_id, unit_id, community_code, grid_code, households, buildings, locked, wet) "
    "SELECT geom, ?, unit_id, community_code, grid_code, households, buildings, locked, wet FROM unit "
    "WHERE plan_id = ? ORDER BY unit_id",
    "INSERT INTO unit_border (plan_id, unit_id, other_id, length_m, visible_m, price, open) "
    "SELECT ?, unit_id, other_id, length_m, visible_m, price, open FROM unit_border WHERE plan_id = ? ORDER BY fid",
    "INSERT INTO grid (geom, plan_id, grid_code, grid_name, community_code, kind, households, buildings, area_m2, "
    "status, reason, note, compactness, visible_boundary, locked, boundary_zh, boundary_en) "
    "SELECT geom, ?, grid_code, grid_name, community_code, kind, households, buildings, area_m2, "
    "status, reason, note, compactness, visible_boundary, locked, boundary_zh, boundary_en FROM grid "
    "WHERE plan_id = ? ORDER BY grid_code",
    'INSERT INTO finding (geom, plan_id, "check", severity, grid_code, community_code, value, message) '
    'SELECT geom, ?, "check", severity, grid_code, community_code, value, message FROM finding '
    "WHERE plan_id = ? ORDER BY fid",
    "INSERT INTO vertical_grid (geom, plan_id, grid_code, grid_name, community_code, base_code, building_id, "
    "entrances, households, dwellings, status) "
    "SELECT geom, ?, grid_code, grid_name, community_code, base_code, building_id, entrances, households, dwellings, "
    "status FROM vertical_grid WHERE plan_id = ? ORDER BY fid",
)


def rename_scenario(connection, plan_id, name, author):
    """Give a scenario another name.

    Raises
    ------
    PlanFileError
    """
    name = _free_name(connection, name, plan_id)
    old = standing_of(connection, plan_id).name
    with connection.transaction() as sqlite:
        sqlite.execute("UPDATE plan SET name = ? WHERE plan_id = ?", (name, plan_id))
        log(sqlite, plan_id, now(), author, "rename_scenario", f"{old} → {name}")


def delete_scenario(connection, plan_id, author):
    """Delete a scenario with all that belongs to it; the log keeps what was done to it.

    Raises
    ------
    PlanFileError
        It is the only one.
    """
    scenarios = {scenario.plan_id: scenario for scenario in list_scenarios(connection)}
    if plan_id not in scenarios:
        raise refusal("no_scenario", file=connection.path.name, scenario=plan_id)
    if len(scenarios) == 1:
        raise refusal("last_scenario", file=connection.path.name, scenario=scenarios[plan_id].name)
    with connection.transaction() as sqlite:
        for delete in _DELETES:
            sqlite.execute(delete, (plan_id,))
        forget_sharing(sqlite, plan_id)
        log(sqlite, plan_id, now(), author, "delete_scenario", scenarios[plan_id].name)


_DELETES = (
    "DELETE FROM unit WHERE plan_id = ?",
    "DELETE FROM unit_border WHERE plan_id = ?",
    "DELETE FROM grid WHERE plan_id = ?",
    "DELETE FROM grid_version WHERE plan_id = ?",
    "DELETE FROM finding WHERE plan_id = ?",
    "DELETE FROM vertical_grid WHERE plan_id = ?",
    "DELETE FROM plan WHERE plan_id = ?",
)


def _free_name(connection, name, plan_id=None):
    """Strip a name; refuse an empty one and one that another scenario has."""
    name = str(name).strip()
    if not name:
        raise refusal("name_empty")
    if any(other.name == name and other.plan_id != plan_id for other in list_scenarios(connection)):
        raise refusal("name_taken", scenario=name)
    return name
