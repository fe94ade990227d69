"""The building that is shown, outlined on the map, and the way there."""

from qgis.core import Qgis, QgsCoordinateTransform
from qgis.PyQt.QtGui import QColor

from ..band import Band

__all__ = ["BuildingOnMap"]

_COLOUR, _FILL = QColor("#d6277a"), 40
_AROUND = 60.0  # metres of ground round a building, so that one sees where it stands


class BuildingOnMap:
    """Outlines one building at a time.

    Parameters
    ----------
    canvas : QgsMapCanvas
    project : QgsProject
    """

    def __init__(self, canvas, project):
        self._canvas, self._project = canvas, project
        self._band = Band(canvas, Qgis.GeometryType.Polygon, _COLOUR, 3, _FILL)

    def outline(self, geometry, crs):
        """Outline a footprint, a QgsGeometry in some CRS; None outlines nothing."""
        self._band.draw(geometry, crs)

    def zoom_and_flash(self, geometries, crs):
        """Go to some geometries, no nearer than one sees what is round them, and let them flash."""
        geometries = [geometry for geometry in geometries if not geometry.isNull()]
        if not geometries:
            return
        settings, place = self._canvas.mapSettings(), geometries[0].boundingBox()
        for geometry in geometries[1:]:
            place.combineExtentWith(geometry.boundingBox())
        place = place.buffered(_AROUND)
        place = QgsCoordinateTransform(crs, settings.destinationCrs(), self._project).transformBoundingBox(place)
        self._canvas.setExtent(place)
        self._canvas.refresh()
        self._canvas.flashGeometries(geometries, crs)

    def clear(self):
        """Outline nothing."""
        self._band.clear()

    def remove(self):
        """Leave the canvas."""
        self._band.remove()
