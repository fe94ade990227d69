"""The tables that a plan file and the database share: their columns, and how a plan file reads and writes them."""

from dataclasses import dataclass

from ..adapters.plan_file.events import EVENT_TIMES

__all__ = ["FLAGS", "GUARDED", "OF_DISTRICT", "OF_PLAN", "OWN_ENTRIES", "TABLES", "TIMES", "Table"]

GUARDED = {"unit", "grid", "camera"}
"""Tables with row-level security, into which PostgreSQL does not let everybody COPY."""

FLAGS = {"locked", "wet", "open"}
"""Columns of yes and no: numbers in a plan file, booleans in the database."""

TIMES = {"created_at", "at", "valid_from", "valid_to", "decided_at", "status_at", *EVENT_TIMES}
"""Columns of times: UTC as text in a plan file, timestamptz in the database."""

OWN_ENTRIES = ("view", "open_plan_id", "events_seen", "events_written")
"""The entries of the profile that belong to one machine and are not shared."""


@dataclass(frozen=True)
class Table:
    """A table of a plan file.

    Attributes
    ----------
    name : str
    columns : tuple of str, in the order in which they are read and written
    read : str, the query that reads it from a plan file; of one scenario where it takes a value
    write : str, the statement that writes a row to a plan file
    """

    name: str
    columns: tuple
    read: str
    write: str


def _table(read, write):
    """A table of its two statements, whose columns are the same."""
    head, _, rest = write.removeprefix("INSERT INTO ").partition(" (")
    columns = rest.partition(")")[0].replace('"', "").split(", ")
    return Table(head, tuple(columns), read, write)


OF_DISTRICT = (
    _table(
        "SELECT fid, key, value FROM profile WHERE key NOT IN ('view', 'open_plan_id', 'events_seen') ORDER BY fid",
        "INSERT INTO profile (fid, key, value) VALUES (?, ?, ?)",
    ),
    _table(
        "SELECT fid, geom, community_code, name, kind FROM community ORDER BY fid",
        "INSERT INTO community (fid, geom, community_code, name, kind) VALUES (?, ?, ?, ?, ?)",
    ),
    _table(
        "SELECT fid, geom, building_id, unit_id, households, name, use, floors, floors_below, height_m, entrances, "
        "dwellings, compound_name, public_id FROM building ORDER BY fid",
        "INSERT INTO building (fid, geom, building_id, unit_id, households, name, use, floors, floors_below, height_m, "
        "entrances, dwellings, compound_name, public_id) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    ),
    _table(
        "SELECT fid, geom, name, rank FROM street ORDER BY fid",
        "INSERT INTO street (fid, geom, name, rank) VALUES (?, ?, ?, ?)",
    ),
    _table(
        "SELECT fid, geom, name, kind FROM barrier ORDER BY fid",
        "INSERT INTO barrier (fid, geom, name, kind) VALUES (?, ?, ?, ?)",
    ),
    _table(
        "SELECT fid, geom, name FROM compound ORDER BY fid",
        "INSERT INTO compound (fid, geom, name) VALUES (?, ?, ?)",
    ),
    _table(
        "SELECT fid, geom, building_id, address FROM address ORDER BY fid",
        "INSERT INTO address (fid, geom, building_id, address) VALUES (?, ?, ?, ?)",
    ),
    _table(
        "SELECT fid, building_id, entrance, floor, room, state, dwellings, households, source, period "
        "FROM household_stat ORDER BY fid",
        "INSERT INTO household_stat (fid, building_id, entrance, floor, room, state, dwellings, households, source, "
        "period) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    ),
    _table(
        "SELECT fid, register, row_key, row_address, building_id, method, confidence, state, candidates, entrance, "
        "floor, room, dwellings, households, decided_by, decided_at FROM tie ORDER BY fid",
        "INSERT INTO tie (fid, register, row_key, row_address, building_id, method, confidence, state, candidates, "
        "entrance, floor, room, dwellings, households, decided_by, decided_at) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    ),
    _table(
        "SELECT fid, geom, event_no, source, category, urgency, state, reported_at, received_at, verified_at, "
        "dispatched_at, started_at, arrived_at, submitted_at, closed_at, evaluated_at, due_at, grid_code, other_grid, "
        "lead_grid, community_code, department, street, address, building_id FROM event ORDER BY fid",
        "INSERT INTO event (fid, geom, event_no, source, category, urgency, state, reported_at, received_at, "
        "verified_at, dispatched_at, started_at, arrived_at, submitted_at, closed_at, evaluated_at, due_at, grid_code, "
        "other_grid, lead_grid, community_code, department, street, address, building_id) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    ),
    _table(
        "SELECT fid, event_no, from_state, to_state, at, org, note FROM event_log ORDER BY fid",
        "INSERT INTO event_log (fid, event_no, from_state, to_state, at, org, note) VALUES (?, ?, ?, ?, ?, ?, ?)",
    ),
    _table(
        "SELECT fid, geom, camera_id, name, status, status_at, camera_kind, azimuth_deg, fov_deg, range_m, height_m, "
        "position_type, owner_kind, secrecy, link_key FROM camera ORDER BY fid",
        "INSERT INTO camera (fid, geom, camera_id, name, status, status_at, camera_kind, azimuth_deg, fov_deg, "
        "range_m, height_m, position_type, owner_kind, secrecy, link_key) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    ),
    _table(
        "SELECT fid, geom, resource_id, name, kind FROM resource ORDER BY fid",
        "INSERT INTO resource (fid, geom, resource_id, name, kind) VALUES (?, ?, ?, ?, ?)",
    ),
)
"""The tables that all scenarios share."""

OF_PLAN = (
    _table(
        "SELECT plan_id, name, parent_id, note, created_at, created_by, seed, revision, history_place FROM plan "
        "WHERE plan_id = ?",
        "INSERT INTO plan (plan_id, name, parent_id, note, created_at, created_by, seed, revision, history_place) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    ),
    _table(
        "SELECT fid, geom, plan_id, unit_id, community_code, grid_code, households, buildings, locked, wet FROM unit "
        "WHERE plan_id = ? ORDER BY fid",
        "INSERT INTO unit (fid, geom, plan_id, unit_id, community_code, grid_code, households, buildings, locked, wet) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    ),
    _table(
        "SELECT fid, plan_id, unit_id, other_id, length_m, visible_m, price, open FROM unit_border "
        "WHERE plan_id = ? ORDER BY fid",
        "INSERT INTO unit_border (fid, plan_id, unit_id, other_id, length_m, visible_m, price, open) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
    ),
    _table(
        "SELECT fid, geom, plan_id, grid_code, grid_name, community_code, kind, households, buildings, area_m2, "
        "status, reason, note, compactness, visible_boundary, locked, boundary_zh, boundary_en FROM grid "
        "WHERE plan_id = ? ORDER BY fid",
        "INSERT INTO grid (fid, geom, plan_id, grid_code, grid_name, community_code, kind, households, buildings, "
        "area_m2, status, reason, note, compactness, visible_boundary, locked, boundary_zh, boundary_en) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    ),
    _table(
        "SELECT fid, geom, plan_id, grid_code, version, op, parents, reason, author, valid_from, valid_to "
        "FROM grid_version WHERE plan_id = ? ORDER BY fid",
        "INSERT INTO grid_version (fid, geom, plan_id, grid_code, version, op, parents, reason, author, valid_from, "
        "valid_to) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    ),
    _table(
        "SELECT fid, geom, plan_id, grid_code, grid_name, community_code, base_code, building_id, entrances, "
        "households, dwellings, status FROM vertical_grid WHERE plan_id = ? ORDER BY fid",
        "INSERT INTO vertical_grid (fid, geom, plan_id, grid_code, grid_name, community_code, base_code, building_id, "
        "entrances, households, dwellings, status) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
    ),
    _table(
        'SELECT fid, geom, plan_id, "check", severity, grid_code, community_code, value, message FROM finding '
        "WHERE plan_id = ? ORDER BY fid",
        'INSERT INTO finding (fid, geom, plan_id, "check", severity, grid_code, community_code, value, message) '
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    ),
    _table(
        "SELECT fid, plan_id, seq, place, at, author, action, reason, edit FROM audit_log "
        "WHERE plan_id = ? ORDER BY plan_id, seq",
        "INSERT INTO audit_log (fid, plan_id, seq, place, at, author, action, reason, edit) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
    ),
)
"""The tables whose rows belong to one scenario each; the scenarios themselves come first."""

TABLES = (*OF_DISTRICT, *OF_PLAN)
