"""The whole way of a round: cameras, and a line or an area, in; the cameras in their order out."""

from typing import NamedTuple

import numpy as np
from qgis.core import QgsProcessingException
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.events.cameras.rounds import Round, round_along, round_within
from ...engine.events.model import Cameras
from ...engine.gridding.checking.grid_layer import areal
from ..layers.crs import choose_crs
from ..layers.fields import texts_of
from ..layers.grid_reading import read_grids
from ..layers.reading import AREA, LINE, read_table
from .reading import read_cameras, without_secret

__all__ = ["CameraRound", "RoundLayers", "camera_round"]

translate = QCoreApplication.translate


class RoundLayers(NamedTuple):
    """What is given; adapters.layers.reading.Source each, None where there is none.

    Attributes
    ----------
    cameras : points
    route : lines to go along
    area : areas to go through, where no route is given
    grid_code : str, the only one of the areas; '' for all
    reach_m : float, how far from the line, or outside the areas, a camera may be
    working : bool, without those that are known to be broken
    secret : bool, secret cameras too
    """

    cameras: object
    route: object = None
    area: object = None
    grid_code: str = ""
    reach_m: float = 50.0
    working: bool = False
    secret: bool = False


class CameraRound(NamedTuple):
    """A round.

    Attributes
    ----------
    crs : QgsCoordinateReferenceSystem, metric
    cameras : engine.events.model.Cameras, all that may be in a round
    way : engine.events.cameras.rounds.Round, rows of them
    findings : list of Finding, on what could not be read of the cameras
    secret : int, secret cameras that were left out
    """

    crs: object
    cameras: Cameras
    way: Round
    findings: list
    secret: int = 0


def camera_round(layers, transform_context, progress):
    """Order cameras for a round.

    Parameters
    ----------
    layers : RoundLayers
    transform_context : QgsCoordinateTransformContext
    progress : engine.progress.Progress

    Returns
    -------
    CameraRound

    Raises
    ------
    QgsProcessingException
        A layer cannot be used, neither a route nor an area is given, or there is no grid of that code.
    engine.progress.CancelledError
        The person cancelled.
    """
    ground = layers.route or layers.area
    if ground is None:
        raise QgsProcessingException(translate("CameraWork", "A round needs a line to go along or an area."))
    progress.report("reading", 0.0)
    crs = choose_crs(ground.name, ground.crs, ground.extent, transform_context)
    read = read_cameras(layers.cameras, crs, transform_context, cancelled=progress.cancelled)
    read, secret = (read, 0) if layers.secret else without_secret(read)
    out = read.left_out | ((read.cameras.statuses == "off") & layers.working)
    cameras = read.cameras.taken(np.flatnonzero(~out))
    progress.report("reading", 0.5)
    if layers.route is not None:
        lines = read_table(layers.route, (LINE,), crs, transform_context, (), progress.cancelled).geometries
        way = round_along(cameras.places, lines, layers.reach_m)
    else:
        areas = _areas(layers, crs, transform_context, progress)
        way = round_within(cameras.places, areas, layers.reach_m, progress)
    return CameraRound(crs, cameras, way, read.findings, secret)


def _areas(layers, crs, transform_context, progress):
    """The areas to go through."""
    if not layers.grid_code:
        return areal(read_table(layers.area, (AREA,), crs, transform_context, (), progress.cancelled).geometries)
    grids = read_grids(layers.area, crs, transform_context, cancelled=progress.cancelled).layer
    own = np.flatnonzero(texts_of(grids.codes) == layers.grid_code)
    if not len(own):
        said = translate("CameraWork", "The layer {layer} has no grid {code}.")
        raise QgsProcessingException(said.format(layer=layers.area.name, code=layers.grid_code))
    return areal(grids.shapes[own])
