"""A rubber band of one colour over the map: lines, points, or ground with its outline."""

from qgis.gui import QgsRubberBand
from qgis.PyQt.QtGui import QColor

__all__ = ["Band"]


class Band(QgsRubberBand):
    """Drawn in a colour, and filled with it.

    Parameters
    ----------
    canvas : QgsMapCanvas
    kind : Qgis.GeometryType
    colour : QColor
    width : int, of the lines, in pixels
    opacity : int, of what fills it, 0 to 255
    """

    def __init__(self, canvas, kind, colour, width, opacity=0):
        super().__init__(canvas, kind)
        self._canvas, self._kind, self._colour = canvas, kind, colour
        self.setStrokeColor(colour)
        self.setWidth(width)
        self.fill(opacity)

    def fill(self, opacity):
        """Fill it more or less."""
        colour = QColor(self._colour)
        colour.setAlpha(opacity)
        self.setFillColor(colour)

    def draw(self, geometry, crs):
        """Draw a QgsGeometry in a CRS; nothing with None or one that is empty."""
        if geometry is None or geometry.isEmpty():
            self.clear()
        else:
            self.setToGeometry(geometry, crs)

    def clear(self):
        """Draw nothing."""
        self.reset(self._kind)

    def remove(self):
        """Leave the canvas."""
        self._canvas.scene().removeItem(self)
