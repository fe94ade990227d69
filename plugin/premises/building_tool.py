"""The map tool *Building*: points at a building, flat or in the 2.5D scene, and opens it on a click."""

from html import escape

from qgis.core import Qgis
from qgis.gui import QgsMapTool
from qgis.PyQt.QtCore import QEvent, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor

from ..band import Band
from ..map_tools.totals_label import TotalsLabel

__all__ = ["BuildingTool"]

_NEAR = 5  # pixels round a building, and round one of which only a point is known
_LINE = QColor("#d6277a")


class BuildingTool(QgsMapTool):
    """Tells what is under the pointer and what was clicked.

    Parameters
    ----------
    canvas : QgsMapCanvas
    project : QgsProject

    Signals
    -------
    building_clicked(id, floor, entrance) : floor is None and entrance '' where the map does not show them

    Attributes
    ----------
    scene : SceneShow of the plan, None while the map is flat
    """

    building_clicked = pyqtSignal(str, object, str)

    def __init__(self, canvas, project):
        super().__init__(canvas)
        self._project = project
        self._buildings = self._to_plan = self._over = None
        self.scene = None
        self._band = Band(canvas, Qgis.GeometryType.Polygon, _LINE, 2)
        self._label = TotalsLabel(canvas)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def show_plan(self, buildings):
        """Work on the BuildingsOnMap of an open plan; on none with None."""
        self._buildings, self._to_plan = buildings, None
        self._point_at(None)

    def canvasMoveEvent(self, event):
        found = self._found(event.mapPoint())
        self._point_at(found[0] if found else None)
        if found:
            lines = [escape(line) for line in self._buildings.tip(*found)]
            self._label.show_words("<br>".join([f"<b>{lines[0]}</b>", *lines[1:]]), event.pos())

    def canvasReleaseEvent(self, event):
        if event.button() == Qt.MouseButton.LeftButton:
            found = self._found(event.mapPoint())
            if found:
                self.building_clicked.emit(*found)

    def activate(self):
        super().activate()
        self._to_plan = None
        self.canvas().destinationCrsChanged.connect(self._forget_way)
        self.canvas().viewport().installEventFilter(self)

    def deactivate(self):
        self.canvas().viewport().removeEventFilter(self)
        self.canvas().destinationCrsChanged.disconnect(self._forget_way)
        self._point_at(None)
        super().deactivate()

    def eventFilter(self, watched, event):  # noqa: N802
        """Take the tip away when the pointer leaves the map."""
        if event.type() == QEvent.Type.Leave:
            self._point_at(None)
        return False

    def remove(self):
        """Leave the canvas for good."""
        self._band.remove()
        self._label.deleteLater()

    def _found(self, point):
        """What is at a place of the map: (id, floor or None, entrance), None for nothing."""
        if self._buildings is None:
            return None
        if self._to_plan is None:
            crs = self.canvas().mapSettings().destinationCrs()
            self._to_plan = self._buildings.way_from(crs, self._project)
        if self.scene is not None:
            return self._buildings.in_scene(self.scene, self._to_plan(point))
        building_id = self._buildings.at(self._to_plan(point), _NEAR * self.canvas().mapUnitsPerPixel())
        return None if building_id is None else (building_id, None, "")

    def _point_at(self, building_id):
        """Outline a building, none with None."""
        if building_id is None:
            self._label.hide()
        if building_id == self._over:
            return
        self._over = building_id
        outline = None if building_id is None else self._buildings.sight(building_id, self.scene)
        if outline is None or outline.isNull():
            self._band.clear()
        else:
            self._band.setToGeometry(outline, self._buildings.crs)

    def _forget_way(self):
        self._to_plan = None
