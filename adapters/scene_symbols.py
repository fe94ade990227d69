"""The symbols that the scene is drawn with."""

from qgis.core import QgsFillSymbol, QgsSimpleLineSymbolLayer
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

__all__ = ["area", "inked", "stacked"]


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
