"""Work in another thread of QGIS, so that its window stays alive; it tells its stage, and stops when it is asked to."""

from typing import NamedTuple

from qgis.core import QgsApplication, QgsProcessingException, QgsProcessingFeedback, QgsTask
from qgis.PyQt.QtCore import QCoreApplication, pyqtSignal

from ...engine.gridding.editing.model import RefusedError
from ...engine.progress import CancelledError
from ..sentences.saying import sentence

__all__ = ["Background", "Outcome", "run_at_once", "run_in_background"]

translate = QCoreApplication.translate


class Outcome(NamedTuple):
    """How work ended: its result, or why there is none; both are empty where it was cancelled."""

    result: object
    trouble: str


class Background(QgsTask):
    """One piece of work among QGIS's background tasks, with its progress in the status bar.

    Parameters
    ----------
    title : str, what QGIS calls it
    work : callable of a QgsProcessingFeedback, run in another thread; it may touch nothing that lives in this one
    then : callable of an Outcome, called in this thread

    Signals
    -------
    stage_told(words)
    """

    stage_told = pyqtSignal(str)

    def __init__(self, title, work, then):
        super().__init__(title, QgsTask.Flag.CanCancel | QgsTask.Flag.Silent)
        self._work, self._then = work, then
        self._outcome = Outcome(None, "")
        self._feedback = _Feedback(self.stage_told.emit, self.setProgress)

    def run(self):
        """Do the work; QGIS calls it."""
        try:
            self._outcome = run_at_once(self._work, self._feedback)
        except CancelledError:
            return False
        return not self._outcome.trouble

    def cancel(self):
        """Ask the work to stop."""
        self._feedback.cancel()
        super().cancel()

    def finished(self, done):
        """Hand the outcome over; QGIS calls it."""
        if self._feedback.isCanceled():
            self._then(Outcome(None, ""))
        elif done or self._outcome.trouble:
            self._then(self._outcome)
        else:
            self._then(Outcome(None, translate("Background", "It could not be done; the log messages say why.")))


class _Feedback(QgsProcessingFeedback):
    """Hands on what is done now and how far it is."""

    def __init__(self, tell, move):
        super().__init__(False)
        self._tell = tell
        self.progressChanged.connect(move)

    def setProgressText(self, words):
        self._tell(words)


def run_at_once(work, feedback=None):
    """Do a piece of work in this thread.

    Parameters
    ----------
    work : callable of a QgsProcessingFeedback
    feedback : QgsProcessingFeedback, optional

    Returns
    -------
    Outcome

    Raises
    ------
    engine.progress.CancelledError
    """
    try:
        return Outcome(work(feedback or QgsProcessingFeedback(False)), "")
    except RefusedError as error:
        return Outcome(None, sentence(error.finding))
    except QgsProcessingException as error:
        return Outcome(None, str(error))


def run_in_background(title, work, then, told=None, moved=None):
    """Start a piece of work.

    Parameters
    ----------
    title, work, then : as of `Background`
    told : callable of str, hears each stage in words
    moved : callable of float, hears how much is done, in percent

    Returns
    -------
    Background, to be kept until it has ended
    """
    task = Background(title, work, then)
    if told is not None:
        task.stage_told.connect(told)
    if moved is not None:
        task.progressChanged.connect(moved)
    QgsApplication.taskManager().addTask(task)
    return task
