"""One question at a time, answered in the background: another one takes its place."""

from .algorithm_run import AlgorithmRun

__all__ = ["OneQuestion"]


class OneQuestion:
    """Asks, and hears the answer to what was asked last; what comes later than that is not heard."""

    def __init__(self):
        self._task, self._count = None, 0

    @property
    def is_open(self):
        """Whether an answer is waited for."""
        return self._task is not None

    def ask(self, title, work, hear, told=None, moved=None):
        """Ask.

        Parameters
        ----------
        title : str, what QGIS calls it
        work : callable of a QgsProcessingFeedback, run in another thread; it may touch nothing that lives in this one
        hear : callable of an adapters.running.background.Outcome, called in this thread; it is empty where a person
            cancelled the work in QGIS's list of tasks
        told : callable of str, optional, hears each stage in words
        moved : callable of float, optional, hears how much is done, in percent
        """
        from ..adapters.running.background import run_in_background  # packages that QGIS does not bring everywhere

        number = self._begin()
        told, moved = self._while_open(number, told), self._while_open(number, moved)
        self._task = run_in_background(title, work, self._at_end(number, hear), told, moved)

    def run(self, algorithm, parameters, project, hear, moved=None):
        """Have an algorithm run.

        Parameters
        ----------
        algorithm, parameters, project : as of AlgorithmRun
        hear : callable of whether it succeeded, its results, the context and what went wrong, called in this thread
        moved : callable of float, optional, hears how much is done, in percent
        """
        number = self._begin()
        hear, moved = self._at_end(number, hear), self._while_open(number, moved)
        self._task = AlgorithmRun(algorithm, parameters, project, hear, moved)

    def stop(self):
        """Wait for no answer any more."""
        if self._task is not None:
            task, self._task = self._task, None
            task.cancel()

    def _begin(self):
        self.stop()
        self._count += 1
        return self._count

    def _is_open(self, number):
        return self._task is not None and number == self._count

    def _at_end(self, number, hear):
        def end(*answer):
            if self._is_open(number):
                self._task = None
                hear(*answer)

        return end

    def _while_open(self, number, hear):
        def pass_on(news):
            if self._is_open(number):
                hear(news)

        return None if hear is None else pass_on
