"""The map round the scene: layers put on its theme's colours, flat buildings step aside, and all comes back as it was.

A layer's earlier look is kept by QGIS itself, as one of the layer's named styles; that a layer is dressed, and which
layers were put out of sight, is written in the project. So the way back is open after saving and opening again, too.
"""

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsFillSymbol,
    QgsLineSymbol,
    QgsPalLayerSettings,
    QgsProject,
    QgsProperty,
    QgsRendererCategory,
    QgsSimpleFillSymbolLayer,
    QgsSingleSymbolRenderer,
    QgsVectorLayerSimpleLabeling,
)
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ..layers.roles import role_of
from ..looks.styles import apply_style
from . import streets as scene_streets
from .symbols import area, inked, stacked

__all__ = ["STREET_NAMES_FROM", "STYLE_NAME", "dress", "is_dressed", "undress"]

STYLE_NAME = "2.5D"
"""What the scene's look of a layer is called among the layer's styles."""

# What stands in the scene, or on it in another way.
_FLAT = ("buildings", "vertical_grids")

STREET_NAMES_FROM = 5_000
"""The scale from which names of streets are written; from there on they keep off buildings."""

_BEFORE = "community_grids/scene_style_before"
_HIDDEN = "community_grids/scene_hid"
_SCOPE, _BACKGROUND = "community_grids", "scene/background_before"


def dress(project: QgsProject, theme, flat=(), only=None):
    """Put the project's layers of known roles on a theme's colours, and the flat buildings out of sight.

    It may be done again, with another theme or for layers that came later.

    Parameters
    ----------
    project : QgsProject
    theme : Theme
    flat : list of QgsMapLayer, buildings whatever their roles
    only : list of QgsMapLayer, optional; all of the project by default
    """
    for layer in project.mapLayers().values() if only is None else only:
        role = role_of(layer)
        if role in _FLAT or layer in flat:
            _hide(project, layer)
        elif role in _LOOKS:
            _wear(layer)
            apply_style(layer, role)
            _LOOKS[role](layer, theme)
            _recolour_labels(layer, theme, role in _LOUD)
            layer.triggerRepaint()
    if not project.readEntry(_SCOPE, _BACKGROUND)[0]:
        project.writeEntry(_SCOPE, _BACKGROUND, project.backgroundColor().name(QColor.NameFormat.HexArgb))
    project.setBackgroundColor(QColor(theme.ground))


def undress(project: QgsProject):
    """Bring every layer back to the style it had and to the sight it was in, and the map to its background."""
    for layer in project.mapLayers().values():
        _take_off(layer)
    for node in project.layerTreeRoot().findLayers():
        if node.customProperty(_HIDDEN):
            node.removeCustomProperty(_HIDDEN)
            node.setItemVisibilityChecked(True)
    before, _ = project.readEntry(_SCOPE, _BACKGROUND)
    if before:
        project.removeEntry(_SCOPE, _BACKGROUND)
        project.setBackgroundColor(QColor(before))


def is_dressed(project: QgsProject):
    """Whether a project's layers wear the scene's colours: it was so when the project was saved."""
    return bool(project.readEntry(_SCOPE, _BACKGROUND)[0])


def _hide(project, layer):
    node = project.layerTreeRoot().findLayer(layer.id())
    if node is not None and node.itemVisibilityChecked():
        node.setCustomProperty(_HIDDEN, 1)
        node.setItemVisibilityChecked(False)


def _wear(layer):
    """Lay the layer's style aside and go on with a copy."""
    manager = layer.styleManager()
    if manager.currentStyle() == STYLE_NAME:
        return
    before = manager.currentStyle()
    manager.removeStyle(STYLE_NAME)
    manager.addStyleFromLayer(STYLE_NAME)
    manager.setCurrentStyle(STYLE_NAME)
    layer.setCustomProperty(_BEFORE, before)


def _take_off(layer):
    manager = layer.styleManager()
    if STYLE_NAME not in manager.styles():
        return
    if manager.currentStyle() == STYLE_NAME:
        before = layer.customProperty(_BEFORE, "")
        others = [name for name in manager.styles() if name != STYLE_NAME]
        manager.setCurrentStyle(before if before in others else others[0])
    manager.removeStyle(STYLE_NAME)
    layer.triggerRepaint()


# How the roles look


def _grids(layer, theme):
    """Edges alone, which run over the roofs too, and a name in the middle, whose ink tells who is over or under."""
    symbol = stacked(QgsFillSymbol(), inked(theme.halo, 1.5, 0.7), inked(theme.line, 0.55, 0.95))
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))
    if layer.labeling() is None:
        return
    settings = layer.labeling().settings()
    settings.placement = Qgis.LabelPlacement.OverPoint
    ink = (
        f"CASE WHEN attribute('status') = 'over' THEN '{theme.over}'"
        f" WHEN attribute('status') = 'under' THEN '{theme.under}' ELSE '{theme.ink}' END"
    )
    properties = settings.dataDefinedProperties()
    properties.setProperty(QgsPalLayerSettings.Property.Color, QgsProperty.fromExpression(ink))
    settings.setDataDefinedProperties(properties)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))


def _units(layer, _):
    """Nothing but ground without a grid, which is work that is left."""
    renderer = layer.renderer().clone()
    for place, rule in enumerate(renderer.rootRule().children()):
        if place == 0:
            free = QgsSimpleFillSymbolLayer(QColor("#cc2f7b"), Qt.BrushStyle.Dense6Pattern)
            rule.setSymbol(stacked(QgsFillSymbol(), free))
        rule.setActive(place == 0)
    layer.setRenderer(renderer)


def _surface(surface, edge=""):
    def look(layer, theme):
        if layer.geometryType() != Qgis.GeometryType.Polygon:
            return
        layer.setRenderer(QgsSingleSymbolRenderer(area(getattr(theme, surface), getattr(theme, edge or surface))))

    return look


def _water(layer, theme):
    """Water, and of a plan's barriers the railways and broad streets among them."""
    if layer.fields().lookupField("kind") >= 0 and layer.geometryType() == Qgis.GeometryType.Polygon:
        looks = (
            ("railway", theme.rail, theme.kerb),
            ("street", theme.street, theme.kerb),
            ("", theme.water, theme.shore),
        )
        categories = [QgsRendererCategory(kind, area(colour, edge), "") for kind, colour, edge in looks]
        layer.setRenderer(
            QgsCategorizedSymbolRenderer("if(\"kind\" IN ('railway', 'street'), \"kind\", '')", categories)
        )
    elif layer.geometryType() == Qgis.GeometryType.Line:
        line = inked(theme.water, 1.4)
        line.setPenCapStyle(Qt.PenCapStyle.RoundCap)
        layer.setRenderer(QgsSingleSymbolRenderer(stacked(QgsLineSymbol(), line)))
    else:
        _surface("water", "shore")(layer, theme)


def _communities(layer, theme):
    symbol = stacked(QgsFillSymbol(), inked(theme.community, 1.1))
    layer.setRenderer(QgsSingleSymbolRenderer(symbol))


def _places(layer, theme):
    renderer = layer.renderer()
    if not isinstance(renderer, QgsCategorizedSymbolRenderer):
        return
    colours = {"green": theme.green, "field": theme.field, "school": theme.school}
    categories = []
    for category in renderer.categories():
        colour = colours.get(category.value(), theme.place)
        categories.append(QgsRendererCategory(category.value(), area(colour, colour), category.label()))
    layer.setRenderer(QgsCategorizedSymbolRenderer(renderer.classAttribute(), categories))


def _railways(layer, theme):
    rail, sleepers = inked(theme.rail, 1.3), inked(theme.sleeper, 0.8)
    rail.setPenCapStyle(Qt.PenCapStyle.FlatCap)
    sleepers.setPenCapStyle(Qt.PenCapStyle.FlatCap)
    sleepers.setUseCustomDashPattern(True)
    sleepers.setCustomDashVector([2.5, 2.5])
    layer.setRenderer(QgsSingleSymbolRenderer(stacked(QgsLineSymbol(), rail, sleepers)))


_LOOKS = {
    "grids": _grids,
    "units": _units,
    "communities": _communities,
    "streets": scene_streets.look,
    "railways": _railways,
    "rivers": _water,
    "lakes": _water,
    "compounds": _surface("compound", "kerb"),
    "places": _places,
}

# Whose names are to be read among buildings.
_LOUD = ("grids", "communities")


def _recolour_labels(layer, theme, loud):
    """Write on the theme's ground; what is loud is written even where it lies on buildings."""
    if layer.labeling() is None:
        return
    settings = layer.labeling().settings()
    text = settings.format()
    text.setColor(QColor(theme.ink if loud else theme.soft_ink))
    edge = text.buffer()
    edge.setColor(QColor(theme.halo))
    text.setBuffer(edge)
    settings.setFormat(text)
    if layer.geometryType() == Qgis.GeometryType.Line:
        settings.minimumScale = min(settings.minimumScale or STREET_NAMES_FROM, STREET_NAMES_FROM)
    settings.obstacleSettings().setIsObstacle(False)  # the buildings are: names keep off their walls where they can
    settings.placementSettings().setAllowDegradedPlacement(loud)
    layer.setLabeling(QgsVectorLayerSimpleLabeling(settings))
