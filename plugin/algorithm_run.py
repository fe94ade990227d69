"""A run of an algorithm among QGIS's background tasks."""

from qgis.core import QgsApplication, QgsProcessingAlgRunnerTask, QgsProcessingContext, QgsProcessingFeedback

__all__ = ["AlgorithmRun"]


class AlgorithmRun:
    """One run of an algorithm in the background, with all that must live as long as it does.

    Parameters
    ----------
    name, parameters : the algorithm and what it is given
    project : QgsProject
    then : callable of whether it succeeded, its results, the context and what went wrong
    moved : callable of float, hears how much is done, in percent
    """

    # QGIS owns the task alone, and its thread uses the others until it has ended, whoever still waits for it.
    _going_on = set()

    def __init__(self, name, parameters, project, then, moved=None):
        self._then = then
        self._algorithm = QgsApplication.processingRegistry().createAlgorithmById(name)
        self._context, self._feedback = QgsProcessingContext(), _Feedback()
        self._context.setProject(project)
        if moved is not None:
            self._feedback.progressChanged.connect(moved)
        self._task = QgsProcessingAlgRunnerTask(self._algorithm, parameters, self._context, self._feedback)
        self._task.executed.connect(self._end)
        self._going_on.add(self)
        QgsApplication.taskManager().addTask(self._task)

    def cancel(self):
        """Ask it to stop."""
        self._task.cancel()

    def _end(self, done, results):
        self._going_on.discard(self)
        self._then(done, results, self._context, self._feedback.trouble)


class _Feedback(QgsProcessingFeedback):
    """Keeps what went wrong."""

    def __init__(self):
        super().__init__(False)
        self.trouble = ""

    def reportError(self, error, fatalError=False):  # noqa: N803
        self.trouble = error
