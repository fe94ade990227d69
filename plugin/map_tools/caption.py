"""A few words that stay at a place of the map, wherever the map is moved."""

from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtWidgets import QLabel

__all__ = ["Caption"]

_PAPER = "background: rgba(255,255,255,225); color: #222; border: 1px solid #8a8a8a; border-radius: 3px; padding: 2px;"


class Caption(QLabel):
    """Words on the canvas, which let every click through.

    Parameters
    ----------
    canvas : QgsMapCanvas
    place : QgsPointXY, on the map
    words : str, rich text
    """

    def __init__(self, canvas, place, words):
        super().__init__(words, canvas.viewport())
        self._canvas, self._place = canvas, place
        self.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setStyleSheet(_PAPER)
        self.adjustSize()
        canvas.extentsChanged.connect(self._keep_place)
        self._keep_place()
        self.show()

    def remove(self):
        """Leave the canvas."""
        self.hide()
        self.deleteLater()

    def _keep_place(self):
        pixel = self._canvas.getCoordinateTransform().transform(self._place)
        self.move(round(pixel.x() - self.width() / 2), round(pixel.y() - self.height() / 2))
