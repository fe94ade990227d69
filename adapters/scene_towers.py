"""Towers that are divided by entrance, each entrance in its vertical grid's colour, over the faces of the scene."""

import numpy as np
import shapely
from qgis.core import QgsFeatureSink
from qgis.PyQt.QtCore import QCoreApplication

from ..engine.premises.scene import bands_of
from .scene_layers import feature_of, memory_layer, tone_of

__all__ = ["TowerLayer"]

translate = QCoreApplication.translate


class TowerLayer:
    """The layer over a scene that holds the divided towers.

    Parameters
    ----------
    raised : scene_show.Raised
    crs : QgsCoordinateReferenceSystem, of the scene

    Attributes
    ----------
    layer : QgsVectorLayer, painted by tones as the faces are
    """

    def __init__(self, raised, crs):
        self._raised, self._shown = raised, {}
        self.layer = memory_layer(translate("Scene", "Divided towers"), "MultiPolygon", crs, "field=tone:integer")

    def show(self, towers, classes):
        """Paint towers.

        Parameters
        ----------
        towers : dict of int (row of the building) to dict of str (entrance) to str (code)
        classes : dict of str (code) to int; an entrance whose grid has no class keeps the building's colour
        """
        wanted = {
            (row, entrance): classes[code]
            for row, entrances in towers.items()
            for entrance, code in entrances.items()
            if code in classes
        }
        if wanted == self._shown:
            return
        self._shown = wanted
        features = self._features(wanted)
        self.layer.dataProvider().truncate()
        self.layer.dataProvider().addFeatures(features, QgsFeatureSink.Flag.FastInsert)
        self.layer.updateExtents()
        self.layer.triggerRepaint()

    def _features(self, wanted):
        rows = np.array(sorted({row for row, _ in wanted}), dtype=np.int64)
        if not len(rows):
            return []
        no_lines = np.zeros(len(rows), dtype=int)
        parts = bands_of(self._raised.scene, rows, no_lines, self._raised.entrances, rows)
        held = zip(
            parts.part_building.tolist(),
            parts.part_entrance,
            parts.part_kind,
            parts.part_shade,
            parts.parts,
            strict=True,
        )
        return [
            feature_of(shapely.to_wkb(shape), int(tone_of(wanted[row, entrance], kind, shade)))
            for row, entrance, kind, shade, shape in held
            if (row, entrance) in wanted
        ]
