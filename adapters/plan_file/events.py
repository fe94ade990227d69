"""The events, cameras and resources of a plan file, read as the engine's arrays."""

from typing import NamedTuple

import numpy as np
import shapely

from ...engine.events.model import CAMERA_KINDS, CAMERA_STATUSES, TIMES, Cameras, Events, Resources
from ...engine.events.report_grids import GridVersions
from ..words.moments import moment_of, moments_of
from .geopackage import geometries
from .schema import table_names

__all__ = [
    "CAMERA_COLUMNS",
    "EVENT_COLUMNS",
    "EVENT_TIMES",
    "LogEntry",
    "read_cameras",
    "read_event",
    "read_events",
    "read_grid_versions",
    "read_log",
    "read_resources",
]

EVENT_COLUMNS = {
    "event_no": "numbers",
    "source": "sources",
    "category": "categories",
    "urgency": "urgencies",
    "state": "states",
    "grid_code": "grid_codes",
    "other_grid": "other_grids",
    "lead_grid": "lead_grids",
    "community_code": "community_codes",
    "department": "departments",
    "street": "streets",
    "address": "addresses",
    "building_id": "buildings",
}
"""The fields of the table event, but for its times and its place, by what `Events` calls them."""

EVENT_TIMES = tuple(f"{name}_at" for name in TIMES)
"""The fields that hold the times of an event, in the order of `TIMES`."""

CAMERA_COLUMNS = {
    "camera_id": "ids",
    "name": "names",
    "status": "statuses",
    "status_at": "status_times",
    "camera_kind": "kinds",
    "azimuth_deg": "azimuths",
    "fov_deg": "fovs",
    "range_m": "ranges",
    "height_m": "heights",
    "position_type": "positions",
    "owner_kind": "owners",
    "secrecy": "secrecy",
    "link_key": "links",
}
"""The fields of the table camera, but for its place, by what `Cameras` calls them."""

_EVENTS = (
    "SELECT geom, event_no, source, category, urgency, state, grid_code, other_grid, lead_grid, community_code, "
    "department, street, address, building_id, reported_at, received_at, verified_at, dispatched_at, started_at, "
    "arrived_at, submitted_at, closed_at, evaluated_at, due_at FROM event ORDER BY fid"
)
_ONE_EVENT = (
    "SELECT state, reported_at, received_at, verified_at, dispatched_at, started_at, arrived_at, submitted_at, "
    "closed_at, evaluated_at, due_at FROM event WHERE event_no = ?"
)
_LOG = "SELECT from_state, to_state, at, org, note FROM event_log WHERE event_no = ? ORDER BY fid"
_CAMERAS = (
    "SELECT geom, camera_id, name, status, status_at, camera_kind, azimuth_deg, fov_deg, range_m, height_m, "
    "position_type, owner_kind, secrecy, link_key FROM camera ORDER BY fid"
)
_RESOURCES = "SELECT geom, resource_id, name, kind FROM resource ORDER BY fid"
_VERSIONS = (
    "SELECT grid_code, geom, valid_from, valid_to FROM grid_version WHERE plan_id = ? AND geom IS NOT NULL "
    "ORDER BY grid_code, version"
)
_VERTICAL = "SELECT grid_code FROM vertical_grid WHERE plan_id = ?"

# The tables may have been edited by hand, in QGIS or elsewhere: what is no code counts as not known.
_INT8, _INT16 = (-128, 127), (-32768, 32767)


class LogEntry(NamedTuple):
    """A move of an event as the log keeps it."""

    from_state: int
    to_state: int
    at: float
    org: str
    note: str


def read_events(connection):
    """Read the events, in the order of the table; a file of an earlier schema that cannot be written has none.

    Parameters
    ----------
    connection : PlanConnection

    Returns
    -------
    Events
    """
    shapes, *columns = _columns(_rows(connection, "event", _EVENTS), 24)
    texts, times = columns[: len(EVENT_COLUMNS)], columns[len(EVENT_COLUMNS) :]
    held = dict(zip(EVENT_COLUMNS.values(), texts, strict=True))
    held["urgencies"] = _codes(held["urgencies"], np.int8, _INT8)
    held["states"] = _codes(held["states"], np.int16, _INT16)
    told = {name: moments_of(values.tolist()) for name, values in zip(TIMES, times, strict=True)}
    return Events(places=_places(shapes), times=told, **_texts(held))


def read_event(connection, number):
    """Read what moves of one event: its state and its times.

    Parameters
    ----------
    connection : PlanConnection
    number : str

    Returns
    -------
    (int, dict of str (of `TIMES`) to float), or None where there is no such event
    """
    found = connection.rows(_ONE_EVENT, (number,))
    if not found:
        return None
    state, *times = found[0]
    return int(state), dict(zip(TIMES, map(moment_of, times), strict=True))


def read_log(connection, number):
    """Read the moves of an event, the first one first: list of LogEntry."""
    rows = _rows(connection, "event_log", _LOG, (number,))
    return [LogEntry(from_, to, moment_of(at), org, note) for from_, to, at, org, note in rows]


def read_cameras(connection):
    """Read the cameras, as `read_events`."""
    shapes, *columns = _columns(_rows(connection, "camera", _CAMERAS), 14)
    held = dict(zip(CAMERA_COLUMNS.values(), columns, strict=True))
    for name in ("azimuths", "fovs", "ranges", "heights"):
        held[name] = _numbers(held[name])
    held["status_times"] = moments_of(held["status_times"].tolist())
    held["secrecy"] = _codes(held["secrecy"], np.int8, _INT8)
    for name, words in (("kinds", CAMERA_KINDS), ("statuses", CAMERA_STATUSES)):
        held[name] = np.array([word if word in words else "unknown" for word in held[name]], dtype=object)
    return Cameras(places=_places(shapes), **_texts(held))


def read_resources(connection):
    """Read the resources, as `read_events`."""
    shapes, ids, names, kinds = _columns(_rows(connection, "resource", _RESOURCES), 4)
    return Resources(places=_places(shapes), **_texts({"ids": ids, "names": names, "kinds": kinds}))


def read_grid_versions(connection, plan_id):
    """Read what the grids of a scenario were and are, those on the ground: GridVersions.

    Parameters
    ----------
    connection : PlanConnection
    plan_id : int
    """
    above = {code for (code,) in _rows(connection, "vertical_grid", _VERTICAL, (plan_id,))}
    found = [row for row in connection.rows(_VERSIONS, (plan_id,)) if row[0] not in above]
    codes, shapes, since, until = _columns(found, 4)
    ends = moments_of(until.tolist())
    return GridVersions(codes, geometries(shapes), moments_of(since.tolist()), np.where(np.isnan(ends), np.inf, ends))


def _rows(connection, table, query, values=()):
    """The rows of a table that a file of an earlier schema does not have."""
    return connection.rows(query, values) if table in table_names(connection) else []


def _columns(found, count):
    """The columns of some rows, each an array of objects."""
    if not found:
        return [np.empty(0, dtype=object) for _ in range(count)]
    columns = []
    for values in zip(*found, strict=True):
        column = np.empty(len(values), dtype=object)
        column[:] = values
        columns.append(column)
    return columns


def _places(shapes):
    """Points as coordinates, nan where there is none."""
    points = geometries(shapes)
    others = ~shapely.is_missing(points) & (shapely.get_type_id(points) != 0)
    points[others] = shapely.centroid(points[others])
    return np.column_stack([shapely.get_x(points), shapely.get_y(points)]).reshape(-1, 2)


def _texts(held):
    """Columns of objects as texts, the others as they are."""
    return {
        name: np.array(["" if value is None else str(value) for value in values], dtype=object)
        if values.dtype == object
        else values
        for name, values in held.items()
    }


def _codes(values, type_, limits):
    low, high = limits
    known = [value if isinstance(value, int) and low <= value <= high else 0 for value in values.tolist()]
    return np.array(known, dtype=type_)


def _numbers(values):
    known = [value if isinstance(value, (int, float)) else np.nan for value in values.tolist()]
    return np.array(known, dtype=float)
