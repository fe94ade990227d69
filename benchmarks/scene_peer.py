"""QGIS's own 2.5D renderer on the same buildings, and pictures in which each building has a colour of its own."""

import shapely
from qgis.core import (
    Qgs25DRenderer,
    QgsExpressionContextUtils,
    QgsFeature,
    QgsFeatureRequest,
    QgsFeatureSink,
    QgsFillSymbol,
    QgsGeometry,
    QgsProperty,
    QgsRenderContext,
    QgsSingleSymbolRenderer,
    QgsSymbolLayer,
    QgsVectorLayer,
    QgsVectorSimplifyMethod,
)

__all__ = ["coloured_faces", "coloured_peer", "peer_layer"]

_COLOUR = 'color_rgb("own" // 65536, ("own" // 256) % 256, "own" % 256)'
"""The row of the building and one, as red, green and blue: black is the ground."""


def _flat_layer(one, crs):
    """Put footprints with their heights into a layer."""
    layer = QgsVectorLayer("MultiPolygon?field=own:integer&field=height:double&index=yes", one.name, "memory")
    layer.setCrs(crs)
    _fill(layer, shapely.to_wkb(one.footprints), enumerate(one.heights.tolist(), 1))
    return layer


def peer_layer(one, crs, angle):
    """Show buildings with QGIS's 2.5D renderer, without its shadows, which take many times as long."""
    layer = _flat_layer(one, crs)
    QgsExpressionContextUtils.setLayerVariable(layer, "qgis_25d_height", "height")
    QgsExpressionContextUtils.setLayerVariable(layer, "qgis_25d_angle", angle)
    renderer = Qgs25DRenderer()
    renderer.setShadowEnabled(False)
    layer.setRenderer(renderer)
    return layer


def coloured_peer(one, crs, angle):
    """The same in the colours of the buildings: the symbol and the order are the renderer's own."""
    layer = peer_layer(one, crs, angle)
    renderer = layer.renderer()
    symbol = renderer.symbols(QgsRenderContext())[0].clone()
    for place in range(symbol.symbolLayerCount()):
        within = symbol.symbolLayer(place).subSymbol()
        for inner in within.symbolLayers() if within else [symbol.symbolLayer(place)]:
            for colour in (QgsSymbolLayer.Property.FillColor, QgsSymbolLayer.Property.StrokeColor):
                inner.setDataDefinedProperty(colour, QgsProperty.fromExpression(_COLOUR))
    plain = QgsSingleSymbolRenderer(symbol)
    plain.setOrderBy(renderer.orderBy())
    plain.setOrderByEnabled(True)
    layer.setRenderer(plain)
    _as_drawn(layer)
    return layer


def coloured_faces(scene, crs):
    """The faces of a scene in the colours of their buildings, in their order."""
    layer = QgsVectorLayer("Polygon?field=own:integer&field=rank:integer&index=yes", "scene", "memory")
    layer.setCrs(crs)
    _fill(layer, scene.wkb, zip((scene.building + 1).tolist(), scene.rank.tolist(), strict=True))
    symbol = QgsFillSymbol.createSimple({"outline_style": "no"})
    colour = QgsProperty.fromExpression(_COLOUR)
    symbol.symbolLayer(0).setDataDefinedProperty(QgsSymbolLayer.Property.FillColor, colour)
    renderer = QgsSingleSymbolRenderer(symbol)
    renderer.setOrderBy(QgsFeatureRequest.OrderBy([QgsFeatureRequest.OrderByClause("rank")]))
    renderer.setOrderByEnabled(True)
    layer.setRenderer(renderer)
    _as_drawn(layer)
    return layer


def _as_drawn(layer):
    """Nothing simplified: what is measured is the order."""
    method = QgsVectorSimplifyMethod()
    method.setSimplifyHints(QgsVectorSimplifyMethod.SimplifyHints())
    layer.setSimplifyMethod(method)


def _fill(layer, shapes, attributes):
    features = []
    for wkb, values in zip(shapes, attributes, strict=True):
        feature, geometry = QgsFeature(layer.fields()), QgsGeometry()
        geometry.fromWkb(wkb)
        feature.setGeometry(geometry)
        feature.setAttributes(list(values))
        features.append(feature)
    layer.dataProvider().addFeatures(features, QgsFeatureSink.Flag.FastInsert)
    layer.updateExtents()
