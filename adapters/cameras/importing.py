"""Import cameras: read what arrived, leave out what opens a network or tells of persons, and make the table."""

from dataclasses import dataclass, replace
from typing import NamedTuple

import numpy as np

from ...engine.events.arriving.camera_sheet import look_at, read_camera_sheet
from ...engine.events.arriving.together import together
from ...engine.events.model import Cameras
from ...engine.gridding.findings import found
from ...engine.progress import Progress
from ..events.arriving import ArrivingWishes, on_earth, read_tables
from ..layers.writing import OutputTable, finding_table
from .rows import camera_table
from .vocabulary import camera_vocabulary

__all__ = ["CameraWishes", "ImportedCameras", "import_cameras", "look_at_cameras"]

# Cameras hang on poles along streets: so near a building half of them are at home.
_AT_M = 15.0


@dataclass(frozen=True)
class CameraWishes(ArrivingWishes):
    """What a person decided of an import, besides what is so of all imports.

    Attributes
    ----------
    profile : adapters.cameras.profile.CameraProfile or None
    """

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
    words = camera_vocabulary(profile=wishes.profile)

    def read(sheet, where):
        return read_camera_sheet(sheet, words, wishes.mapping, wishes.zone_minutes, where, progress)

    tables, crs, told = read_tables(arrived, ground, wishes, read, "cameras")
    cameras, lines, again = _together(tables)
    name, checks = arrived[0].sheet.name, ("camera_datum_converted", "camera_datum_suspected")
    places, _, shifted = on_earth(cameras.places, crs, name, ground, wishes.datum, checks, progress, near=_AT_M)
    cameras, told = replace(cameras, places=places), [*told, *again, *shifted]
    placed = int(np.isfinite(places).all(axis=1).sum())
    counts = {"cameras": len(cameras), "placed": placed, "working": int((cameras.statuses == "on").sum())}
    table = camera_table(cameras, lines)
    crs = crs if crs.isValid() else ground.crs
    return ImportedCameras(tables[0].columns, cameras, lines, told, table, finding_table(told), crs, counts)


def _together(tables):
    """Several tables as one, each id once: Cameras, lines, findings."""
    cameras = together([table.cameras for table in tables])
    lines = np.concatenate([table.lines for table in tables])
    _, first = np.unique(cameras.ids.astype(str), return_index=True)
    if len(first) == len(cameras):
        return cameras, lines, []
    again = np.setdiff1d(np.arange(len(cameras)), first)
    numbers = {"count": len(again), "rows": tuple(lines[again].tolist()), "column": "camera_id", "layer": "cameras"}
    first = np.sort(first)
    return cameras.taken(first), lines[first], [found("camera_ids_repeated", value=len(again), **numbers)]
