"""Counts of buildings that an edit changes, written into a plan file: the row, the building, and who counts by them.

Buildings belong to all scenarios. So a scenario whose unit held as many households as that of the edited one follows;
one that was counted by another register, or is shared with others through a database, stays as it is.
"""

import shapely

from ...engine.premises.model import NO_FLOOR
from ..sentences.saying import sentence
from .errors import refusal
from .finding_rows import write_findings
from .geopackage import geometries
from .grid_rows import out_of_band
from .history import log
from .schema import bands_of, entry, set_entry
from .sharing import is_shared
from .vertical import band_of_kinds, bring_in_step

__all__ = ["PREMISES_REVISION", "row_of", "write_counts"]

PREMISES_REVISION = "premises_revision"
"""The entry of the profile that grows with everything that is written about buildings."""

_FIND = (
    "SELECT fid, state, dwellings, households FROM household_stat "
    "WHERE building_id = ? AND entrance = ? AND coalesce(floor, ?) = ? AND room = ? ORDER BY fid LIMIT 1"
)

_HELD = "SELECT fid, households FROM building WHERE building_id = ? ORDER BY fid LIMIT 1"


def write_counts(connection, sqlite, place, draft, edit, operation, srs_id, at, author):
    """Write the counts of an edit that the draft has applied, inside its transaction; the grids are written by others.

    Parameters
    ----------
    connection : PlanConnection
    sqlite : sqlite3.Connection
    place : Standing, of the edited scenario
    draft : Draft
    edit : Edit, as it was applied
    operation : str, 'do', 'undo' or 'redo'
    srs_id : int
    at, author : str

    Raises
    ------
    PlanFileError
        The file holds other counts than those that the edit was made on.
    """
    more, followed = {}, set()
    for count in edit.counts:
        _write_row(connection, sqlite, count, operation)
        more[count.unit] = more.get(count.unit, 0) + count.more
    for row in edit.units.tolist():
        unit = int(draft.fabric.unit_ids[row])
        if more.get(unit):
            households = int(draft.fabric.units.households[row])
            held = households - more[unit]
            followed |= _follow(connection, sqlite, place, unit, held, more[unit], srs_id, at, author)
            sqlite.execute(
                "UPDATE unit SET households = ? WHERE plan_id = ? AND unit_id = ?", (households, place.plan_id, unit)
            )
    bring_in_step(connection, sqlite, srs_id, {count.building_id for count in edit.counts}, followed)
    set_entry(sqlite, PREMISES_REVISION, entry(connection, PREMISES_REVISION, 0) + 1)


def row_of(connection, building, entrance, floor, room):
    """Read a row of dwellings.

    Parameters
    ----------
    connection : PlanConnection
    building, entrance, room : str
    floor : int, NO_FLOOR where not known

    Returns
    -------
    (int, (str, int, int)), the fid and the state, dwellings and households; (None, None) where there is no such row
    """
    rows = connection.rows(_FIND, (building, entrance, NO_FLOOR, floor, room))
    return (rows[0][0], tuple(rows[0][1:])) if rows else (None, None)


def _write_row(connection, sqlite, count, operation):
    """Write one row and the building's own number over those that the edit was made on."""
    fid, there = row_of(connection, count.building_id, count.entrance, count.floor, count.room)
    held = connection.rows(_HELD, (count.building_id,))
    if there != count.before or not held or held[0][1] != count.held_before:
        raise refusal("count_changed" if operation == "do" else "count_left", building=count.building_id)
    sqlite.execute("UPDATE building SET households = ? WHERE fid = ?", (count.held_after, held[0][0]))
    if count.after == count.before:
        return
    if count.after is None:
        sqlite.execute("DELETE FROM household_stat WHERE fid = ?", (fid,))
    elif fid is None:
        floor = None if count.floor == NO_FLOOR else count.floor
        sqlite.execute(
            "INSERT INTO household_stat (building_id, entrance, floor, room, state, dwellings, households) "
            "VALUES (?, ?, ?, ?, ?, ?, ?)",
            (count.building_id, count.entrance, floor, count.room, *count.after),
        )
    else:
        sqlite.execute(
            "UPDATE household_stat SET state = ?, dwellings = ?, households = ? WHERE fid = ?", (*count.after, fid)
        )


def _follow(connection, sqlite, place, unit, held, more, srs_id, at, author):
    """Count a unit anew in the other scenarios in which it is the same ground and held the same.

    Returns
    -------
    set of (int plan_id, str code), its grids there
    """
    followed = set()
    for plan_id, code in connection.rows(_OTHERS, (place.plan_id, unit, held)):
        if is_shared(connection, plan_id):
            continue
        sqlite.execute("UPDATE unit SET households = ? WHERE plan_id = ? AND unit_id = ?", (held + more, plan_id, unit))
        _follow_grid(connection, sqlite, plan_id, code, more, srs_id)
        log(sqlite, plan_id, at, author, "count", place.name)
        sqlite.execute("UPDATE plan SET revision = revision + 1 WHERE plan_id = ?", (plan_id,))
        followed.add((plan_id, code))
    return followed


_OTHERS = (
    "SELECT o.plan_id, o.grid_code FROM unit o JOIN unit u ON u.plan_id = ? AND u.unit_id = o.unit_id "
    "AND u.geom = o.geom AND o.plan_id <> u.plan_id WHERE o.unit_id = ? AND o.households = ? ORDER BY o.plan_id"
)


def _follow_grid(connection, sqlite, plan_id, code, more, srs_id):
    """Write what a grid of another scenario holds, and whether that is in its band."""
    rows = connection.rows(
        "SELECT g.households, g.kind, g.community_code, g.note, g.geom, c.kind FROM grid g "
        "LEFT JOIN community c ON c.community_code = g.community_code "
        "WHERE g.plan_id = ? AND g.grid_code = ? LIMIT 1",
        (plan_id, code),
    )
    if not rows:
        return
    households, kind, community, note, blob, community_kind = rows[0]
    band = band_of_kinds(bands_of(connection), kind, community_kind)
    ground = geometries([blob])[0]
    point = None if ground is None else shapely.point_on_surface(ground)
    where = None if point is None else (point.x, point.y)
    finding = out_of_band(code, community, households + more, band, where)
    reason = "" if finding is None else note or sentence(finding)
    sqlite.execute(
        "UPDATE grid SET households = ?, status = ?, reason = ?, note = ? WHERE plan_id = ? AND grid_code = ?",
        (households + more, band.status(households + more), reason, note if finding else "", plan_id, code),
    )
    sqlite.execute(
        'DELETE FROM finding WHERE plan_id = ? AND grid_code = ? AND "check" IN (?, ?)',
        (plan_id, code, "grid_over", "grid_under"),
    )
    write_findings(sqlite, plan_id, [finding], srs_id)
