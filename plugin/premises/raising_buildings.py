"""Raising buildings, at once or in the background: those of an open plan, or of a layer."""

from qgis.core import QgsProject
from qgis.PyQt.QtCore import QObject, pyqtSignal

from ..hourglass import hourglass
from ..one_question import OneQuestion

__all__ = ["RaisingBuildings"]

# So many buildings are raised at once, under an hourglass; more in the background.
_AT_ONCE = 6_000


class RaisingBuildings(QObject):
    """Does the work before a scene can be shown.

    Parameters
    ----------
    iface : QgisInterface
    project : QgsProject
    settings : Settings

    Signals
    -------
    raised((source, raised), session, flat) : what SceneShow wants; the session is None for a layer, which is in `flat`
    refused(words) : why nothing can be raised
    """

    raised = pyqtSignal(object, object, object)
    refused = pyqtSignal(str)

    def __init__(self, iface, project: QgsProject, settings, parent=None):
        super().__init__(parent)
        self._iface, self._project, self._settings = iface, project, settings
        self._question = OneQuestion()

    @property
    def is_open(self):
        """Whether buildings are being raised in the background."""
        return self._question.is_open

    def stop(self):
        """Give up what is being raised."""
        self._question.stop()

    def raise_plan(self, session):
        """Raise the buildings of an open plan."""
        from ...adapters.plan_file.errors import PlanFileError
        from ...adapters.scene.show import raise_buildings
        from ...adapters.scene.source import PlanSource

        source = PlanSource(session)
        try:
            buildings = source.buildings
        except PlanFileError as error:
            self.refused.emit(str(error))
            return
        self._make(len(buildings), lambda progress: (source, raise_buildings(buildings, progress)), session)

    def raise_layer(self):
        """Raise the buildings of the layer that is chosen, or of one that looks like buildings."""
        from ...adapters.layers.reading import Source
        from ...adapters.scene.project import grids_beside
        from ...adapters.scene.show import raise_buildings
        from ...adapters.scene.source import LayerSource, layer_to_raise

        layer, grids = layer_to_raise(self._project, self._iface.activeLayer()), grids_beside(self._project)
        if layer is None:
            words = self.tr(
                "There are no buildings to raise: open a plan, or add a layer of buildings with floors or a height."
            )
            self.refused.emit(words)
            return
        sources = Source.of_layer(layer), Source.of_layer(grids) if grids is not None else None
        limits = self._settings.minimum, self._settings.maximum
        context = self._project.transformContext()

        def work(progress):
            source = LayerSource(*sources, *limits, context, progress.cancelled)
            return source, raise_buildings(source.buildings, progress)

        self._make(layer.featureCount(), work, None, [layer])

    def _make(self, count, work, session, flat=()):
        """Do the work at once or in the background, then show what came of it."""
        from ...adapters.running.background import run_at_once
        from ...adapters.running.progress import FeedbackProgress

        def with_progress(feedback):
            return work(FeedbackProgress(feedback))

        self._question.stop()
        if count <= _AT_ONCE:
            with hourglass():
                self._hear(run_at_once(with_progress), session, flat)
            return
        self._question.ask(
            self.tr("Raising buildings"), with_progress, lambda outcome: self._hear_later(outcome, session, flat)
        )

    def _hear_later(self, outcome, session, flat):
        with hourglass():
            self._hear(outcome, session, flat)

    def _hear(self, outcome, session, flat):
        if outcome.result is None:
            self.refused.emit(outcome.trouble)
        else:
            self.raised.emit(outcome.result, session, flat)
