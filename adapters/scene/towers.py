"""Towers that are divided by entrance, each entrance in its vertical grid's colour, over the faces of the scene."""

import numpy as np
import shapely
from qgis.core import QgsFeatureSink, QgsVectorLayerSimpleLabeling
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.premises.scene import ROOF, bands_of
from ..looks.styles import households_word
from .layers import feature_of, memory_layer, tone_of
from .symbols import roof_labels

__all__ = ["TowerLayer"]

_WORDS_FROM = 8_000  # the scale

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
        fields = "field=tone:integer&field=words:string"
        self.layer = memory_layer(translate("Scene", "Divided towers"), "MultiPolygon", crs, fields)

    def show(self, towers, classes, loads):
        """Paint towers.

        Parameters
        ----------
        towers : dict of int (row of the building) to dict of str (entrance) to str (code)
        classes : dict of str (code) to int; an entrance whose grid has no class keeps the building's colour
        loads : dict of str (code) to GridLoad
        """
        wanted = {
            (row, entrance): (code, classes[code], loads[code].households)
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

    def dress(self, theme):
        """Write in a Theme's ink; the tones are painted with those of the faces."""
        labels = roof_labels(theme, "words", size=8, priority=8)
        labels.scaleVisibility, labels.minimumScale = True, _WORDS_FROM
        self.layer.setLabeling(QgsVectorLayerSimpleLabeling(labels))
        self.layer.setLabelsEnabled(True)

    def _features(self, wanted):
        rows = np.array(sorted({row for row, _ in wanted}), dtype=np.int64)
        if not len(rows):
            return []
        no_lines = np.zeros(len(rows), dtype=int)
        parts = bands_of(self._raised.scene, rows, no_lines, self._raised.entrances, rows)
        buildings, entrances = parts.part_building.tolist(), parts.part_entrance.tolist()
        held = zip(buildings, entrances, parts.part_kind, parts.part_shade, parts.parts, strict=True)
        features, named = [], set()
        for row, entrance, kind, shade, shape in held:
            if (row, entrance) not in wanted:
                continue
            code, class_, households = wanted[row, entrance]
            words = ""
            if kind == ROOF and (row, code) not in named:  # a grid of several entrances has its name on the first
                named.add((row, code))
                words = f"{code[-3:]}\n{households}{households_word()}"
            features.append(feature_of(shapely.to_wkb(shape), int(tone_of(class_, kind, shade)), words))
        return features
