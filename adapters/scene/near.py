"""What the map shows of buildings from near: lines between floors and entrances, names, and what names keep off."""

import struct
from itertools import pairwise

import numpy as np
import shapely
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeatureSink,
    QgsLineSymbol,
    QgsNullSymbolRenderer,
    QgsPalLayerSettings,
    QgsRendererCategory,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.premises.scene import bands_of, roof_places
from .dress import STREET_NAMES_FROM
from .layers import feature_of, memory_layer
from .symbols import inked, roof_labels, stacked

__all__ = ["NearLayers"]

_FLOORS_FROM = 2_500  # the scale
_AROUND = 0.25  # of the map's width and height, beside the map on each side, that a small move needs nothing new
_MOST_DRAWN, _MOST_KEPT_OFF = 1_500, 8_000  # buildings
_MULTIPOLYGON = 6  # in WKB

translate = QCoreApplication.translate


class NearLayers:
    """Layers over a scene that hold what is in view, and no more.

    Parameters
    ----------
    raised : scene_show.Raised
    crs : QgsCoordinateReferenceSystem, of the scene
    """

    def __init__(self, raised, crs):
        self._raised = raised
        self._shown = None
        scene = raised.scene
        bounds = shapely.bounds(scene.footprints)
        up = scene.heights[:, None] * scene.direction
        self._low = np.minimum(bounds[:, :2], bounds[:, :2] + up)
        self._high = np.maximum(bounds[:, 2:], bounds[:, 2:] + up)
        self._lines = memory_layer(
            translate("Scene", "Floors and entrances"), "MultiLineString", crs, "field=kind:string"
        )
        self._words = memory_layer(translate("Scene", "Names of buildings"), "Point", crs, "field=name:string")
        self._walls = memory_layer(translate("Scene", "What names keep off"), "MultiPolygon", crs)
        self._walls.setRenderer(QgsNullSymbolRenderer())
        self._walls.setLabeling(QgsVectorLayerSimpleLabeling(_in_the_way()))
        self._walls.setLabelsEnabled(True)
        for layer, scale in (
            (self._lines, _FLOORS_FROM),
            (self._words, _FLOORS_FROM),
            (self._walls, STREET_NAMES_FROM),
        ):
            layer.setScaleBasedVisibility(True)
            layer.setMinimumScale(scale)

    def layers(self):
        """The layers, the topmost first."""
        return [self._words, self._lines, self._walls]

    def show(self, extent, scale):
        """Fill the layers with what is in view; nothing is done where that is there already.

        Parameters
        ----------
        extent : (x_min, y_min, x_max, y_max), in the scene's CRS
        scale : float, its denominator

        Returns
        -------
        bool, whether something else is shown now
        """
        if scale > STREET_NAMES_FROM:
            return self._clear()
        low, high = np.array(extent[:2]), np.array(extent[2:])
        near = scale <= _FLOORS_FROM
        if self._shown is not None:
            there_low, there_high, there_near = self._shown
            if (there_low <= low).all() and (high <= there_high).all() and there_near == near:
                return False
        air = (high - low) * _AROUND
        low, high = low - air, high + air
        inside = (self._low <= high).all(axis=1) & (self._high >= low).all(axis=1)
        rows = np.flatnonzero(inside & (self._raised.scene.heights > 0))
        self._shown = low, high, near
        self._keep_off(rows if len(rows) <= _MOST_KEPT_OFF else rows[:0])
        self._draw(rows if near and len(rows) <= _MOST_DRAWN else rows[:0])
        return True

    def dress(self, theme):
        """Paint everything anew, by a Theme."""
        categories = []
        for kind, opacity, width in (("floor", theme.floor_line, 0.1), ("entrance", theme.entrance_line, 0.2)):
            symbol = stacked(QgsLineSymbol(), inked(theme.seam, width, opacity))
            categories.append(QgsRendererCategory(kind, symbol, self._kind_words()[kind]))
        self._lines.setRenderer(QgsCategorizedSymbolRenderer("kind", categories))
        self._words.setRenderer(QgsNullSymbolRenderer())
        self._words.setLabeling(QgsVectorLayerSimpleLabeling(roof_labels(theme, "name")))
        self._words.setLabelsEnabled(True)
        for layer in self.layers():
            layer.triggerRepaint()

    def _kind_words(self):
        return {"floor": translate("Scene", "Between floors"), "entrance": translate("Scene", "Between entrances")}

    def _clear(self):
        if self._shown is None:
            return False
        self._shown = None
        for layer in self.layers():
            layer.dataProvider().truncate()
        return True

    def _draw(self, rows):
        """Floors, entrances and names of some buildings."""
        raised = self._raised
        lines, words = [], []
        if len(rows):
            bands = bands_of(raised.scene, rows, raised.floors[rows], raised.entrances)
            lines = list(zip(shapely.to_wkb(bands.lines), bands.line_kind.tolist(), strict=True))
            named = rows[raised.buildings.names[rows] != ""]
            roofs = shapely.to_wkb(shapely.points(roof_places(raised.scene, named)))
            words = list(zip(roofs, _short_names(raised.buildings, named), strict=True))
        _fill(self._lines, lines)
        _fill(self._words, words)

    def _keep_off(self, rows):
        """The faces of some buildings, a feature each, which nobody sees."""
        scene, shapes = self._raised.scene, []
        if len(rows):
            faces, of_row = scene.faces_of(rows)
            pieces, starts = scene.wkb, np.searchsorted(of_row, np.arange(len(rows) + 1)).tolist()
            faces = faces.tolist()
            for first, last in pairwise(starts):
                head = struct.pack("<BII", 1, _MULTIPOLYGON, last - first)
                shapes.append((head + b"".join([pieces[face] for face in faces[first:last]]),))
        _fill(self._walls, shapes)


def _short_names(buildings, rows):
    """Names of buildings without that of the compound, with which they may begin: list of str."""
    pairs = zip(buildings.names[rows].tolist(), buildings.compounds[rows].tolist(), strict=True)
    return [name.removeprefix(compound) for name, compound in pairs]


def _fill(layer, rows):
    layer.dataProvider().truncate()
    layer.dataProvider().addFeatures([feature_of(*row) for row in rows], QgsFeatureSink.Flag.FastInsert)
    layer.updateExtents()


def _in_the_way():
    """Write nothing, but keep names off."""
    settings = QgsPalLayerSettings()
    settings.drawLabels = False
    settings.fieldName = "''"
    settings.isExpression = True
    settings.obstacleSettings().setIsObstacle(True)
    return settings
