"""What is seen on buildings from near enough: lines between floors and entrances, and names on roofs."""

import numpy as np
import shapely
from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsFeatureSink,
    QgsLineSymbol,
    QgsNullSymbolRenderer,
    QgsPalLayerSettings,
    QgsRendererCategory,
    QgsTextFormat,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import QCoreApplication
from qgis.PyQt.QtGui import QColor, QFont

from ..engine.premises.scene import bands_of, roof_places
from .map_picture import FONTS
from .scene_layers import feature_of, memory_layer
from .scene_symbols import inked, stacked

__all__ = ["NEAR", "NearLayers"]

NEAR = 2_500
"""The scale from which floors, entrances and names are shown."""

_AROUND = 0.25  # of the map's width and height, beside the map on each side, that a small move needs nothing new
_MOST = 1_500  # buildings

translate = QCoreApplication.translate


class NearLayers:
    """Layers over a scene that hold what is in view, and no more.

    Parameters
    ----------
    raised : scene_show.Raised
    names : (b,) array of str, what is written on roofs
    crs : QgsCoordinateReferenceSystem, of the scene

    Attributes
    ----------
    lines, words : QgsVectorLayer
    """

    def __init__(self, raised, names, crs):
        self._raised, self._names = raised, names
        self._shown = None
        scene = raised.scene
        bounds = shapely.bounds(scene.footprints)
        up = scene.heights[:, None] * scene.direction
        self._low = np.minimum(bounds[:, :2], bounds[:, :2] + up)
        self._high = np.maximum(bounds[:, 2:], bounds[:, 2:] + up)
        self.lines = memory_layer(
            translate("Scene", "Floors and entrances"), "MultiLineString", crs, "field=kind:string"
        )
        self.words = memory_layer(translate("Scene", "Names of buildings"), "Point", crs, "field=name:string")
        for layer in self.layers():
            layer.setScaleBasedVisibility(True)
            layer.setMinimumScale(NEAR)

    def layers(self):
        """The layers, the topmost first."""
        return [self.words, self.lines]

    def show(self, extent):
        """Fill the layers with what is in view; nothing is done where that is there already.

        Parameters
        ----------
        extent : (x_min, y_min, x_max, y_max), in the scene's CRS

        Returns
        -------
        bool, whether something else is shown now
        """
        low, high = np.array(extent[:2]), np.array(extent[2:])
        if self._shown is not None and (self._shown[0] <= low).all() and (high <= self._shown[1]).all():
            return False
        air = (high - low) * _AROUND
        low, high = low - air, high + air
        inside = (self._low <= high).all(axis=1) & (self._high >= low).all(axis=1)
        rows = np.flatnonzero(inside & (self._raised.scene.heights > 0))
        if len(rows) > _MOST:
            return self.clear()
        self._shown = low, high
        self._draw(rows)
        return True

    def clear(self):
        """Show nothing; returns whether something was shown."""
        if self._shown is None:
            return False
        self._shown = None
        for layer in self.layers():
            layer.dataProvider().truncate()
        return True

    def dress(self, theme):
        """Paint everything anew, by a Theme."""
        categories = []
        for kind, opacity, width in (("floor", theme.floor_line, 0.1), ("entrance", theme.entrance_line, 0.2)):
            symbol = stacked(QgsLineSymbol(), inked(theme.edge, width, opacity))
            categories.append(QgsRendererCategory(kind, symbol, self._kind_words()[kind]))
        self.lines.setRenderer(QgsCategorizedSymbolRenderer("kind", categories))
        self.words.setRenderer(QgsNullSymbolRenderer())
        self.words.setLabeling(QgsVectorLayerSimpleLabeling(_roof_labels(theme)))
        self.words.setLabelsEnabled(True)
        for layer in self.layers():
            layer.triggerRepaint()

    def _kind_words(self):
        return {"floor": translate("Scene", "Between floors"), "entrance": translate("Scene", "Between entrances")}

    def _draw(self, rows):
        raised = self._raised
        bands = bands_of(raised.scene, rows, raised.floors[rows], raised.entrances)
        features = [
            feature_of(wkb, kind) for wkb, kind in zip(shapely.to_wkb(bands.lines), bands.line_kind, strict=True)
        ]
        named = rows[self._names[rows] != ""]
        roofs = shapely.to_wkb(shapely.points(roof_places(raised.scene, named)))
        words = [feature_of(wkb, str(name)) for wkb, name in zip(roofs, self._names[named], strict=True)]
        for layer, held in ((self.lines, features), (self.words, words)):
            layer.dataProvider().truncate()
            layer.dataProvider().addFeatures(held, QgsFeatureSink.Flag.FastInsert)
            layer.updateExtents()


def _roof_labels(theme):
    settings = QgsPalLayerSettings()
    settings.fieldName = "name"
    settings.placement = Qgis.LabelPlacement.OverPoint
    settings.priority = 3
    settings.placementSettings().setAllowDegradedPlacement(True)
    text = QgsTextFormat()
    text.setFont(QFont(FONTS[0]))
    text.setFamilies(FONTS)
    text.setSize(7.5)
    text.setColor(QColor(theme.ink))
    edge = text.buffer()
    edge.setEnabled(True)
    edge.setSize(0.5)
    edge.setOpacity(0.6)
    edge.setColor(QColor(theme.halo))
    text.setBuffer(edge)
    settings.setFormat(text)
    return settings
