"""What is painted over a whole canvas."""

from qgis.core import QgsPointXY
from qgis.gui import QgsMapCanvasItem
from qgis.PyQt.QtCore import QRectF

__all__ = ["OverCanvas"]


class OverCanvas(QgsMapCanvasItem):
    """Covers the canvas, whatever part of the ground it shows; a class that is one says in `paint` with what.

    Parameters
    ----------
    canvas : QgsMapCanvas
    height : float, among what else lies over the map
    """

    def __init__(self, canvas, height):
        super().__init__(canvas)
        self._canvas = canvas
        self.setZValue(height)

    def boundingRect(self):  # noqa: N802
        """The whole canvas."""
        return QRectF(self._canvas.rect())

    def updatePosition(self):  # noqa: N802
        """The map was moved: all of it may look different."""
        self.prepareGeometryChange()
        self.update()

    def to_pixel(self, x, y):
        """Where a place of the map lies on the canvas: QPointF."""
        return self.toCanvasCoordinates(QgsPointXY(x, y))

    def remove(self):
        """Leave the canvas."""
        self._canvas.scene().removeItem(self)
