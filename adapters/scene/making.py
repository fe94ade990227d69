"""A layer of buildings raised into a layer of faces: roofs and visible walls, in the order to draw them in."""

from typing import NamedTuple

import numpy as np
import shapely
from qgis.core import (
    Qgis,
    QgsFeatureRequest,
    QgsFillSymbol,
    QgsProcessingException,
    QgsProperty,
    QgsSingleSymbolRenderer,
    QgsSymbolLayer,
)
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.gridding.arrangement import first_container
from ...engine.premises.scene import KINDS, heights_of, scene_of
from ..layers.crs import choose_crs, refuse_without_crs
from ..layers.grid_reading import read_grids
from ..layers.households import households_of
from ..layers.reading import AREA, POINT, read_table
from ..layers.writing import OutputTable, table_fields
from ..premises.reading import fields_guessed, read_buildings_of
from ..running.progress import FeedbackProgress
from ..running.qgis_version import number_field, text_field, whole_number_field

__all__ = ["RAISED_ROLES", "RaisedLayer", "draw_in_order", "raise_layer"]

RAISED_ROLES = ("code", "use", "floors", "height")
"""What is asked of a field of buildings."""

_READ, _RAISED = 40.0, 90.0
_ROOF, _WALL_DARK, _WALL_LIT = 88, 42, 74  # lightness in hundredths
_HUE, _SATURATION = 38, 18

translate = QCoreApplication.translate


class RaisedLayer(NamedTuple):
    """The faces as a table, the CRS they are in, and how many buildings have some."""

    faces: OutputTable
    crs: object
    raised: int


def raise_layer(buildings, chosen, grids, households_field, angle, transform_context, feedback):
    """Raise a layer of buildings.

    Parameters
    ----------
    buildings : adapters.layers.reading.Source
    chosen : dict of str (of `RAISED_ROLES`) to str, the fields that a person chose; others are guessed
    grids : adapters.layers.reading.Source or None, grids of which each building is told the code
    households_field : str, '' for none
    angle : float, degrees from east to where up is
    transform_context : QgsCoordinateTransformContext
    feedback : QgsProcessingFeedback

    Returns
    -------
    RaisedLayer

    Raises
    ------
    QgsProcessingException
        A layer cannot be used; the sentence names it.
    engine.progress.CancelledError
    """
    refuse_without_crs(buildings.name, buildings.crs)
    if not buildings.count:
        said = translate("District", "The layer {layer} has no features.")
        raise QgsProcessingException(said.format(layer=buildings.name))
    crs = choose_crs(buildings.name, buildings.crs, buildings.extent, transform_context)
    if crs != buildings.crs:
        said = translate("SceneMaking", "The layer {layer} is not in metres; the scene is in {crs}.")
        feedback.pushInfo(said.format(layer=buildings.name, crs=crs.authid()))
    fields = fields_guessed(buildings, RAISED_ROLES, chosen)
    _tell_fields(buildings, fields, feedback)
    read, _ = read_buildings_of(buildings, fields, crs, transform_context, feedback.isCanceled)
    names = [households_field] if households_field else []
    table = read_table(buildings, (AREA, POINT), crs, transform_context, names, feedback.isCanceled)
    _tell_lost(table, feedback)
    feedback.setProgress(_READ)
    codes = np.full(len(read), "", dtype=object)
    if grids is not None:
        codes = _grid_codes(grids, read.footprints, crs, transform_context, feedback)
    progress = FeedbackProgress(feedback, _READ, _RAISED)
    heights = heights_of(read.floors, read.uses, read.heights)
    scene = scene_of(read.footprints, heights, angle, progress=progress)
    progress.end_stage()
    ids = [code or str(id_) for code, id_ in zip(read.ids.tolist(), table.ids.tolist(), strict=True)]
    households = households_of(table.columns[households_field])[0].tolist() if households_field else None
    raised = len(np.unique(scene.building))
    return RaisedLayer(_table(scene, ids, read.floors, codes, households), crs, raised)


def draw_in_order(layer):
    """Have a layer of faces drawn in its order, walls by their shade. Call it in the main thread.

    Parameters
    ----------
    layer : QgsVectorLayer, as `raise_layer` made its table
    """
    symbol = QgsFillSymbol.createSimple({"outline_style": "no"})
    light = f'if("kind" = \'roof\', {_ROOF}, {_WALL_DARK} + {_WALL_LIT - _WALL_DARK} * "shade")'
    colour = QgsProperty.fromExpression(f"color_hsl({_HUE}, {_SATURATION}, {light})")
    symbol.symbolLayer(0).setDataDefinedProperty(QgsSymbolLayer.Property.FillColor, colour)
    renderer = QgsSingleSymbolRenderer(symbol)
    renderer.setOrderBy(QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause("rank")]))
    renderer.setOrderByEnabled(True)
    layer.setRenderer(renderer)
    layer.triggerRepaint()


def _tell_fields(buildings, fields, feedback):
    """Say which fields are used, and where there are neither floors nor heights."""
    listed = ", ".join(f"{name} → {role}" for role, name in fields.items())
    if listed:
        said = translate("SceneMaking", "{layer}: {fields}")
        feedback.pushInfo(said.format(layer=buildings.name, fields=listed))
    if "floors" not in fields and "height" not in fields:
        said = translate("SceneMaking", "{layer} has no field of floors or heights: each building gets one floor.")
        feedback.pushWarning(said.format(layer=buildings.name))


def _tell_lost(table, feedback):
    """Say which features cannot stand up."""
    points = table.ids[shapely.get_type_id(table.geometries) == 0].tolist()
    flat = sorted([*table.lost, *points])
    if flat:
        said = translate("SceneMaking", "{layer}: {count} features have no area and no faces, {first} among them.")
        feedback.pushWarning(said.format(layer=table.name, count=len(flat), first=flat[0]))


def _grid_codes(grids, footprints, crs, transform_context, feedback):
    """The code of the grid in which each building stands."""
    layer = read_grids(grids, crs, transform_context, cancelled=feedback.isCanceled).layer
    places = shapely.get_coordinates(shapely.point_on_surface(footprints))
    row = first_container(places, layer.shapes)
    return np.where(row >= 0, np.append(layer.codes, "")[row], "")


def _table(scene, ids, floors, codes, households):
    """A row a face; the features come in the order to draw them in, and `rank` says so too."""
    fields = table_fields(
        text_field("building_id"),
        text_field("kind"),
        number_field("shade"),
        whole_number_field("rank"),
        whole_number_field("floors"),
        number_field("height_m"),
        text_field("grid_code"),
    )
    building = scene.building.tolist()
    floors, heights = floors.tolist(), scene.heights.tolist()
    columns = [
        [ids[row] for row in building],
        [KINDS[kind] for kind in scene.kind.tolist()],
        scene.shade.round(3).tolist(),
        scene.rank.tolist(),
        [floors[row] if floors[row] > 0 else None for row in building],
        [round(heights[row], 2) for row in building],
        [codes[row] for row in building],
    ]
    if households is not None:
        fields.append(whole_number_field("households"))
        columns.append([households[row] for row in building])
    rows = [list(row) for row in zip(*columns, strict=True)]
    return OutputTable(fields, Qgis.WkbType.Polygon, rows, scene.wkb)
