"""What other windows and algorithms do to the open plan is looked for now and then, and shown."""

from contextlib import suppress

from qgis.PyQt.QtCore import QObject, Qt, QTimer, pyqtSignal
from qgis.PyQt.QtGui import QGuiApplication

from ..adapters.plan_file.errors import PlanFileError

__all__ = ["OtherWindows"]

_PAUSE_MS = 1000


class OtherWindows(QObject):
    """Looks every second, and when somebody comes back to QGIS; the session reads anew what has changed.

    Parameters
    ----------
    messages : Messages

    Signals
    -------
    scenarios_changed : there are others, or they have other names
    """

    scenarios_changed = pyqtSignal()

    def __init__(self, messages, parent=None):
        super().__init__(parent)
        self._messages = messages
        self._session = self._scenarios = None
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)  # reading a large plan anew takes its time, and leaves as much to the person
        self._pause.setInterval(_PAUSE_MS)
        self._pause.timeout.connect(self._look_in_passing)
        QGuiApplication.instance().applicationStateChanged.connect(self._state_changed)

    def follow(self, session):
        """Look at what others do to a session's plan; with None, at nothing."""
        self._session, self._scenarios = session, None
        if session is None:
            self._pause.stop()
        else:
            self._pause.start()

    def stop(self):
        """Let go of QGIS."""
        self.follow(None)
        QGuiApplication.instance().applicationStateChanged.disconnect(self._state_changed)

    def look(self):
        """See what others did, and say so.

        Raises
        ------
        PlanFileError
        """
        if self._session.reload_if_newer():
            words = self.tr("The plan was changed in another window or by an algorithm; this is how it is now.")
            self._messages.say(words)
        before, self._scenarios = self._scenarios, self._session.scenarios()
        if before is not None and before != self._scenarios:
            self.scenarios_changed.emit()

    def _look_in_passing(self):
        """Look, but not while a button is pressed; a file that cannot be read now can be soon."""
        if QGuiApplication.mouseButtons() == Qt.MouseButton.NoButton:
            with suppress(PlanFileError):  # the next edit says it
                self.look()
        if self._session is not None:
            self._pause.start()

    def _state_changed(self, state):
        if state == Qt.ApplicationState.ApplicationActive and self._session is not None:
            try:
                self.look()
            except PlanFileError as error:
                self._messages.fail(str(error))
