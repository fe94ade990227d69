"""The whole way of sight: cameras and buildings in, what the cameras see and what is wrong with them out."""

import json
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import numpy as np
from qgis.core import QgsProcessingException
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.events.sight import obstacles_of, sight_in_bands, sight_of
from ..events.deadlines import event_profile
from ..layers.crs import choose_crs
from ..layers.writing import OutputTable, finding_table
from ..running.progress import FeedbackProgress
from .profile import camera_profile, profile_of
from .reading import camera_findings, read_cameras, read_obstacles, ready_viewers, without_secret
from .rows import sight_table

__all__ = ["SightLayers", "SightResult", "read_camera_profile", "sight_layers"]

_READ, _SEEN = 40.0, 95.0

translate = QCoreApplication.translate


class SightLayers(NamedTuple):
    """What is given.

    Attributes
    ----------
    cameras, buildings : adapters.layers.reading.Source; without buildings nothing stops sight
    fields : dict of str (role of a camera) to str (field), what a person said
    working : bool, only cameras that are not broken
    bands : bool, a polygon for each band in place of one for each camera
    look_over : bool, over buildings that are lower than the camera
    target_m : float, how high above the ground what one looks for is
    secret : bool, secret cameras too
    """

    cameras: object
    buildings: object
    fields: dict = {}
    working: bool = False
    bands: bool = False
    look_over: bool = True
    target_m: float = 0.0
    secret: bool = False


class SightResult(NamedTuple):
    """What came of it.

    Attributes
    ----------
    sight, findings : OutputTable
    crs : QgsCoordinateReferenceSystem
    count : int, cameras that see something
    secret : int, secret cameras that were left out
    """

    sight: OutputTable
    findings: OutputTable
    crs: object
    count: int
    secret: int = 0


def read_camera_profile(path, plan=""):
    """Read a city's profile of cameras: from a JSON file, else from what a plan's profile says of `cameras`.

    Parameters
    ----------
    path, plan : str, '' for none; without either the shipped profile is taken

    Returns
    -------
    CameraProfile

    Raises
    ------
    QgsProcessingException
        The file cannot be read, or is no such profile.
    """
    if not path and not plan:
        return camera_profile()
    try:
        told = json.loads(Path(path).read_text(encoding="utf-8")) if path else event_profile(plan).get("cameras", {})
        return profile_of(told)
    except (OSError, ValueError, TypeError, KeyError, AttributeError) as error:
        said = translate("CameraSight", "The profile of cameras {file} cannot be used: {why}")
        raise QgsProcessingException(said.format(file=Path(path or plan).name, why=error)) from error


def sight_layers(layers, profile, transform_context, feedback):
    """Find out what cameras see.

    Parameters
    ----------
    layers : SightLayers
    profile : CameraProfile
    transform_context : QgsCoordinateTransformContext
    feedback : QgsProcessingFeedback

    Returns
    -------
    SightResult

    Raises
    ------
    QgsProcessingException
        A layer cannot be used; the sentence names it.
    engine.progress.CancelledError
        The person cancelled.
    """
    progress = FeedbackProgress(feedback, 0.0, _READ)
    progress.report("reading", 0.0)
    source = layers.cameras
    measured = layers.buildings or source
    crs = choose_crs(measured.name, measured.crs, measured.extent, transform_context)
    read = read_cameras(source, crs, transform_context, layers.fields, cancelled=progress.cancelled, profile=profile)
    read, secret = (read, 0) if layers.secret else without_secret(read)
    cameras = read.cameras
    if not len(cameras):
        said = translate("District", "The layer {layer} has no features.")
        raise QgsProcessingException(said.format(layer=source.name))
    progress.report("reading", 0.3)
    obstacles = obstacles_of(np.empty(0, dtype=object))
    if layers.buildings is not None:
        obstacles = read_obstacles(layers.buildings, crs, transform_context, progress.cancelled)
    if not layers.look_over:
        obstacles = replace(obstacles, heights=np.full(len(obstacles), np.nan))
    viewers = ready_viewers(cameras, obstacles, profile._replace(seen_at_m=layers.target_m))
    progress.end_stage()
    progress = FeedbackProgress(feedback, _READ, _SEEN)
    asked = ~read.left_out & viewers.able
    if layers.working:
        asked &= cameras.statuses != "off"
    rows = np.flatnonzero(asked)
    sights = sight_of(viewers, rows, obstacles, progress)
    count = len(rows)
    bands = None
    if layers.bands:
        pieces = sight_in_bands(viewers, rows, sights)
        rows, bands, sights = (
            [piece.camera for piece in pieces], [piece.band for piece in pieces], [piece.area for piece in pieces]
        )  # fmt: skip
    findings = [*read.findings, *camera_findings(source.name, cameras, viewers, read.left_out)]
    progress.end_stage()
    progress.lock()
    table = sight_table(cameras, viewers, rows, np.array([*sights, None], dtype=object)[:-1], bands)
    return SightResult(table, finding_table(findings), crs, count, secret)
