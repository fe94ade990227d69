"""A sheet of cameras as it arrives, understood: header, columns, rows that are none, ids, directions and places."""

from typing import NamedTuple

import numpy as np

from ...gridding.findings import found
from ...premises.register.telling import shown
from ...progress import Progress
from ..model import Cameras
from .camera_columns import CAMERA_ROLES, recognised
from .camera_intake import cameras_of_columns
from .columns_told import columns_told, keys_told
from .placing_checks import LOST, OUTSIDE, UNREAD, ZERO
from .sheet_rows import look_of, places_of, refuse_useless, rows_of

__all__ = ["SheetCameras", "look_at", "read_camera_sheet"]

# A table of cameras has one of these at least.
_TELLING = {"camera_id", "name", "azimuth_deg", "direction", "camera_kind", "x", "coordinates"}

# What is not here was mended.
_PLACING = {
    ZERO: "camera_places_lost",
    LOST: "camera_places_lost",
    UNREAD: "camera_places_unread",
    OUTSIDE: "camera_places_outside",
}


class SheetCameras(NamedTuple):
    """The cameras of a sheet.

    Attributes
    ----------
    columns : list of CameraColumn
    cameras : Cameras, without those that are left out
    lines : (n,) array of int, the numbers that the rows have in the file
    findings : list of Finding
    """

    columns: list
    cameras: Cameras
    lines: np.ndarray
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
    sheet_rows.SheetLook
    """
    return look_of(sheet, words, mapping, recognised, _TELLING)


def read_camera_sheet(sheet, words, mapping=None, zone_minutes=480, where=None, progress=None):
    """Read a sheet of cameras.

    Parameters
    ----------
    sheet : engine.premises.register.sheet.Sheet
    words : CameraWords
    mapping : dict, optional, as of `look_at`
    zone_minutes : int, minutes east of Greenwich of the clock that times without a zone were read from
    where : callable, optional, as of `sheet_rows.places_of`
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
    checks = "register_no_rows", "camera_nothing_told"
    refuse_useless(sheet, look, mapping, words.table, CAMERA_ROLES, checks)
    rows = rows_of(sheet, look, words.table, "register_no_rows")
    findings = [*_columns_told(name, look.columns, words.table), *rows.left_out, *rows.empty]
    progress.check()
    progress.report("event_values", 0.2)
    places, troubles = places_of(rows, where)
    progress.check()
    read = cameras_of_columns(name, rows.cells, rows.lines, words, zone_minutes, places, rows.headers)
    stay = ~read.left_out
    findings += [*read.findings, *_places_told(name, troubles)]
    return SheetCameras(look.columns, read.cameras.taken(stay), rows.lines[stay], findings)


def _columns_told(name, columns, words):
    """Which columns were dropped, and which are not read."""
    secret = [column for column in columns if column.secret]
    dropped = [found("camera_columns_dropped", layer=name, columns=keys_told(secret, words))] if secret else []
    return [*dropped, *columns_told(name, [one for one in columns if not one.secret], words, CAMERA_ROLES)]


def _places_told(name, troubles):
    """Findings on what is wrong with places, and on what was mended."""
    told = []
    for why, lines in troubles:
        mended = {} if why in _PLACING else {"mended": why}
        check = _PLACING.get(why, "camera_places_mended")
        told.append(found(check, value=len(lines), layer=name, count=len(lines), rows=lines, **mended))
    return told
