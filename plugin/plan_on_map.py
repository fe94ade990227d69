"""The open plan on the map: its layers in the project, the chosen grids, and the place that is looked at."""

from qgis.core import QgsCoordinateTransform, QgsRectangle
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..adapters.plans import project as plan_project

__all__ = ["PlanOnMap"]

_AIR = 1.15

# The layers that an edit changes.
_EDITED = ("grid", "vertical_grid", "unit", "finding")


class PlanOnMap(QObject):
    """Puts a session's layers into the project and keeps them in step.

    Parameters
    ----------
    canvas : QgsMapCanvas
    project : QgsProject

    Signals
    -------
    selected(codes) : grids were chosen on the map
    lost : somebody took the grids out of the project
    """

    selected = pyqtSignal(list)
    lost = pyqtSignal()

    def __init__(self, canvas, project, parent=None):
        super().__init__(parent)
        self._canvas, self._project = canvas, project
        self._layers, self._crs, self._selecting, self._divided = {}, None, False, False
        project.layersWillBeRemoved.connect(self._layers_go)

    def stop(self):
        """Let go of the project."""
        self._project.layersWillBeRemoved.disconnect(self._layers_go)

    def show(self, session):
        """Put the layers of a session into the project.

        Returns
        -------
        dict of str (community code) to str, the names of the communities
        """
        self._layers, self._crs = plan_project.add_open_plan(self._project, session), session.crs
        self._divided = "vertical_grid" in self._layers
        if "grid" in self._layers:
            self._layers["grid"].selectionChanged.connect(self._hear_selection)
        return plan_project.community_names(self._layers.get("community"))

    def hide(self, path, forget_layers):
        """Let go of the layers; take them out of the project where they are to be forgotten."""
        layers, self._layers = self._layers, {}
        if "grid" in layers:
            layers["grid"].selectionChanged.disconnect(self._hear_selection)
        if forget_layers:
            plan_project.remove_open_plan(self._project, path)

    def follow(self, session):
        """Show the scenario that is open now."""
        plan_project.follow_scenario(self._layers, session.layers())
        self._show_division(session)

    def repaint(self, session):
        """Draw anew what an edit changes; the first tower that is divided brings a layer of its own."""
        self._show_division(session)
        for table in _EDITED:
            if table in self._layers:
                self._layers[table].triggerRepaint()

    def repaint_buildings(self):
        """Draw the buildings anew, which may hold other households."""
        if "building" in self._layers:
            self._layers["building"].triggerRepaint()

    def _show_division(self, session):
        if session.draft.vertical and not self._divided:
            self._divided = True  # where somebody takes the layer out, it stays out
            self._layers = plan_project.add_open_plan(self._project, session)

    def select(self, codes):
        """Choose grids; `selected` stays silent."""
        if "grid" in self._layers:
            self._selecting = True
            plan_project.select_codes(self._layers["grid"], codes)
            self._selecting = False
        if "vertical_grid" in self._layers:
            plan_project.select_codes(self._layers["vertical_grid"], codes)

    def boundary(self, code):
        """A grid's boundaries in words, in the reader's language; '' where there are none yet."""
        field = self.tr("boundary_en", "the field with boundaries in the reader's language: boundary_zh for Chinese")
        return plan_project.boundary_of(self._layers["grid"], code, field) if "grid" in self._layers else ""

    def zoom(self, extent, air=_AIR):
        """Show a place, given as (x_min, y_min, x_max, y_max) of the plan."""
        place = self._between(self._crs, self._map_crs()).transformBoundingBox(QgsRectangle(*extent))
        place.scale(air)
        self._canvas.setExtent(place)
        self._canvas.refresh()

    def show_place(self, remembered, whole):
        """Go where the plan was looked at last, else show the whole; a project without other layers takes its CRS."""
        own = {layer.id() for layer in self._layers.values()}
        others = any(layer_id not in own for layer_id in self._project.mapLayers())
        if not self._project.crs().isValid() or not others:
            self._project.setCrs(self._crs)
            self._canvas.setDestinationCrs(self._crs)
        if remembered is None:
            self.zoom(whole)
        else:
            self.zoom(remembered, air=1.0)

    def place(self):
        """What is looked at: (x_min, y_min, x_max, y_max) of the plan, None where the map shows nothing."""
        extent = self._canvas.extent()
        if extent.isEmpty():
            return None
        extent = self._between(self._map_crs(), self._crs).transformBoundingBox(extent)
        edges = extent.xMinimum(), extent.yMinimum(), extent.xMaximum(), extent.yMaximum()
        return edges if extent.isFinite() else None

    def _map_crs(self):
        return self._canvas.mapSettings().destinationCrs()

    def _between(self, one, other):
        return QgsCoordinateTransform(one, other, self._project)

    def _hear_selection(self, *_):
        if not self._selecting and "grid" in self._layers:
            layer = self._layers["grid"]
            self.selected.emit(plan_project.codes_of(layer, layer.selectedFeatureIds()))

    def _layers_go(self, ids):
        gone = {table for table, layer in self._layers.items() if layer.id() in ids}
        if "grid" in gone:
            self._layers["grid"].selectionChanged.disconnect(self._hear_selection)
        for table in gone:
            del self._layers[table]
        if "grid" in gone:
            self.lost.emit()
