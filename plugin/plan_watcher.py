"""Notice when a division brings a plan into the project, and when layers come and go."""

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..adapters.layers.roles import ROLE_PROPERTY, role_of

__all__ = ["PlanWatcher"]


class PlanWatcher(QObject):
    """Watches a project until it is stopped.

    A layer of a new plan is in the project first and is marked with its role right after; a layer of a project that
    is opened carries the mark already. So the arrival of the mark tells a new plan from an old one.

    Signals
    -------
    layers_changed : layers came, went, or the project is another one
    plan_arrived(layer) : a division wrote these findings just now
    """

    layers_changed = pyqtSignal()
    plan_arrived = pyqtSignal(object)

    def __init__(self, project: QgsProject, parent=None):
        super().__init__(parent)
        self._project = project
        self._watched = {}
        self._signals = (
            (project.layersAdded, self._watch),
            (project.layersRemoved, self._forget),
            (project.readProject, self._read),
            (project.cleared, self._read),
        )
        for signal, slot in self._signals:
            signal.connect(slot)
        self._watch(project.mapLayers().values())

    def stop(self):
        """Let go of the project and its layers."""
        for signal, slot in self._signals:
            signal.disconnect(slot)
        for layer_id, slot in self._watched.items():
            layer = self._project.mapLayer(layer_id)
            if layer is not None:
                layer.customPropertyChanged.disconnect(slot)
        self._watched.clear()

    def _watch(self, layers):
        for layer in layers:
            layer_id = layer.id()
            if layer_id not in self._watched:
                self._watched[layer_id] = lambda key, layer_id=layer_id: self._marked(layer_id, key)
                layer.customPropertyChanged.connect(self._watched[layer_id])
        self.layers_changed.emit()

    def _forget(self, layer_ids):
        for layer_id in layer_ids:
            self._watched.pop(layer_id, None)
        self.layers_changed.emit()

    def _read(self, *_):
        self.layers_changed.emit()

    def _marked(self, layer_id, key):
        layer = self._project.mapLayer(layer_id)
        if key == ROLE_PROPERTY and layer is not None and role_of(layer) == "findings":
            self.plan_arrived.emit(layer)
