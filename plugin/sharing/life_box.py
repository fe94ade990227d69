"""The life of the open plan: where it stands on the way from draft to retired, and what this account may do."""

from html import escape

from qgis.PyQt.QtCore import QCoreApplication, QDate, QDateTime, QLocale, Qt, pyqtSignal
from qgis.PyQt.QtGui import QColor
from qgis.PyQt.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from ..text_colours import faint, make_faint, readable

__all__ = ["LifeBox", "life_words", "local_time"]

translate = QCoreApplication.translate

_LIVES = ("draft", "checked", "approved", "in_force", "retired")
_NOW = QColor("#0072b2")


class LifeBox(QWidget):
    """A line of states, the present one marked, and a button for each that the plan may come to.

    Signals
    -------
    state_asked(state)
    """

    state_asked = pyqtSignal(str)

    def __init__(self, parent=None):
        super().__init__(parent)
        self._steps, self._words = QLabel(), QLabel()
        self._words.setWordWrap(True)
        make_faint(self._words)
        self._steps.setTextFormat(Qt.TextFormat.RichText)
        self._steps.setWordWrap(True)
        self.buttons = {}
        row = QHBoxLayout()
        for state, (words, tip) in _button_words().items():
            button = QPushButton(words)
            button.setToolTip(tip)
            button.clicked.connect(lambda _, state=state: self.state_asked.emit(state))
            row.addWidget(button)
            self.buttons[state] = button
        row.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self._steps)
        column.addWidget(self._words)
        column.addLayout(row)
        self.show_life(None, False)

    def show_life(self, life, online):
        """Show a database.life.Life, None where it is not known; without a connection nothing can be asked for."""
        ways = life.ways if life is not None and online else ()
        for state, button in self.buttons.items():
            button.setVisible(state in ways)
        if life is None:
            self._steps.setText(escape(translate("LifeBox", "Where the plan stands is told by the database.")))
            self._words.hide()
            return
        place = _LIVES.index(life.life)
        steps = [_step(state, number, place) for number, state in enumerate(_LIVES)]
        self._steps.setText(" › ".join(steps))
        self._words.setText(life_words(life))
        self._words.show()


def life_words(life):
    """Say in a sentence what the state of a plan means now."""
    since = "" if life.effective_from is None else local_time(life.effective_from)
    if life.life == "approved":
        return translate("LifeBox", "Approved; in force from {time} on. Nobody changes its grids.").format(time=since)
    if life.life == "in_force":
        return translate("LifeBox", "In force since {time}. Nobody changes its grids.").format(time=since)
    if life.life == "checked":
        return translate("LifeBox", "Checked; it waits for approval. Nobody changes its grids.")
    if life.life == "retired":
        return translate("LifeBox", "Retired: kept to be looked at.")
    if life.can_edit:
        return translate("LifeBox", "Draft: its grids can be changed.")
    return translate("LifeBox", "Draft; with this account you can look, but not change grids.")


def local_time(moment):
    """A datetime as people here write it; of today only the time."""
    at = QDateTime.fromSecsSinceEpoch(int(moment.timestamp()))
    today = at.date() == QDate.currentDate()
    return QLocale().toString(at.time() if today else at, QLocale.FormatType.ShortFormat)


def _step(state, number, place):
    words = escape(_life_names()[state])
    if number == place:
        return f'<b><span style="color:{readable(_NOW).name()}">{words}</span></b>'
    return words if number < place else f'<span style="color:{faint().name()}">{words}</span>'


def _life_names():
    return {
        "draft": translate("LifeBox", "draft"),
        "checked": translate("LifeBox", "checked"),
        "approved": translate("LifeBox", "approved"),
        "in_force": translate("LifeBox", "in force"),
        "retired": translate("LifeBox", "retired"),
    }


def _button_words():
    return {
        "checked": (
            translate("LifeBox", "Check and hand in"),
            translate("LifeBox", "The database checks every grid; then nobody changes them until it is decided"),
        ),
        "approved": (
            translate("LifeBox", "Approve…"),
            translate("LifeBox", "Choose from when on the plan is in force"),
        ),
        "draft": (
            translate("LifeBox", "Back to draft"),
            translate("LifeBox", "Its grids can be changed again"),
        ),
        "retired": (
            translate("LifeBox", "Retire…"),
            translate("LifeBox", "The plan is over; it stays to be looked at"),
        ),
    }
