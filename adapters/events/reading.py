"""Read events from a layer, whoever made it: a plan's table, what `importevents` gave, or a city's own words."""

from typing import NamedTuple

import numpy as np
import shapely
from qgis.core import QgsCoordinateTransform, QgsCsException, QgsLineString
from qgis.PyQt.QtCore import Qt

from ...engine.events.arriving.column_roles import sample_of
from ...engine.events.arriving.event_columns import PLACE_ROLES, TIME_ROLES, day_and_clock, rival_times, roles_of_names
from ...engine.events.arriving.event_intake import events_of_columns
from ...engine.events.model import Events
from ...engine.gridding.findings import found
from ..layers.crs import refuse_without_crs
from ..layers.fields import index_of
from ..layers.raw_rows import raw_rows
from ..running.qgis_version import is_null
from ..words.meanings import code_text
from ..words.moments import CHINA
from .vocabulary import event_vocabulary

__all__ = [
    "ReadEvents",
    "event_fields",
    "fields_told",
    "moved_places",
    "places_told",
    "plain_value",
    "points_of_shapes",
    "points_of_wkb",
    "read_events",
]

_FARTHEST = 1e9
_CHECKS = ("event_places_zero", "event_places_lost")


class ReadEvents(NamedTuple):
    """Events of a layer.

    Attributes
    ----------
    events : engine.events.model.Events, in the order of the layer
    ids : (n,) array of int, the ids of the features
    fields : dict of str (role, as a plan's own table calls its fields) to str, the field it was read from
    findings : list of Finding, on cells that could not be read
    clocks : dict of str (role) to str, the field with the time of day for the days in that of `fields`
    """

    events: Events
    ids: np.ndarray
    fields: dict
    findings: list
    clocks: dict = {}


def event_fields(names, told=None):
    """Say which fields of a layer hold what of events: dict of str (role) to str (field).

    Parameters
    ----------
    names : sequence of str
    told : dict of str (role) to str (field), optional, what a person said; '' where nobody did

    Examples
    --------
    >>> event_fields(["fid", "工单编号", "工单状态", "reported_at"])
    {'event_no': '工单编号', 'state': '工单状态', 'reported_at': 'reported_at'}
    """
    return roles_of_names(names, event_vocabulary(), told)


def read_events(source, crs, transform_context, fields=None, zone_minutes=CHINA, cancelled=lambda: False):
    """Read the events of a layer.

    Parameters
    ----------
    source : adapters.layers.reading.Source
    crs : QgsCoordinateReferenceSystem to bring the places to
    transform_context : QgsCoordinateTransformContext
    fields : dict of str (role) to str (field), optional, what a person said; the others are guessed by their names
    zone_minutes : int, of the clock that times without a zone were read from
    cancelled : callable that returns whether to stop

    Returns
    -------
    ReadEvents
        An event without a place, at 0/0 or where it cannot be brought to the CRS has nan for its place.

    Raises
    ------
    QgsProcessingException
        The layer has places and no CRS, or lacks a field that was named.
    engine.progress.CancelledError
        `cancelled` returned True.
    """
    for name in filter(None, (fields or {}).values()):
        index_of(source, name)
    names, words = source.fields.names(), event_vocabulary()
    used, rivals = event_fields(names, fields), rival_times(names, words, fields)
    taken = {role: name for role, name in used.items() if role not in PLACE_ROLES}
    times = {taken[role] for role in TIME_ROLES if role in taken}.union(*rivals.values())
    wanted = dict.fromkeys([*taken.values(), *sorted(times)])
    ids, wkb, columns = raw_rows(source, {name: index_of(source, name) for name in wanted}, cancelled)
    for name in times:
        columns[name] = [plain_value(value) for value in columns[name]]
    clocks = _split_times(columns, rivals)
    for role, (day, _) in clocks.items():
        used[role] = taken[role] = day
    cells = {role: columns[name] if role in TIME_ROLES else _texts(columns[name]) for role, name in taken.items()}
    at = {role: _texts(columns[clock]) for role, (_, clock) in clocks.items()}
    places, findings = places_told(source, wkb, ids, crs, transform_context, _CHECKS)
    read = events_of_columns(source.name, cells, ids, words, zone_minutes, places, taken, at)
    beside = {role: clock for role, (_, clock) in clocks.items()}
    return ReadEvents(read.events, np.array(ids, dtype=np.int64), used, [*read.findings, *findings], beside)


def fields_told(read):
    """Say which field of a layer was read as what: str.

    Parameters
    ----------
    read : ReadEvents, or what else has `fields`
    """
    clocks = getattr(read, "clocks", {})
    named = {role: f"{name} + {clocks[role]}" if role in clocks else name for role, name in read.fields.items()}
    return ", ".join(f"{name} → {role}" for role, name in named.items())


def _split_times(columns, rivals):
    """Where one field tells the day and another the time of day: dict of str (role) to (str day, str clock)."""
    found = {}
    for role, names in rivals.items():
        pair = day_and_clock([(name, _texts(sample_of(columns[name]))) for name in names])
        if pair:
            found[role] = tuple(names[place] for place in pair)
    return found


def _texts(values):
    return [value if isinstance(value, str) else code_text(value) for value in values]


def plain_value(value):
    """A value of a layer as text or number, None for null; a time as ISO 8601, without a zone where it has none."""
    if isinstance(value, str):
        return value
    if is_null(value):
        return None
    if hasattr(value, "toMSecsSinceEpoch"):
        return value.toString(Qt.DateFormat.ISODate)  # with its zone where it has one
    if hasattr(value, "toString"):
        return value.toString("yyyy-MM-dd") if hasattr(value, "year") else value.toString()
    return value


def places_told(source, wkb, ids, crs, transform_context, checks):
    """Where the rows of a layer are, in a CRS.

    Parameters
    ----------
    source : adapters.layers.reading.Source
    wkb : (n,) list of bytes or None; None for a table without places
    ids : (n,) list of int
    crs : QgsCoordinateReferenceSystem
    transform_context : QgsCoordinateTransformContext
    checks : (str, str), the checks that are found where places are at 0/0, and where they cannot be brought to the CRS

    Returns
    -------
    places : (n, 2) array of float, nan without a place
    findings : list of Finding

    Raises
    ------
    QgsProcessingException
        The layer has places and no CRS.
    """
    if wkb is None:
        return np.full((len(ids), 2), np.nan), []
    points = points_of_wkb(wkb)
    there = np.isfinite(points).all(axis=1)
    if not there.any():
        return points, []
    refuse_without_crs(source.name, source.crs)
    zero = (points == 0).all(axis=1)
    points[zero] = np.nan
    moved = moved_places(points, source.crs, crs, transform_context)
    lost, findings = there & ~zero & np.isnan(moved).any(axis=1), []
    for check in dict.fromkeys(checks):
        rows = np.any([those for own, those in zip(checks, (zero, lost), strict=True) if own == check], axis=0)
        if rows.any():
            lines = tuple(np.asarray(ids)[rows].tolist())
            findings.append(found(check, value=len(lines), layer=source.name, count=len(lines), rows=lines))
    return moved, findings


def points_of_wkb(wkb):
    """A point in whatever each row has for a place: (n, 2) array, nan where it has none."""
    with np.errstate(invalid="ignore"):
        return points_of_shapes(shapely.from_wkb(np.array([*wkb, None], dtype=object)[:-1], on_invalid="ignore"))


def points_of_shapes(shapes):
    """A point in each shape: (n, 2) array, nan where there is none."""
    shapes = np.array(shapes, dtype=object)
    shapes[shapely.is_empty(shapes)] = None
    others = ~shapely.is_missing(shapes) & (shapely.get_type_id(shapes) != 0)
    if others.any():
        shapes[others] = shapely.centroid(shapes[others])
    places = np.column_stack([shapely.get_x(shapes), shapely.get_y(shapes)]).reshape(-1, 2)
    places[~(np.isfinite(places).all(axis=1) & (np.abs(places) < _FARTHEST).all(axis=1))] = np.nan
    return places


def moved_places(places, source_crs, crs, transform_context):
    """Bring places to another CRS: (n, 2) array, nan where that cannot be."""
    if source_crs == crs:
        return places
    moved = np.full(places.shape, np.nan)
    rows = np.flatnonzero(np.isfinite(places).all(axis=1))
    if source_crs.isGeographic():
        rows = rows[(np.abs(places[rows]) <= (360, 90)).all(axis=1)]
    transform = QgsCoordinateTransform(source_crs, crs, transform_context)
    if len(rows):
        _move(places, rows, transform, moved)
    moved[~np.isfinite(moved).all(axis=1)] = np.nan
    return moved


def _move(places, rows, transform, moved):
    """Move many places at once, and in halves where one of them cannot be moved."""
    ends = np.append(rows, rows[-1])  # a line of one point is none
    line = QgsLineString(places[ends, 0].tolist(), places[ends, 1].tolist())
    try:
        line.transform(transform)
    except QgsCsException:
        if len(rows) > 1:
            half = len(rows) // 2
            _move(places, rows[:half], transform, moved)
            _move(places, rows[half:], transform, moved)
        return
    points = shapely.get_coordinates(shapely.from_wkb(line.asWkb().data()))
    moved[rows] = points[:-1]
