"""The map tool *Around*: tells where somebody clicked."""

from qgis.core import QgsPointXY
from qgis.gui import QgsMapTool
from qgis.PyQt.QtCore import Qt, pyqtSignal

__all__ = ["AroundTool"]

_NEAR = 12  # pixels round an event


class AroundTool(QgsMapTool):
    """Tells of clicks.

    Signals
    -------
    place_clicked(QgsPointXY, within) : in the map's CRS, and how near an event must be, in map units
    left : the person pressed Escape
    """

    place_clicked = pyqtSignal(QgsPointXY, float)
    left = pyqtSignal()

    def __init__(self, canvas):
        super().__init__(canvas)
        self.setCursor(Qt.CursorShape.CrossCursor)

    def canvasReleaseEvent(self, event):
        if event.button() == Qt.MouseButton.LeftButton:
            self.place_clicked.emit(event.mapPoint(), _NEAR * self.canvas().mapUnitsPerPixel())

    def keyPressEvent(self, event):
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
            event.accept()
        else:
            event.ignore()
