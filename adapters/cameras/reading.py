"""Read cameras from a layer, whoever made it: a plan's table, what `importcameras` gave, or a city's own words.

read = read_cameras(source, crs, transform_context)             # read.cameras, in the layer's order; read.ids
obstacles = read_obstacles(buildings, crs, transform_context)   # once for a layer of buildings
viewers = ready_viewers(read.cameras, obstacles)                # where each stands, which way it looks
polygons = sight_of(viewers, rows, obstacles)                   # engine.events.sight: (n,) what they see
seen = sees(viewers, obstacles, points)                         # points, cameras, distances, sure
"""

import re
from typing import NamedTuple

import numpy as np

from ...engine.events.arriving.camera_columns import PLACE_ROLES, roles_of_names, secret_header
from ...engine.events.arriving.camera_intake import cameras_of_columns
from ...engine.events.model import Cameras
from ...engine.events.sight import obstacles_of, viewers_of
from ...engine.gridding.findings import found
from ..events.reading import places_told, plain_value
from ..layers.fields import index_of, texts_of
from ..layers.raw_rows import raw_rows
from ..layers.reading import AREA, read_table
from ..premises.reading import fields_guessed
from ..running.qgis_version import is_null
from ..words.moments import CHINA
from .profile import camera_profile
from .vocabulary import camera_vocabulary

__all__ = ["ReadCameras", "camera_fields", "camera_findings", "read_cameras", "read_obstacles", "ready_viewers",
           "secret_fields", "without_secret"]  # fmt: skip

_WHOLE = 2**53
_FLOOR_M = 3.0
_BLIND = ("placeless", "enclosed")
_TAGS = ("other_tags", "tags", "all_tags")
_TAG = re.compile(r'"((?:[^"\\]|\\.)*)"=>"((?:[^"\\]|\\.)*)"')


class ReadCameras(NamedTuple):
    """Cameras of a layer.

    Attributes
    ----------
    cameras : engine.events.model.Cameras, in the order of the layer
    ids : (n,) array of int, the ids of the features
    fields : dict of str (role, as a plan's own table calls its fields) to str, the field it was read from
    findings : list of Finding, on cells that could not be read
    left_out : (n,) array of bool, rows that are no cameras of the map: recorders and servers, ids that came before; and
        secret cameras, by `without_secret`
    """

    cameras: Cameras
    ids: np.ndarray
    fields: dict
    findings: list
    left_out: np.ndarray


def camera_fields(names, told=None):
    """Say which fields of a layer hold what of cameras: dict of str (role) to str (field).

    Parameters
    ----------
    names : sequence of str
    told : dict of str (role) to str (field), optional, what a person said; '' where nobody did

    Examples
    --------
    >>> camera_fields(["fid", "国标编码", "在线状态", "azimuth_deg"])
    {'camera_id': '国标编码', 'status': '在线状态', 'azimuth_deg': 'azimuth_deg'}
    """
    return roles_of_names(names, camera_vocabulary(), told)


def secret_fields(names):
    """The fields that open the way into a network, by their headers: they are never taken.

    Examples
    --------
    >>> secret_fields(["name", "IP", "端口号", "登录密码", "position_type"])
    ['IP', '端口号', '登录密码']
    """
    return [name for name in names if secret_header(name, camera_vocabulary())]


def read_cameras(
    source, crs, transform_context, fields=None, zone_minutes=CHINA, cancelled=lambda: False, profile=None
):
    """Read the cameras of a layer.

    Parameters
    ----------
    source : adapters.layers.reading.Source
    crs : QgsCoordinateReferenceSystem to bring the places to
    transform_context : QgsCoordinateTransformContext
    fields : dict of str (role) to str (field), optional, what a person said; the others are guessed by their names
    zone_minutes : int, of the clock that times without a zone were read from
    cancelled : callable that returns whether to stop
    profile : CameraProfile, optional

    Returns
    -------
    ReadCameras
        A camera without a place, at 0/0 or where it cannot be brought to the CRS has nan for its place.

    Raises
    ------
    QgsProcessingException
        The layer has places and no CRS, or lacks a field that was named.
    engine.progress.CancelledError
        `cancelled` returned True.
    """
    for name in filter(None, (fields or {}).values()):
        index_of(source, name)
    used = camera_fields(source.fields.names(), fields)
    taken = {role: name for role, name in used.items() if role not in PLACE_ROLES}
    tags = next((name for name in source.fields.names() if name.lower() in _TAGS), "")
    ids, wkb, columns = _columns(source, taken, tags, cancelled)
    if tags:
        _spread_tags(columns, taken, columns.pop(""))
    places, findings = places_told(source, wkb, ids, crs, transform_context, ("camera_places_lost",) * 2)
    words = camera_vocabulary(profile=profile)
    read = cameras_of_columns(source.name, columns, ids, words, zone_minutes, places, taken)
    return ReadCameras(read.cameras, np.array(ids, dtype=np.int64), used, [*read.findings, *findings], read.left_out)


def without_secret(read):
    """What may leave the house: ReadCameras in which secret cameras are left out, and how many these are.

    Parameters
    ----------
    read : ReadCameras

    Returns
    -------
    ReadCameras, int
    """
    secret = (read.cameras.secrecy == 1) & ~read.left_out
    return read._replace(left_out=read.left_out | secret), int(secret.sum())


def read_obstacles(source, crs, transform_context, cancelled=lambda: False):
    """Read the buildings that stop sight.

    Parameters
    ----------
    source : adapters.layers.reading.Source, of areas
    crs : QgsCoordinateReferenceSystem, metric
    transform_context : QgsCoordinateTransformContext
    cancelled : callable that returns whether to stop

    Returns
    -------
    engine.events.sight.Obstacles
        With heights where the layer tells heights or floors; what is not told stops sight from any height.
    """
    fields = fields_guessed(source, ("height", "floors"))
    table = read_table(source, (AREA,), crs, transform_context, list(fields.values()), cancelled)
    heights = np.full(len(table.geometries), np.nan)
    for role, metres in (("floors", _FLOOR_M), ("height", 1.0)):
        if role in fields:
            told = metres * np.array([_number(text) for text in texts_of(table.columns[fields[role]])], dtype=float)
            heights = np.where(told > 0, told, heights)
    return obstacles_of(table.geometries, heights)


def ready_viewers(cameras, obstacles, profile=None):
    """Make cameras ready to be asked what they see, with what a city takes where it is not known: Viewers."""
    profile = profile or camera_profile()
    return viewers_of(cameras, obstacles, profile.looks, profile.seen_at_m, profile.most_moved_m)


def camera_findings(layer, cameras, viewers, left_out=None):
    """What was wrong with cameras as viewers: list of Finding, each with the ids, and the place of the first.

    Parameters
    ----------
    layer : str
    cameras : Cameras
    viewers : Viewers of them
    left_out : (n,) array of bool, optional, cameras of which nothing is told
    """
    told = []
    spared = np.zeros(len(cameras), dtype=bool) if left_out is None else left_out
    for trouble, those in viewers.troubles.items():
        # Of a camera that sees nothing it does not matter how it would.
        rows = those[~spared[those] & (viewers.able[those] | np.isin(trouble, _BLIND))]
        if len(rows):
            x, y = cameras.places[rows[0]].tolist()
            place = (x, y) if np.isfinite([x, y]).all() else None
            numbers = {"count": len(rows), "cameras": tuple(cameras.ids[rows].tolist())}
            told.append(found(f"sight_{trouble}", value=len(rows), layer=layer, place=place, **numbers))
    return told


def _columns(source, taken, tags, cancelled):
    """Feature ids, WKB (None for a table without places), and the columns by role; '' is that of tags."""
    indexes = {role: index_of(source, name) for role, name in taken.items()}
    if tags:
        indexes[""] = index_of(source, tags)
    ids, wkb, columns = raw_rows(source, indexes, cancelled)
    return ids, wkb, {role: [_value(value, role) for value in values] for role, values in columns.items()}


def _value(value, role):
    """A cell: times as they are, all else as text; a number that lost digits shows that it did."""
    if role == "status_at":
        return plain_value(value)
    if is_null(value):
        return ""
    if isinstance(value, float):
        if abs(value) >= _WHOLE:
            return f"{value:.14E}"
        return str(int(value)) if value.is_integer() else str(value)
    return str(int(value)) if isinstance(value, bool) else str(value).strip()


def _spread_tags(columns, taken, cells):
    """Add the tags of OpenStreetMap that stand together in one field as columns, where no field says the same."""
    rows = [dict(_TAG.findall(cell)) for cell in cells]
    keys = list(dict.fromkeys(key for row in rows for key in row))
    for role, key in roles_of_names(keys, camera_vocabulary()).items():
        if role not in columns and role not in PLACE_ROLES and role != "status_at":
            columns[role] = [row.get(key, "") for row in rows]
            taken[role] = key


def _number(text):
    try:
        return float(text)
    except ValueError:
        return np.nan
