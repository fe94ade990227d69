"""What is lost with a camera, and the camera that one looks at, over the map."""

from qgis.core import Qgis, QgsCoordinateTransform, QgsCsException, QgsGeometry, QgsRectangle
from qgis.gui import QgsRubberBand
from qgis.PyQt.QtGui import QColor

from ...band import Band

__all__ = ["CamerasOnMap"]

_SIGHT, _STREET, _CAMERA = QColor("#c0392b"), QColor("#7b1fa2"), QColor("#c0392b")
_SIGHT_FILL, _STREET_WIDTH, _CAMERA_SIZE = 70, 5, 16
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
        self.sight = Band(canvas, Qgis.GeometryType.Polygon, _SIGHT, 2, _SIGHT_FILL)
        self.streets = Band(canvas, Qgis.GeometryType.Line, _STREET, _STREET_WIDTH)
        self.camera = Band(canvas, Qgis.GeometryType.Point, _CAMERA, 1, 255)
        self.camera.setIcon(QgsRubberBand.IconType.ICON_FULL_DIAMOND)
        self.camera.setIconSize(_CAMERA_SIZE)

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
        for band, wkb in ((self.sight, sight), (self.streets, streets)):
            geometry = QgsGeometry()
            if wkb:
                geometry.fromWkb(wkb)
            band.draw(geometry, crs)

    def clear(self):
        """Show nothing."""
        for band in (self.sight, self.streets, self.camera):
            band.clear()

    def remove(self):
        """Leave the canvas."""
        for band in (self.sight, self.streets, self.camera):
            band.remove()
