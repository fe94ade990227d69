"""*Import cameras…* and *Camera sight…*: the algorithms' own dialogs, filled with the layers that look right."""

from qgis.core import Qgis, QgsExpressionContextUtils, QgsProject
from qgis.PyQt.QtCore import QObject
from qgis.PyQt.QtGui import QAction

from ...adapters.layers.roles import guess_role, role_of
from ..algorithm_dialog import open_algorithm
from ..icons import icon

__all__ = ["Seeing"]

_AREA, _POINT = Qgis.GeometryType.Polygon, Qgis.GeometryType.Point
_SECTORS = "sectors"


class Seeing(QObject):
    """Holds the actions.

    Parameters
    ----------
    iface : QgisInterface
    bench : Workbench
    project : QgsProject

    Attributes
    ----------
    actions : list of QAction
    """

    def __init__(self, iface, bench, project: QgsProject, parent=None):
        super().__init__(parent)
        self._bench, self._project = bench, project
        taking = QAction(icon("import_cameras"), self.tr("Import cameras…"), iface.mainWindow())
        taking.setToolTip(self.tr("Read cameras from a file or a layer, without what opens the network"))
        taking.triggered.connect(lambda: self.ask_import())
        seeing = QAction(icon("camera_sight"), self.tr("Camera sight…"), iface.mainWindow())
        seeing.setToolTip(self.tr("Draw the ground that each camera sees, stopped by buildings"))
        seeing.triggered.connect(lambda: self.ask_sight())
        self.actions = [taking, seeing]

    def remove(self):
        """Leave QGIS."""
        for action in self.actions:
            action.deleteLater()

    def ask_import(self):
        """Show the dialog of an import; where a plan is open, it goes on with taking the cameras into it."""
        session = self._bench.session
        given = {} if session is None else {"PLAN": str(session.path)}
        open_algorithm("communitygrids:importcameras", given, self.offer_taking)

    def offer_taking(self, results):
        """Show the dialog that takes the cameras into the open plan, filled in."""
        session = self._bench.session
        if session is not None and results.get("CAMERAS"):
            given = {"PLAN": str(session.path), "CAMERAS": results["CAMERAS"]}
            open_algorithm("communitygrids:takeevents", given)

    def parameters(self):
        """What the dialog of sight is filled with: the project's cameras and buildings, else those of the open plan."""
        given = {}
        for name, role, shape, table in (
            ("CAMERAS", "cameras", _POINT, "camera"),
            ("BUILDINGS", "buildings", _AREA, "building"),
        ):
            layer = self._layer(role, shape)
            if layer is not None:
                given[name] = layer.id()
            elif self._bench.session is not None:
                given[name] = f"{self._bench.session.path}|layername={table}"
        return given

    def ask_sight(self):
        """Show the dialog of sight."""
        given = self.parameters()
        cameras = self._project.mapLayer(given.get("CAMERAS", ""))
        open_algorithm("communitygrids:camerasight", given, lambda results: self.clear(cameras, results))

    def clear(self, cameras, results):
        """Leave out the sectors of cameras while their sight is on the map: over it they only hide it."""
        sight = self._project.mapLayer(str(results.get("SIGHT", "")))
        if sight is None or cameras is None or self._project.mapLayer(cameras.id()) is None:
            return
        name = cameras.id()
        self._show_sectors(name, 0)
        sight.willBeDeleted.connect(lambda: self._show_sectors(name, 1))

    def _show_sectors(self, name, shown):
        layer = self._project.mapLayer(name)
        if layer is not None:
            QgsExpressionContextUtils.setLayerVariable(layer, _SECTORS, shown)
            layer.triggerRepaint()

    def _layer(self, role, shape):
        """The topmost layer of a role, None where there is none."""
        for layer in self._project.layerTreeRoot().layerOrder():
            if not hasattr(layer, "geometryType") or layer.geometryType() != shape:
                continue
            if role in (role_of(layer), guess_role(layer.name(), shape)):
                return layer
        return None
