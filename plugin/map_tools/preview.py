"""What a gesture would change, drawn over the map while it lasts."""

from html import escape

from qgis.core import Qgis, QgsCoordinateTransform, QgsGeometry, QgsPointXY, QgsProject
from qgis.PyQt.QtCore import Qt
from qgis.PyQt.QtGui import QColor

from ..band import Band
from ..status_colours import LEFT_BEHIND, TARGET, status_colour
from .caption import Caption
from .totals_label import TotalsLabel, short_code

__all__ = ["Preview"]

_AREA, _LINE = Qgis.GeometryType.Polygon, Qgis.GeometryType.Line


class Preview:
    """The rubber bands and the card of one map tool. `remove` takes all of them off the canvas."""

    def __init__(self, canvas):
        self._canvas = canvas
        self.label = TotalsLabel(canvas)
        self._target = Band(canvas, _AREA, TARGET, 4)
        self._gained = Band(canvas, _AREA, TARGET, 1, 90)
        self._left = Band(canvas, _AREA, LEFT_BEHIND, 2, 200)
        self._left.setBrushStyle(Qt.BrushStyle.BDiagPattern)
        self._drawn = Band(canvas, _LINE, QColor("#222222"), 2)
        self._drawn.setSecondaryStrokeColor(QColor(255, 255, 255, 200))
        self._parts, self._captions = [], []

    def show_target(self, geometry, crs):
        """Outline the grid that gains."""
        self._target.draw(geometry, crs)

    def show_prospect(self, prospect, crs, place, hint=""):
        """Fill what changes hands, hatch what would be left behind, and put the totals at the cursor."""
        self._gained.draw(prospect.gained, crs)
        self._left.draw(prospect.left_behind, crs)
        self.label.show_prospect(prospect, place, hint)

    def show_drawn(self, points):
        """Show the line or the ring that is being drawn, in map coordinates."""
        self._drawn.setToGeometry(QgsGeometry.fromPolylineXY([QgsPointXY(point) for point in points]))

    def show_parts(self, parts, crs):
        """Show the grids that would come of it, each in the colour of its status: list of (Part, QgsGeometry)."""
        self.clear_parts()
        to_map = QgsCoordinateTransform(crs, self._canvas.mapSettings().destinationCrs(), QgsProject.instance())
        for part, geometry in parts:
            band = Band(self._canvas, _AREA, status_colour(part.status), 4, 110)
            band.draw(geometry, crs)
            self._parts.append(band)
            words = f"<b>{escape(short_code(part.code))}</b><br>{part.after}"
            self._captions.append(Caption(self._canvas, to_map.transform(geometry.pointOnSurface().asPoint()), words))

    def clear_parts(self):
        """Take the grids away again."""
        for item in [*self._parts, *self._captions]:
            item.remove()
        self._parts, self._captions = [], []

    def clear_gesture(self):
        """Take away what belongs to the gesture; the target stays."""
        for band in (self._gained, self._left, self._drawn):
            band.clear()
        self.clear_parts()
        self.label.hide()

    def clear(self):
        """Take everything away."""
        self.clear_gesture()
        self._target.clear()

    def remove(self):
        """Leave the canvas."""
        self.clear_parts()
        for band in (self._target, self._gained, self._left, self._drawn):
            band.remove()
        self.label.deleteLater()
