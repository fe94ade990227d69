"""Keeps the boundaries of an open plan's grids in words: while nobody waits, and never in the way of an edit."""

from time import perf_counter

from qgis.PyQt.QtCore import QCoreApplication, QObject, QThread, QTimer, pyqtSignal

from ..plan_file.boundaries import BoundaryWords, write_words
from ..plan_file.errors import PlanFileError
from ..plan_file.scenarios import is_current

__all__ = ["BoundaryKeeper"]

# How long it waits after an edit, and how long it works at a time.
_PAUSE_MS = 300
_BUSY_S = 0.05

# What stands where nothing can be said, so that it is not asked again.
_NOTHING = "–"


class BoundaryKeeper(QObject):
    """Says the boundaries of grids whose ground has changed, a few at a time.

    Where no event loop runs, as in an algorithm, nothing happens until `describe` is called.

    Parameters
    ----------
    session : PlanSession, which owns it
    connection : PlanConnection

    Attributes
    ----------
    described : signal with a frozenset of codes, the grids whose words were written
    """

    described = pyqtSignal(object)

    def __init__(self, session, connection):
        super().__init__(session)
        self._session, self._connection = session, connection
        self._words = BoundaryWords(connection)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self._go_on)
        session.changed.connect(self.wake)
        self.wake()

    def wake(self, _=None):
        """Look soon whether there is something to say."""
        application = QCoreApplication.instance()
        in_window = application is not None and QThread.currentThread() == application.thread()
        if in_window and not self._connection.read_only:
            self._timer.start()

    def stop(self):
        """Say nothing more."""
        self._timer.stop()

    def describe(self, codes=None, seconds=float("inf"), go_on=lambda share: True, patient=False):
        """Say the boundaries of grids that have no words, and write them down.

        Parameters
        ----------
        codes : set of str, which of them; all where None
        seconds : float, after which the rest is left
        go_on : callable that is told the share that is done and says whether to go on
        patient : bool, whether to wait some seconds for another program that writes

        Returns
        -------
        bool, whether nothing is left

        Raises
        ------
        PlanFileError
        """
        standing, draft = self._session.scenario, self._session.draft
        begun, words = perf_counter(), {}
        left = [code for code in self._words.without(standing.plan_id) if codes is None or code in codes]
        left = [code for code in left if len(draft.units_of(code))]
        for number, code in enumerate(left):
            if number and (perf_counter() - begun > seconds or not go_on(number / len(left))):
                break
            chinese, english = self._words.of(draft.polygon(code))
            words[code] = chinese or _NOTHING, english or _NOTHING
        self._write(standing, words, patient)
        return len(words) == len(left)

    def _write(self, standing, words, patient):
        """Write words, unless another window has changed the grids in the meantime."""
        if not words:
            return
        with self._connection.transaction(patient) as sqlite:
            if not is_current(self._connection, standing):
                return
            write_words(sqlite, standing.plan_id, words)
        self.described.emit(frozenset(words))

    def _go_on(self):
        try:
            if not self.describe(seconds=_BUSY_S):
                self._timer.start()
        except PlanFileError:
            self._timer.stop()  # another program writes: the next edit wakes it again
