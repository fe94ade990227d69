"""Dress a layer by its role: symbols and labels from `styles/`, and the words that a person reads in their language."""

from pathlib import Path

from qgis.core import (
    Qgis,
    QgsCategorizedSymbolRenderer,
    QgsEditorWidgetSetup,
    QgsExpressionContextUtils,
    QgsGraduatedSymbolRenderer,
    QgsRuleBasedRenderer,
)
from qgis.PyQt.QtCore import QCoreApplication

from . import style_words

__all__ = ["STYLES", "apply_style", "households_word", "style_file"]

STYLES = Path(__file__).parents[2] / "styles"

_SUFFIXES = {Qgis.GeometryType.Line: "_lines", Qgis.GeometryType.Point: "_points"}


def apply_style(layer, role):
    """Give a layer the style of its role.

    Parameters
    ----------
    layer : QgsVectorLayer
    role : str, the name of a file in `styles/`

    Returns
    -------
    bool
        Whether there is a style for this role and this geometry, and it was loaded.
    """
    file = style_file(role, layer.geometryType())
    if file is None:
        return False
    _, loaded = layer.loadNamedStyle(str(file))
    if not loaded:
        return False
    _translate_legend(layer)
    _name_fields(layer, role)
    tip = style_words.map_tip(role)
    if tip:
        layer.setMapTipTemplate(tip)
    QgsExpressionContextUtils.setLayerVariable(layer, "households_word", households_word())
    locked_word = QCoreApplication.translate("Styles", "locked", "under the number of a locked grid on the map")
    QgsExpressionContextUtils.setLayerVariable(layer, "locked_word", locked_word)
    layer.triggerRepaint()
    return True


def households_word():
    """The unit that stands behind a number of households on the map."""
    return QCoreApplication.translate("Styles", " hh", "unit behind a number of households on the map")


def style_file(role, geometry_type):
    """Find the style of a role, the one drawn for this geometry if there are several.

    Returns
    -------
    pathlib.Path or None
    """
    for name in (role + _SUFFIXES.get(geometry_type, ""), role):
        file = STYLES / f"{name}.qml"
        if file.exists():
            return file
    return None


def _translate_legend(layer):
    """Put the legend's words in the language of QGIS. A renderer set anew has the layer tree read its words again."""
    renderer = layer.renderer().clone()
    if isinstance(renderer, QgsCategorizedSymbolRenderer):
        for row, category in enumerate(renderer.categories()):
            renderer.updateCategoryLabel(row, style_words.legend(category.label()))
    elif isinstance(renderer, QgsGraduatedSymbolRenderer):
        for row, step in enumerate(renderer.ranges()):
            renderer.updateRangeLabel(row, style_words.legend(step.label()))
    elif isinstance(renderer, QgsRuleBasedRenderer):
        for rule in renderer.rootRule().children():
            rule.setLabel(style_words.legend(rule.label()))
    layer.setRenderer(renderer)


def _name_fields(layer, role):
    """Head the columns, and say coded values, in words. The names and values themselves are left for scripts."""
    fields = layer.fields()
    for name, words in style_words.field_names(role).items():
        index = fields.lookupField(name)
        if index >= 0:
            layer.setFieldAlias(index, words)
    for name, values in style_words.coded_values(role).items():
        index = fields.lookupField(name)
        if index >= 0:
            pairs = [{words: value} for value, words in values.items()]
            layer.setEditorWidgetSetup(index, QgsEditorWidgetSetup("ValueMap", {"map": pairs}))
