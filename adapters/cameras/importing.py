"""Import cameras: read what arrived, leave out what opens a network or tells of persons, and make the table."""

from dataclasses import fields, replace
from typing import NamedTuple

import numpy as np
from qgis.core import QgsCoordinateReferenceSystem, QgsProcessingException

from ...engine.events.arriving.camera_sheet import look_at, read_camera_sheet
from ...engine.events.model import Cameras
from ...engine.geodesy.detecting import datum_of
from ...engine.geodesy.gcj import WGS84, converted
from ...engine.gridding.editing.model import RefusedError
from ...engine.gridding.findings import found
from ...engine.progress import Progress
from ..events.datum_converting import DATUM_NAMES, FIND_OUT
from ..events.reading import moved_places
from ..layers.writing import OutputTable, finding_table
from ..sentences.saying import sentence
from ..words.moments import CHINA
from .rows import camera_table
from .vocabulary import camera_vocabulary

__all__ = ["CameraWishes", "ImportedCameras", "import_cameras", "look_at_cameras"]

_WGS84 = "EPSG:4326"

# Cameras hang on poles along streets: so near a building half of them are at home.
_AT_M = 15.0


class CameraWishes(NamedTuple):
    """What a person decided of an import.

    Attributes
    ----------
    mapping : dict of str (header, or '#' and the number of a column) to str (role, '' for none)
    crs : QgsCoordinateReferenceSystem or None, of coordinates in columns, and of places whose layer tells none
    zone_minutes : int, minutes east of Greenwich of the clock that times without a zone were read from
    datum : str, of `engine.geodesy.gcj.DATUMS` or FIND_OUT, what the coordinates are in
    profile : adapters.cameras.profile.CameraProfile or None
    """

    mapping: dict = {}
    crs: object = None
    zone_minutes: int = CHINA
    datum: str = FIND_OUT
    profile: object = None


class ImportedCameras(NamedTuple):
    """Cameras that are ready to be written.

    Attributes
    ----------
    columns : list of engine.events.arriving.camera_columns.CameraColumn, of the first table
    cameras : engine.events.model.Cameras
    lines : (n,) array of int, the rows of the file
    found : list of Finding
    table, findings : adapters.layers.writing.OutputTable
    crs : QgsCoordinateReferenceSystem of the places
    counts : dict of str to int: cameras, placed, working
    """

    columns: list
    cameras: Cameras
    lines: np.ndarray
    found: list
    table: OutputTable
    findings: OutputTable
    crs: object
    counts: dict


def look_at_cameras(sheet):
    """Say what a sheet is taken for: the `look` of `register_files.RegisterFile`."""
    return look_at(sheet, camera_vocabulary())


def import_cameras(arrived, ground, wishes=None, progress=None):
    """Import cameras.

    Parameters
    ----------
    arrived : list of adapters.registers.files.Arrived
    ground : adapters.events.ground.EventGround
    wishes : CameraWishes, optional
    progress : engine.progress.Progress, optional

    Returns
    -------
    ImportedCameras

    Raises
    ------
    QgsProcessingException
        Nothing of it can be used; the sentence says why.
    engine.progress.CancelledError
    """
    wishes, progress = wishes or CameraWishes(), progress or Progress()
    told, tables, refused, crs = [], [], [], QgsCoordinateReferenceSystem()
    for one in arrived:
        try:
            table, where, findings = _read(one, ground, wishes, progress)
        except RefusedError as error:
            refused.append(error.finding)
            continue
        told += [*one.findings, *findings]
        if crs.isValid() and where.isValid() and where != crs:
            moved = moved_places(table.cameras.places, where, crs, ground.context)
            table = table._replace(cameras=replace(table.cameras, places=moved))
        crs = crs if crs.isValid() else where
        tables.append(table)
    if not tables:
        raise QgsProcessingException(sentence(refused[0]))
    name = arrived[0].sheet.name
    cameras, lines, again = _together(tables)
    told += [*refused, *again]
    cameras, findings = _right_datum(cameras, crs, ground, wishes.datum, name, progress)
    told += findings
    placed = int(np.isfinite(cameras.places).all(axis=1).sum())
    counts = {"cameras": len(cameras), "placed": placed, "working": int((cameras.statuses == "on").sum())}
    table = camera_table(cameras, lines)
    crs = crs if crs.isValid() else ground.crs
    return ImportedCameras(tables[0].columns, cameras, lines, told, table, finding_table(told), crs, counts)


def _read(arrived, ground, wishes, progress):
    """Read one table: SheetCameras, the CRS of its places, and what is to be told."""
    sheet, words = arrived.sheet, camera_vocabulary(profile=wishes.profile)
    told = wishes.crs if wishes.crs is not None and wishes.crs.isValid() else None
    crs = arrived.crs if sheet.points is not None and arrived.crs.isValid() else told
    assumed = QgsCoordinateReferenceSystem(_WGS84)
    bounds = ground.bounds(crs or assumed)

    def read(bounds, geographic):
        return read_camera_sheet(sheet, words, wishes.mapping, wishes.zone_minutes, bounds, geographic, progress)

    if crs is not None:
        table = read(bounds, crs.isGeographic())
        return table, crs, table.findings
    table = read(None, None)
    count = int(np.isfinite(table.cameras.places).all(axis=1).sum())
    if not count:
        return table, QgsCoordinateReferenceSystem(), table.findings
    if table.geographic:
        table = table if bounds is None else read(bounds, True)
        return table, assumed, [*table.findings, found("event_places_assumed", layer=sheet.name, crs="WGS 84")]
    nowhere = replace(table.cameras, places=np.full(table.cameras.places.shape, np.nan))
    unused = found("register_coordinates_unused", value=count, layer=sheet.name, count=count)
    return table._replace(cameras=nowhere), QgsCoordinateReferenceSystem(), [*table.findings, unused]


def _together(tables):
    """Several tables as one, each id once: Cameras, lines, findings."""
    columns = {
        each.name: np.concatenate([getattr(table.cameras, each.name) for table in tables]) for each in fields(Cameras)
    }
    cameras, lines = Cameras(**columns), np.concatenate([table.lines for table in tables])
    _, first = np.unique(cameras.ids.astype(str), return_index=True)
    if len(first) == len(cameras):
        return cameras, lines, []
    again = np.setdiff1d(np.arange(len(cameras)), first)
    numbers = {"count": len(again), "rows": tuple(lines[again].tolist()), "column": "camera_id", "layer": "cameras"}
    first = np.sort(first)
    return cameras.taken(first), lines[first], [found("camera_ids_repeated", value=len(again), **numbers)]


def _right_datum(cameras, crs, ground, datum, name, progress):
    """Bring the places to what the earth is measured in, or tell that they seem to be shifted: Cameras, findings."""
    count = int(np.isfinite(cameras.places).all(axis=1).sum())
    if not count or datum == WGS84:
        return cameras, []
    wgs84 = QgsCoordinateReferenceSystem(_WGS84)
    degrees = moved_places(cameras.places, crs, wgs84, ground.context)
    if datum != FIND_OUT:
        right = moved_places(converted(degrees, datum, WGS84), wgs84, crs, ground.context)
        told = found("camera_datum_converted", value=count, layer=name, datum=DATUM_NAMES[datum], count=count)
        return replace(cameras, places=right), [told]
    buildings = ground.buildings(progress) if ground.crs.isValid() else ()
    if not len(buildings):
        return cameras, []
    likeness = datum_of(degrees, buildings, ground.to_metres, _AT_M)
    if likeness.datum in ("", WGS84):
        return cameras, []
    share, plain = (round(100 * likeness.shares[one]) for one in (likeness.datum, WGS84))
    told = {"layer": name, "datum": DATUM_NAMES[likeness.datum], "share": share, "plain": plain}
    return cameras, [found("camera_datum_suspected", **told)]
