"""The scene as layers of the project: faces of buildings and their shadows, painted by classes and themes."""

import numpy as np
from qgis.core import (
    QgsCategorizedSymbolRenderer,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsFillSymbol,
    QgsGeometry,
    QgsMapLayer,
    QgsMapLayerLegendUtils,
    QgsRendererCategory,
    QgsSingleSymbolRenderer,
    QgsVectorLayer,
)
from qgis.PyQt.QtCore import QCoreApplication

from ...engine.premises.scene import ROOF
from ...engine.premises.scene.shading import STEPS
from ...engine.premises.scene_groups import FaceGroups
from ...engine.premises.scene_shadows import shadows_of
from ..layers.roles import mark
from .symbols import area

__all__ = ["SCENE_ROLE", "SceneLayers", "feature_of", "memory_layer", "tone_of"]

SCENE_ROLE = "scene"
"""The role that the layers of a scene are marked with."""

# A tone is a class of buildings, times this, plus the shade of a wall, or for a roof `STEPS`; and half of this more for
# a face that is drawn without an edge.
_PARTS = 32

_EDGE = 0.1  # mm
_SHADOWS_FROM = 10_000  # the scale

translate = QCoreApplication.translate


class SceneLayers:
    """The layers of one scene, whose colours follow what the buildings tell.

    Parameters
    ----------
    scene : engine.premises.scene.Scene
    crs : QgsCoordinateReferenceSystem, of the scene
    classes : (b,) array of int, the class of each building

    Attributes
    ----------
    faces, shadows : QgsVectorLayer, the first over the second
    """

    def __init__(self, scene, crs, classes):
        self.scene = scene
        self._classes = np.asarray(classes)
        self._by_building = np.argsort(scene.building, kind="stable")
        self._starts = np.searchsorted(scene.building[self._by_building], np.arange(len(self._classes) + 1))
        fields = "field=tone:integer&field=rank:integer"
        self.faces = memory_layer(translate("Scene", "Buildings in 2.5D"), "MultiPolygon", crs, fields, listed=True)
        self.shadows = memory_layer(translate("Scene", "Shadows"), "MultiPolygon", crs)
        self._fill()

    def layers(self):
        """All layers, the topmost first."""
        return [self.faces, self.shadows]

    def dress(self, theme, colouring, also=()):
        """Paint everything anew.

        Parameters
        ----------
        theme : Theme
        colouring : one of `scene_colouring`, the one that the classes are of
        also : list of QgsVectorLayer with tones, to be painted likewise
        """
        categories, without_edge = [], []
        for number, (colour, words) in enumerate(zip(colouring.colours, colouring.words(), strict=True)):
            tones = [theme.wall(colour, step / (STEPS - 1)) for step in range(STEPS)] + [theme.roof(colour)]
            for part, tone in enumerate(tones, number * _PARTS):
                label = words if tone is tones[STEPS] else ""
                categories.append(QgsRendererCategory(part, area(tone, theme.edge_of(tone), _EDGE), label))
                without_edge.append(QgsRendererCategory(part + _PARTS // 2, area(tone, tone, _EDGE), ""))
        renderer = QgsCategorizedSymbolRenderer("tone", categories + without_edge)
        order = QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause("rank")])
        renderer.setOrderBy(order)
        renderer.setOrderByEnabled(True)
        self.faces.setRenderer(renderer)
        for layer in also:
            layer.setRenderer(renderer.clone())
            layer.renderer().setOrderByEnabled(False)
            layer.triggerRepaint()
        self.faces.triggerRepaint()
        shade = QgsFillSymbol.createSimple({"color": theme.shadow, "outline_style": "no"})
        self.shadows.setRenderer(QgsSingleSymbolRenderer(shade))
        self.shadows.setOpacity(theme.shadow_opacity)
        self.shadows.setScaleBasedVisibility(True)
        self.shadows.setMinimumScale(_SHADOWS_FROM)
        self.shadows.triggerRepaint()

    def show_legend(self, node, colouring):
        """Have the layer tree show the roofs' colours alone, those that have words."""
        named = [number * (STEPS + 1) + STEPS for number, words in enumerate(colouring.words()) if words]
        QgsMapLayerLegendUtils.setLegendNodeOrder(node, named)
        node.setExpanded(True)

    def throw_shadows(self, scale):
        """Fill the shadows where the map is near enough to show them, unless they are there already.

        Parameters
        ----------
        scale : float, its denominator
        """
        if scale <= _SHADOWS_FROM and not self.shadows.featureCount():
            features = [feature_of(wkb) for wkb in shadows_of(self.scene)]
            self.shadows.dataProvider().addFeatures(features, QgsFeatureSink.Flag.FastInsert)
            self.shadows.updateExtents()
            self.shadows.triggerRepaint()

    def recolour(self, classes):
        """Give buildings other classes; only what changes is touched.

        Returns
        -------
        int, how many buildings changed
        """
        classes = np.asarray(classes)
        rows = np.flatnonzero(classes != self._classes)
        self._classes = classes
        faces = self._faces_of(rows)
        if not len(faces):
            return len(rows)
        before = len(self._groups)
        news = self._groups.regroup(faces, self._tones(faces))
        held = dict(zip(news.changed.tolist(), news.wkb, strict=True)) | dict.fromkeys(news.emptied.tolist())
        known = {number + 1: _geometry(wkb) for number, wkb in held.items() if number < before}
        self.faces.dataProvider().changeGeometryValues(known)
        fresh = range(before, len(self._groups))
        self._add(fresh, [held[number] for number in fresh])
        self.faces.triggerRepaint()
        return len(rows)

    def _fill(self):
        everything = np.arange(len(self.scene))
        self._groups = FaceGroups(self.scene, self._tones(everything))
        self._add(range(len(self._groups)), self._groups.wkb())

    def _add(self, numbers, shapes):
        """Add groups; a memory layer counts its features from 1, so a group's feature is its number and one."""
        tones, ranks = self._groups.tones.tolist(), self._groups.ranks.tolist()
        features = [feature_of(wkb, tones[number], ranks[number]) for number, wkb in zip(numbers, shapes, strict=True)]
        self.faces.dataProvider().addFeatures(features, QgsFeatureSink.Flag.FastInsert)
        self.faces.updateExtents()

    def _faces_of(self, rows):
        if not len(rows):
            return np.zeros(0, dtype=int)
        return np.concatenate([self._by_building[self._starts[row] : self._starts[row + 1]] for row in rows.tolist()])

    def _tones(self, faces):
        scene = self.scene
        tones = tone_of(self._classes[scene.building[faces]], scene.kind[faces], scene.shade[faces])
        return tones + np.where(scene.repeated[faces], _PARTS // 2, 0)


def tone_of(classes, kinds, shades):
    """The tones of faces of some classes, kinds and shades: arrays, or one of each."""
    walls = np.rint(np.asarray(shades) * (STEPS - 1)).astype(int)
    return np.asarray(classes) * _PARTS + np.where(np.asarray(kinds) == ROOF, STEPS, walls)


def memory_layer(name, geometry, crs, fields="", listed=False):
    """Make a layer that QGIS keeps in memory, does not ask to save, and does not take for something to identify.

    Parameters
    ----------
    name : str
    geometry : str, such as 'MultiPolygon'
    crs : QgsCoordinateReferenceSystem
    fields : str, as the memory provider wants them
    listed : bool, whether the layer tree shows it
    """
    layer = QgsVectorLayer(f"{geometry}?{fields}", name, "memory")
    layer.setCrs(crs)
    layer.setCustomProperty("skipMemoryLayersCheck", 1)
    flags = QgsMapLayer.LayerFlag.Removable
    layer.setFlags(flags if listed else flags | QgsMapLayer.LayerFlag.Private)
    layer.setReadOnly(True)
    mark(layer, SCENE_ROLE)
    return layer


def feature_of(wkb, *attributes):
    """Make a feature of WKB, None for no geometry, and attributes."""
    feature = QgsFeature()
    feature.setGeometry(_geometry(wkb))
    feature.setAttributes(list(attributes))
    return feature


def _geometry(wkb):
    geometry = QgsGeometry()
    if wkb is not None:
        geometry.fromWkb(wkb)
    return geometry
