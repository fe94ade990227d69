"""Who works where, on the map: the communities that colleagues have claimed, outlined, with a name and a time."""

from html import escape

from qgis.core import Qgis, QgsCoordinateTransform, QgsPointXY, QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ..band import Band
from ..map_tools.caption import Caption

__all__ = ["ClaimsOnMap"]

_COLOUR = QColor("#8c510a")
_WIDTH = 3


class ClaimsOnMap:
    """What is drawn of the claims of others. `clear` takes it off the canvas."""

    def __init__(self, canvas):
        self._canvas = canvas
        self._bands, self._captions = [], []

    def show(self, shapes, crs):
        """Draw claims: list of (QgsGeometry, words)."""
        self.clear()
        to_map = QgsCoordinateTransform(crs, self._canvas.mapSettings().destinationCrs(), QgsProject.instance())
        for ground, words in shapes:
            band = Band(self._canvas, Qgis.GeometryType.Polygon, _COLOUR, _WIDTH)
            band.setLineStyle(Qt.PenStyle.DashDotLine)
            band.draw(ground, crs)
            self._bands.append(band)
            place = to_map.transform(QgsPointXY(ground.pointOnSurface().asPoint()))
            self._captions.append(Caption(self._canvas, place, escape(words)))

    def clear(self):
        """Take everything away."""
        for item in [*self._bands, *self._captions]:
            item.remove()
        self._bands, self._captions = [], []
