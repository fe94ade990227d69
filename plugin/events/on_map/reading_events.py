"""Where the events on the map come from, and when they are to be read anew."""

from contextlib import suppress
from pathlib import Path

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, QTimer, pyqtSignal

from ...one_question import OneQuestion

__all__ = ["ReadingEvents"]

_SOON_MS = 300


class ReadingEvents(QObject):
    """Reads events of the open plan at once, of a layer in the background; the layer's own dots are put out of sight.

    Parameters
    ----------
    bench : Workbench
    project : QgsProject

    Signals
    -------
    ready(given) : GivenEvents were read
    failed(words) : there are none, and why
    outdated : what was read last has changed
    sources_changed : there are other layers, or another plan
    """

    ready = pyqtSignal(object)
    failed = pyqtSignal(str)
    outdated = pyqtSignal()
    sources_changed = pyqtSignal()

    def __init__(self, bench, project: QgsProject, parent=None):
        super().__init__(parent)
        self._bench, self._project = bench, project
        self._session = self._layer = None
        self._question, self._hidden = OneQuestion(), ""
        self._soon, self._later = QTimer(self), QTimer(self)
        for timer, signal in ((self._soon, self.outdated), (self._later, self.sources_changed)):
            timer.setSingleShot(True)
            timer.setInterval(_SOON_MS)
            timer.timeout.connect(signal)
        bench.opened.connect(self._follow)
        bench.closed.connect(self._follow)
        project.layersAdded.connect(self._hear_layers)
        project.layersRemoved.connect(self._hear_layers)
        self._follow()

    def sources(self):
        """What can be shown: list of (words, '' for the open plan or the id of a layer)."""
        from ....adapters.events.figures.sources import event_layers
        from ....adapters.plan_file.errors import PlanFileError

        sources = [(layer.name(), layer.id()) for layer in event_layers(self._project)]
        with suppress(PlanFileError):
            if self._session is not None and len(self._session.events.events):
                name = Path(self._session.path).stem
                sources.insert(0, (self.tr("The plan: {name}").format(name=name), ""))
        return sources

    def read(self, source, told):
        """Read events.

        Parameters
        ----------
        source : str or None, as of `sources`
        told : callable of float, hears how much is read, in percent
        """
        from ....adapters.events.on_map.events_to_show import LayerOfEvents, events_of_plan
        from ....adapters.plan_file.errors import PlanFileError

        self.stop(source)
        if source is None:
            self.failed.emit("")
        elif not source:
            try:
                given = events_of_plan(self._session)
            except PlanFileError as wrong:
                self.failed.emit(str(wrong))
                return
            self.ready.emit(given)
        else:
            self._layer = self._project.mapLayer(source)
            self._layer.dataChanged.connect(self._mark)
            self._hide(self._layer)
            work = LayerOfEvents(self._layer, self._project)
            told(0)
            self._question.ask(
                self.tr("Reading events"),
                lambda feedback: work.read(feedback.isCanceled),
                self._hear,
                moved=told,
            )

    def stop(self, source=None):
        """Read no more, and bring back what was put out of sight for another source than this."""
        self._question.stop()
        if self._layer is not None:
            with suppress(RuntimeError, TypeError):  # a layer that is gone has let go itself
                self._layer.dataChanged.disconnect(self._mark)
            self._layer = None
        if self._hidden and self._hidden != source:
            node = self._project.layerTreeRoot().findLayer(self._hidden)
            self._hidden = ""
            if node is not None:
                node.setItemVisibilityChecked(True)

    def remove(self):
        """Let go of everything."""
        self.stop()
        self._soon.stop()
        self._later.stop()
        self._bench.opened.disconnect(self._follow)
        self._bench.closed.disconnect(self._follow)
        self._project.layersAdded.disconnect(self._hear_layers)
        self._project.layersRemoved.disconnect(self._hear_layers)
        self._let_go()

    def _hear(self, outcome):
        if outcome.result is None:
            self.failed.emit(outcome.trouble)
        else:
            self.ready.emit(outcome.result)

    def _hide(self, layer):
        node = self._project.layerTreeRoot().findLayer(layer.id())
        if node is not None and node.itemVisibilityChecked():
            node.setItemVisibilityChecked(False)
            self._hidden = layer.id()

    def _follow(self, *_):
        self._let_go()
        self._session = self._bench.session
        if self._session is not None:
            self._session.events.changed.connect(self._mark)
        self._hear_layers()

    def _let_go(self):
        if self._session is not None:
            with suppress(RuntimeError, TypeError):  # a plan that is closed has let go itself
                self._session.events.changed.disconnect(self._mark)
            self._session = None

    def _mark(self, *_):
        """Changes come many at once: the first of them starts the wait, the others are in it."""
        if not self._soon.isActive():
            self._soon.start()

    def _hear_layers(self, *_):
        if not self._later.isActive():
            self._later.start()
