"""The button that fills a screen with the saved views."""

from qgis.core import QgsProject, QgsRectangle
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QAction

from ...icons import icon

__all__ = ["PuttingOnWall"]


class PuttingOnWall(QObject):
    """Keeps a wall screen in step with the events on the map.

    Parameters
    ----------
    iface : QgisInterface
    showing : ShowingEvents
    settings : Settings
    project : QgsProject

    Attributes
    ----------
    wall : Wall, None while there is none
    action : QAction
    """

    def __init__(self, iface, showing, settings, project: QgsProject, parent=None):
        super().__init__(parent)
        self._window, self._canvas, self._showing = iface.mainWindow(), iface.mapCanvas(), showing
        self._settings, self._project = settings, project
        self.wall = None
        self.action = QAction(icon("wall_screen"), self.tr("Wall screen"), self._window)
        self.action.setObjectName("CommunityGrids_wall")
        self.action.setToolTip(self.tr("Fill a screen with the saved views of events, one after another; Esc ends it"))
        self.action.triggered.connect(lambda: self.start())
        showing.given_changed.connect(self._follow)

    def start(self):
        """Fill a screen."""
        from .wall import Wall

        if not self._showing.is_on():
            self._showing.start()
        if self.wall is not None or not self._showing.is_on():
            return
        whole = QgsRectangle(self._canvas.fullExtent())
        if whole.isEmpty():
            whole = self._canvas.extent()
        self.wall = Wall(self._showing.views.for_wall(), self._settings.wall_seconds, lambda: self._showing.clock())
        self.wall.ended.connect(self._leave)
        crs, context = self._canvas.mapSettings().destinationCrs(), self._project.transformContext()
        self.wall.show_map(self._canvas.layers(), crs, whole, context)
        shown = self._showing.shown
        self.wall.show_events(shown.given if shown is not None else None)
        self.wall.start(self._window)

    def remove(self):
        """End it, and leave QGIS."""
        if self.wall is not None:
            self.wall.close()
        self.action.deleteLater()

    def _follow(self, given):
        if self.wall is not None:
            self.wall.show_events(given)

    def _leave(self):
        if self.wall is not None:
            wall, self.wall = self.wall, None
            wall.deleteLater()
