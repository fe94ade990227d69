"""A sheet of cameras as it arrives, understood: header, columns, rows that are none, ids, directions and places."""

from typing import NamedTuple

import numpy as np
import shapely

from ..gridding.editing.model import RefusedError
from ..gridding.findings import found
from ..premises.register.columns import SECOND
from ..premises.register.filling import fill_merged
from ..premises.register.headers import find_header
from ..premises.register.left_out import BLANK, left_out
from ..premises.register.telling import shown
from ..progress import Progress
from .camera_columns import CAMERA_ROLES, recognised
from .camera_intake import cameras_of_columns
from .model import Cameras
from .placing_checks import OUTSIDE, UNREAD, ZERO, coordinates_of, mended_places

__all__ = ["CameraLook", "SheetCameras", "look_at", "read_camera_sheet"]

# A table of cameras has one of these at least.
_TELLING = {"camera_id", "name", "azimuth_deg", "direction", "camera_kind", "x", "coordinates"}

_PLACING = {ZERO: "camera_places_lost", UNREAD: "camera_places_unread", OUTSIDE: "camera_places_outside"}


class CameraLook(NamedTuple):
    """What can be said of a sheet before it is read.

    Attributes
    ----------
    header : engine.premises.register.headers.Header
    columns : list of CameraColumn
    """

    header: object
    columns: list

    @property
    def score(self):
        """How much the sheet looks like one of cameras; 0 where nothing of it is known."""
        roles = {column.role for column in self.columns if column.used}
        return len(roles) + len(roles & _TELLING) if roles & _TELLING else 0


class SheetCameras(NamedTuple):
    """The cameras of a sheet.

    Attributes
    ----------
    columns : list of CameraColumn
    cameras : Cameras, without those that are left out
    lines : (n,) array of int, the numbers that the rows have in the file
    geographic : bool, whether the places are longitudes and latitudes
    findings : list of Finding
    """

    columns: list
    cameras: Cameras
    lines: np.ndarray
    geographic: bool
    findings: list


def look_at(sheet, words, mapping=None):
    """Say what the columns of a sheet mean.

    Parameters
    ----------
    sheet : engine.premises.register.sheet.Sheet, its first rows are enough
    words : CameraWords
    mapping : dict of str (header, or '#' and the number of a column) to str (role, '' for none), optional

    Returns
    -------
    CameraLook
    """
    header = find_header(sheet, words.table, mapping or ())
    return CameraLook(header, recognised(header, sheet.rows[header.top + header.height :], words, mapping))


def read_camera_sheet(sheet, words, mapping=None, zone_minutes=480, bounds=None, geographic=None, progress=None):
    """Read a sheet of cameras.

    Parameters
    ----------
    sheet : engine.premises.register.sheet.Sheet
    words : CameraWords
    mapping : dict, optional, as of `look_at`
    zone_minutes : int, minutes east of Greenwich of the clock that times without a zone were read from
    bounds : (4,) sequence of float, optional, where the district lies, as the coordinates are
    geographic : bool, optional, whether coordinates are longitudes and latitudes; None where their size is to tell
    progress : Progress, optional

    Returns
    -------
    SheetCameras

    Raises
    ------
    RefusedError
        The sheet has no rows, or nothing in it tells of a camera; its finding says which.
    engine.progress.CancelledError
    """
    progress = progress or Progress()
    progress.report("register_columns", 0.0)
    name = shown(sheet.name, words.table)
    look = look_at(sheet, words, mapping)
    _refuse_useless(sheet, look, mapping, words, name)
    top = look.header.top + look.header.height
    body, lines = [list(row) for row in sheet.rows[top:]], np.asarray(sheet.lines, dtype=int)[top:]
    fill_merged(body, [(first - top, left, last - top, right)
                       for first, left, last, right in sheet.merged if first >= top])  # fmt: skip
    findings = _columns_told(name, look.columns, words)
    if look.header.top:
        findings.append(_left_out(name, "titles", sheet.lines[: look.header.top]))
    out = left_out(body, look.columns, words.table)
    findings += [_left_out(name, why, lines[places]) for why, places in out.items() if why != BLANK]
    kept = np.setdiff1d(np.arange(len(body)), np.concatenate([np.empty(0, dtype=int), *out.values()]))
    if not len(kept):
        raise RefusedError(found("register_no_rows", layer=name))
    progress.check()
    progress.report("event_values", 0.2)
    lines = lines[kept]
    cells = {column.role: [body[row][column.place] for row in kept.tolist()] for column in look.columns if column.used}
    headers = {column.role: shown(column.key, words.table, column.place) for column in look.columns if column.used}
    points = None if sheet.points is None else np.asarray(sheet.points, dtype=object)[top:][kept]
    places, geographic, told = _places(name, cells, points, lines, bounds, geographic)
    progress.check()
    findings += _empty(name, cells, headers)
    read = cameras_of_columns(name, cells, lines, words, zone_minutes, places, headers)
    stay = ~read.left_out
    findings += [*read.findings, *told]
    return SheetCameras(look.columns, read.cameras.taken(stay), lines[stay], geographic, findings)


def _refuse_useless(sheet, look, mapping, words, name):
    unknown = sorted({role for role in (mapping or {}).values() if role and role not in CAMERA_ROLES})
    if unknown:
        raise RefusedError(found("register_unknown_role", roles=", ".join(unknown), known=", ".join(CAMERA_ROLES)))
    if not sheet.rows:
        raise RefusedError(found("register_no_rows", layer=name))
    if not {column.role for column in look.columns if column.used} & _TELLING:
        headers = ", ".join(shown(column.key, words.table, column.place) for column in look.columns)
        raise RefusedError(found("camera_nothing_told", layer=name, columns=headers))


def _columns_told(name, columns, words):
    """Which columns were dropped, and which are not read."""

    def keys(some):
        return ", ".join(shown(one.key, words.table, one.place) for one in some)

    secret = [column for column in columns if column.secret]
    findings = [found("camera_columns_dropped", layer=name, columns=keys(secret))] if secret else []
    reasons = {}
    for column in columns:
        if column.personal and not column.secret:
            reasons.setdefault(column.personal, []).append(column)
    findings += [
        found("register_personal_dropped", layer=name, columns=keys(some), reason=reason, count=len(some))
        for reason, some in reasons.items()
    ]
    others = [column for column in columns if not column.personal and not column.secret]
    for check, some in (
        ("register_columns_second", [one for one in others if one.how == SECOND]),
        ("register_columns_unknown", [one for one in others if one.header and one.role not in CAMERA_ROLES]),
    ):
        if some:
            findings.append(found(check, layer=name, columns=keys(some), count=len(some)))
    return findings


def _left_out(name, why, lines):
    rows = tuple(sorted(int(line) for line in lines))
    return found("register_rows_left_out", value=len(rows), layer=name, reason=why, count=len(rows), rows=rows)


def _empty(name, cells, headers):
    """A finding on the columns in which no row says anything."""
    empty = [headers[role] for role, values in cells.items() if not any(value.strip() for value in values)]
    return [found("event_columns_empty", layer=name, columns=", ".join(empty), count=len(empty))] if empty else []


def _places(name, cells, points, lines, bounds, geographic):
    """Where the rows are: by what is drawn, else by columns of coordinates; findings on what is wrong with them."""
    troubles, places = {}, np.full((len(lines), 2), np.nan)
    if points is not None:
        there = np.array([point is not None for point in points], dtype=bool)
        places[there] = shapely.get_coordinates(points[there])
    elif "coordinates" in cells or {"x", "y"} <= set(cells):
        both = None if {"x", "y"} <= set(cells) else cells.get("coordinates")
        places, troubles[UNREAD], _ = coordinates_of(cells.get("x"), cells.get("y"), both)
    if geographic is None:
        there = places[np.isfinite(places).all(axis=1)]
        geographic = bool(len(there) == 0 or (np.abs(there) <= 180).all(axis=1).mean() > 0.5)
    placed = mended_places(places, bounds, geographic)
    told = []
    for why, rows in {**troubles, **placed.troubles}.items():
        if len(rows):
            numbers = {"count": len(rows), "rows": tuple(sorted(lines[rows].tolist()))}
            check = _PLACING.get(why, "camera_places_mended")
            mended = {} if why in _PLACING else {"mended": why}
            told.append(found(check, value=len(rows), layer=name, **numbers, **mended))
    return placed.places, geographic, told
