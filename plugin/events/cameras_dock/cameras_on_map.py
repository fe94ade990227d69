"""What is lost with a camera, and the camera that one looks at, over the map."""

from qgis.core import Qgis, QgsCoordinateTransform, QgsCsException, QgsGeometry, QgsRectangle
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtGui import QColor

__all__ = ["CamerasOnMap"]

_SIGHT_LINE, _SIGHT_FILL = QColor("#c0392b"), QColor(192, 57, 43, 70)
_STREET, _CAMERA = QColor("#7b1fa2"), QColor("#c0392b")
_STREET_WIDTH, _CAMERA_SIZE = 5, 16
_AROUND_M = 120.0


class CamerasOnMap:
    """Draws lost sight, lost streets and one camera.

    Parameters
    ----------
    canvas : QgsMapCanvas
    project : QgsProject
    """

    def __init__(self, canvas, project):
        self._canvas, self._project = canvas, project
        self.sight = QgsRubberBand(canvas, Qgis.GeometryType.Polygon)
        self.sight.setStrokeColor(_SIGHT_LINE)
        self.sight.setFillColor(_SIGHT_FILL)
        self.sight.setWidth(2)
        self.streets = QgsRubberBand(canvas, Qgis.GeometryType.Line)
        self.streets.setStrokeColor(_STREET)
        self.streets.setWidth(_STREET_WIDTH)
        self.camera = QgsRubberBand(canvas, Qgis.GeometryType.Point)
        self.camera.setIcon(QgsRubberBand.IconType.ICON_FULL_DIAMOND)
        self.camera.setIconSize(_CAMERA_SIZE)
        self.camera.setStrokeColor(_CAMERA)
        self.camera.setFillColor(_CAMERA)

    def fly_to(self, point, crs):
        """Go to a camera, no farther away than one sees what it sees: QgsPointXY in a CRS."""
        self.clear()
        self.camera.setToGeometry(QgsGeometry.fromPointXY(point), crs)
        box = QgsRectangle.fromCenterAndSize(point, 2 * _AROUND_M, 2 * _AROUND_M)
        shown = self._canvas.mapSettings().destinationCrs()
        try:
            move = QgsCoordinateTransform(crs, shown, self._project)
            box = move.transformBoundingBox(box) if not crs.isGeographic() else None
            place = move.transform(point)
        except QgsCsException:
            return
        extent = self._canvas.extent()
        if box is not None and (extent.width() > 3 * box.width() or extent.width() < box.width()):
            self._canvas.setExtent(box)
        else:
            self._canvas.setCenter(place)
        self._canvas.refresh()

    def show_lost(self, sight, streets, crs):
        """Show what is lost: WKB of an area and of lines, b'' for nothing."""
        area, line = Qgis.GeometryType.Polygon, Qgis.GeometryType.Line
        for band, kind, wkb in ((self.sight, area, sight), (self.streets, line, streets)):
            geometry = QgsGeometry()
            if wkb:
                geometry.fromWkb(wkb)
            if geometry.isNull() or geometry.isEmpty():
                band.reset(kind)
            else:
                band.setToGeometry(geometry, crs)

    def clear(self):
        """Show nothing."""
        self.sight.reset(Qgis.GeometryType.Polygon)
        self.streets.reset(Qgis.GeometryType.Line)
        self.camera.reset(Qgis.GeometryType.Point)

    def remove(self):
        """Leave the canvas."""
        for band in (self.sight, self.streets, self.camera):
            self._canvas.scene().removeItem(band)
