"""The symbols that the scene is drawn with."""

from qgis.core import Qgis, QgsFillSymbol, QgsPalLayerSettings, QgsSimpleLineSymbolLayer, QgsTextFormat
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor, QFont

from ..looks.map_picture import FONTS

__all__ = ["area", "inked", "roof_labels", "stacked"]


def stacked(symbol, *layers):
    """Make a symbol of these symbol layers alone, the lowest first, and return it."""
    symbol.changeSymbolLayer(0, layers[0])
    for layer in layers[1:]:
        symbol.appendSymbolLayer(layer)
    return symbol


def inked(colour, width, opacity=1.0):
    """Make a line of some colour with rounded joins, the width in mm: a symbol layer."""
    ink = QColor(colour)
    ink.setAlphaF(opacity)
    line = QgsSimpleLineSymbolLayer(ink, width)
    line.setPenJoinStyle(Qt.PenJoinStyle.RoundJoin)
    return line


def area(colour, edge, width=0.15):
    """Make a filled area with an edge, its width in mm: a QgsFillSymbol."""
    return QgsFillSymbol.createSimple(
        {
            "color": QColor(colour).name(),
            "outline_color": QColor(edge).name(),
            "outline_width": str(width),
            "joinstyle": "round",
        }
    )


def roof_labels(theme, field, size=7.5, priority=3):
    """Write a field of a layer on roofs, in the ink of a Theme: QgsPalLayerSettings.

    Parameters
    ----------
    theme : Theme
    field : str
    size : float, points
    priority : int, 0 to 10
    """
    settings = QgsPalLayerSettings()
    settings.fieldName = field
    settings.placement = Qgis.LabelPlacement.OverPoint
    settings.priority = priority
    settings.multilineAlign = Qgis.LabelMultiLineAlignment.Center
    settings.placementSettings().setAllowDegradedPlacement(True)
    text = QgsTextFormat()
    text.setFont(QFont(FONTS[0]))
    text.setFamilies(FONTS)
    text.setSize(size)
    text.setColor(QColor(theme.ink))
    edge = text.buffer()
    edge.setEnabled(True)
    edge.setSize(0.5)
    edge.setOpacity(0.6)
    edge.setColor(QColor(theme.halo))
    text.setBuffer(edge)
    settings.setFormat(text)
    return settings
