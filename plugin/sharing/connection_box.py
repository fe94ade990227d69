"""How things stand with the shared database, in words: the connection, what waits, and when both were last the same."""

from html import escape

from qgis.PyQt.QtCore import QCoreApplication, QLocale, Qt, pyqtSignal
from qgis.PyQt.QtWidgets import QCheckBox, QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ...database.live_link import CONNECTING, LOST, OFF, ONLINE
from ..icons import icon
from ..text_colours import make_faint

__all__ = ["ConnectionBox", "state_colour", "state_words"]

translate = QCoreApplication.translate

_COLOURS = {OFF: "#8a8a8a", CONNECTING: "#f0c400", ONLINE: "#0072b2", LOST: "#d55e00"}


class ConnectionBox(QWidget):
    """One line for the connection, one for details, and what can be done about it.

    Signals
    -------
    share_asked
    live_switched(on), at_once_switched(on)
    """

    share_asked = pyqtSignal()
    live_switched = pyqtSignal(bool)
    at_once_switched = pyqtSignal(bool)

    def __init__(self, parent=None):
        super().__init__(parent)
        self._state, self._details = QLabel(), QLabel()
        make_faint(self._details)
        for label in (self._state, self._details):
            label.setWordWrap(True)
            label.setTextFormat(Qt.TextFormat.RichText)
        self._share = QPushButton(icon("share_now"), self.tr("Share now"))
        self._share.setToolTip(self.tr("Write what is waiting to the shared database, and fetch what colleagues did"))
        self._share.clicked.connect(self.share_asked)
        self._at_once = QCheckBox(self.tr("Share each change at once"))
        self._at_once.setToolTip(self.tr("A change is written a moment after it was made; else by Share now"))
        self._at_once.clicked.connect(self.at_once_switched)
        self._live = QCheckBox(self.tr("Live"))
        self._live.setToolTip(self.tr("Stay connected: colleagues' changes appear on the map by themselves"))
        self._live.clicked.connect(self.live_switched)
        row = QHBoxLayout()
        for widget in (self._live, self._at_once):
            row.addWidget(widget)
        row.addStretch(1)
        row.addWidget(self._share)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._state)
        column.addWidget(self._details)
        column.addLayout(row)

    def show_link(self, state, waiting, trouble, sharing, last_sync, share_at_once):
        """Say how things stand.

        Parameters
        ----------
        state : str, of `LiveLink`
        waiting : what waits to be written, with `units` and `grids`
        trouble : str, why there is no connection
        sharing : what the open plan is shared as, with `connection`
        last_sync : QDateTime or None
        share_at_once : bool
        """
        dot = f'<span style="color:{_COLOURS[state]}">●</span>'
        self._state.setText(f"{dot} <b>{escape(state_words(state, waiting))}</b>")
        details = [self.tr("Database: {name}").format(name=sharing.connection)]
        if last_sync is not None:
            at = QLocale().toString(last_sync.time(), QLocale.FormatType.ShortFormat)
            details.append(self.tr("last synced at {time}").format(time=at))
        if state == LOST:
            details = [trouble, self.tr("It is tried again by itself.")]
        separator = self.tr("; ")
        words = escape(separator.join(filter(None, details)))
        self._details.setText(words)
        for box, on in ((self._live, state != OFF), (self._at_once, share_at_once)):
            box.setChecked(on)
        self._share.setEnabled(state in (ONLINE, LOST))


def state_colour(state):
    """The colour of a state of the connection, as HTML names it."""
    return _COLOURS[state]


def state_words(state, waiting):
    """Say the state of the connection in one sentence.

    Parameters
    ----------
    state : str
    waiting : what waits to be written, with `units` and `grids`
    """
    if state == LOST:
        words = translate("ConnectionBox", "Connection lost: everything is kept in the file")
    else:
        words = {
            OFF: translate("ConnectionBox", "Not live: changes stay in the file"),
            CONNECTING: translate("ConnectionBox", "Connecting …"),
            ONLINE: translate("ConnectionBox", "Online"),
        }[state]
    if waiting.units:
        return words + translate("ConnectionBox", ", units waiting: {count}").format(count=waiting.units)
    if waiting.grids:
        return words + translate("ConnectionBox", ", grids waiting: {count}").format(count=waiting.grids)
    return words
