"""Patrols that go over the map while time passes, by shift or route."""

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, pyqtSignal
from qgis.PyQt.QtGui import QPainter

from ...one_question import OneQuestion
from ...over_canvas import OverCanvas

__all__ = ["PatrolItem", "Patrols"]

_HEIGHT = 41  # over the signs of events


class PatrolItem(OverCanvas):
    """Paints a PatrolsShown.

    Attributes
    ----------
    shown : PatrolsShown, None for nothing
    painted : int, how many shifts were to be seen the last time
    """

    def __init__(self, canvas):
        super().__init__(canvas, _HEIGHT)
        self.shown, self.painted = None, 0

    def paint(self, painter, option=None, widget=None):
        """Paint the shifts that lie in what the canvas shows."""
        if self.shown is None:
            return
        from ....adapters.events.on_map.painting import Ground  # it needs packages that QGIS does not bring everywhere

        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.shown.bring_to(self._canvas.mapSettings().destinationCrs())
        ground = Ground.of(self.to_pixel, self._canvas.width(), self._canvas.height())
        self.painted = self.shown.paint(painter, ground)


class Patrols(QObject):
    """Plays the topmost layer of patrols of the project along with the events.

    Parameters
    ----------
    canvas : QgsMapCanvas
    project : QgsProject
    bar : TimeBar
    messages : Messages

    Signals
    -------
    ready : patrols were read; `shown` has them
    """

    ready = pyqtSignal()

    def __init__(self, canvas, project: QgsProject, bar, messages, parent=None):
        super().__init__(parent)
        self._project, self._messages, self._question = project, messages, OneQuestion()
        self.item = PatrolItem(canvas)
        self.item.hide()
        bar.moment_changed.connect(self._follow)

    @property
    def shown(self):
        """The PatrolsShown, None where there are none."""
        return self.item.shown

    def start(self):
        """Read patrols, where the project has some."""
        from ....adapters.events.on_map.patrols_shown import LayerOfPatrols, patrol_layers

        layers = patrol_layers(self._project)
        if self._question.is_open or self.shown is not None or not layers:
            return
        work = LayerOfPatrols(layers[0], self._project)
        self._question.ask(self.tr("Reading patrols"), lambda feedback: work.read(feedback.isCanceled), self._hear)

    def stop(self):
        """Take them away."""
        self._question.stop()
        self.item.shown = None
        self.item.hide()

    def remove(self):
        """Leave the canvas."""
        self.stop()
        self.item.remove()

    def _hear(self, outcome):
        if outcome.result is None:
            self._messages.refuse(outcome.trouble)
        elif outcome.result.first == outcome.result.first:
            self.item.shown = outcome.result
            self.item.show()
            self.ready.emit()

    def _follow(self, moment):
        if self.shown is not None:
            self.shown.moment = moment
            self.item.update()
