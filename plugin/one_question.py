"""One question at a time, answered in the background: another one takes its place."""

__all__ = ["OneQuestion"]


class OneQuestion:
    """Asks, and hears the answer to what was asked last; what comes later than that is not heard."""

    def __init__(self):
        self._task, self._count = None, 0

    @property
    def is_open(self):
        """Whether an answer is waited for."""
        return self._task is not None

    def ask(self, title, work, hear, moved=None):
        """Ask.

        Parameters
        ----------
        title : str, what QGIS calls it
        work : callable of a QgsProcessingFeedback, run in another thread; it may touch nothing that lives in this one
        hear : callable of an adapters.running.background.Outcome, called in this thread
        moved : callable of float, optional, hears how much is done, in percent
        """
        from ..adapters.running.background import run_in_background  # packages that QGIS does not bring everywhere

        self.stop()
        self._count += 1
        number = self._count
        self._task = run_in_background(title, work, lambda outcome: self._end(number, hear, outcome), moved=moved)

    def stop(self):
        """Wait for no answer any more."""
        if self._task is not None:
            task, self._task = self._task, None
            task.cancel()

    def _end(self, number, hear, outcome):
        if self._task is not None and number == self._count:
            self._task = None
            hear(outcome)
